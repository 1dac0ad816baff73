package dev.heed.privacy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A kind of personal data, or of secret, that texts are searched for.
/// Where one is found, its placeholder stands in the text instead: `[EMAIL]`.
public enum PersonalData {
    EMAIL,
    CARD,
    IBAN,
    PHONE,
    /// A number that a state gives to a person: for taxes, insurance, health, or as an identity.
    NATIONAL_ID,
    PASSPORT,
    DRIVER_LICENSE,
    /// The number of a bank account, other than an IBAN.
    ACCOUNT,
    /// Where somebody holds crypto money.
    WALLET,
    IP,
    /// The address of a network card.
    MAC,
    /// Credentials inside a web address: `user:password@`, `?token=…`. The address itself stays readable.
    URL,
    SECRET,
    BIRTH_DATE,
    AGE,
    /// Street and house, with what follows of the town.
    ADDRESS,
    POSTCODE,
    /// A name that the words around it announce: "my name is …", "Dear Mr …".
    PERSON,
    /// A name that stands in a list of given names. Opt-in.
    NAME,
    /// A whole web address. Opt-in: an answer without its links says little.
    LINK,
    /// What one of the operator's own patterns matches.
    CUSTOM,
    /// A name or another identifier of the person that the caller told us, for this text only.
    KNOWN;

    /// What is looked for only where somebody asks for it.
    public static final Set<PersonalData> OPT_IN = Collections.unmodifiableSet(EnumSet.of(NAME, LINK));

    private final String placeholder = "[" + name() + "]";

    /// What stands in the text instead; upper case in square brackets, never touched by a later redaction.
    public String placeholder() {
        return placeholder;
    }

    /// All of them.
    public static List<String> placeholders() {
        return Stream.of(values()).map(PersonalData::placeholder).toList();
    }

    /// The kind of this name, in upper case.
    public static Optional<PersonalData> named(String name) {
        return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// What is wrong with counts by the names of these kinds, as an import claims them; empty if nothing is.
    public static Optional<String> fault(Map<String, Integer> counts) {
        List<String> names = Stream.of(values()).map(Enum::name).toList();
        boolean fine =
                names.containsAll(counts.keySet()) && counts.values().stream().allMatch(count -> count > 0);
        return fine
                ? Optional.empty()
                : Optional.of("must hold counts of at least 1, by one of " + String.join(", ", names));
    }
}
