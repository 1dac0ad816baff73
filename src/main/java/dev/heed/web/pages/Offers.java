package dev.heed.web.pages;

import dev.heed.access.Project;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Filter;
import dev.heed.domain.Triage;
import dev.heed.insight.Against;
import dev.heed.insight.Insights;
import dev.heed.insight.Labels;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What filters offer to choose from: words of the catalog, and words that votes of the period have, whatever else
/// narrows the page. These are counted, so that asking costs little.
@Component
final class Offers {
    /// More than one looks through; what is chosen is offered in any case.
    private static final int AT_MOST = 20;

    private final Insights insights;
    private final Catalog catalog;

    Offers(Insights insights, Catalog catalog) {
        this.insights = insights;
        this.catalog = catalog;
    }

    static Dial kind(Narrowing asked) {
        return Dial.one(
                "kind",
                "Kind",
                asked.kind() == null ? List.of() : List.of(word(asked.kind())),
                List.of(
                        new Dial.Option("", "all", false),
                        new Dial.Option("media", "media", false),
                        new Dial.Option("chat", "chat", false)));
    }

    /// What the page is compared with; offers nothing where the time has no beginning.
    static List<Dial> against(Study study) {
        Period time = study.time();
        if (time.days() == null) return List.of();
        return List.of(Dial.one(
                "against",
                "Against",
                study.against() == Against.BEFORE ? List.of() : List.of(word(study.against())),
                List.of(
                        new Dial.Option("", time.earlier(Against.BEFORE), false),
                        new Dial.Option("year", time.earlier(Against.YEAR), false),
                        new Dial.Option("none", time.earlier(Against.NONE), false))));
    }

    static Dial verified(Narrowing asked) {
        return Dial.one(
                "verified",
                "Votes",
                Boolean.FALSE.equals(asked.words().verified()) ? List.of("false") : List.of(),
                List.of(new Dial.Option("", "verified", false), new Dial.Option("false", "unverified", false)));
    }

    static Dial items(Narrowing asked) {
        return Dial.many("media_id", "Item", asked.words().mediaId(), Set.of());
    }

    static Dial subjects(Narrowing asked) {
        return Dial.many("subject", "Subject", asked.words().subject(), Set.of());
    }

    static Dial slots(Narrowing asked, Project project) {
        return Dial.many(
                "recommendation_type",
                "Slot",
                asked.words().recommendationType(),
                new LinkedHashSet<>(project.settings().slots()));
    }

    static Dial ratings(Narrowing asked) {
        Set<String> words = new LinkedHashSet<>(List.of("5", "4", "3", "2", "1", "up", "down"));
        return Dial.many("rating", "Rating", asked.words().rating(), words);
    }

    static Dial thumbs(Narrowing asked) {
        return Dial.many("rating", "Thumb", asked.words().rating(), new LinkedHashSet<>(List.of("up", "down")));
    }

    static Dial triage(Narrowing asked) {
        Set<String> words = new LinkedHashSet<>();
        for (Triage one : Triage.values()) words.add(word(one));
        return Dial.many(
                "triage",
                "Triage",
                asked.words().triage().stream().map(Offers::word).toList(),
                words);
    }

    /// The first of the catalog by name, for which the index of its items is read: which of them have votes would take
    /// a count of every item.
    Dial types(Narrowing asked, Project project) {
        return Dial.many(
                "type", "Media type", asked.words().type(), new LinkedHashSet<>(catalog.types(project, AT_MOST)));
    }

    Dial models(Narrowing asked, Project project, Period time) {
        return Dial.many("model", "Model", asked.words().model(), labels(insights.models(project, in(time), AT_MOST)));
    }

    /// Models of recommendations, which are counted elsewhere.
    static Dial models(Narrowing asked, List<String> models) {
        return Dial.many("model", "Model", asked.words().model(), new LinkedHashSet<>(models));
    }

    Dial tags(Narrowing asked, Project project, Period time) {
        return Dial.many("tag", "Reason", asked.words().tag(), labels(insights.tags(project, in(time), AT_MOST)));
    }

    /// All votes of a time.
    static Filter in(Period time) {
        return Filter.ALL.within(time.from(), time.to());
    }

    private static Set<String> labels(Insights.Answer<Labels> answer) {
        if (!(answer instanceof Insights.Answer.Counted<Labels>(var counted))) return Set.of();
        return counted.items().stream()
                .map(Labels.LabelVotes::label)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
