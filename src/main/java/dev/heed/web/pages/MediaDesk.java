package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Signals;
import dev.heed.history.History;
import dev.heed.history.Mark;
import dev.heed.insight.Figures;
import dev.heed.insight.Insights;
import dev.heed.insight.Standings;
import dev.heed.insight.Summary;
import dev.heed.web.wire.Unwrapped;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// How items are liked, all of them and each.
@Controller
final class MediaDesk {
    /// So many places are worth a look.
    private static final int PLACES = 10;

    private static final int NAMES = 7;
    private static final int ITEMS_A_PAGE = 50;
    private static final int COMMENTS = 8;

    /// Comments are looked for among so many of the newest votes.
    private static final int VOTES_READ = 100;

    private final Insights insights;
    private final Catalog catalog;
    private final History history;
    private final Offers offers;
    private final InstantSource clock;

    MediaDesk(Insights insights, Catalog catalog, History history, Offers offers, InstantSource clock) {
        this.insights = insights;
        this.catalog = catalog;
        this.history = history;
        this.offers = offers;
        this.clock = clock;
    }

    /// The same filters as other pages, and where the page of the catalog begins.
    record Asking(
            @Unwrapped Narrowing about,
            @Nullable @Size(min = 1, max = 200) String cursor) {}

    @Allow(Right.READ)
    @GetMapping("/media")
    Media media(Visit visit, @Asked Asking asked) {
        Narrowing about = asked.about();
        Study study = Study.of(visit, about, clock.instant(), Section.MEDIA.path());
        Project project = study.project();
        var standings = insights.standings(project, study.filter(), PLACES);
        Standings before =
                study.before() == null ? null : Study.counted(insights.standings(project, study.before(), 1));
        Standings counted = Study.counted(standings);
        long votes = counted == null
                ? 0
                : counted.types().stream().mapToLong(Standings.TypeVotes::votes).sum();
        FilterBar filters = FilterBar.of(
                study,
                List.of(Offers.verified(about)),
                List.of(
                        offers.types(about, project),
                        Offers.slots(about, project),
                        Offers.ratings(about),
                        offers.tags(about, project, study.time()),
                        Offers.triage(about),
                        Offers.items(about),
                        Offers.subjects(about)),
                counted == null ? "" : study.wording().votes(votes),
                counted == null ? "" : "on " + study.wording().many(counted.items(), "rated item"));
        return new Media(
                study.wording().period(study.time()),
                filters,
                Card.of("Leaders", standings, all -> Ranking.leaders(all, study)),
                Card.of("Laggards", standings, all -> Ranking.laggards(all, study)),
                Card.of("Media types", standings, all -> study.lister().types(all, before, PLACES)),
                shelf(study, asked.cursor()));
    }

    /// A page of the catalog, narrowed by the type if just one is asked for.
    private Media.Shelf shelf(Study study, @Nullable String cursor) {
        List<String> types = study.asked().words().type();
        String type = types.size() == 1 ? types.getFirst() : null;
        var page = catalog.page(study.project(), type, cursor, ITEMS_A_PAGE);
        String next = page.nextCursor();
        return new Media.Shelf(
                type == null ? "By name, whether anybody voted on them or not." : "Of the type " + type + ", by name.",
                page.items().stream()
                        .map(item -> new Media.Entry(
                                item.title(),
                                study.item(item.mediaId()).toString(),
                                item.mediaId(),
                                item.type(),
                                duration(item)))
                        .toList(),
                cursor == null ? null : study.here().without("cursor").toString(),
                next == null ? null : study.here().with("cursor", next).toString());
    }

    private static String duration(MediaItem item) {
        Integer seconds = item.duration();
        if (seconds == null) return Wording.NONE;
        Duration length = Duration.ofSeconds(seconds);
        return (length.toHours() > 0 ? length.toHours() + " h " : "") + length.toMinutesPart() + " min";
    }

    @Allow(Right.READ)
    @GetMapping("/media/{media_id}")
    Item item(@PathVariable("media_id") String mediaId, Visit visit, @Asked Narrowing asked) {
        Project project = visit.project();
        MediaItem item = catalog.one(project, mediaId).orElseThrow(Mishap::absent);
        Instant now = clock.instant();
        Study study = Study.of(visit, asked.of(mediaId), now, Section.MEDIA.path() + Address.step(mediaId));
        Filter filter = study.filter();
        var summary = insights.summary(project, filter, study.zone(), study.against());
        var trends = insights.trends(project, filter, study.by(), study.zone());
        Summary counted = Study.counted(summary);
        Plotter plotter = study.plotter();
        Lister lister = study.lister();
        Address votes = study.votes().with("media_id", mediaId);
        return new Item(
                item.title(),
                item.type() + ", " + mediaId + ". " + study.wording().period(study.time()),
                Cut.of(study.here(), study.time(), Study.held(study.by(), trends)),
                filters(study, counted),
                counted == null ? List.of() : tiles(study, counted, votes),
                Card.of(
                        "Mean rating",
                        trends,
                        course -> Card.of("Mean rating", summary, all -> plotter.rating(course, all))),
                study.ratings(insights, summary),
                Card.of("From shown to liked", insights.funnel(project, filter), funnel -> Steps.of(funnel, study)),
                Card.of(
                        "Reasons",
                        insights.tags(project, filter, NAMES),
                        labels -> lister.reasons("Reasons", labels, null, "", "on it", votes)),
                comments(study, votes, now),
                votes.toString(),
                study.shown().with("media_id", mediaId).toString());
    }

    private FilterBar filters(Study study, @Nullable Summary summary) {
        Narrowing asked = study.asked();
        return FilterBar.of(
                study,
                List.of(Offers.verified(asked)),
                List.of(
                        Offers.slots(asked, study.project()),
                        Offers.models(asked, List.of()),
                        Offers.ratings(asked),
                        offers.tags(asked, study.project(), study.time()),
                        Offers.triage(asked),
                        Offers.subjects(asked)),
                summary,
                figures -> study.wording().votes(figures.votes()));
    }

    private static List<Tile> tiles(Study study, Summary summary, Address votes) {
        KeyFigures figures = new KeyFigures(study.wording(), votes);
        Summary.FigureChange change = summary.change();
        List<Tile> tiles = new ArrayList<>(List.of(
                figures.count(
                        "Votes",
                        votes,
                        summary.figures().votes(),
                        summary.before() == null
                                ? null
                                : summary.before().figures().votes(),
                        null,
                        List.of(figures.commented(summary.figures()))),
                figures.stars(summary, null),
                figures.rate(
                        "Watched to the end",
                        votes,
                        summary,
                        null,
                        Figures::completion,
                        change == null ? null : change.completion(),
                        ""),
                figures.rate(
                        "Would watch again",
                        votes,
                        summary,
                        null,
                        Figures::again,
                        change == null ? null : change.again(),
                        "")));
        if (summary.response() != null)
            tiles.add(figures.rate(
                    "Response rate",
                    null,
                    summary.response(),
                    summary.before() == null ? null : summary.before().response(),
                    change == null ? null : change.response(),
                    null,
                    "shown"));
        return tiles;
    }

    /// The newest that are kept, of the votes that are counted: of so many of them as are looked through.
    ///
    /// @param all where these votes are listed
    private Card<Item.Comments> comments(Study study, Address all, Instant now) {
        String title = "Newest comments";
        Filter filter = study.filter();
        var votes = history.page(
                study.project(), filter.verified() == null ? filter.verified(true) : filter, Mark.TOP, VOTES_READ);
        List<Item.Comment> comments = votes.items().stream()
                .filter(vote -> vote.remark().comment() != null)
                .limit(COMMENTS)
                .map(vote -> comment(vote, study, now))
                .toList();
        boolean older = votes.nextCursor() != null;
        String newest = "among the newest " + VOTES_READ + " votes";
        if (comments.isEmpty())
            return Card.empty(
                    title,
                    older
                            ? new Hole(
                                    "No comments " + newest, "Older votes may have some.", all.toString(), "All votes")
                            : Hole.nothing("comments", study.wider()));
        return Card.full(
                title,
                new Item.Comments(
                        "As they are stored: what was personal is gone."
                                + (older && comments.size() < COMMENTS ? " Those " + newest + "." : ""),
                        comments));
    }

    private static Item.Comment comment(Feedback vote, Study study, Instant now) {
        Integer stars = vote.signals() instanceof Signals.Media media ? media.rating() : null;
        Instant time = vote.provenance().timestamp();
        String text = vote.remark().comment();
        return new Item.Comment(
                text == null ? "" : text,
                stars == null ? "" : Integer.toString(stars),
                study.wording().time(time, now),
                time.toString(),
                study.visit()
                        .to(Section.FEEDBACK.path() + Address.step(vote.id().toString()))
                        .toString());
    }
}
