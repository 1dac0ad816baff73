package dev.heed.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.heed.TestServer;
import dev.heed.access.Creation;
import dev.heed.access.Grant;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.access.Session;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever callers write is text on every page, and nothing else: markup, quotes, addresses, the syntax of templates
/// and of other languages, in every field that takes it.
///
/// Long because it is one list of strings and one of pages: every string must have stood on a page.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStringsTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    /// What a name can be: one line, 64 characters at most.
    private static final List<String> NAMES = List.of(
            "<script>self.xss=1</script>",
            "\"><script>self.xss=1</script>",
            "'><img src=x onerror=self.xss=1>",
            "\" onmouseover=self.xss=1 autofocus onfocus=self.xss=1 x=\"",
            "' onmouseover='self.xss=1' autofocus onfocus='self.xss=1",
            "` onerror=`self.xss=1`",
            "javascript:self.xss=1",
            "JaVaScRiPt:self.xss=1//",
            "data:text/html,<script>opener.xss=1</script>",
            "<svg onload=self.xss=1>",
            "<svg><script>self.xss=1</script></svg>",
            "</script><script>self.xss=1</script>",
            "</title><img src=x onerror=self.xss=1>",
            "</textarea><img src=x onerror=self.xss=1>",
            "</style><img src=x onerror=self.xss=1>",
            "--><img src=x onerror=self.xss=1><!--",
            "<!--<img src=x onerror=self.xss=1>",
            "]]><img src=x onerror=self.xss=1>",
            "{{constructor.constructor('self.xss=1')()}}",
            "${self.xss=1} #{self.xss=1} <%=self.xss=1%>",
            "$unsafe{self.xss=1} @if(true) !{int x = 1;}",
            "}*{background:url(//stranger.invalid)}",
            "<style>@import'//stranger.invalid';</style>",
            "<link rel=stylesheet href=//stranger.invalid>",
            "<base href=//stranger.invalid/>",
            "<meta http-equiv=refresh content=0;url=//stranger.invalid>",
            "<iframe srcdoc='<script>parent.xss=1</script>'>",
            "</form><form action=//stranger.invalid><button>",
            "<a href=javascript:self.xss=1>here</a>",
            "<math><style><img src onerror=self.xss=1>",
            "<details open ontoggle=self.xss=1>",
            "&lt;script&gt;self.xss=1&lt;/script&gt;",
            "&#60;script&#62;self.xss=1&#60;/script&#62;",
            "%3Cscript%3Eself.xss=1%3C/script%3E",
            "\\u003cscript\\u003eself.xss=1\\u003c/script\\u003e",
            "+ADw-script+AD4-self.xss=1+ADw-/script+AD4-",
            "＜script＞self.xss=1＜/script＞",
            "\";self.xss=1;//",
            "';self.xss=1;//",
            "__proto__",
            "constructor");

    /// What only a text can hold.
    private static final List<String> LINES = List.of(
            "so\u2028self.xss=1//\u2029it is",
            "\u202e>tpircs/<1=ssx.fles>tpircs<",
            "java\tscript:self.xss=1",
            "<img src=x\nonerror=self.xss=1>",
            "<\u0001script\u001b>self.xss=1</script\u0008>",
            "<scr\u200bipt>self.xss=1</scr\ufeffipt>",
            "<b>".repeat(1_000) + "<script>self.xss=1</script>");

    private static final List<String> TEXTS =
            Stream.concat(NAMES.stream(), LINES.stream()).toList();

    /// Items whose names are as bad as they may be: they stand in paths.
    private static final List<String> ITEMS =
            List.of("javascript:self.xss=1", "'-self.xss=1-'", "$(self.xss=1)", "__proto__", "constructor", "*,!@+~");

    private static final List<String> SLOTS = List.of("__proto__", "constructor", "onload");

    /// As many answers to one question as make it one of the worst.
    private static final int ANSWERS = 20;

    /// So many liked answers that each of these questions is clearly worse than all together.
    private static final int LIKED = 500;

    /// The most that there may be.
    private static final int TAGS = 20;

    /// Opens what is folded away; then says what ran, and what is there that a page of ours never holds.
    private static final String STRANGE = """
            () => {
              document.querySelectorAll('details').forEach((one) => { one.open = true; });
              document.querySelectorAll('[data-toggle][aria-pressed=false]').forEach((one) => one.click());
              const strange = window.xss === undefined ? [] : ['ran'];
              const address = ['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'data', 'background'];
              const places = { script: '/assets/', link: '/assets/' };
              for (const one of document.querySelectorAll('*')) {
                if (one.matches('img, iframe, object, embed, base, math, style, frame, template, [http-equiv], [srcdoc]')
                    || (one.matches('script') && (!one.hasAttribute('src') || one.textContent)))
                  strange.push(one.outerHTML);
                for (const { name, value } of one.attributes) {
                  if (name.startsWith('on')) strange.push(one.outerHTML);
                  if (!address.includes(name)) continue;
                  const there = new URL(value, location.href);
                  if (there.origin !== location.origin || !there.pathname.startsWith(places[one.localName] ?? '/'))
                    strange.push(one.outerHTML);
                }
              }
              return strange.map((html) => html.slice(0, 300));
            }""";

    private static final String DRAWN =
            "() => [...document.querySelectorAll('.plot')].every((plot) => plot.querySelector('svg'))";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final List<Project> projects = new ArrayList<>();
    private final List<String> votes = new ArrayList<>();
    private TestDatabase test;
    private TestServer server;
    private String key;
    private Session owner;
    private Browser browser;
    private BrowserContext context;
    private Watched watched;

    @BeforeAll
    void say(@TempDir Path data) {
        test = TestDatabase.sqlite(data);
        server = new TestServer(test, NOON);
        for (String name : NAMES)
            projects.add(((Creation.Created) server.node().access.createProject(name)).project());
        key = server.key(projects.getFirst(), KeyKind.SECRET);
        tell("PATCH", "/v1/project", Map.of("slots", SLOTS, "policy", Map.of("patterns", List.of("</textarea>.*zzz"))));
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            tell("PUT", "/v1/media/" + encoded(item(i)), Map.of("title", NAMES.get(i), "type", NAMES.get(i)));
            shown.add(showing(i));
        }
        List<String> showings = ids(tell("POST", "/v1/recommendations", shown));
        for (int from = 0; from < NAMES.size(); from += TAGS) {
            List<String> tags = NAMES.subList(from, Math.min(NAMES.size(), from + TAGS));
            votes.addAll(
                    ids(tell("POST", "/v1/feedback/batch", List.of(full(from, tags, false), full(from, tags, true)))));
        }
        votes.forEach(vote -> tell("PATCH", "/v1/feedback/" + vote, Map.of("comment", String.join("\n", NAMES))));
        List<Map<String, Object>> one = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) one.add(onMedia(i, TEXTS.get(i), showings));
        tell("POST", "/v1/feedback/batch", one);
        tell(
                "POST",
                "/v1/feedback/batch",
                IntStream.range(0, LIKED)
                        .mapToObj(i -> Map.of("user", "fan " + i, "query", "Fine?", "response", "Yes.", "rating", "up"))
                        .toList());
        for (int round = 0; round < ANSWERS; round++) {
            int by = round;
            tell(
                    "POST",
                    "/v1/feedback/batch",
                    TEXTS.stream().map(text -> onAnswer(by, text)).toList());
        }
        owner = server.signedIn("owner");
        server.signedIn(
                "guest",
                projects.stream()
                        .map(project -> new Grant(project, Role.VIEWER))
                        .toArray(Grant[]::new));
        browser = new Browser();
    }

    @BeforeEach
    void open() {
        context = browser.context(new NewContextOptions(), server, owner);
        watched = Watched.in(context);
    }

    @AfterEach
    void shut() {
        context.close();
    }

    @AfterAll
    void close() {
        browser.close();
        server.close();
        test.close();
        client.close();
    }

    private static String item(int i) {
        return i < ITEMS.size() ? ITEMS.get(i) : "item-" + i;
    }

    private static Map<String, Object> showing(int i) {
        String name = NAMES.get(i);
        return Map.of(
                "media_id",
                item(i),
                "recommendation_type",
                SLOTS.get(i % SLOTS.size()),
                "score",
                i % 10 / 10.0,
                "position",
                i % 3,
                "model",
                name,
                "list_id",
                name,
                "metadata",
                Map.of(name, name));
    }

    private static Map<String, Object> onMedia(int i, String text, List<String> showings) {
        Map<String, Object> vote = said(i, text);
        vote.put("media_id", item(i % NAMES.size()));
        vote.put("rating", 1 + i % 2);
        if (i < showings.size()) vote.put("recommendation_id", showings.get(i));
        return vote;
    }

    private static Map<String, Object> onAnswer(int by, String text) {
        Map<String, Object> vote = said(by, text);
        vote.put("query", text);
        vote.put("response", text);
        vote.put("rating", by % 5 == 0 ? "up" : "down");
        if (NAMES.contains(text)) vote.put("model", text);
        return vote;
    }

    private static Map<String, Object> said(int by, String text) {
        Map<String, Object> vote = new LinkedHashMap<>();
        vote.put("user", "viewer " + by);
        vote.put("comment", text);
        vote.put("language", "en");
        if (NAMES.contains(text)) vote.put("tags", List.of(text));
        return vote;
    }

    /// A vote that holds all of them, wherever there is room.
    private static Map<String, Object> full(int by, List<String> tags, boolean chat) {
        Map<String, Object> vote = said(by, LINES.getFirst());
        String all = String.join("\n", TEXTS);
        vote.put("tags", tags);
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (String name : NAMES) metadata.put(name, name);
        metadata.put("__proto__", Map.of("constructor", List.of(tags.getFirst())));
        vote.put("metadata", metadata);
        if (chat) {
            vote.put("query", all);
            vote.put("response", all);
            vote.put("correction", all);
            vote.put("model", tags.getFirst());
            vote.put("comparison", tags.getLast());
            vote.put("rating", "down");
        } else {
            vote.put("media_id", ITEMS.getFirst());
            vote.put("rating", 1);
        }
        return vote;
    }

    private HttpResponse<String> send(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode tell(String method, String path, Object body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        JsonNode told = json.readTree(answer.body());
        assertThat(told.path("rejected")).as(answer.body()).isEmpty();
        return told;
    }

    private JsonNode vote(String id) {
        return json.readTree(send(HttpRequest.newBuilder(URI.create(address("/v1/feedback/" + id)))
                        .header("Authorization", "Bearer " + key))
                .body());
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("ids").forEach(id -> ids.add(id.stringValue()));
        return ids;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /// An address of the first project.
    private String of(String path) {
        return path + (path.contains("?") ? "&" : "?") + "project="
                + encoded(projects.getFirst().name());
    }

    private Page open(String path) {
        Page page = watched.page();
        page.navigate(address(path));
        assertInert(path);
        return page;
    }

    private void assertInert(String as) {
        Page page = watched.page();
        page.waitForFunction(DRAWN);
        assertThat((List<?>) page.evaluate(STRANGE)).as(as).isEmpty();
        assertThat(page.url()).as(as).startsWith(address("/"));
        assertThat(context.pages()).as(as).hasSize(1);
        watched.assertQuiet(as);
    }

    /// Filters whose values are all of these.
    private static String all(String name, List<String> values) {
        return values.stream().map(value -> name + "=" + encoded(value)).collect(Collectors.joining("&"));
    }

    @Test
    void inNumbersOverThem() {
        Page page = watched.page();
        for (String path : List.of("/overview", "/recommendations", "/answers")) {
            page.navigate(address(of(path)));
            page.waitForFunction(DRAWN);
            for (Locator plot : page.locator(".plot").all()) plot.hover();
            assertInert(path);
        }
        assertThat(page.locator("#worst tbody th").allTextContents())
                .hasSize(20)
                .allMatch(TEXTS::contains);
        for (String name : List.of("tag", "type", "model", "media_id", "recommendation_type", "subject")) {
            List<String> values = name.equals("media_id") ? ITEMS : NAMES;
            String chip = open(of("/overview?" + all(name, values)))
                    .locator(".chip.on b")
                    .textContent();
            assertThat(values).as(name).allMatch(chip::contains);
        }
        for (String path : List.of(
                "/media?" + all("tag", NAMES),
                "/recommendations?" + all("model", NAMES),
                "/answers?" + all("model", NAMES)))
            assertThat(open(of(path)).locator(".chip.on b").textContent()).contains(NAMES);
        // longer ones have no room beside their line
        for (String name : List.of(NAMES.getFirst(), NAMES.get(2), "<svg onload=self.xss=1>")) {
            Page marked = open(of("/overview?kind=chat&model=" + encoded(name)));
            assertThat(marked.locator("#thumbs tbody tr:last-child td:last-child")
                            .textContent())
                    .isEqualTo(name);
            assertThat(marked.locator(".plot[data-table=thumbs] svg").textContent())
                    .contains(name + " first seen");
        }
        for (String name : List.of(NAMES.getFirst(), "__proto__"))
            open(of("/recommendations?one=" + encoded(name) + "&other=constructor"));
    }

    @Test
    void asItems() {
        Page page = open(of("/media"));
        assertThat(page.locator("#items tbody th a").allTextContents()).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(page.locator("#items tbody th .of").allTextContents()).containsAll(ITEMS);
        assertThat(page.locator("#items tbody td:nth-child(2)").allTextContents())
                .containsExactlyInAnyOrderElementsOf(NAMES);
        for (int i = 0; i < ITEMS.size(); i++) {
            open(of("/media/" + encoded(ITEMS.get(i)) + "?" + all("tag", NAMES)));
            assertThat(page.locator("h1").textContent()).isEqualTo(NAMES.get(i));
            assertThat(page.locator(".head p").textContent()).startsWith(NAMES.get(i) + ", " + ITEMS.get(i) + ".");
        }
        page.navigate(address(of("/media/nothing")));
        assertThat(page.locator("h1").textContent()).isEqualTo("Not found");
    }

    @Test
    void asVotes() {
        for (String vote : votes) {
            List<String> stored = new ArrayList<>();
            JsonNode told = vote(vote);
            for (String field : List.of("comment", "tags", "query", "response", "correction", "model", "metadata"))
                texts(told.path(field), stored);
            assertThat(stored).as(vote).contains(NAMES.getLast());
            String sheet = open(of("/feedback/" + vote)).locator("#vote").textContent();
            assertThat(stored).as(vote).allMatch(sheet::contains);
        }
        Page list = open(of("/feedback?kind=chat"));
        assertThat(list.locator(".row .beside").allTextContents()).containsAll(TEXTS.subList(0, TEXTS.size() - 1));
        assertThat(list.locator(".facets [name=tag] + span").allTextContents())
                .isNotEmpty()
                .allMatch(NAMES::contains);
        list = open(of("/feedback?kind=media"));
        assertThat(list.locator(".row .beside").allTextContents()).containsAll(NAMES);
        assertThat(list.locator(".row .said").allTextContents()).containsAll(TEXTS.subList(0, TEXTS.size() - 1));
        for (String name : NAMES.subList(3, 5))
            open(of("/feedback?open=" + votes.getFirst() + "&" + all("tag", NAMES) + "&model=" + encoded(name) + "&q="
                    + encoded(name)));
        for (String act : List.of("withdraw", "erase", "erase?what=subject"))
            open(of("/feedback/" + votes.getFirst() + "/" + act));
    }

    /// All texts and names in it, as they are stored.
    private static void texts(JsonNode node, List<String> into) {
        if (node.isString()) into.add(node.stringValue());
        node.properties().forEach(entry -> into.add(entry.getKey()));
        node.forEach(inner -> texts(inner, into));
    }

    @Test
    void asSettings() {
        for (Project project : List.of(projects.get(0), projects.get(3), projects.get(4))) {
            Page page = open("/overview?project=" + encoded(project.name()));
            assertThat(page.locator(".nav .switch span").textContent()).isEqualTo(project.name());
            assertThat(page.locator(".nav .projects .pop a").allTextContents())
                    .containsExactlyInAnyOrderElementsOf(NAMES);
        }
        Page page = open(of("/settings/projects"));
        assertThat(page.locator("tbody th").allTextContents()).containsExactlyInAnyOrderElementsOf(NAMES);
        page.locator("#name").fill(NAMES.getFirst() + NAMES.getLast());
        page.getByText("Make the project").click();
        page.waitForURL("**/settings?**");
        assertInert("a project made");
        assertThat(page.locator("h1").textContent()).endsWith(NAMES.getFirst() + NAMES.getLast());
        for (String path :
                List.of("/settings", "/settings/keys", "/settings/users", "/settings/audit", "/settings/you"))
            open(of(path));
        open(of("/settings"));
        assertThat(page.locator("#policy").inputValue()).contains("</textarea>.*zzz");
        page.locator("#slots").fill(NAMES.get(3));
        page.locator("#policy").fill("{\"" + NAMES.get(4) + NAMES.get(13) + "\": 1}");
        page.locator("button.main").click();
        page.waitForSelector("[role=alert]");
        assertInert("settings refused");
        assertThat(page.locator("#slots").inputValue()).isEqualTo(NAMES.get(3));
        open(of("/settings"));
        page.locator("#text").fill(String.join("\n", NAMES));
        page.getByText("Show what is kept").click();
        page.waitForSelector(".them");
        assertInert("a text tried");
        assertThat(page.locator(".them").textContent()).contains(NAMES.get(3)).contains(NAMES.get(13));
    }

    /// What the address itself says, to whoever follows a link.
    @Test
    void asAddresses() {
        for (String name : List.of(NAMES.get(1), NAMES.get(3), NAMES.get(6))) {
            Page page = open(of("/overview?" + encoded(name) + "=" + encoded(name)));
            assertThat(page.locator("h1").textContent()).isEqualTo("This address asks for what cannot be");
            open("/signin?to=" + encoded(name));
            page.locator("#name").fill(name);
            page.locator("#password").fill(name);
            page.locator("button.main").click();
            page.waitForSelector("[role=alert]");
            assertInert("signing in as " + name);
            assertThat(page.locator("#name").inputValue()).isEqualTo(name);
        }
    }

    /// Some names are of letters and digits only, or at least of one line.
    @Test
    void notWhereTheyAreNoNames() {
        for (String line : LINES.subList(0, 6)) {
            assertThat(send("PUT", "/v1/media/a", Map.of("title", line, "type", "film"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(send("POST", "/v1/feedback", Map.of("media_id", "a", "tags", List.of(line)))
                            .statusCode())
                    .isEqualTo(422);
        }
        for (String name : NAMES.subList(0, 6)) {
            assertThat(send("POST", "/v1/feedback", Map.of("media_id", name, "rating", 1))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(send("PATCH", "/v1/project", Map.of("slots", List.of(name)))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(send("POST", "/v1/keys", Map.of("kind", "publishable", "origins", List.of(name)))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(send("POST", "/v1/feedback", Map.of("media_id", "a", "comment", "\u0000"))
                        .statusCode())
                .isEqualTo(422);
    }

    /// Else the tests above could not fail.
    @Test
    void noticesWhatRuns() {
        Page page = open(of("/settings/you"));
        page.evaluate("""
                () => {
                  const link = document.createElement('a');
                  link.href = 'javascript:self.xss=1';
                  document.querySelector('main').append(link, document.createElement('iframe'));
                }""");
        assertThat((List<?>) page.evaluate(STRANGE)).hasSize(2);
    }
}
