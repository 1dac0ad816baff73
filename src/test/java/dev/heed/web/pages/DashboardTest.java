package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.heed.TestServer;
import dev.heed.access.Grant;
import dev.heed.access.Role;
import dev.heed.access.Session;
import dev.heed.demo.Demo;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The dashboard over the demo, as a browser shows it: on a desk and on a phone, light and dark.
///
/// With `-Dheed.shots=DIR` it leaves a picture of each page there.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    private static final int DESK = 1440;
    private static final int PHONE = 390;
    private static final int HEIGHT = 1000;

    private static final String DRAWN =
            "() => [...document.querySelectorAll('.plot')].every((plot) => plot.querySelector('svg'))";

    private static final List<String> CONFORMANCE = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final List<String> PAGES = List.of(
            "/overview?project=demo",
            "/media?project=demo",
            "/media/film-the-forgetful-kite-maker?project=demo&period=90d&by=week",
            "/recommendations?project=demo",
            "/answers?project=demo&rating=up&rating=down",
            "/settings?project=demo",
            "/settings/users?project=demo");

    private static final List<String> PLAIN_PAGES = List.of(
            "/overview?project=default",
            "/overview?project=demo&rating=9",
            "/settings/keys?project=demo",
            "/settings/projects?project=demo",
            "/settings/audit?project=demo",
            "/settings/you?project=demo",
            "/method?project=demo",
            "/signin",
            LobbyDesk.PATH);

    private TestDatabase test;
    private TestServer server;
    private Browser browser;
    private Session owner;
    private Session newcomer;

    @BeforeAll
    void open(@TempDir Path data) {
        test = TestDatabase.sqlite(data);
        server = new TestServer(test, NOON);
        var node = server.node();
        node.access.defaultProject();
        new Demo(node.access, node.catalog, node.recommendations, node.intake, node.history).fill();
        owner = server.signedIn("owner");
        newcomer = withoutAProject();
        browser = new Browser();
    }

    @AfterAll
    void close() {
        browser.close();
        server.close();
        test.close();
    }

    /// Somebody whose only role was taken away.
    private Session withoutAProject() {
        Grant once = new Grant(server.node().access.project("demo").orElseThrow(), Role.VIEWER);
        Session session = server.signedIn("newcomer", once);
        server.node().users.change(session.user().id(), false, List.of());
        return session;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /// Every look of every page for pictures; else light on a desk and dark on a phone.
    static Stream<Arguments> looks() {
        boolean all = System.getProperty("heed.shots") != null;
        return Stream.concat(PAGES.stream(), PLAIN_PAGES.stream())
                .flatMap(path -> Stream.of(DESK, PHONE)
                        .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .filter(scheme -> all || (width == DESK) == (scheme == ColorScheme.LIGHT))
                                .map(scheme -> Arguments.of(path, width, scheme))));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void isWholeAndKeepsToItself(String path, int width, ColorScheme scheme) {
        try (BrowserContext context = browser.context(
                new NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(scheme),
                server,
                path.equals(LobbyDesk.PATH) ? newcomer : owner)) {
            Watched watched = Watched.in(context);
            Page page = watched.page();
            page.navigate(address(path));
            assertThat(page.url()).isEqualTo(address(path));
            page.waitForFunction(DRAWN);
            Browser.picture(page, path, width, scheme);
            watched.assertQuiet(path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(grave(page)).isEmpty();
        }
    }

    /// One bucket, few votes, nothing to compare with, buckets without a vote.
    @Test
    void drawsWhatIsAlmostNothing() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Watched watched = Watched.in(context);
            for (String asked : List.of(
                    "/overview?project=demo&from=2026-11-18&to=2026-11-18&by=day",
                    "/overview?project=demo&from=2026-11-18&to=2026-11-18",
                    "/overview?project=demo&period=all&by=month",
                    "/overview?project=demo&from=2025-12-01&to=2026-09-01&by=week",
                    "/overview?project=demo&verified=false&period=7d",
                    "/media/film-the-forgetful-kite-maker?project=demo&period=90d&rating=5",
                    "/media/film-the-forgetful-kite-maker?project=demo&period=90d&rating=1",
                    "/answers?project=demo&from=2026-11-18&to=2026-11-18&rating=up",
                    "/answers?project=demo&from=2026-11-18&to=2026-11-18&rating=down",
                    "/recommendations?project=demo&from=2026-11-18&to=2026-11-18",
                    "/answers?project=demo&from=2026-11-20&to=2026-11-20")) {
                watched.page().navigate(address(asked));
                watched.page().waitForFunction(DRAWN);
                watched.assertQuiet(asked);
                assertThat(watched.page().locator(".plot svg text").allTextContents())
                        .as(asked)
                        .noneMatch(text -> text.contains("NaN") || text.contains("undefined"));
                assertPossible(watched.page(), asked);
            }
        }
    }

    /// That no scale says what cannot be: less than nothing, more than all, more than five stars.
    private static void assertPossible(Page page, String as) {
        for (Locator plot : page.locator(".plot").all()) {
            boolean stars = "mean".equals(plot.getAttribute("data-format"));
            assertThat(plot.locator("svg text").allTextContents().stream()
                            .filter(text -> text.matches(stars ? "-?[0-9.]+" : "-?[0-9.]+\u00a0%"))
                            .map(text -> Double.valueOf(text.replace("\u00a0%", ""))))
                    .as(as + " " + plot.getAttribute("data-table"))
                    .allMatch(stars ? tick -> tick >= 1 && tick <= 5 : tick -> tick >= 0 && tick <= 100);
        }
    }

    /// What a chart counts has its own name, one of it too, and a week is no day.
    @Test
    void callsByItsNameWhatItCounts() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Page page = context.newPage();
            page.navigate(address("/overview?project=demo&by=week"));
            page.waitForFunction(DRAWN);
            assertThat(told(page, "rating")).matches("(?s)week of [^:]+: .*ratings?");
            assertThat(told(page, "thumbs")).matches("(?s)week of [^:]+: .*thumbs?");
            assertThat(told(page, "volume")).matches("(?s)week of [^:]+: .*votes?\n.*");
            assertThat(told(page, "sentiment")).matches("(?s)week of [^:]+: .*comments?\n.*");
        }
    }

    /// The tooltip in the middle of a chart: the only text of more than one line, or of none of what is written there.
    private static String told(Page page, String chart) {
        Locator plot = page.locator(".plot[data-table=" + chart + "]");
        plot.scrollIntoViewIfNeeded();
        List<String> before = plot.locator("svg text").allTextContents();
        plot.hover();
        page.waitForFunction(
                "([chart, n]) => document.querySelectorAll(`.plot[data-table=${chart}] svg text`).length > n",
                List.of(chart, before.size()));
        List<String> after = plot.locator("svg text").allTextContents();
        return String.join("\n", after.subList(before.size(), after.size()));
    }

    /// What is set shows as set, and is there on paper, where what can be pressed is not.
    @Test
    void printsWhatIsSetAndNothingToPress() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Page page = context.newPage();
            page.navigate(address("/overview?project=demo&kind=media&verified=false&against=year&type=film"));
            page.waitForFunction(DRAWN);
            List<String> set = List.of("Against as many days a year ago", "Kind media", "Votes unverified");
            assertThat(page.locator("div.chip.on summary").allTextContents())
                    .map(String::strip)
                    .containsExactlyElementsOf(set);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String one : List.of("as many days a year ago", "media", "unverified", "film"))
                assertThat(page.locator(".chip.on b", new Page.LocatorOptions().setHasText(one))
                                .isVisible())
                        .as(one)
                        .isTrue();
            assertThat(page.locator("h1").isVisible()).isTrue();
            for (String pressed : List.of(".nav", ".top", ".acts", ".filters > details", ".chip.on a", "[data-toggle]"))
                for (Locator one : page.locator(pressed).all())
                    assertThat(one.isVisible()).as(pressed).isFalse();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.getByLabel("Remove filter Kind media").click();
            page.waitForURL(url -> !url.contains("kind="));
            assertThat(page.url()).contains("verified=false").contains("against=year");
            // what is set can be set otherwise in one step
            page.locator(".chip.on summary", new Page.LocatorOptions().setHasText("Against"))
                    .click();
            page.getByLabel("nothing", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.waitForURL("**against=none**");
        }
    }

    /// Arrows wander over choices and choose nothing yet.
    @Test
    void canBeUsedWithKeysAlone() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Page page = context.newPage();
            String overview = address("/overview?project=demo");
            page.navigate(overview);
            wander(page);
            page.keyboard().press("Escape");
            assertThat(page.locator(".chip[open]").count()).isZero();
            assertThat(page.url()).isEqualTo(overview);
            wander(page);
            page.keyboard().press("Enter");
            page.waitForURL("**kind=chat**");
            page.navigate(overview);
            wander(page);
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").textContent()).isEqualTo("Apply");
            page.keyboard().press("Enter");
            page.waitForURL("**kind=chat**");
            page.navigate(overview);
            wander(page);
            page.locator("h1").click();
            page.waitForURL("**kind=chat**");
        }
    }

    /// To the third choice of a chip.
    private static void wander(Page page) {
        page.locator(".filters > .chip > summary", new Page.LocatorOptions().setHasText("Kind"))
                .press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(":focus").getAttribute("value")).isEqualTo("chat");
        assertThat(page.locator(":focus").isChecked()).isTrue();
    }

    /// Nothing of a table lies where only a finger that pushes would find it.
    @Test
    void aPhoneShowsTablesWhole() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(PHONE, HEIGHT), server, owner)) {
            Page page = context.newPage();
            Set<String> seen = new HashSet<>();
            for (String path : PAGES) {
                page.navigate(address(path));
                page.waitForFunction(DRAWN);
                for (Locator table : page.locator(".card table:not(.dense)").all()) {
                    seen.add(String.valueOf(table.getAttribute("id")));
                    assertThat((Integer) table.evaluate("({parentElement: box}) => box.scrollWidth - box.clientWidth"))
                            .as("%s %s", path, table.getAttribute("id"))
                            .isZero();
                }
            }
            assertThat(seen).contains("duel", "models", "terms", "worst", "types", "leaders", "laggards");
            page.locator(".top [data-theme-switch]").click();
            assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
        }
    }

    /// Else the tests above could not fail.
    @Test
    void noticesWhatIsWrong() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Watched watched = Watched.in(context);
            watched.page().navigate(address("/overview?project=default"));
            watched.page().evaluate("""
                    () => {
                      document.body.setAttribute('style', 'margin: 1px');
                      const image = document.createElement('img');
                      image.src = 'http://stranger.invalid/';
                      document.body.append(image);
                    }""");
            watched.page().waitForFunction("() => window.violations.length > 1");
            assertThat(watched.complaints()).isNotEmpty();
            assertThat(watched.violations().toString()).contains("style-src-attr", "img-src");
            assertThat(grave(watched.page()).toString()).contains("image-alt");
        }
    }

    private static List<String> grave(Page page) {
        return new AxeBuilder(page)
                .withTags(CONFORMANCE).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml() + " "
                                        + rule.getNodes().getFirst().getFailureSummary())
                        .toList();
    }

    @Test
    void showsItsTablesWithoutAScript() {
        try (BrowserContext context = browser.context(
                new NewContextOptions().setViewportSize(DESK, HEIGHT).setJavaScriptEnabled(false), server, owner)) {
            Page page = context.newPage();
            page.navigate(address("/overview?project=demo"));
            for (String table : List.of("rating", "thumbs", "volume", "calibration", "sentiment"))
                assertThat(page.locator("#" + table).isVisible()).as(table).isTrue();
            assertThat(page.locator(".plot").first().isVisible()).isFalse();
            for (Locator one : page.locator("[data-theme-switch]").all())
                assertThat(one.isVisible()).isFalse();
            page.locator(".chip summary", new Page.LocatorOptions().setHasText("Kind"))
                    .click();
            page.getByLabel("chat", new Page.GetByLabelOptions().setExact(true)).check();
            page.locator(".chip[open] [data-apply]").click();
            assertThat(page.url()).contains("kind=chat");
            assertThat(page.locator("h1").textContent()).isEqualTo("Overview");
        }
    }

    @Test
    void answersTheHand() {
        try (BrowserContext context =
                browser.context(new NewContextOptions().setViewportSize(DESK, HEIGHT), server, owner)) {
            Page page = context.newPage();
            page.navigate(address("/overview?project=demo"));
            page.waitForSelector(".plot svg");
            Locator card = page.locator(".card", new Page.LocatorOptions().setHas(page.locator("#rating")));
            assertThat(card.locator("#rating").isVisible()).isFalse();
            card.locator("[data-toggle]").click();
            assertThat(card.locator("#rating").isVisible()).isTrue();
            assertThat(card.locator(".plot").isVisible()).isFalse();
            page.locator(".who [data-theme-switch]").click();
            page.reload();
            assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
            page.locator(".chip summary", new Page.LocatorOptions().setHasText("Kind"))
                    .click();
            page.getByLabel("media", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.waitForURL("**kind=media**");
            assertThat(page.url()).doesNotContain("verified=").contains("project=demo");
            page.locator(".chip.add summary").click();
            page.getByLabel("series", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.locator(".chip.add .btn").click();
            page.waitForURL("**type=series**");
            page.getByLabel("Remove filter Media type series").click();
            page.waitForURL(url -> !url.contains("type=series"));
            page.locator(".chip summary").first().press("Enter");
            page.keyboard().press("Escape");
            assertThat(page.locator(".chip[open]").count()).isZero();
        }
    }
}
