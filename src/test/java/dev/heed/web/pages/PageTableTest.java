package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Golden;
import dev.heed.TestServer;
import dev.heed.access.Creation;
import dev.heed.access.Grant;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.access.Role;
import dev.heed.access.Session;
import dev.heed.access.UserName;
import dev.heed.access.Users;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.catalog.Description;
import dev.heed.domain.Base32;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Every page and every form as everybody, over a socket: what `docs/reference/pages.md` says is what happens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTableTest {
    private static final Path FILE = Path.of("docs/reference/pages.md");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /// What each page and form needs, by method and address.
    private static final Map<String, Need> ROUTES = routes();

    /// @param session whether one must have signed in
    /// @param right `null` for none
    private record Need(boolean session, @Nullable Right right) {}

    /// Who looks, in the order of the columns.
    private enum Who {
        NOBODY,
        STRANGER,
        VIEWER,
        ANALYST,
        ADMIN,
        OWNER;

        /// What a page answers them for who they are alone; 0 if it lets them in.
        private int answer(Need need) {
            if (!need.session) return 0;
            if (this == NOBODY) return 303;
            if (need.right == null) return 0;
            return this != STRANGER && Role.valueOf(name()).may(need.right) ? 0 : 403;
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Who, Session> sessions = new LinkedHashMap<>();
    private TestDatabase test;
    private TestServer server;
    private Project project;
    private int made;

    private static Map<String, Need> routes() {
        Map<String, Need> routes = new TreeMap<>();
        var desks = new ClassPathScanningCandidateComponentProvider(false);
        desks.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        desks.findCandidateComponents(PageTableTest.class.getPackageName()).stream()
                .map(desk -> ClassUtils.resolveClassName(Objects.requireNonNull(desk.getBeanClassName()), null))
                .flatMap(desk -> Stream.of(desk.getDeclaredMethods()))
                .forEach(method -> {
                    var allow = method.getAnnotation(dev.heed.access.Allow.class);
                    boolean session = method.getAnnotation(dev.heed.access.Open.class) == null;
                    Need need = new Need(session, allow == null ? null : allow.value());
                    GetMapping get = method.getAnnotation(GetMapping.class);
                    PostMapping post = method.getAnnotation(PostMapping.class);
                    if (get != null) for (String path : get.value()) routes.put("GET " + path, need);
                    if (post != null) for (String path : post.value()) routes.put("POST " + path, need);
                });
        return routes;
    }

    @BeforeAll
    void start(@TempDir Path data) {
        test = TestDatabase.sqlite(data);
        server = new TestServer(test, InstantSource.fixed(NOON));
        project = server.node().project(true);
        Project other = ((Creation.Created) server.node().access.createProject("other")).project();
        sessions.put(Who.STRANGER, server.signedIn("stranger", new Grant(other, Role.ADMIN)));
        for (Role role : List.of(Role.VIEWER, Role.ANALYST, Role.ADMIN))
            sessions.put(Who.valueOf(role.name()), server.signedIn(role.word(), new Grant(project, role)));
        sessions.put(Who.OWNER, server.signedIn("owner"));
    }

    /// Once more, after signing out.
    private void signIn(Who who) {
        sessions.computeIfPresent(
                who,
                (_, over) -> ((Users.SignIn.In)
                                server.node().users.signIn(over.user().name().text(), TestServer.PASSWORD, "192.0.2.1"))
                        .session());
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
        test.close();
    }

    @Test
    void theTableIsWrittenFromTheRoutes() {
        String head = Stream.of(Who.values())
                .filter(who -> who != Who.STRANGER)
                .map(who -> " "
                        + (who == Who.NOBODY ? "not signed in" : who.name().toLowerCase(java.util.Locale.ROOT)) + " |")
                .collect(Collectors.joining());
        String rows = ROUTES.entrySet().stream()
                .map(route -> "| `" + route.getKey() + "` |"
                        + Stream.of(Who.values())
                                .filter(who -> who != Who.STRANGER)
                                .map(who -> who.answer(route.getValue()))
                                .map(answer -> " " + (answer == 0 ? "yes" : answer == 303 ? "sign in" : answer) + " |")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", "", "\n"));
        Golden.assertHolds(FILE, """
                # Who may see which page

                Viewers, analysts and admins are that in the project that `?project=` names; a project that is none of \
                theirs is not there for them. Whoever has not signed in is asked to, and then led on. Every form shows a word \
                that only a page of the same session knows, and is refused when another site sends it.

                This table is written from the controllers, and a test calls each of them as each of these.

                | page or form |""" + head + "\n|---|" + "---|".repeat(Who.values().length - 1) + "\n" + rows);
    }

    static Stream<String> paths() {
        return ROUTES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void eachMeetsWhatTheTableSays(String route) {
        boolean signsOut = route.startsWith("POST /signout");
        for (Who who : Who.values()) {
            // there is no second owner, and others need the session afterwards
            if (who == Who.OWNER && signsOut) continue;
            int expected = who.answer(need(route));
            var answer = call(route, who, true, null);
            String said = who + " " + route;
            String to = answer.headers().firstValue("Location").orElse("");
            if (who == Who.STRANGER && expected == 403) expected = 422;
            if (expected == 303) assertThat(to).as(said).startsWith("/signin");
            if (expected != 0) assertThat(answer.statusCode()).as(said).isEqualTo(expected);
            else if (signsOut) assertThat(to).as(said).isEqualTo("/signin");
            else if (route.startsWith("GET ")) assertMet(said, route, who, answer.statusCode(), to);
            else {
                // an empty form is refused for what it holds
                assertThat(answer.statusCode()).as(said).isNotEqualTo(403).isLessThan(500);
                assertThat(to).as(said).doesNotStartWith("/signin");
            }
            if (signsOut) signIn(who);
        }
    }

    private static Need need(String route) {
        return Objects.requireNonNull(ROUTES.get(route));
    }

    private static void assertMet(String said, String route, Who who, int status, String to) {
        switch (route) {
            case "GET /" -> assertThat(to).as(said).startsWith("/overview");
            // whoever has a project does not wait, and whoever may change nothing finds what is their own
            case "GET /lobby" -> assertThat(to).as(said).isEqualTo("/");
            case "GET /settings" -> {
                if (who == Who.VIEWER) assertThat(to).as(said).startsWith("/settings/you");
                else assertThat(status).as(said).isEqualTo(200);
            }
            case "GET /welcome/{token}" -> assertThat(status).as(said).isEqualTo(404);
            default -> assertThat(status).as(said).isEqualTo(200);
        }
    }

    static Stream<String> forms() {
        return paths().filter(route -> route.startsWith("POST "));
    }

    /// A page of another site makes the browser send the cookie, and knows no word of ours.
    @ParameterizedTest
    @MethodSource("forms")
    void aFormOfAnotherSiteIsRefused(String route) {
        if (need(route).session)
            assertThat(call(route, Who.OWNER, false, null).statusCode())
                    .as(route)
                    .isEqualTo(403);
        for (String from :
                List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example"))
            assertThat(call(route, Who.OWNER, true, from).statusCode())
                    .as(route + " " + from)
                    .isEqualTo(403);
    }

    private HttpResponse<InputStream> call(String route, Who who, boolean shown, @Nullable String header) {
        String path = filled(route.split(" ", -1)[1]);
        boolean outside = path.startsWith("/assets") || path.startsWith("/signin") || path.startsWith("/welcome");
        var request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + path + (outside ? "" : "?project=" + project.name())));
        Session session = sessions.get(who);
        if (session != null) request.header("Cookie", Session.COOKIE + "=" + session.token());
        if (header != null) request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        if (route.startsWith("POST "))
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            shown && session != null ? "csrf=" + session.csrf() : "x=1"));
        try {
            // a stream of events does not end by itself
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The address, of something that was made for it.
    private String filled(String path) {
        if (path.startsWith("/assets/vendor")) return path.replace("{name}", "inter-latin.woff2");
        if (path.contains("{name}")) return path.replace("{name}", "heed.css");
        if (path.contains("{media_id}")) {
            vote();
            return path.replace("{media_id}", "kestrel");
        }
        if (path.contains("{token}")) return path.replace("{token}", "heed_in_none");
        if (path.startsWith("/feedback/{id}")) return path.replace("{id}", vote());
        if (path.startsWith("/settings/keys"))
            return path.replace(
                    "{id}",
                    server.node()
                            .access
                            .createKey(project, KeyKind.READ, List.of(), null)
                            .key()
                            .name());
        var user = (Users.Addition.Added) server.node().users.add(new UserName("guest-" + made++), false, List.of());
        return path.replace("{id}", Base32.of(user.user().id()));
    }

    private String vote() {
        var ballot = new Ballot.Media(
                "kestrel",
                5,
                true,
                null,
                "fine",
                List.of(),
                null,
                new Description("Kestrel", "film", null),
                new Ballot.Circumstances("viewer-" + made++, null, "en", null, List.of(), null, null));
        return ((Outcome.Stored) server.node().intake.cast(project, ballot, true, 0))
                .id()
                .toString();
    }
}
