package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.heed.TestServer;
import dev.heed.access.Project;
import dev.heed.access.Session;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.catalog.Description;
import dev.heed.demo.Demo;
import dev.heed.domain.Id;
import dev.heed.domain.Thumb;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The list of votes over the demo, as a browser shows it and as a hand uses it.
///
/// With `-Dheed.shots=DIR` it leaves a picture of each page there.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorerTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    private static final int DESK = 1440;
    private static final int PHONE = 390;
    private static final int HEIGHT = 1300;

    private static final List<String> CONFORMANCE = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private TestDatabase test;
    private TestServer server;
    private Browser browser;
    private Session owner;
    private Project demo;
    private Id hostileFilm;
    private Id hostileChat;
    private int cast;

    @BeforeAll
    void open(@TempDir Path data) {
        test = TestDatabase.sqlite(data);
        server = new TestServer(test, NOON);
        var node = server.node();
        node.project(true);
        new Demo(node.access, node.catalog, node.recommendations, node.intake, node.history).fill();
        owner = server.signedIn("owner");
        demo = node.access.project("demo").orElseThrow();
        hostileFilm = cast(
                node.access.defaultProject(),
                new Ballot.Media(
                        "it's(1)!",
                        1,
                        null,
                        null,
                        ExplorerContract.SCRIPT,
                        List.of(ExplorerContract.QUOTED),
                        null,
                        new Description(ExplorerContract.SCRIPT, ExplorerContract.QUOTED, null),
                        somebody(Map.of(ExplorerContract.SCRIPT, List.of(ExplorerContract.QUOTED)))));
        hostileChat = cast(
                node.access.defaultProject(),
                new Ballot.Chat(
                        ExplorerContract.SCRIPT,
                        ExplorerContract.QUOTED,
                        Thumb.DOWN,
                        ExplorerContract.QUOTED,
                        List.of(ExplorerContract.SCRIPT),
                        ExplorerContract.QUOTED,
                        ExplorerContract.SCRIPT,
                        null,
                        ExplorerContract.QUOTED,
                        somebody(null)));
        browser = new Browser();
    }

    @AfterAll
    void close() {
        browser.close();
        server.close();
        test.close();
    }

    private Ballot.Circumstances somebody(@Nullable Map<String, Object> metadata) {
        return new Ballot.Circumstances("viewer " + cast++, null, "en", null, List.of(), metadata, null);
    }

    private Id cast(Project project, Ballot ballot) {
        return ((Outcome.Stored) server.node().intake.cast(project, ballot, true, 0)).id();
    }

    private Id chat(String query) {
        return cast(
                demo,
                new Ballot.Chat(
                        query, "So.", Thumb.DOWN, null, List.of(), null, "assistant-2", null, null, somebody(null)));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /// Every look of every page for pictures; else light on a desk and dark on a phone.
    Stream<Arguments> looks() {
        boolean all = System.getProperty("heed.shots") != null;
        String chat = newest("kind=chat&tag=wrong&period=90d");
        return Stream.of(
                        "/feedback?project=demo&kind=chat&tag=wrong&period=90d&open=" + chat,
                        "/feedback?project=demo&q=slow",
                        "/feedback?project=demo&rating=5&rating=4&triage=seen",
                        "/feedback/" + chat + "?project=demo",
                        "/feedback/" + chat + "/erase?project=demo&what=subject",
                        "/feedback?project=demo&rating=7&q=!")
                .flatMap(path -> Stream.of(DESK, PHONE)
                        .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .filter(scheme -> all || (width == DESK) == (scheme == ColorScheme.LIGHT))
                                .map(scheme -> Arguments.of(path, width, scheme))));
    }

    private String newest(String filter) {
        try (BrowserContext context = browser.context(new NewContextOptions(), server, owner)) {
            Page page = context.newPage();
            page.navigate(address("/feedback?project=demo&" + filter));
            return page.locator(".row > input").first().getAttribute("value");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void isWholeAndKeepsToItself(String path, int width, ColorScheme scheme) {
        try (BrowserContext context = browser.context(
                new NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(scheme), server, owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            page.navigate(address(path));
            Browser.picture(page, path.replaceAll("[mc][01][0-9a-z]{14}", "vote"), width, scheme);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(new AxeBuilder(page)
                            .withTags(CONFORMANCE).analyze().getViolations().stream()
                                    .filter(rule -> GRAVE.contains(rule.getImpact()))
                                    .map(rule -> rule.getId() + ": "
                                            + rule.getNodes().getFirst().getHtml() + " "
                                            + rule.getNodes().getFirst().getFailureSummary()))
                    .isEmpty();
            watched.assertQuiet(page.url());
        }
    }

    @Test
    void answersTheHand() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            page.navigate(address("/feedback?project=demo"));
            // filter by a choice, by the search field
            page.locator(".facets").getByLabel("2 stars").check();
            page.waitForURL("**rating=2**");
            assertThat(page.locator(".row .vote").allTextContents())
                    .isNotEmpty()
                    .containsOnly("2");
            page.keyboard().press("/");
            page.keyboard().type("slow");
            page.keyboard().press("Enter");
            page.waitForURL("**q=slow**");
            assertThat(page.url()).contains("rating=2").contains("project=demo");
            assertThat(page.locator(".row .said").allTextContents())
                    .isNotEmpty()
                    .allMatch(said -> said.toLowerCase(Locale.ROOT).contains("slow"));
            // one vote beside the list, the next, and closed again
            page.navigate(address("/feedback?project=demo&rating=2"));
            page.locator(".row").first().click();
            page.waitForSelector("#vote");
            assertThat(page.locator(".row").first().getAttribute("aria-current"))
                    .isEqualTo("true");
            page.getByLabel("Next vote").click();
            page.waitForURL(url -> !url.contains(firstId(page)));
            page.getByLabel("Close").click();
            page.waitForURL(url -> !url.contains("open="));
            assertThat(page.locator("#vote").count()).isZero();
            watched.assertQuiet(page.url());
        }
    }

    /// Arrows wander over choices and choose nothing yet; a vote far down opens where it stands.
    @Test
    void canBeUsedWithKeysAlone() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            String all = address("/feedback?project=demo&period=90d");
            page.navigate(all);
            page.locator(".facets [name=kind][value='']").focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(":focus").getAttribute("value")).isEqualTo("chat");
            assertThat(page.locator(".facets [data-apply]").isVisible()).isTrue();
            assertThat(page.url()).isEqualTo(all);
            page.keyboard().press("Enter");
            page.waitForURL("**kind=chat**");
            assertThat(page.locator(".facets [data-apply]").isVisible()).isFalse();

            Locator row = page.locator(".row").nth(29);
            String id = row.getAttribute("id");
            row.locator("a.beside").press("Enter");
            page.waitForSelector("#vote");
            assertInSight(page, id);
            page.keyboard().press("Tab");
            assertThat((Boolean)
                            page.evaluate("(id) => document.getElementById(id).contains(document.activeElement)", id))
                    .isTrue();
            page.getByLabel("Close").press("Enter");
            page.waitForURL(url -> !url.contains("open="));
            assertInSight(page, id);
            watched.assertQuiet(page.url());
        }
    }

    private static void assertInSight(Page page, String id) {
        page.waitForFunction(
                "(id) => { const box = document.getElementById(id).getBoundingClientRect();"
                        + " return box.top >= 0 && box.bottom <= innerHeight; }",
                id);
    }

    private static String firstId(Page page) {
        return "open=" + page.locator(".row > input").first().getAttribute("value");
    }

    @Test
    void marksOneAndManyAndTakesItBack() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            page.navigate(address("/feedback?project=demo&period=90d&rating=down&triage=new"));
            int all = page.locator(".row").count();
            Locator boxes = page.locator(".row > input");
            assertThat(page.getByText("Mark done").isDisabled()).isTrue();
            for (int i = 0; i < 3; i++) boxes.nth(i).check();
            assertThat(page.locator("[data-selected]").textContent()).isEqualTo("3 selected");
            page.getByText("Mark done").click();
            page.waitForSelector(".toast");
            assertThat(page.locator(".toast span").textContent()).isEqualTo("3 votes marked done");
            assertThat(page.url()).contains("rating=down").contains("triage=new");
            page.getByText("Undo").click();
            page.waitForSelector(".toast", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(page.locator(".row").count()).isEqualTo(all);
            page.getByLabel("Select all").check();
            assertThat(page.locator("[data-selected]").textContent()).isEqualTo(all + " selected");
            page.getByLabel("Select all").uncheck();
            // one, from its sheet
            page.navigate(address("/feedback?project=demo&period=90d&rating=down"));
            page.locator(".row").first().click();
            page.waitForSelector("#vote");
            page.locator("#vote .seg button[value=seen]").click();
            page.waitForSelector(".toast");
            assertThat(page.locator("#vote .seg [aria-pressed=true]").textContent())
                    .isEqualTo("Seen");
            assertThat(page.locator(".row").first().locator(".badge").textContent())
                    .isEqualTo("seen");
            page.locator("[data-dismiss]").click();
            assertThat(page.locator(".toast").count()).isZero();
            page.reload();
            assertThat(page.locator(".toast").count()).isZero();
            watched.assertQuiet(page.url());
        }
    }

    @Test
    void tellsOfNewVotesAndMovesNothing() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            page.navigate(address("/feedback?project=demo&kind=chat"));
            List<String> before = page.locator(".row h3 a.beside").allTextContents();
            page.locator("[data-live]").click();
            assertThat(page.locator("[data-live]").getAttribute("aria-pressed")).isEqualTo("true");
            chat("What is new?");
            page.waitForSelector(".fresh:not([hidden])");
            assertThat(page.locator(".fresh").textContent()).isEqualTo("1 new vote. Show it");
            chat("What else is new?");
            page.waitForFunction("() => document.querySelector('.fresh').textContent === '2 new votes. Show them'");
            assertThat(page.locator(".row h3 a.beside").allTextContents()).isEqualTo(before);
            page.locator(".fresh").click();
            page.waitForFunction("() => document.querySelector('.row h3').textContent.includes('new?')");
            page.waitForSelector("[data-live][aria-pressed=true]");
            page.locator("[data-live]").click();
            assertThat(page.locator("[data-live]").getAttribute("aria-pressed")).isEqualTo("false");
            watched.assertQuiet(page.url());
        }
    }

    @Test
    void whatCallersWriteStaysText() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            for (Id id : List.of(hostileFilm, hostileChat))
                for (String path :
                        List.of("/feedback?project=default&open=" + id, "/feedback/" + id + "?project=default")) {
                    page.navigate(address(path));
                    assertThat(page.locator("#vote").textContent())
                            .contains(ExplorerContract.SCRIPT)
                            .contains(ExplorerContract.QUOTED);
                    assertThat(page.locator("main img").count()).isZero();
                    watched.assertQuiet(page.url());
                }
        }
    }

    @Test
    void needsNoScript() {
        try (BrowserContext context = browser.context(
                new NewContextOptions().setViewportSize(DESK, HEIGHT).setJavaScriptEnabled(false), server, owner)) {
            Page page = context.newPage();
            page.navigate(address("/feedback?project=demo&period=90d"));
            assertThat(page.locator("[data-live]").isVisible()).isFalse();
            page.locator(".facets").getByLabel("thumbs down").check();
            page.locator(".facets [data-apply]").click();
            assertThat(page.url()).contains("rating=down").contains("period=90d");
            page.locator(".row > input").nth(1).check();
            page.getByText("Mark seen").click();
            assertThat(page.locator(".toast span").textContent()).isEqualTo("1 vote marked seen");
            assertThat(page.locator("[data-dismiss]").isVisible()).isFalse();
            page.getByText("Undo").click();
            assertThat(page.locator(".toast").count()).isZero();
        }
    }

    @Test
    void onAPhoneAVoteHasItsPage() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(PHONE, 800), server, owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            page.navigate(address("/feedback?project=demo&kind=media"));
            page.locator(".row").first().click();
            page.waitForURL("**/feedback/m*");
            page.locator("#vote .seg button[value=done]").click();
            page.waitForSelector(".toast");
            assertThat(page.url()).contains("/feedback/m");
            page.locator(".head a").click();
            page.waitForURL("**/feedback?*");
            assertThat(page.url()).contains("kind=media");
            watched.assertQuiet(page.url());
        }
    }
}
