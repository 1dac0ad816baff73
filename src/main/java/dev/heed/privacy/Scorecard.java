package dev.heed.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How well a redactor finds what somebody has labelled in texts. Counts as they come; keeps no text.
///
/// A place that was found and a label of the same kind are a match when they share at least half of the characters
/// that either has (an intersection over union of 0.5, as for objects in pictures: Everingham et al., "The Pascal
/// Visual Object Classes Challenge", IJCV 2010). Each matches at most once, the best first.
public final class Scorecard {
    private static final double HALF = 0.5;

    /// What others call the kinds: the entities of Microsoft Presidio.
    private static final Map<String, PersonalData> ALSO_CALLED = Map.ofEntries(
            Map.entry("EMAIL_ADDRESS", PersonalData.EMAIL),
            Map.entry("CREDIT_CARD", PersonalData.CARD),
            Map.entry("IBAN_CODE", PersonalData.IBAN),
            Map.entry("PHONE_NUMBER", PersonalData.PHONE),
            Map.entry("US_SSN", PersonalData.NATIONAL_ID),
            Map.entry("US_ITIN", PersonalData.NATIONAL_ID),
            Map.entry("UK_NHS", PersonalData.NATIONAL_ID),
            Map.entry("UK_NINO", PersonalData.NATIONAL_ID),
            Map.entry("US_PASSPORT", PersonalData.PASSPORT),
            Map.entry("US_DRIVER_LICENSE", PersonalData.DRIVER_LICENSE),
            Map.entry("US_BANK_NUMBER", PersonalData.ACCOUNT),
            Map.entry("CRYPTO", PersonalData.WALLET),
            Map.entry("IP_ADDRESS", PersonalData.IP),
            Map.entry("MAC_ADDRESS", PersonalData.MAC),
            Map.entry("DOMAIN_NAME", PersonalData.LINK),
            Map.entry("DATE_OF_BIRTH", PersonalData.BIRTH_DATE),
            Map.entry("STREET_ADDRESS", PersonalData.ADDRESS),
            Map.entry("ZIP_CODE", PersonalData.POSTCODE));

    /// Something that a person has found in a text.
    ///
    /// @param type one of [PersonalData], or what others call it; of anything else is only counted how much was
    ///     hidden
    /// @param from the first UTF-16 unit
    /// @param to the unit after the last
    public record Label(String type, int from, int to) {}

    /// What was counted of one type.
    ///
    /// @param kind what Heed calls it; null for a type that it does not look for
    /// @param labels how many were labelled
    /// @param found how many places were found
    /// @param matched how many of them are labels
    /// @param characters letters and digits of the labels
    /// @param hidden how many of these are in no place that is left, whatever it was found to be
    public record Score(@Nullable PersonalData kind, int labels, int found, int matched, long characters, long hidden) {
        /// The share of what was found that is right; not a number where nothing was.
        public double precision() {
            return (double) matched / found;
        }

        /// The share of what is labelled that was found.
        public double recall() {
            return (double) matched / labels;
        }

        /// The harmonic mean of both.
        public double f1() {
            return 2.0 * matched / (labels + found);
        }

        public double hiddenShare() {
            return (double) hidden / characters;
        }
    }

    private static final class Counts {
        int labels;
        int found;
        int matched;
        long characters;
        long hidden;
    }

    private final Map<PersonalData, Counts> kinds = new EnumMap<>(PersonalData.class);
    private final Map<String, Counts> others = new TreeMap<>();

    /// The kind of this name, or of what others call it.
    public static Optional<PersonalData> kind(String type) {
        return PersonalData.named(type).or(() -> Optional.ofNullable(ALSO_CALLED.get(type)));
    }

    /// Counts one text.
    ///
    /// @return the labels that were not found, and the places that are no label
    public Differences add(String text, List<Label> labels, Redaction redaction) {
        boolean[] covered = new boolean[text.length()];
        for (Redaction.Place place : redaction.places())
            for (int i = place.from(); i < place.to(); i++) covered[i] = true;
        List<Label> missed = new ArrayList<>(labels);
        List<Redaction.Place> alarms = new ArrayList<>(redaction.places());
        for (Pair pair : matches(labels, redaction.places())) {
            missed.remove(pair.label());
            alarms.remove(pair.place());
            counts(pair.place().kind()).matched++;
        }
        for (Redaction.Place place : redaction.places()) counts(place.kind()).found++;
        for (Label label : labels) {
            Counts counts = counts(label);
            counts.labels++;
            IntStream.range(label.from(), label.to())
                    .filter(i -> Glyphs.isWord(text.charAt(i)))
                    .forEach(i -> {
                        counts.characters++;
                        if (covered[i]) counts.hidden++;
                    });
        }
        return new Differences(List.copyOf(missed), List.copyOf(alarms));
    }

    /// Where a redaction and its labels differ.
    public record Differences(List<Label> missed, List<Redaction.Place> alarms) {}

    private record Pair(Label label, Redaction.Place place, double shared) {}

    private static List<Pair> matches(List<Label> labels, List<Redaction.Place> places) {
        List<Pair> pairs = new ArrayList<>();
        for (Label label : labels)
            for (Redaction.Place place : places)
                if (kind(label.type()).filter(place.kind()::equals).isPresent() && shared(label, place) >= HALF)
                    pairs.add(new Pair(label, place, shared(label, place)));
        pairs.sort(Comparator.comparingDouble(Pair::shared).reversed());
        List<Pair> matches = new ArrayList<>();
        for (Pair pair : pairs)
            if (matches.stream()
                    .noneMatch(one ->
                            one.label().equals(pair.label()) || one.place().equals(pair.place()))) matches.add(pair);
        return matches;
    }

    private static double shared(Label label, Redaction.Place place) {
        int both = Math.min(label.to(), place.to()) - Math.max(label.from(), place.from());
        int either = Math.max(label.to(), place.to()) - Math.min(label.from(), place.from());
        return (double) Math.max(0, both) / either;
    }

    private Counts counts(PersonalData kind) {
        return kinds.computeIfAbsent(kind, _ -> new Counts());
    }

    private Counts counts(Label label) {
        return kind(label.type())
                .map(this::counts)
                .orElseGet(() -> others.computeIfAbsent(label.type(), _ -> new Counts()));
    }

    /// What was counted so far, by type: Heed's kinds in their order, then what else was labelled.
    public Map<String, Score> scores() {
        Map<String, Score> scores = new LinkedHashMap<>();
        kinds.forEach((kind, counts) -> scores.put(kind.name(), score(kind, counts)));
        others.forEach((type, counts) -> scores.put(type, score(null, counts)));
        return scores;
    }

    private static Score score(@Nullable PersonalData kind, Counts counts) {
        return new Score(kind, counts.labels, counts.found, counts.matched, counts.characters, counts.hidden);
    }
}
