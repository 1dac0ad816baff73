package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Thumb;
import dev.heed.history.History;
import dev.heed.history.Mark;
import dev.heed.insight.By;
import dev.heed.insight.Figures;
import dev.heed.insight.Funnel;
import dev.heed.insight.Insights;
import dev.heed.insight.Labels;
import dev.heed.insight.Standings;
import dev.heed.insight.Summary;
import dev.heed.insight.Trends;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: how much, how good, where, why, who.
@Controller
final class OverviewDesk {
    private static final String DEMO = "demo";

    /// What a card shows without scrolling.
    private static final int NAMES = 7;

    private static final int QUESTIONS = 5;

    /// Whoever has more projects names one.
    private static final int LOOKED_THROUGH = 20;

    private final Insights insights;
    private final History history;
    private final Offers offers;
    private final Access access;
    private final InstantSource clock;

    OverviewDesk(Insights insights, History history, Offers offers, Access access, InstantSource clock) {
        this.insights = insights;
        this.history = history;
        this.offers = offers;
        this.access = access;
        this.clock = clock;
    }

    @Allow(Right.READ)
    @GetMapping("/")
    Redirect first(Visit visit) {
        String project = visit.viewer().projects().stream()
                .limit(LOOKED_THROUGH)
                .filter(name -> access.project(name).filter(this::hasVotes).isPresent())
                .findFirst()
                .orElse(visit.project().name());
        return new Redirect(new Address(Section.OVERVIEW.path()).with(Visit.PROJECT, project));
    }

    private boolean hasVotes(Project project) {
        return !history.page(project, Filter.ALL, Mark.TOP, 1).items().isEmpty();
    }

    @Allow(Right.READ)
    @GetMapping("/overview")
    Page overview(Visit visit, @Asked Narrowing asked, HttpServletRequest request) {
        Study study = Study.of(visit, asked, clock.instant(), Section.OVERVIEW.path());
        Project project = study.project();
        Filter filter = study.filter();
        var summary = insights.summary(project, filter, study.zone(), study.against());
        if (votes(summary) == 0 && isNew(project)) return firstRun(visit, request);
        return page(study, summary);
    }

    private static long votes(Insights.Answer<Summary> summary) {
        return summary instanceof Insights.Answer.Counted<Summary>(var counted)
                ? counted.figures().votes()
                : 0;
    }

    /// Whether nothing has come in yet.
    private boolean isNew(Project project) {
        return insights.summary(project, Filter.ALL, null) instanceof Insights.Answer.Counted<Summary>(var all)
                && all.figures().votes() == 0
                && all.unverified() != null
                && all.unverified() == 0
                && insights.funnel(project, Filter.ALL) instanceof Insights.Answer.Counted<Funnel>(var funnel)
                && funnel.all().shown() == 0;
    }

    /// This server as the browser calls it, with its scheme.
    static String host(HttpServletRequest request) {
        StringBuffer here = request.getRequestURL();
        String host = here.substring(0, here.length() - request.getRequestURI().length());
        boolean https = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return https ? host.replaceFirst("^http:", "https:") : host;
    }

    private FirstRun firstRun(Visit visit, HttpServletRequest request) {
        String name = visit.project().name();
        boolean demo = !name.equals(DEMO) && visit.viewer().projects().contains(DEMO);
        return new FirstRun(
                name,
                host(request),
                visit.may(Right.ADMINISTER) ? visit.to(KeySettingsDesk.PATH).toString() : null,
                demo
                        ? new Address(Section.OVERVIEW.path())
                                .with(Visit.PROJECT, DEMO)
                                .toString()
                        : null);
    }

    private Overview page(Study study, Insights.Answer<Summary> summary) {
        Project project = study.project();
        Filter filter = study.filter();
        Filter before = study.before();
        By by = study.by();
        var trends = insights.trends(project, filter, by, study.zone());
        Trends earlier = before == null ? null : Study.counted(insights.trends(project, before, by, study.zone()));
        Plotter plotter = study.plotter();
        Lister lister = study.lister();
        var standings = insights.standings(project, filter, NAMES);
        Standings standingsBefore = before == null ? null : Study.counted(insights.standings(project, before, 1));
        Summary counted = Study.counted(summary);
        return new Overview(
                study.wording().period(study.time()),
                Cut.of(study.here(), study.time(), Study.held(by, trends)),
                filters(study, counted),
                counted == null ? List.of() : tiles(study, counted, Study.counted(trends)),
                both("Mean rating", trends, summary, plotter::rating),
                both(
                        "Thumbs up",
                        trends,
                        summary,
                        (course, all) -> plotter.thumbs(course, all, study.firstSeen(insights))),
                both("Votes over time", trends, summary, (course, all) -> {
                    Chart chart = plotter.volume(course, earlier, all);
                    return Card.full(chart.title(), chart);
                }),
                study.ratings(insights, summary),
                Card.of("From shown to liked", insights.funnel(project, filter), funnel -> Steps.of(funnel, study)),
                Card.of("Media types", standings, all -> lister.types(all, standingsBefore, NAMES)),
                Card.of("Does the score come true", insights.calibration(project, filter), plotter::calibration),
                Card.of(
                        "Sentiment of comments",
                        insights.sentiment(project, filter, by, study.zone()),
                        plotter::sentiment),
                reasons(study, lister),
                Card.of("Leaders", standings, lister::leaders),
                Card.of("Laggards", standings, lister::laggards),
                Card.of(
                        "Worst answers",
                        insights.answers(project, filter, WorstAnswers.ANSWERS_AT_LEAST, QUESTIONS),
                        review -> WorstAnswers.of(review, study)),
                study.shown().toString(),
                study.answers().toString());
    }

    /// What takes two answers to make a card.
    private interface OfTwo {
        Card<Chart> of(Trends trends, Summary summary);
    }

    private static Card<Chart> both(
            String title, Insights.Answer<Trends> trends, Insights.Answer<Summary> summary, OfTwo made) {
        return Card.of(title, trends, course -> Card.of(title, summary, all -> made.of(course, all)));
    }

    /// Of low ratings and thumbs down, unless the page is narrowed to other ratings.
    private Card<BarList> reasons(Study study, Lister lister) {
        Filter filter = study.filter();
        boolean own = filter.ratings().isEmpty() && filter.thumbs().isEmpty();
        boolean chat = filter.kind() == Kind.CHAT;
        String title = !own ? "Reasons" : chat ? "Reasons for thumbs down" : "Reasons for low ratings";
        String of = !own ? "" : chat ? "with a thumb down" : "of one or two stars";
        Address them = !own
                ? study.votes()
                : chat ? study.votes().with("rating", "down") : study.votes().with("rating", "1", "2");
        Labels before = study.before() == null
                ? null
                : Study.counted(insights.tags(study.project(), low(study.before(), own, chat), Lister.ALL));
        return Card.of(
                title,
                insights.tags(study.project(), low(filter, own, chat), NAMES),
                labels -> lister.reasons(title, labels, before, own ? "poor" : "", of, them));
    }

    private static Filter low(Filter filter, boolean own, boolean chat) {
        if (!own) return filter;
        return filter.rated(chat ? List.of() : List.of(1, 2), chat ? List.of(Thumb.DOWN) : List.of());
    }

    private FilterBar filters(Study study, @Nullable Summary summary) {
        Narrowing asked = study.asked();
        return FilterBar.of(
                study,
                List.of(Offers.kind(asked), Offers.verified(asked)),
                List.of(
                        offers.types(asked, study.project()),
                        Offers.slots(asked, study.project()),
                        offers.models(asked, study.project(), study.time()),
                        Offers.ratings(asked),
                        offers.tags(asked, study.project(), study.time()),
                        Offers.triage(asked),
                        Offers.items(asked),
                        Offers.subjects(asked)),
                summary,
                figures -> study.wording().votes(figures.votes()));
    }

    private static List<Tile> tiles(Study study, Summary summary, @Nullable Trends trends) {
        KeyFigures figures = study.figures();
        Summary.FigureChange change = summary.change();
        Address votes = study.votes();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(figures.votes(summary, trends));
        tiles.add(figures.stars(summary, trends));
        tiles.add(figures.rate(
                "Thumbs up",
                votes.with("kind", "chat"),
                summary,
                trends,
                Figures::thumbsUp,
                change == null ? null : change.thumbsUp(),
                ""));
        tiles.add(figures.rate(
                "Watched to the end",
                votes.with("kind", "media"),
                summary,
                trends,
                Figures::completion,
                change == null ? null : change.completion(),
                ""));
        tiles.add(figures.rate(
                "Would watch again",
                votes.with("kind", "media"),
                summary,
                trends,
                Figures::again,
                change == null ? null : change.again(),
                ""));
        if (summary.response() != null)
            tiles.add(figures.rate(
                    "Response rate",
                    study.shown(),
                    summary.response(),
                    summary.before() == null ? null : summary.before().response(),
                    change == null ? null : change.response(),
                    null,
                    "shown"));
        return tiles;
    }
}
