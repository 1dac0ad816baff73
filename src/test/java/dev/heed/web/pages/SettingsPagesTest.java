package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.AuditEntry;
import dev.heed.access.Grant;
import dev.heed.access.Key;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.access.ProjectChange;
import dev.heed.access.RetentionPeriods;
import dev.heed.access.Role;
import dev.heed.access.Session;
import dev.heed.access.User;
import dev.heed.access.UserName;
import dev.heed.access.Users;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.catalog.Description;
import dev.heed.domain.Base32;
import dev.heed.domain.Change;
import dev.heed.domain.Id;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the settings ask before they do it, refuse and keep, and show to whom: their pages and forms over a socket.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsPagesTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    private Visitor visitor;
    private TestDatabase test;
    private TestServer server;
    private Project project;
    private Session owner;
    private int made;

    @BeforeAll
    void start(@TempDir Path data) {
        test = TestDatabase.sqlite(data);
        server = new TestServer(test, NOON);
        project = server.node().project(true);
        owner = server.signedIn("owner");
        visitor = new Visitor(server.port());
    }

    @AfterAll
    void stop() {
        visitor.close();
        server.close();
        test.close();
    }

    private Project now() {
        return server.node().access.project(project.id()).orElseThrow();
    }

    private AuditEntry lastAct() {
        // an act is completed after its answer, and before the next request of the same connection
        visitor.get("/settings/you", owner);
        return server.node()
                .audit
                .page(project, true, Long.MAX_VALUE, 1)
                .items()
                .getFirst();
    }

    private void policy(Map<String, Object> policy) {
        server.node()
                .access
                .change(
                        project,
                        new ProjectChange(
                                Change.keep(),
                                Change.keep(),
                                Change.keep(),
                                Change.keep(),
                                Change.set(policy),
                                RetentionPeriods.Changes.NONE));
    }

    private static Element settings(Visitor.Answer answer) {
        Element form = answer.page().selectFirst("form[aria-labelledby=form-title]");
        assertThat(form).isNotNull();
        return form;
    }

    @Test
    void aStaleFormDoesNotUndoANewerPolicy() {
        policy(Map.of("off", List.of("MAC")));
        Map<String, String> typed = Visitor.fields(settings(visitor.get("/settings?project=default", owner)));
        typed.put("policy", "{\"off\": [\"IP\"]}");
        typed.put("slots", "hero");
        policy(Map.of("off", List.of("WALLET")));
        int version = now().settings().policyVersion();
        Visitor.Answer refused = visitor.post("/settings?project=default", typed, owner);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrong()).singleElement().asString().contains("Version " + version + " holds");
        assertThat(refused.field("policy")).isEqualTo(typed.get("policy"));
        assertThat(refused.field("slots")).isEqualTo("hero");
        assertThat(refused.page().select("pre").text()).contains("WALLET");
        assertThat(now().settings().policy()).isEqualTo(Map.of("off", List.of("WALLET")));
        assertThat(lastAct().status()).isEqualTo(422);
        // having seen it, one may
        assertThat(visitor.post("/settings?project=default", Visitor.fields(settings(refused)), owner)
                        .status())
                .isEqualTo(303);
        assertThat(now().settings().policy()).isEqualTo(Map.of("off", List.of("IP")));
        assertThat(now().settings().slots()).containsExactly("hero");
    }

    @Test
    void aFormThatNamesNoVersionIsStale() {
        Map<String, String> typed = Visitor.fields(settings(visitor.get("/settings?project=default", owner)));
        for (String version : List.of("", "x", "99999999999")) {
            typed.put("policy_version", version);
            assertThat(visitor.post("/settings?project=default", typed, owner).status())
                    .isEqualTo(422);
        }
    }

    @Test
    void nothingIsKeptForLessTimeUnasked() {
        Map<String, String> typed = Visitor.fields(settings(visitor.get("/settings?project=default", owner)));
        typed.put("chat_votes_days", "90");
        Visitor.Answer asked = visitor.post("/settings?project=default", typed, owner);
        assertThat(asked.page().select("h1").text()).isEqualTo("Erase what is older?");
        assertThat(asked.page().select(".dialog p").eachText())
                .contains("Votes on answers: kept for 90 days, until now for ever.");
        assertThat(now().settings().retention().chatVotesDays()).isNull();
        assertThat(lastAct().status()).isEqualTo(422);
        assertThat(visitor.yes(asked, owner).status()).isEqualTo(303);
        assertThat(now().settings().retention()).isEqualTo(new RetentionPeriods(null, 90, null));
        // as long or longer is no question
        typed.put("chat_votes_days", "91");
        assertThat(visitor.post("/settings?project=default", typed, owner).status())
                .isEqualTo(303);
        typed.put("chat_votes_days", "1");
        assertThat(visitor.post("/settings?project=default", typed, owner)
                        .page()
                        .select(".dialog p")
                        .eachText())
                .contains("Votes on answers: kept for 1 day, until now for 91.");
        typed.put("chat_votes_days", "");
        assertThat(visitor.post("/settings?project=default", typed, owner).status())
                .isEqualTo(303);
        assertThat(now().settings().retention()).isEqualTo(RetentionPeriods.FOR_EVER);
    }

    @Test
    void aKeyIsRevokedAfterAQuestion() {
        Key key = server.node()
                .access
                .createKey(project, KeyKind.READ, List.of(), null)
                .key();
        String link = visitor.get("/settings/keys?project=default", owner)
                .page()
                .select("a[href*=" + key.name() + "]")
                .attr("href");
        Visitor.Answer asked = visitor.get(link, owner);
        assertThat(asked.page().select(".dialog").text()).contains(key.hint());
        assertThat(revoked(key)).isFalse();
        assertThat(visitor.yes(asked, owner).status()).isEqualTo(303);
        assertThat(revoked(key)).isTrue();
    }

    private boolean revoked(Key key) {
        return server.node().access.keys(project).stream()
                .anyMatch(one -> one.id() == key.id() && one.revokedAt() != null);
    }

    private User guest() {
        return ((Users.Addition.Added) server.node().users.add(new UserName("guest-" + made++), false, List.of()))
                .user();
    }

    @Test
    void aUserIsRemovedAfterAQuestion() {
        User guest = guest();
        String link = visitor.get("/settings/users?project=default", owner)
                .page()
                .select("a[href*=" + Base32.of(guest.id()) + "]")
                .attr("href");
        Visitor.Answer asked = visitor.get(link, owner);
        assertThat(asked.page().select(".dialog").text()).contains(guest.name().text());
        assertThat(server.node().users.numbered(guest.id())).isPresent();
        assertThat(visitor.yes(asked, owner).status()).isEqualTo(303);
        assertThat(server.node().users.numbered(guest.id())).isEmpty();
        assertThat(visitor.get(link, owner).status()).isEqualTo(404);
    }

    @Test
    void aNewPasswordLinkEndsTheirSessions() {
        Session carl = server.signedIn("carl", new Grant(project, Role.VIEWER));
        String id = Base32.of(carl.user().id());
        Visitor.Answer answer = visitor.post("/settings/users/" + id + "/reset?project=default", Map.of(), owner);
        assertThat(answer.page().select(".secret pre").text()).contains("/welcome/heed_in_");
        assertThat(server.node().users.session(carl.token())).isEmpty();
        assertThat(lastAct().act()).isEqualTo("reset a password");
        assertThat(lastAct().subject()).isEqualTo(id);
    }

    @Test
    void everySessionOfSomebodyEndsByAButtonOfTheirs() {
        Session dora = server.signedIn("dora", new Grant(project, Role.VIEWER));
        Session second =
                ((Users.SignIn.In) server.node().users.signIn("dora", TestServer.PASSWORD, "192.0.2.1")).session();
        String action = visitor.get("/settings/you?project=default", dora)
                .page()
                .select("form[action^=/signout/everywhere]")
                .attr("action");
        Visitor.Answer answer = visitor.post(action, Map.of(), dora);
        assertThat(answer.to()).isEqualTo("/signin");
        assertThat(server.node().users.session(dora.token())).isEmpty();
        assertThat(server.node().users.session(second.token())).isEmpty();
        assertThat(lastAct().act()).isEqualTo("sign out everywhere");
    }

    @Test
    void whoHasNoRoleFindsTheWayOutAndAnotherPassword() {
        User guest = guest();
        String link = server.node().users.reset(guest.id()).orElseThrow().token();
        Session session =
                ((Users.Acceptance.In) server.node().users.accept(link, guest.name(), TestServer.PASSWORD)).session();
        assertThat(visitor.get("/overview", session).to()).isEqualTo("/lobby");
        Visitor.Answer lobby = visitor.get("/lobby", session);
        assertThat(lobby.page().select("h1").text()).isEqualTo("No project is shared with you");
        assertThat(lobby.page().select("form").eachAttr("action"))
                .containsExactly("/signout", "/signout/everywhere", "/lobby/password");
        assertThat(visitor.post("/lobby/password", Map.of("password", "wrong"), session)
                        .wrong())
                .containsExactly("That is not your password.");
        assertThat(visitor.post("/lobby/password", Map.of("password", TestServer.PASSWORD), session)
                        .to())
                .startsWith("/welcome/heed_in_");
        server.node().users.change(guest.id(), false, List.of(new Grant(project, Role.VIEWER)));
        assertThat(visitor.get("/lobby", session).to()).isEqualTo("/");
    }

    @Test
    void whoSignsInFromTheFormulasIsLedBackToThem() {
        server.signedIn("emil", new Grant(project, Role.VIEWER));
        for (String to : List.of("/method?project=default", "/overview?period=7d"))
            assertThat(visitor.post("/signin", Map.of("name", "emil", "password", TestServer.PASSWORD, "to", to), owner)
                            .to())
                    .isEqualTo(to);
    }

    @Test
    void analystsTryTheRedactionAndSeeNothingElse() {
        Session analyst = server.signedIn("ann", new Grant(project, Role.ANALYST));
        Visitor.Answer shown = visitor.get("/settings?project=default", analyst);
        Visitor.Answer tried =
                visitor.post("/settings/preview?project=default", Map.of("text", "write to anna@example.org"), analyst);
        Visitor.Answer tooLong =
                visitor.post("/settings/preview?project=default", Map.of("text", "a".repeat(4_001)), analyst);
        assertThat(tried.page().select(".them").text()).isEqualTo("write to [EMAIL]");
        assertThat(tried.field("text")).isEqualTo("write to anna@example.org");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.field("text")).hasSize(4_001);
        for (Visitor.Answer answer : List.of(shown, tried, tooLong)) {
            assertThat(answer.page().select("main form").eachAttr("action"))
                    .containsExactly("/settings/preview?project=default");
            assertThat(answer.page().select(".tabs a").eachText()).containsExactly("Project", "You");
        }
        Session viewer = server.signedIn("vera", new Grant(project, Role.VIEWER));
        assertThat(visitor.get("/settings?project=default", viewer).to()).startsWith("/settings/you");
    }

    @Test
    void aRefusedUserIsNotForgotten() {
        Visitor.Answer refused = visitor.post(
                "/settings/users?project=default",
                Map.of("name", "no@address.example", "role", "admin", "in", "default"),
                owner);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field("name")).isEqualTo("no@address.example");
        assertThat(refused.page().select("select[name=role] [selected]").text()).isEqualTo("admin");
        assertThat(refused.page().select("select[name=in] [selected]").text()).isEqualTo("default");
    }

    @Test
    void anOwnerWithRolesIsRefusedAndBothAreKept() {
        User guest = guest();
        String path = "/settings/users/" + Base32.of(guest.id());
        Visitor.Answer refused = visitor.post(
                path + "?project=default", Map.of("role", "owner", "roles", "default viewer\nnone analyst"), owner);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrong()).containsExactly("Roles: an owner has every project and needs no role in one.");
        Element open = refused.page().selectFirst("details[open] form");
        assertThat(open).isNotNull();
        assertThat(Visitor.fields(open))
                .containsEntry("role", "owner")
                .containsEntry("roles", "default viewer\nnone analyst");
        assertThat(refused.page().select("details[open]")).hasSize(1);
        assertThat(server.node().users.numbered(guest.id())).map(User::owner).contains(false);
    }

    @Test
    void aRefusedKeyIsNotForgotten() {
        Visitor.Answer refused = visitor.post(
                "/settings/keys?project=default",
                Map.of("kind", "publishable", "origins", "app.example", "expires", "2020-01-01"),
                owner);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("select[name=kind] [selected]").text()).isEqualTo("publishable");
        assertThat(refused.field("origins")).isEqualTo("app.example");
        assertThat(refused.field("expires")).isEqualTo("2020-01-01");
    }

    @Test
    void aRefusedProjectIsNotForgotten() {
        Visitor.Answer refused = visitor.post("/settings/projects?project=default", Map.of("name", "default"), owner);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field("name")).isEqualTo("default");
    }

    private Id vote(int stars, String user, long actor) {
        var ballot = new Ballot.Media(
                "kestrel",
                stars,
                true,
                null,
                "fine",
                List.of(),
                null,
                new Description("Kestrel", "film", null),
                new Ballot.Circumstances(user, null, "en", null, List.of(), null, null));
        return switch (server.node().intake.cast(project, ballot, true, actor)) {
            case Outcome.Stored stored -> stored.id();
            case Outcome.Revised revised -> revised.id();
            case Outcome other -> throw new AssertionError(other);
        };
    }

    /// As the API does.
    @Test
    void anErasureStandsInTheAuditLogWithItsReceipt() {
        Id vote = vote(5, "viewer-erased", 0);
        Visitor.Answer asked = visitor.get("/feedback/" + vote + "/erase?project=default", owner);
        assertThat(visitor.yes(asked, owner).status()).isEqualTo(303);
        assertThat(lastAct().act()).isEqualTo("erase");
        assertThat(lastAct().subject())
                .isEqualTo(server.node()
                        .erasures
                        .page(project, Long.MAX_VALUE, 1)
                        .items()
                        .getFirst()
                        .name());
    }

    @Test
    void theTrailNamesTheUserWhoChangedAVote() {
        Session frida = server.signedIn("frida", new Grant(project, Role.ADMIN));
        Id vote = vote(5, "viewer-changed", 0);
        vote(2, "viewer-changed", frida.user().id());
        assertThat(visitor.get("/feedback/" + vote + "?project=default", owner)
                        .page()
                        .select("main")
                        .text())
                .contains(", frida");
    }
}
