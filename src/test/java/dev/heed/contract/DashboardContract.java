package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every number on a page agrees with a naive count over what was sent, for any filter, period and place: what is
/// written, the exact value behind it, its interval, how it changed, and where it is drawn.
abstract class DashboardContract extends HttpContract {
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland");

    private final Audience audience = new Audience(11);

    /// What was seen by the test that runs.
    private final Set<String> met = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Project watched;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Client owner;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Client viewer;

    @BeforeAll
    void fill() throws IOException {
        watched = another();
        owner = new Client(server.port(), TestNode.LOCAL_TOKEN);
        viewer = Client.signedIn(server.port(), server.signedIn("viewer"));
        for (String item : Audience.ITEMS)
            owner.put(
                    "/v1/media/" + item + "?project=" + Client.encoded(watched.name()),
                    "{'title':'" + StandingRecount.title(item) + "','type':'" + Audience.type(item) + "','duration':"
                            + 60 * minutes(item) + "}");
        audience.speak(owner, watched.name(), 300, 1_000);
    }

    @AfterAll
    void leave() throws IOException {
        owner.close();
        viewer.close();
    }

    private static int minutes(String item) {
        return 13 * Audience.ITEMS.indexOf(item);
    }

    private static String length(String item) {
        int minutes = minutes(item);
        return (minutes < 60 ? "" : minutes / 60 + " h ") + minutes % 60 + " min";
    }

    /// About the project, by the clocks of some place.
    private Question question() throws IOException {
        String zone = audience.one(ZONES);
        owner.patch("/v1/project?project=" + Client.encoded(watched.name()), "{'time_zone':'" + zone + "'}");
        return new Question(audience, watched.name(), zone, clock.instant());
    }

    private PageRecount read(String path, Question question) throws IOException {
        String address = question.address(path);
        Read page = Read.of(viewer.get(address, "Accept: text/html", "Accept-Language: en-GB"), 200);
        return new PageRecount(page, address, question, met);
    }

    @Test
    void theOverviewSaysWhatTheVotesSay() throws IOException {
        for (int i = 0; i < 20; i++) {
            Question question = question();
            if (i % 4 > 0) question.narrowed();
            if (i % 5 > 0) question.cut(audience.one(List.of("day", "week", "month")));
            PageRecount page = read("/overview", question);
            page.counts(Figure.many(question.votes().n(), "vote"));
            TileRecount tiles = new TileRecount(page);
            tiles.votesOfBothKinds();
            tiles.stars();
            tiles.rate("Thumbs up", Votes::up);
            tiles.rate("Watched to the end", Votes::completed);
            tiles.rate("Would watch again", Votes::again);
            tiles.response();
            CourseRecount courses = new CourseRecount(page);
            courses.rating();
            courses.thumbs();
            courses.volume();
            courses.sentiment();
            BarRecount bars = new BarRecount(page);
            bars.ratings();
            bars.types(7);
            bars.lowReasons(7, Boolean.FALSE.equals(question.media));
            new StandingRecount(page).bars(7);
            ShownRecount shown = new ShownRecount(page);
            shown.steps();
            shown.calibration();
            new AnswerRecount(page).worst(5);
        }
        assertThat(met)
                .contains("rating", "thumbs", "volume", "sentiment", "ratings", "types", "reasons", "leaders")
                .contains("laggards", "steps", "calibration", "worst")
                .contains("Votes up", "Votes flat", "Mean rating up", "Mean rating flat", "Response rate flat")
                .contains("thumbs since", "Thumbs up flat", "Watched to the end up", "Would watch again flat");
    }

    @Test
    void mediaStandInTheOrderOfTheirPulledMeans() throws IOException {
        for (int i = 0; i < 6; i++) {
            Question question = question();
            if (i > 0) {
                question.tags = question.some("tag", Audience.TAGS, 5);
                question.ratings = question.some("rating", List.of("1", "2", "3", "4", "5"), 3);
                question.slots = question.some("recommendation_type", Audience.SLOTS, 3);
                question.vouched();
            }
            PageRecount page = read("/media", question);
            Votes media = question.votes().those(Audience.Said::media);
            long rated = media.those(vote -> vote.stars() != null).said(Audience.Said::item).stream()
                    .distinct()
                    .count();
            page.counts(Figure.many(media.n(), "vote"), "on " + Figure.many(rated, "rated item"));
            new StandingRecount(page).places(10);
            new BarRecount(page).types(10);
            assertThat(page.page().page().select("#items tbody td:last-child").eachText())
                    .isEqualTo(Audience.ITEMS.stream()
                            .map(DashboardContract::length)
                            .toList());
        }
        assertThat(met).contains("leaders", "laggards", "types");
    }

    @Test
    void anItemHasItsOwnFigures() throws IOException {
        for (String item : List.of("dune", "alien", "ran", "up")) {
            Question question = question();
            question.slots = question.some("recommendation_type", Audience.SLOTS, 3);
            question.ratings = question.some("rating", List.of("1", "2", "3", "4", "5"), 3);
            question.tags = question.some("tag", Audience.TAGS, 2);
            question.vouched();
            question.items = List.of(item);
            PageRecount page = read("/media/" + item, question);
            assertThat(page.page().text("h1")).isEqualTo(StandingRecount.title(item));
            page.counts(Figure.many(question.votes().n(), "vote"));
            TileRecount tiles = new TileRecount(page);
            tiles.votes("Votes", Votes::n);
            tiles.stars();
            tiles.rate("Watched to the end", Votes::completed);
            tiles.rate("Would watch again", Votes::again);
            tiles.response();
            new CourseRecount(page).rating();
            new BarRecount(page).ratings();
            new BarRecount(page).allReasons(7);
            new ShownRecount(page).steps();
            assertComments(page);
        }
        assertThat(met).contains("rating", "ratings", "steps", "reasons");
        assertThat(Read.of(viewer.get("/media/nothing", "Accept: text/html"), 404)
                        .text("h1"))
                .isEqualTo("Not found");
    }

    /// The last that came.
    private static void assertComments(PageRecount page) {
        Question question = page.question();
        Votes said = question.votes().those(vote -> vote.remark() != null);
        assertThat(page.page().page().select(".said-list li").eachText())
                .as(page.address())
                .isEqualTo(said.all().reversed().stream()
                        .limit(8)
                        .map(vote -> (vote.stars() == null ? "–" : vote.stars()) + " "
                                + Objects.requireNonNull(vote.remark()).text() + " "
                                + written(vote.time().atZone(question.zone)))
                        .toList());
    }

    private static String written(ZonedDateTime time) {
        return Question.written(time.getYear() == 2026 ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", time);
    }

    private Read page(String address) throws IOException {
        return Read.of(viewer.get(address, "Accept: text/html", "Accept-Language: en-GB"), 200);
    }

    /// What another page can be narrowed to holds there too; what it has no chip for is left behind.
    @Test
    void linksLeadToTheSameVotes() throws IOException {
        String project = "project=" + Client.encoded(watched.name()).replace("%20", "+");
        String ours = "/overview?" + project + "&period=90d&by=week";
        assertThat(page(ours + "&kind=media&recommendation_type=primary&rating=5&rating=4&type=film")
                        .page()
                        .select("#leaders th a")
                        .eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.matches("/media/[a-z]+[?]"
                        + Pattern.quote(project + "&period=90d&recommendation_type=primary&rating=5&rating=4")));
        assertThat(link(ours + "&kind=media&recommendation_type=primary&model=als-1&verified=true", "steps"))
                .isEqualTo("/recommendations?" + project
                        + "&period=90d&verified=true&recommendation_type=primary&model=als-1");
        assertThat(link(ours + "&kind=chat&rating=down&rating=up&rating=3", "worst"))
                .isEqualTo("/answers?" + project + "&period=90d&rating=down&rating=up");
        assertThat(link("/media/dune?" + project + "&by=week&model=als-1", "steps"))
                .isEqualTo("/recommendations?" + project + "&model=als-1&media_id=dune");
    }

    private String link(String address, String card) throws IOException {
        return page(address)
                .page()
                .select(".card:has(#" + card + ") > header a")
                .attr("href");
    }

    @Test
    void recommendationsSayWhatBecameOfThem() throws IOException {
        for (int i = 0; i < 10; i++) {
            Question question = question();
            if (i % 3 > 0) {
                question.types = question.some("type", Audience.TYPES, 5);
                question.models = question.some("model", Audience.MODELS, 5);
                question.slots = question.some("recommendation_type", Audience.SLOTS, 2);
                question.vouched();
            }
            // so few that one vote makes a share
            if (i % 3 == 2) {
                question.items = List.of(audience.one(Audience.ITEMS));
                question.words.add("media_id=" + question.items.getFirst());
            }
            String one = i % 2 == 0 ? null : audience.one(Audience.SLOTS.subList(1, 3));
            if (one != null) question.words.add("one=" + one);
            PageRecount page = read("/recommendations", question);
            Showings all = question.shown();
            page.counts(
                    Figure.count(all.n()) + " shown", Figure.count(all.rated().n()) + " rated");
            TileRecount tiles = new TileRecount(page);
            tiles.shown();
            tiles.rateOfShown("Selected", Showings::selected, " shown");
            tiles.rateOfShown("Rated", Showings::rated, " shown");
            tiles.rateOfShown("Liked", Showings::liked, " rated");
            ShownRecount shown = new ShownRecount(page);
            shown.stairs();
            shown.duel(one, null);
            shown.calibration();
            shown.positions();
            shown.models();
        }
        assertThat(met)
                .contains("steps", "duel", "calibration", "positions", "models")
                .contains("clear difference", "no clear difference", "Shown flat", "Selected flat");
    }

    @Test
    void answersSayWhichFail() throws IOException {
        for (int i = 0; i < 8; i++) {
            Question question = question();
            question.media = false;
            if (i % 2 > 0) {
                question.models = question.some("model", Audience.CHATS, 5);
                question.ratings = question.some("rating", List.of("up", "down"), 3);
                question.tags = question.some("tag", Audience.TAGS, 3);
                question.vouched();
            }
            question.cut(audience.one(List.of("day", "week", "month")));
            PageRecount page = read("/answers", question);
            page.counts(Figure.many(question.votes().n(), "answer"));
            TileRecount tiles = new TileRecount(page);
            tiles.votes("Answers", Votes::n);
            tiles.rate("Thumbs up", Votes::up);
            tiles.rate("Negative comments", votes -> votes.sounding(-1), " scored");
            new CourseRecount(page).thumbs();
            new BarRecount(page).models();
            new BarRecount(page).lowReasons(10, true);
            AnswerRecount answers = new AnswerRecount(page);
            answers.worst(20);
            answers.terms(10);
        }
        assertThat(met).contains("thumbs", "models", "reasons", "worst", "terms", "Negative comments flat");
    }

    @Test
    void theListSaysHowManyOfEach() throws IOException {
        for (int i = 0; i < 8; i++) {
            Question question = question().narrowed();
            PageRecount page = read("/feedback", question);
            page.counts(Figure.many(question.listed().n(), "vote"), "");
            facet(page, "kind", any -> any.media = null, vote -> List.of(vote.media() ? "media" : "chat"));
            facet(page, "rating", any -> any.ratings = List.of(), vote -> one(Question.rating(vote)));
            facet(page, "tag", any -> any.tags = List.of(), Audience.Said::tags);
            facet(page, "model", any -> any.models = List.of(), vote -> one(Question.model(vote)));
            facet(
                    page,
                    "recommendation_type",
                    any -> any.slots = List.of(),
                    vote -> one(vote.answers() == null ? null : vote.answers().slot()));
            facet(page, "verified", any -> any.verified = null, vote -> List.of(Boolean.toString(vote.verified())));
            facet(page, "triage", _ -> {}, _ -> List.of("new"));
        }
    }

    private static List<String> one(@Nullable String word) {
        return word == null ? List.of() : List.of(word);
    }

    private interface Values {
        List<String> of(Audience.Said vote);
    }

    /// How many would be listed with each value of a part of the filter.
    ///
    /// @param without takes that part out of a question
    private static void facet(PageRecount page, String part, Consumer<Question> without, Values values) {
        Question open = page.question().with(without);
        String as = page.address() + " " + part;
        List<Element> choices = page.page().page().select(".facets label:has([name=" + part + "])");
        Set<String> given = open.listed().all().stream()
                .flatMap(vote -> values.of(vote).stream())
                .collect(Collectors.toSet());
        assertThat(choices.stream().map(DashboardContract::value)).as(as).containsAll(given);
        for (Element choice : choices) {
            String value = value(choice);
            Predicate<Audience.Said> has =
                    vote -> value.isEmpty() || values.of(vote).contains(value);
            assertThat(choice.child(2).text())
                    .as(as + " " + value)
                    .isEqualTo(Figure.count(open.listed().count(has)));
        }
    }

    private static String value(Element choice) {
        return choice.expectFirst("input").attr("value");
    }
}
