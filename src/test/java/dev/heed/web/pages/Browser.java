package dev.heed.web.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.heed.TestServer;
import dev.heed.access.Session;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The Chromium of this machine.
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no Chromium on the PATH: install one, or leave this part out with"
                                + " ./check --without browser"));
    }

    BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        return browser.newContext(options.setLocale("en-GB"));
    }

    /// The same, of somebody who has signed in.
    BrowserContext context(
            com.microsoft.playwright.Browser.NewContextOptions options, TestServer server, Session session) {
        BrowserContext context = context(options);
        context.addCookies(List.of(new Cookie(Session.COOKIE, session.token())
                .setUrl("http://127.0.0.1:" + server.port())
                .setHttpOnly(true)));
        return context;
    }

    /// Takes a picture of a whole page, if pictures are asked for (`-Dheed.shots=FOLDER`). The window is made as tall
    /// as the page, so that what sticks to its lower edge stands there.
    static void picture(Page page, String path, int width, ColorScheme scheme) {
        String folder = System.getProperty("heed.shots");
        if (folder == null) return;
        String name = path.replaceAll("[^a-z0-9]+", "-").substring(1) + "-"
                + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        page.setViewportSize(width, (Integer) page.evaluate("document.documentElement.scrollHeight"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(folder, name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
