package dev.heed.privacy;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds personal data in texts and puts placeholders in its place. Immutable and safe for any number of threads.
///
/// The detectors run in a fixed order, the most specific first; what one has claimed no other sees, and each claims
/// the leftmost and longest it recognises. Redacting a redacted text changes nothing. The time grows linearly with
/// the text; a text in which one look sees nothing suspicious is answered at once.
public final class Redactor {
    /// A claim may uncover another place (a word boundary that was not there before), so the search repeats until
    /// nothing new is found. Real texts need two rounds; the bound is against texts built to need more.
    private static final int MOST_ROUNDS = 8;

    /// What makes an identifier chosen by the operator a personal one.
    private static final Set<PersonalData> IDENTIFYING =
            EnumSet.of(PersonalData.EMAIL, PersonalData.SECRET, PersonalData.URL, PersonalData.CARD);

    /// Without the guess that a random token is a secret: identifiers are often random.
    private static final List<Detector> FOR_IDENTIFIERS = all(List.of(), List.of()).stream()
            .filter(detector -> IDENTIFYING.contains(detector.kind()) && !(detector instanceof RandomTokens))
            .toList();

    private final boolean known;
    private final List<Detector> detectors;

    /// @param kinds what is looked for
    /// @param phoneRegions as in [Policy#phoneRegions]
    /// @param patterns as in [Policy#patterns]
    public Redactor(Set<PersonalData> kinds, List<String> phoneRegions, List<Pattern> patterns) {
        this.known = kinds.contains(PersonalData.KNOWN);
        this.detectors = all(phoneRegions, patterns).stream()
                .filter(detector -> kinds.contains(detector.kind()))
                .toList();
    }

    /// Looks for all that need not be asked for, whatever the text is.
    public static Redactor usual() {
        return new Redactor(EnumSet.complementOf(EnumSet.copyOf(PersonalData.OPT_IN)), Policy.USUAL_REGIONS, List.of());
    }

    /// Looks for every kind there is.
    public static Redactor strictest() {
        return new Redactor(EnumSet.allOf(PersonalData.class), Policy.USUAL_REGIONS, List.of());
    }

    static List<Detector> all(List<String> phoneRegions, List<Pattern> patterns) {
        return List.of(
                new Patterns(patterns),
                new PrivateKeys(),
                new SpeltEmails(),
                new WebAddresses(),
                new TravelZones(),
                new Links(),
                new WalletAddresses(),
                new ApiKeys(),
                new BearerTokens(),
                new AssignedSecrets(),
                new Emails(),
                new Ibans(),
                new Cards(),
                new NationalIds(),
                new Passports(),
                new DriverLicenses(),
                new Accounts(),
                new BirthDates(),
                new RandomTokens(),
                new MacAddresses(),
                new IpAddresses(),
                new Phones(phoneRegions),
                new Addresses(),
                new Postcodes(),
                new Ages(),
                new Persons(),
                new Letters(),
                new ListedNames());
    }

    /// The text with a placeholder for everything found; the same instance when nothing was.
    public Redaction redact(String text) {
        return redact(text, List.of());
    }

    /// Redacts, and looks also for identifiers of the person: whole words, in any case, with or without accents; each
    /// part of a name that has three letters or more counts too. They are used for this call only.
    public Redaction redact(String text, List<String> knownIdentifiers) {
        Signs signs = Signs.of(text);
        List<Detector> worthwhile = worthwhile(detectors, signs);
        if (!knownIdentifiers.isEmpty() && known) {
            worthwhile = new ArrayList<>(worthwhile);
            worthwhile.add(new KnownWords(knownIdentifiers));
        }
        if (worthwhile.isEmpty()) return Redaction.unchanged(text);
        return search(new Passage(text, signs), worthwhile).redaction();
    }

    /// Whether an identifier that an operator chose holds an e-mail address, a secret (also one in a web address) or a
    /// card number, and which. The same for every project, whatever its policy.
    public static Optional<PersonalData> personalIdentifier(String identifier) {
        Signs signs = Signs.of(identifier);
        List<Detector> worthwhile = worthwhile(FOR_IDENTIFIERS, signs);
        if (worthwhile.isEmpty()) return Optional.empty();
        return Optional.ofNullable(
                search(new Passage(identifier, signs), worthwhile).first());
    }

    private static List<Detector> worthwhile(List<Detector> detectors, Signs signs) {
        List<Detector> worthwhile = List.of();
        for (Detector detector : detectors) {
            if (!detector.worthwhile(signs)) continue;
            if (worthwhile.isEmpty()) worthwhile = new ArrayList<>(detectors.size() + 1);
            worthwhile.add(detector);
        }
        return worthwhile;
    }

    private static Passage search(Passage passage, List<Detector> detectors) {
        int before = -1;
        for (int round = 0; round < MOST_ROUNDS && passage.claims() > before; round++) {
            before = passage.claims();
            for (Detector detector : detectors) detector.find(passage);
        }
        return passage;
    }
}
