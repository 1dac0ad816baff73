package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Thumb;
import dev.heed.insight.AnswerReview;
import dev.heed.insight.Difference;
import dev.heed.insight.Figures;
import dev.heed.insight.Insights;
import dev.heed.insight.Labels;
import dev.heed.insight.Rate;
import dev.heed.insight.SentimentTrend;
import dev.heed.insight.Summary;
import dev.heed.insight.Trends;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// How answers are liked: when, by which model, to which questions, and why not.
@Controller
final class AnswerDesk {
    private static final int QUESTIONS = 20;
    private static final int NAMES = 10;

    private final Insights insights;
    private final Offers offers;
    private final InstantSource clock;

    AnswerDesk(Insights insights, Offers offers, InstantSource clock) {
        this.insights = insights;
        this.offers = offers;
        this.clock = clock;
    }

    @Allow(Right.READ)
    @GetMapping("/answers")
    Answers answers(Visit visit, @Asked Narrowing asked) {
        Narrowing about = asked.of(Kind.CHAT);
        Study study = Study.of(visit, about, clock.instant(), Section.ANSWERS.path());
        Project project = study.project();
        Filter filter = study.filter();
        Address votes = study.votes().with("kind", "chat");
        var summary = insights.summary(project, filter, study.zone(), study.against());
        var trends = insights.trends(project, filter, study.by(), study.zone());
        var review = insights.answers(project, filter, WorstAnswers.ANSWERS_AT_LEAST, QUESTIONS);
        Summary counted = Study.counted(summary);
        Plotter plotter = study.plotter();
        return new Answers(
                study.wording().period(study.time()),
                Cut.of(study.here(), study.time(), Study.held(study.by(), trends)),
                filters(study, counted),
                counted == null ? List.of() : tiles(study, counted, Study.counted(trends), votes),
                Card.of(
                        "Thumbs up",
                        trends,
                        course -> Card.of(
                                "Thumbs up", summary, all -> plotter.thumbs(course, all, study.firstSeen(insights)))),
                Card.of("Models", insights.models(project, filter, NAMES), labels -> models(study, labels)),
                Card.of("Worst answers", review, all -> WorstAnswers.of(all, study)),
                reasons(study, votes),
                Card.of("Words of bad answers", review, all -> terms(study, all, votes)));
    }

    private FilterBar filters(Study study, @Nullable Summary summary) {
        Narrowing asked = study.asked();
        return FilterBar.of(
                study,
                List.of(Offers.verified(asked)),
                List.of(
                        offers.models(asked, study.project(), study.time()),
                        Offers.thumbs(asked),
                        offers.tags(asked, study.project(), study.time()),
                        Offers.triage(asked),
                        Offers.subjects(asked)),
                summary,
                figures -> study.wording().many(figures.chat(), "answer"));
    }

    private List<Tile> tiles(Study study, Summary summary, @Nullable Trends trends, Address votes) {
        KeyFigures figures = new KeyFigures(study.wording(), votes);
        Summary.FigureChange change = summary.change();
        List<Tile> tiles = new ArrayList<>(List.of(
                figures.count(
                        "Answers",
                        votes,
                        summary.figures().chat(),
                        summary.before() == null
                                ? null
                                : summary.before().figures().chat(),
                        trends == null
                                ? null
                                : Spark.columns(trends.buckets().stream()
                                        .map(bucket -> bucket.figures().chat())
                                        .toList()),
                        List.of(figures.commented(summary.figures()))),
                figures.rate(
                        "Thumbs up",
                        votes.with("rating", "up"),
                        summary,
                        trends,
                        Figures::thumbsUp,
                        change == null ? null : change.thumbsUp(),
                        "")));
        Rate negative = negative(study, study.filter());
        Rate before = study.before() == null ? null : negative(study, study.before());
        if (negative != null)
            tiles.add(figures.rate(
                    "Negative comments", null, negative, before, Difference.of(negative, before), null, "scored"));
        return tiles;
    }

    /// How many comments sound negative; `null` where that cannot be answered.
    private @Nullable Rate negative(Study study, Filter filter) {
        SentimentTrend trend = Study.counted(insights.sentiment(study.project(), filter, study.by(), study.zone()));
        return trend == null ? null : trend.all().negative();
    }

    private static Card<BarList> models(Study study, Labels labels) {
        String title = "Models";
        Wording wording = study.wording();
        if (labels.items().isEmpty())
            return Card.empty(title, new Hole("No models", "No answer in this period names its model."));
        Scale scale = Lister.shares(labels.items().stream().map(Labels.LabelVotes::thumbsUp));
        List<BarList.Bar> bars = labels.items().stream()
                .map(label -> new BarList.Bar(
                        label.label(),
                        study.here().with("model", label.label()).toString(),
                        null,
                        "",
                        null,
                        Point.of(label.thumbsUp(), scale, ""),
                        Cell.rate(label.thumbsUp(), wording),
                        List.of(Cell.count(label.thumbsUp().of(), wording))))
                .toList();
        return Card.full(
                title,
                new BarList(
                        "models",
                        "Thumbs up of the answers of each.",
                        List.of("Model", Steps.span(scale, wording), "Up", "Answers"),
                        bars,
                        null,
                        List.of()));
    }

    /// Of thumbs down, unless the page is narrowed to other thumbs.
    private Card<BarList> reasons(Study study, Address votes) {
        Filter filter = study.filter();
        boolean own = filter.thumbs().isEmpty() && filter.ratings().isEmpty();
        String title = own ? "Reasons for thumbs down" : "Reasons";
        Labels before = study.before() == null
                ? null
                : Study.counted(insights.tags(study.project(), down(study.before(), own), Lister.ALL));
        return Card.of(
                title,
                insights.tags(study.project(), down(filter, own), NAMES),
                labels -> study.lister()
                        .reasons(
                                title,
                                labels,
                                before,
                                own ? "poor" : "",
                                own ? "with a thumb down" : "",
                                own ? votes.with("rating", "down") : votes));
    }

    private static Filter down(Filter filter, boolean own) {
        return own ? filter.rated(List.of(), List.of(Thumb.DOWN)) : filter;
    }

    private static Card<Answers.Terms> terms(Study study, AnswerReview review, Address votes) {
        String title = "Words of bad answers";
        Wording wording = study.wording();
        if (review.terms().isEmpty())
            return Card.empty(
                    title,
                    new Hole(
                            "No telling words",
                            "Of " + wording.many(review.read(), "answer")
                                    + " no word stands clearly more often in those with a thumb down."));
        return Card.full(
                title,
                new Answers.Terms(
                        "Words of questions and answers that stand more often beside a thumb down, in the newest "
                                + wording.many(review.read(), "answer")
                                + ". z is the log-odds ratio in standard deviations: above 1.96 is unlikely to be chance,"
                                + " for one word by itself.",
                        review.terms().stream()
                                .limit(NAMES)
                                .map(term -> new Answers.Term(
                                        term.term(),
                                        votes.with("rating", "down")
                                                .with("q", term.term())
                                                .toString(),
                                        Cell.count(term.down(), wording),
                                        Cell.count(term.up(), wording),
                                        Cell.exact(wording.decimal(term.z(), 2), term.z())))
                                .toList()));
    }
}
