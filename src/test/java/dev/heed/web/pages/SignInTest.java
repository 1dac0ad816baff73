package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.heed.TestServer;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In by a link, out, in again, and what may be done in the settings: as people do it, in a browser.
@Tag("browser")
class SignInTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    private static final String PASSWORD = "correct horse battery";

    private TestDatabase test;
    private TestServer server;
    private Browser browser;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open(@TempDir Path data) {
        test = TestDatabase.sqlite(data);
        server = new TestServer(test, NOON);
        server.node().project(true);
        browser = new Browser();
        context = browser.context(new NewContextOptions());
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
        browser.close();
        server.close();
        test.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private void becomeOwner() {
        page.navigate(address(server.node().users.first().orElseThrow().path()));
        page.getByLabel("Your name here").fill("root");
        choose(PASSWORD, PASSWORD);
        page.waitForURL("**/overview**");
    }

    private void choose(String password, String again) {
        page.locator("#password").fill(password);
        page.locator("#again").fill(again);
        page.locator("button.main").click();
    }

    private void signIn(String name, String password) {
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.locator("button.main").click();
    }

    private String alert() {
        return page.locator("[role=alert]").textContent().strip();
    }

    @Test
    void theFirstOwnerComesByALinkThatIsGoodOnce() {
        String link = address(server.node().users.first().orElseThrow().path());
        page.navigate(link);
        page.getByLabel("Your name here").fill("root");
        choose(PASSWORD, "something else");
        assertThat(alert()).isEqualTo("The two passwords differ.");
        choose("aaaaaaaaaaaa", "aaaaaaaaaaaa");
        assertThat(alert()).contains("different characters");
        choose(PASSWORD, PASSWORD);
        page.waitForURL("**/overview**");
        assertThat(page.locator(".who").textContent()).contains("root");
        page.navigate(link);
        assertThat(page.locator("h1").textContent()).isEqualTo("This link is no longer good");
    }

    @Test
    void whoSignsInIsLedWhereTheyWantedToGo() {
        becomeOwner();
        page.navigate(address("/settings/you"));
        page.getByText("Sign out", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL("**/signin");
        page.navigate(address("/answers?period=7d"));
        assertThat(page.url()).contains("/signin?to=");
        signIn("root", "not the password");
        assertThat(alert()).isEqualTo("Name and password do not match. 4 more tries, then a pause.");
        assertThat(page.locator("#name").inputValue()).isEqualTo("root");
        signIn("root", PASSWORD);
        page.waitForURL("**/answers?period=7d");
    }

    @Test
    void aLinkCannotLeadElsewhere() {
        becomeOwner();
        for (String to :
                new String[] {"//evil.example/overview", "https://evil.example", "/\\evil.example", "/signout"}) {
            context.clearCookies();
            page.navigate(
                    address("/signin?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8)));
            signIn("root", PASSWORD);
            page.waitForURL("**/overview**");
            assertThat(page.url()).startsWith(address("/overview"));
        }
    }

    @Test
    void tooManyTriesPause() {
        becomeOwner();
        context.clearCookies();
        page.navigate(address("/signin"));
        for (int i = 0; i < 5; i++) signIn("root", "wrong");
        assertThat(alert()).isEqualTo("Name and password do not match. Now there is a pause.");
        signIn("root", PASSWORD);
        assertThat(alert()).isEqualTo("Too many tries. Wait 60 seconds, then try again.");
    }

    @Test
    void anOwnerMakesKeysProjectsAndUsersAndSeesWhoDidWhat() {
        becomeOwner();
        page.navigate(address("/settings/keys"));
        page.locator("#kind").selectOption("read");
        page.getByText("Make the key").click();
        String secret = page.locator(".secret pre").textContent();
        assertThat(secret).startsWith("heed_rk_");
        page.reload();
        page.navigate(address("/settings/keys"));
        assertThat(page.content()).doesNotContain(secret);
        page.getByText("Revoke", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Revoke this key?");
        page.locator("footer .danger").click();
        page.waitForURL("**done**");
        assertThat(page.locator("tbody").textContent()).contains("revoked");

        page.navigate(address("/settings/projects"));
        page.locator("#name").fill("films <b>");
        page.getByText("Make the project").click();
        page.waitForURL("**/settings?project=films**");
        assertThat(page.locator("h1").textContent()).isEqualTo("Settings of films <b>");
        page.locator("#media_votes_days").fill("0");
        page.locator("button.main").click();
        assertThat(alert()).contains("Votes on media: must be 1..36500 days");
        page.locator("#media_votes_days").fill("365");
        page.locator("#time_zone").selectOption("Asia/Kathmandu");
        page.locator("button.main").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Erase what is older?");
        page.locator("footer .danger").click();
        page.waitForURL("**done**");
        assertThat(page.locator("#media_votes_days").inputValue()).isEqualTo("365");
        page.locator("#text").fill("write to anna@example.org");
        page.getByText("Show what is kept").click();
        assertThat(page.locator(".them").textContent()).isEqualTo("write to [EMAIL]");

        page.navigate(address("/settings/users?project=default"));
        page.locator("#name").fill("anna@example.org");
        page.getByText("Add and make a link").click();
        assertThat(alert()).contains("Name must be 1..40");
        page.locator("#name").fill("anna");
        page.locator("#role").selectOption("viewer");
        page.getByText("Add and make a link").click();
        String link = page.locator(".secret pre").textContent();
        page.navigate(address("/settings/audit"));
        assertThat(page.locator("tbody th").allTextContents()).containsOnly("root");
        assertThat(page.locator("tbody").textContent())
                .contains("add a user", "make a project", "revoke a key", "make a key")
                .contains("choose a password");

        context.clearCookies();
        page.navigate(link);
        choose("another fine passphrase", "another fine passphrase");
        page.waitForURL("**/overview**");
        page.navigate(address("/settings"));
        assertThat(page.url()).contains("/settings/you");
        assertThat(page.locator(".tabs").textContent().strip()).isEqualTo("You");
        page.navigate(address("/settings/keys"));
        assertThat(page.locator("h1").textContent()).isEqualTo("You may not do this here");
        assertThat(page.locator(".projects .pop a").allTextContents()).containsOnly("default");
    }

    @Test
    void aViewerChoosesTheirClocksAndAnotherPassword() {
        becomeOwner();
        page.navigate(address("/settings/you"));
        page.locator("#zone").selectOption("Pacific/Auckland");
        page.locator("form", new Page.LocatorOptions().setHasText("Clocks"))
                .locator("button")
                .click();
        page.waitForURL("**done**");
        page.navigate(address("/media"));
        assertThat(page.locator(".head p").textContent()).contains("Pacific/Auckland");
        page.navigate(address("/settings/you"));
        page.locator("#password").fill("wrong");
        page.getByText("Choose another").click();
        assertThat(alert()).contains("That is not your password.");
        page.locator("#password").fill(PASSWORD);
        page.getByText("Choose another").click();
        page.waitForURL("**/welcome/**");
        choose("another fine passphrase", "another fine passphrase");
        page.waitForURL("**/overview**");
    }
}
