package dev.heed.web.pages;

import dev.heed.access.Project;
import dev.heed.domain.Kind;
import dev.heed.domain.Triage;
import dev.heed.history.Facets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the choices beside the list of votes, with counts where somebody counted.
///
/// @param facets `null` where too many votes would have to be read
record Choices(
        Wording wording,
        Project project,
        Narrowing asked,
        @Nullable Facets facets,
        Dial models,
        Dial tags) {
    private static final Map<String, String> RATINGS = ratings();

    private static Map<String, String> ratings() {
        Map<String, String> words = new LinkedHashMap<>();
        for (int stars = 5; stars > 1; stars--) words.put(Integer.toString(stars), stars + " stars");
        words.put("1", "1 star");
        words.put("up", "thumbs up");
        words.put("down", "thumbs down");
        return words;
    }

    /// In the order in which they are shown.
    List<Facet> all() {
        List<Facet> all = new ArrayList<>(List.of(kind(), rating(), slot(), model(), triage(), verified(), tag()));
        all.removeIf(facet -> facet.choices().isEmpty());
        return all;
    }

    private Facet kind() {
        return one(
                "kind",
                "Kind",
                asked.kind() == null ? "" : asked.kind().word(),
                counts(facets == null ? null : facets.kinds(), Kind::word),
                Map.of("", "all", "media", "media", "chat", "chat"),
                List.of("", "media", "chat"));
    }

    private Facet verified() {
        Boolean chosen = asked.words().verified();
        return one(
                "verified",
                "Origin",
                chosen == null ? "" : chosen.toString(),
                counts(facets == null ? null : facets.verified(), Object::toString),
                Map.of("", "any", "true", "verified", "false", "unverified"),
                List.of("", "true", "false"));
    }

    private Facet rating() {
        return many(
                "rating",
                "Vote",
                asked.words().rating(),
                counts(facets == null ? null : facets.ratings(), Function.identity()),
                RATINGS.keySet(),
                word -> RATINGS.getOrDefault(word, word));
    }

    private Facet triage() {
        Set<String> words = new LinkedHashSet<>();
        for (Triage one : Triage.values()) words.add(one.word());
        return many(
                "triage",
                "Triage",
                asked.words().triage().stream().map(Triage::word).toList(),
                counts(facets == null ? null : facets.triage(), Triage::word),
                words,
                Function.identity());
    }

    private Facet slot() {
        Set<String> slots = new LinkedHashSet<>(project.settings().slots());
        if (facets != null) facets.recommendationTypes().forEach(count -> slots.add(count.value()));
        return many(
                "recommendation_type",
                "Slot",
                asked.words().recommendationType(),
                counts(facets == null ? null : facets.recommendationTypes(), Function.identity()),
                slots,
                Function.identity());
    }

    private Facet model() {
        return names("model", "Model", asked.words().model(), facets == null ? null : facets.models(), models);
    }

    private Facet tag() {
        return names("tag", "Reason", asked.words().tag(), facets == null ? null : facets.tags(), tags);
    }

    private Facet names(
            String name, String title, List<String> chosen, @Nullable List<Facets.Count<String>> counts, Dial offered) {
        Set<String> names = new LinkedHashSet<>();
        if (counts == null) offered.options().forEach(option -> names.add(option.value()));
        else counts.forEach(count -> names.add(count.value()));
        return many(name, title, chosen, counts(counts, Function.identity()), names, Function.identity());
    }

    private Facet many(
            String name,
            String title,
            List<String> chosen,
            @Nullable Map<String, Long> counts,
            Set<String> values,
            Function<String, String> label) {
        Set<String> all = new LinkedHashSet<>(values);
        all.addAll(chosen);
        return new Facet(
                name,
                title,
                true,
                all.stream()
                        .map(value -> new Facet.Choice(
                                value,
                                label.apply(value),
                                name.equals("recommendation_type") ? shape(value) : "",
                                count(counts, value),
                                chosen.contains(value)))
                        .toList());
    }

    private Facet one(
            String name,
            String title,
            String chosen,
            @Nullable Map<String, Long> counts,
            Map<String, String> labels,
            List<String> values) {
        Map<String, Long> whole = counts == null ? null : new LinkedHashMap<>(counts);
        if (whole != null)
            whole.put("", whole.values().stream().mapToLong(Long::longValue).sum());
        return new Facet(
                name,
                title,
                false,
                values.stream()
                        .map(value -> new Facet.Choice(
                                value,
                                labels.getOrDefault(value, value),
                                "",
                                count(whole, value),
                                value.equals(chosen)))
                        .toList());
    }

    private String shape(String slot) {
        return "slot " + new Tint(project.settings().slots()).shape(slot);
    }

    private String count(@Nullable Map<String, Long> counts, String value) {
        return counts == null ? "" : wording.count(counts.getOrDefault(value, 0L));
    }

    private static <T> @Nullable Map<String, Long> counts(
            @Nullable List<Facets.Count<T>> counts, Function<T, String> word) {
        if (counts == null) return null;
        Map<String, Long> byWord = new LinkedHashMap<>();
        counts.forEach(count -> byWord.put(word.apply(count.value()), count.votes()));
        return byWord;
    }
}
