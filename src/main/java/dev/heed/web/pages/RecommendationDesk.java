package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.insight.Against;
import dev.heed.insight.Difference;
import dev.heed.insight.Figures;
import dev.heed.insight.Funnel;
import dev.heed.insight.Insights;
import dev.heed.insight.Rate;
import dev.heed.insight.Summary;
import dev.heed.web.wire.Unwrapped;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What became of what was shown: slots, places, scores, models.
@Controller
final class RecommendationDesk {
    private static final int MODELS = 20;

    private final Insights insights;
    private final Offers offers;
    private final InstantSource clock;

    RecommendationDesk(Insights insights, Offers offers, InstantSource clock) {
        this.insights = insights;
        this.offers = offers;
        this.clock = clock;
    }

    /// The same filters as other pages, and which two slots are compared.
    record Asking(
            @Unwrapped Narrowing about,
            @Nullable @Size(min = 1, max = 64) String one,
            @Nullable @Size(min = 1, max = 64) String other) {}

    @Allow(Right.READ)
    @GetMapping("/recommendations")
    Recommendations recommendations(Visit visit, @Asked Asking asked) {
        if (asked.one() != null && asked.one().equals(asked.other()))
            throw Mishap.unclear(List.of(Fault.parameter("other", "must not be the same as one")));
        Narrowing about = asked.about();
        Study study = Study.of(visit, about, clock.instant(), Section.RECOMMENDATIONS.path());
        Project project = study.project();
        Filter filter = study.filter();
        var funnel = insights.funnelByPosition(project, filter);
        Funnel counted = Study.counted(funnel);
        Funnel before = study.before() == null ? null : Study.counted(insights.funnel(project, study.before()));
        Plotter plotter = study.plotter();
        return new Recommendations(
                study.wording().period(study.time()) + "."
                        + (counted == null ? "" : study.sentences().kept(counted.since())),
                filters(study, counted),
                counted == null ? List.of() : tiles(study, counted, before),
                Card.of("From shown to liked", funnel, all -> Steps.of(all, study)),
                Card.of("Two slots compared", funnel, all -> duel(study, asked, all)),
                Card.of("Does the score come true", insights.calibration(project, filter), plotter::calibration),
                Card.of("Selected, by position", funnel, all -> plotter.positions(all, study.tint())),
                Card.of("Models", funnel, all -> models(study, all)));
    }

    private FilterBar filters(Study study, @Nullable Funnel funnel) {
        Narrowing asked = study.asked();
        return FilterBar.of(
                study,
                List.of(Offers.verified(asked)),
                List.of(
                        offers.types(asked, study.project()),
                        Offers.slots(asked, study.project()),
                        Offers.models(asked, models(insights.funnel(study.project(), Offers.in(study.time())))),
                        Offers.items(asked),
                        Offers.subjects(asked)),
                funnel == null ? "" : study.wording().full(funnel.all().shown()) + " shown",
                funnel == null ? "" : study.wording().full(funnel.all().rated().n()) + " rated");
    }

    private static List<String> models(Insights.Answer<Funnel> answer) {
        Funnel funnel = Study.counted(answer);
        return funnel == null
                ? List.of()
                : funnel.models().stream()
                        .map(Funnel.ModelSteps::model)
                        .limit(MODELS)
                        .toList();
    }

    private static List<Tile> tiles(Study study, Funnel funnel, @Nullable Funnel before) {
        KeyFigures figures = study.figures();
        Funnel.Steps now = funnel.all();
        Funnel.Steps then = before == null ? null : before.all();
        return List.of(
                figures.count(
                        "Shown",
                        null,
                        now.shown(),
                        then == null ? null : then.shown(),
                        null,
                        List.of(
                                "in " + study.wording().many(funnel.slots().size(), "slot"),
                                "by " + study.wording().many(funnel.models().size(), "model"))),
                rate(figures, "Selected", now, then, Funnel.Steps::selected, "shown"),
                rate(figures, "Rated", now, then, Funnel.Steps::rated, "shown"),
                rate(figures, "Liked", now, then, Funnel.Steps::liked, "rated"));
    }

    private static Tile rate(
            KeyFigures figures,
            String title,
            Funnel.Steps now,
            Funnel.@Nullable Steps then,
            Function<Funnel.Steps, Rate> of,
            String noun) {
        Rate earlier = then == null ? null : of.apply(then);
        return figures.rate(title, null, of.apply(now), earlier, Difference.of(of.apply(now), earlier), null, noun);
    }

    private Card<Duel> duel(Study study, Asking asked, Funnel funnel) {
        String title = "Two slots compared";
        List<String> slots = funnel.slots().stream()
                .map(Funnel.SlotSteps::recommendationType)
                .toList();
        String one = asked.one() != null ? asked.one() : pick(slots, asked.other(), false);
        String other = asked.other() != null ? asked.other() : pick(slots, one, true);
        if (one == null || other == null)
            return Card.empty(title, new Hole("Nothing to compare", "It takes two slots that showed something."));
        List<Duel.Match> matches = new ArrayList<>();
        Funnel.Steps first = steps(funnel, one);
        Funnel.Steps second = steps(funnel, other);
        if (first == null || second == null)
            return Card.empty(
                    title,
                    new Hole(
                            "Nothing to compare",
                            (first == null ? one : other) + " showed nothing in this period.",
                            study.here().without("one", "other").toString(),
                            "Compare others"));
        matches.add(new Duel.Match("Selected", first.selected(), second.selected()));
        matches.add(new Duel.Match("Responded", first.voted(), second.voted()));
        matches.add(new Duel.Match("Rated", first.rated(), second.rated()));
        Figures those = figures(study, one);
        Figures these = figures(study, other);
        if (those != null && these != null) {
            matches.add(new Duel.Match("Watched to the end", those.completion(), these.completion()));
            matches.add(new Duel.Match("Would watch again", those.again(), these.again()));
        }
        matches.add(new Duel.Match("Liked", first.liked(), second.liked()));
        return Card.full(
                title,
                Duel.of(
                        side(study, slots, "one", one, other),
                        side(study, slots, "other", other, one),
                        matches,
                        study.wording(),
                        study.tint()));
    }

    /// The first or last slot that is not the other one.
    private static @Nullable String pick(List<String> slots, @Nullable String but, boolean last) {
        List<String> order = last ? slots.reversed() : slots;
        return order.stream().filter(slot -> !slot.equals(but)).findFirst().orElse(null);
    }

    private static Funnel.@Nullable Steps steps(Funnel funnel, String slot) {
        return funnel.slots().stream()
                .filter(one -> one.recommendationType().equals(slot))
                .map(Funnel.SlotSteps::steps)
                .findFirst()
                .orElse(null);
    }

    private static Duel.Side side(Study study, List<String> slots, String name, String held, String but) {
        Address here = study.here().with("one".equals(name) ? "other" : "one", but);
        return new Duel.Side(
                held,
                study.tint().shape(held),
                slots.stream()
                        .filter(slot -> !slot.equals(but))
                        .map(slot -> new Duel.Choice(slot, here.with(name, slot).toString(), slot.equals(held)))
                        .toList());
    }

    /// What the votes for one slot say; `null` where too many would have to be read.
    private @Nullable Figures figures(Study study, String slot) {
        Filter filter = study.filter().inSlot(slot);
        Summary summary = Study.counted(insights.summary(study.project(), filter, study.zone(), Against.NONE));
        return summary == null ? null : summary.figures();
    }

    private static Card<Recommendations.Models> models(Study study, Funnel funnel) {
        String title = "Models";
        if (funnel.models().isEmpty())
            return Card.empty(title, new Hole("No models", "Nothing that was shown in this period names its model."));
        Wording wording = study.wording();
        List<Funnel.ModelSteps> models = funnel.models().stream().limit(MODELS).toList();
        Scale selected =
                Lister.shares(models.stream().map(model -> model.steps().selected()));
        Scale liked = Lister.shares(models.stream().map(model -> model.steps().liked()));
        return Card.full(
                title,
                new Recommendations.Models(
                        "What each chose. Follow a name to see its scores against its votes.",
                        Steps.span(selected, wording),
                        Steps.span(liked, wording),
                        models.stream()
                                .map(model -> new Recommendations.Model(
                                        model.model(),
                                        study.here()
                                                .with("model", model.model())
                                                .toString(),
                                        Cell.count(model.steps().shown(), wording),
                                        Steps.step(
                                                "selected",
                                                "shown",
                                                model.steps().selected(),
                                                model.steps().shown(),
                                                selected,
                                                wording),
                                        Steps.step(
                                                "liked",
                                                "rated",
                                                model.steps().liked(),
                                                model.steps().shown(),
                                                liked,
                                                wording),
                                        Cell.mean(model.steps().stars().mean(), wording),
                                        wording.many(model.steps().stars().n(), "rating")))
                                .toList()));
    }
}
