package dev.heed.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.access.Session;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.catalog.Description;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.history.Mark;
import dev.heed.storage.DatabaseContract;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list of votes and one vote, as pages over HTTP: what they show, what forms do, what is refused.
abstract class ExplorerContract extends DatabaseContract {
    static final String SCRIPT = "<script>alert(1)</script>";
    static final String QUOTED = "\"><img src=x onerror=alert(1)>";

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session owner;

    @BeforeEach
    void start() {
        server = new TestServer(test(), () -> now);
        server.node().project(true);
        owner = server.signedIn("owner");
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private Project project() {
        return server.node().access.defaultProject();
    }

    private static Ballot.Circumstances by(@Nullable String user, @Nullable Map<String, Object> metadata) {
        return new Ballot.Circumstances(user, null, "en", null, List.of(), metadata, null);
    }

    private Id film(int stars, String user, @Nullable String comment, String... tags) {
        return cast(new Ballot.Media(
                "kestrel",
                stars,
                true,
                null,
                comment,
                List.of(tags),
                null,
                new Description("Kestrel " + SCRIPT, "film", null),
                by(user, Map.of(SCRIPT, QUOTED))));
    }

    private Id chat(Thumb thumb, String query, String response) {
        return cast(
                new Ballot.Chat(query, response, thumb, null, List.of(), QUOTED, SCRIPT, null, null, by("u1", null)));
    }

    private Id cast(Ballot ballot) {
        now = now.plusSeconds(60);
        return switch (server.node().intake.cast(project(), ballot, true, 0)) {
            case Outcome.Stored(Id id, boolean _) -> id;
            case Outcome.Revised(Id id, int _, boolean _) -> id;
            case Outcome other -> throw new AssertionError(other);
        };
    }

    private HttpRequest.Builder asking(String path) {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpRequest.newBuilder(address).header("Cookie", Session.COOKIE + "=" + owner.token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Document page(String path) {
        HttpResponse<String> answer = send(asking(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static List<String> ids(Document page) {
        return page.select(".row > input[name=id]").eachAttr("value");
    }

    /// The fields of a form as a browser sends them with one of its buttons.
    private HttpResponse<String> post(String path, Map<String, List<String>> fields, String... headers) {
        Map<String, List<String>> sent = new LinkedHashMap<>(fields);
        sent.putIfAbsent("csrf", List.of(owner.csrf()));
        String body = sent.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(word -> URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(word, UTF_8)))
                .collect(Collectors.joining("&"));
        var request = asking(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    private static Map<String, List<String>> hidden(Element form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[type=hidden]"))
            fields.computeIfAbsent(field.attr("name"), _ -> new ArrayList<>()).add(field.attr("value"));
        return fields;
    }

    private Triage triage(Id id) {
        return server.node().history.one(project(), id).orElseThrow().triage();
    }

    @Test
    void showsWhatTheFilterMeansAndHowMany() {
        Id five = film(5, "a", "Mail me at kim@example.org, or not");
        Id two = film(2, "b", null, "slow");
        Id up = chat(Thumb.UP, "Why?", "So.");
        Document all = page("/feedback");
        assertThat(ids(all)).containsExactly(up.toString(), two.toString(), five.toString());
        assertThat(all.select(".match").text()).isEqualTo("3 votes");
        assertThat(all.select(".rows h2").eachText()).containsExactly("Today, 20 November 2026");
        assertThat(all.expectFirst(".row .said").html())
                .isEqualTo("Mail me at <span class=\"veil\">[EMAIL]</span>, or not");
        assertThat(choices(all, "kind")).containsExactly("all 3", "media 2", "chat 1");
        assertThat(choices(all, "rating"))
                .containsExactly(
                        "5 stars 1", "4 stars 0", "3 stars 0", "2 stars 1", "1 star 0", "thumbs up 1", "thumbs down 0");
        assertThat(choices(all, "tag")).containsExactly("slow 1");
        Document some = page("/feedback?rating=5&rating=up&q=mail&period=7d");
        assertThat(ids(some)).containsExactly(five.toString());
        assertThat(choices(some, "rating")).contains("5 stars 1", "2 stars 0", "thumbs up 0");
        assertThat(some.select("form.filters input[name=q]").eachAttr("value")).containsExactly("mail");
        assertThat(page("/feedback?rating=3").select(".hole h3").text()).isEqualTo("No votes");
    }

    private static List<String> choices(Document page, String name) {
        return page.select(".facets label:has([name=" + name + "])").eachText();
    }

    /// Pages with numbers lead here with words that only they know, and the file and the live tail refuse what they do
    /// not know.
    @Test
    void leadsToFilesAndTheLiveTailWithoutTheWordsOfPages() {
        chat(Thumb.DOWN, "A question", "");
        Document votes = page("/feedback?kind=chat&against=year&by=week&period=7d");
        String export = votes.select("a[download]").attr("href");
        assertThat(send(asking(export)).statusCode()).as(export).isEqualTo(200);
        assertThat(votes.select("[data-live]").attr("data-live"))
                .startsWith("/v1/live?")
                .doesNotContain("against", "by=", "period");
    }

    @Test
    void goesOnToOlderVotesAndBack() {
        List<String> cast = new ArrayList<>();
        for (int i = 0; i < 60; i++)
            cast.addFirst(chat(Thumb.DOWN, "Question " + i, "").toString());
        Document first = page("/feedback?kind=chat");
        assertThat(ids(first)).isEqualTo(cast.subList(0, 50));
        Document second = page(first.select("a[rel=next]").attr("href"));
        assertThat(ids(second)).isEqualTo(cast.subList(50, 60));
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(ids(page(second.select(".rows footer a").attr("href")))).isEqualTo(cast.subList(0, 50));
    }

    /// A vote is opened, left and gone on from without losing its place in the list.
    @Test
    void theListStandsAtTheVoteThatIsLookedAt() {
        Id first = chat(Thumb.DOWN, "First", "");
        Id second = chat(Thumb.DOWN, "Second", "");
        Document list = page("/feedback?kind=chat");
        assertThat(list.select(".row").eachAttr("id")).isEqualTo(ids(list));
        assertThat(list.select("a.beside").attr("href")).endsWith("open=" + second + "#" + second);
        Document open = page("/feedback?kind=chat&open=" + second);
        assertThat(open.select("[aria-label=Next vote]").attr("href")).endsWith("open=" + first + "#" + first);
        assertThat(open.select("[aria-label=Close]").attr("href")).endsWith("kind=chat#" + second);
        assertThat(page("/feedback/" + second + "?kind=chat").select(".head a").attr("href"))
                .endsWith("kind=chat#" + second);
        assertThat(marked(second, "kind=chat&open=" + second)).endsWith("kind=chat&open=" + second + "#" + second);
        assertThat(marked(second, "open=%23x")).doesNotContain("#");
    }

    /// Where one comes to after marking a vote.
    private String marked(Id id, String back) {
        Map<String, List<String>> fields = Map.of(
                "id", List.of(id.toString()),
                "triage", List.of("seen"),
                "back", List.of("project=default&" + back));
        return post("/feedback/triage", fields).headers().firstValue("Location").orElseThrow();
    }

    @Test
    void everyFaultOfAnAddressIsNamed() {
        HttpResponse<String> answer = send(asking("/feedback?q=%21&cursor=0000000000000&from=yesterday&open=m1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select(".faults code").eachText())
                .containsExactlyInAnyOrder("from", "q", "open");
        // a date that there is not, and a mark of the other order: seen only when all is put together
        answer = send(asking("/feedback?from=2026-02-30"));
        assertThat(Jsoup.parse(answer.body()).select(".faults code").eachText()).containsExactly("from");
        answer = send(asking("/feedback?rating=9&colour=red&kind=tv&q=%21"));
        assertThat(Jsoup.parse(answer.body()).select(".faults code").eachText())
                .containsExactlyInAnyOrder("rating", "colour", "kind", "q");
        assertThat(send(asking("/feedback?cursor=0000000000000")).statusCode()).isEqualTo(422);
        for (String path : List.of("/feedback/m000000000000001", "/feedback/x", "/feedback?open=m000000000000001"))
            assertThat(send(asking(path)).statusCode()).as(path).isEqualTo(404);
    }

    @Test
    void theSheetSaysEverything() {
        film(2, "a", "Slow.", "slow");
        Id id = film(5, "a", "It grew on me. Mail kim@example.org");
        film(4, "a", null);
        chat(Thumb.UP, "Why?", "So.");
        Document beside = page("/feedback?open=" + id);
        Document alone = page("/feedback/" + id);
        for (Document page : List.of(beside, alone)) {
            Element sheet = page.expectFirst("#vote");
            assertThat(sheet.select("h3").eachText())
                    .containsExactly("Item", "Vote", "Metadata", "Removed before storing", "How it changed");
            assertThat(sheet.select(".facts dt:contains(Subject) + dd a").text())
                    .isEqualTo("1 vote");
            assertThat(sheet.select(".trail li")).hasSize(3);
            assertThat(sheet.select(".trail li").get(0).text()).contains("rating: 5 of 5 became 4 of 5");
            assertThat(sheet.select(".trail li").get(2).text()).startsWith("First vote");
            assertThat(sheet.select("section.acts a").eachText())
                    .containsExactly("Withdraw", "Erase vote", "Erase subject");
        }
        assertThat(beside.select(".row[aria-current=true]").eachAttr("id")).containsExactly(id.toString());
        assertThat(alone.select(".head p").eachText()).contains("Times by the clocks of UTC");
    }

    @Test
    void whatCallersWriteIsText() {
        Id film = film(5, "a", SCRIPT, QUOTED);
        Id chat = chat(Thumb.DOWN, SCRIPT, QUOTED);
        for (String path : List.of(
                "/feedback?open=" + film,
                "/feedback?open=" + chat,
                "/feedback/" + film,
                "/feedback/" + chat,
                "/feedback/" + film + "/erase",
                "/feedback?q=" + URLEncoder.encode(SCRIPT + QUOTED, UTF_8),
                "/feedback?tag=" + URLEncoder.encode(QUOTED, UTF_8),
                "/feedback?model=" + URLEncoder.encode(SCRIPT, UTF_8))) {
            Document page = page(path);
            assertThat(page.select("img")).as(path).isEmpty();
            assertThat(page.select("script").stream().map(Element::data))
                    .as(path)
                    .allMatch(String::isEmpty);
            assertThat(page.select("*").stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(org.jsoup.nodes.Attribute::getKey))
                    .as(path)
                    .noneMatch(name -> name.startsWith("on") || name.equals("style"));
        }
        assertThat(page("/feedback?open=" + film).select("#vote .tag").eachText())
                .contains(QUOTED);
        assertThat(page("/feedback?open=" + film).select("#vote dt.name").text())
                .isEqualTo(SCRIPT);
    }

    @Test
    void marksManyAndTakesItBack() {
        Id one = film(5, "a", null);
        Id other = film(2, "b", null);
        Id third = chat(Thumb.UP, "Why?", "So.");
        Document list = page("/feedback?period=7d");
        Element form = list.expectFirst("form.rows");
        Map<String, List<String>> fields = hidden(form);
        fields.put("id", List.of(one.toString(), third.toString()));
        fields.put("triage", List.of("done"));
        HttpResponse<String> answer = post(form.attr("action"), fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/feedback?project=default&period=7d");
        assertThat(Stream.of(one, other, third).map(this::triage))
                .containsExactly(Triage.DONE, Triage.NEW, Triage.DONE);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/feedback");

        HttpResponse<String> told = send(asking("/feedback?period=7d").header("Cookie", cookie.split(";", 2)[0]));
        assertThat(told.headers().firstValue("Set-Cookie").orElseThrow()).contains("Expires=Thu, 01 Jan 1970");
        Element toast = Jsoup.parse(told.body()).expectFirst(".toast");
        assertThat(toast.text()).isEqualTo("2 votes marked done Undo");
        assertThat(post(toast.select("form").attr("action"), hidden(toast)).statusCode())
                .isEqualTo(303);
        assertThat(Stream.of(one, other, third).map(this::triage)).containsOnly(Triage.NEW);
        // no revision
        assertThat(server.node().history.one(project(), one).orElseThrow().revision())
                .isEqualTo(1);
    }

    @Test
    void marksNothingThatIsNotOursAndGoesNowhereElse() {
        Id mine = film(5, "a", null);
        Project theirs = ((Creation.Created) server.node().access.createProject("theirs")).project();
        String path = "/feedback/triage?project=theirs";
        Map<String, List<String>> fields = Map.of(
                "triage", List.of("done"),
                "id", List.of(mine.toString()),
                "csrf", List.of(owner.csrf()),
                "back", List.of("//example.org/?project=theirs"));
        HttpResponse<String> answer = post(path, fields);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/feedback?");
        assertThat(triage(mine)).isEqualTo(Triage.NEW);
        assertThat(server.node().history.page(theirs, Filter.ALL, Mark.TOP, 1).items())
                .isEmpty();

        assertThat(post("/feedback/triage", Map.of("triage", List.of("gone"), "id", List.of("x")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("/feedback/triage", Map.of("undo", List.of(mine + "gone")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("/feedback/triage", Map.of("csrf", List.of("guessed"), "triage", List.of("done")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/feedback/triage", Map.of("id", List.of("x".repeat(70_000))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(asking("/feedback/triage")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        // the way in for votes is another
        assertThat(post("/feedback", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void withdrawsAndErasesAfterAQuestion() {
        Id first = film(5, "a", "words");
        Id second = film(2, "b", null);
        chat(Thumb.UP, "Why?", "So.");
        Document asked =
                page(page("/feedback/" + first).expectFirst("section.acts a").attr("href"));
        assertThat(asked.select("h1").text()).isEqualTo("Withdraw this vote?");
        assertThat(asked.select(".dialog").text()).contains(first.toString());
        Element form = asked.expectFirst("main form");
        assertThat(post(form.attr("action"), hidden(form)).statusCode()).isEqualTo(303);
        assertThat(server.node().history.one(project(), first).orElseThrow().withdrawn())
                .isTrue();
        assertThat(page("/feedback/" + first).select("#vote .remark").text()).startsWith("Withdrawn");
        assertThat(ids(page("/feedback?withdrawn=true"))).containsExactly(first.toString());

        Document erase =
                page(page("/feedback/" + second).select("section.acts a").get(1).attr("href"));
        form = erase.expectFirst("main form");
        assertThat(post(form.attr("action"), hidden(form)).statusCode()).isEqualTo(303);
        assertThat(server.node().history.one(project(), second)).isEmpty();

        Document subject =
                page(page("/feedback/" + first).select("section.acts a").get(1).attr("href"));
        form = subject.expectFirst("main form");
        assertThat(form.attr("action")).contains("what=subject");
        assertThat(post(form.attr("action"), hidden(form)).statusCode()).isEqualTo(303);
        assertThat(server.node().history.one(project(), first)).isEmpty();
    }
}
