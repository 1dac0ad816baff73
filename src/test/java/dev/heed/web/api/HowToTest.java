package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Curl;
import dev.heed.Golden;
import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.capture.TestNode;
import dev.heed.storage.TestDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The examples of `docs/how-to/api.md`, sent one after the other: each is answered as the page says, and as the
/// document allows.
///
/// A new example gets `?` for its answer; `-Dheed.write=true` puts the real one there.
class HowToTest {
    private static final Path PAGE = Path.of("docs/how-to/api.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^```sh\\n([^`]*^curl .*?)^```$\\n\\n^```http\\n(.*?)^```$");
    private static final List<String> SHOWN = List.of("location", "etag", "idempotent-replayed", "www-authenticate");

    private final Aliases aliases = new Aliases();
    private final Documented documented = new Documented();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyExampleIsAnsweredAsThePageSays(@TempDir Path data) throws Exception {
        String page = Files.readString(PAGE);
        StringBuilder written = new StringBuilder();
        int end = 0;
        try (TestDatabase database = TestDatabase.sqlite(data);
                TestServer server =
                        new TestServer(database, InstantSource.fixed(Instant.parse("2026-11-20T09:03:00Z")))) {
            Map<String, String> shell = Map.of(
                    "HEED",
                    "http://127.0.0.1:" + server.port(),
                    "KEY",
                    server.key(server.node().access.defaultProject(), KeyKind.SECRET),
                    "TOKEN",
                    TestNode.LOCAL_TOKEN);
            for (MatchResult example : EXAMPLE.matcher(page).results().toList()) {
                written.append(page, end, example.start(2)).append(example(example.group(1), example.group(2), shell));
                end = example.end(2);
            }
        }
        Golden.assertHolds(PAGE, written.append(page.substring(end)).toString());
        assertThat(uncalled()).as("calls without an example").isEmpty();
    }

    /// Sends the commands of a block one after the other; gives their answers as they are to stand on the page.
    private String example(String block, String said, Map<String, String> shell) throws Exception {
        boolean write = said.equals("?\n");
        List<String> commands = parts("curl ", block);
        List<String> answers = parts("HTTP/1.1 ", said);
        if (!write) assertThat(answers).as(block).hasSameSizeAs(commands);
        List<String> written = new ArrayList<>();
        for (String command : commands) {
            Curl curl = Curl.of(aliases.real(command), shell).getFirst();
            Plain.Answer answer = answer(curl.send(client));
            documented.assertSays(route(curl), answer);
            if (!write) compare(answers.get(written.size()), answer, command);
            written.add(aliases.alias(shown(answer)));
        }
        return write ? String.join("\n", written) : said;
    }

    private static List<String> parts(String begin, String text) {
        return Pattern.compile("(?m)^(?=" + Pattern.quote(begin) + ")")
                .splitAsStream(text)
                .filter(part -> part.startsWith(begin))
                .toList();
    }

    private static Plain.Answer answer(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getLast()));
        return new Plain.Answer(response.statusCode(), headers, response.body());
    }

    private static String route(Curl curl) {
        String path = curl.address().getPath();
        return DeclaredRoutes.all().keySet().stream()
                .filter(route -> (curl.method() + " " + path).matches(route.replaceAll("\\{[^}]+}", "[^/]+")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + curl.method() + " " + path));
    }

    private void compare(String said, Plain.Answer answer, String commands) {
        String head = said.contains("\n\n") ? said.substring(0, said.indexOf("\n\n")) : said.strip();
        String body = said.substring(head.length()).strip();
        List<String> lines = head.lines().toList();
        assertThat("HTTP/1.1 " + answer.status())
                .as("%s\n%s", commands, answer.text())
                .isEqualTo(lines.getFirst());
        if (events(answer)) {
            events(body, answer.text().strip());
        } else if (!body.isEmpty()) {
            JsonNode page = JsonMapper.shared().readTree(body);
            assertThat(same(page, answer.json()))
                    .as("%s\n%s", commands, answer.text())
                    .isTrue();
        }
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(": ");
            String got = answer.headers().getOrDefault(line.substring(0, colon).toLowerCase(java.util.Locale.ROOT), "");
            assertThat(aliases.same(line.substring(colon + 2), got))
                    .as("%s\n%s: %s", commands, line, got)
                    .isTrue();
        }
    }

    private static boolean events(Plain.Answer answer) {
        return answer.headers().getOrDefault("content-type", "").startsWith("text/event-stream");
    }

    /// Line by line: what an event holds is JSON.
    private void events(String said, String got) {
        List<String> lines = got.lines().toList();
        assertThat(said.lines()).as(got).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            String line = said.lines().toList().get(i);
            boolean data = line.startsWith("data: {");
            assertThat(data ? same(json(line), json(lines.get(i))) : aliases.same(line, lines.get(i)))
                    .as("%s\n%s", line, got)
                    .isTrue();
        }
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line.substring("data: ".length()));
    }

    /// But for aliases, and for members that an object on the page leaves out by `"…": "…"`.
    private boolean same(JsonNode said, JsonNode got) {
        if (said.isString() && got.isString()) return aliases.same(said.stringValue(), got.stringValue());
        if (said.isArray() && got.isArray()) {
            if (said.size() != got.size()) return false;
            for (int i = 0; i < said.size(); i++) if (!same(said.get(i), got.get(i))) return false;
            return true;
        }
        if (!said.isObject() || !got.isObject()) return said.equals(got);
        Set<String> names = new TreeSet<>(said.propertyNames());
        boolean cut = names.remove("…");
        if (!cut && !names.equals(new TreeSet<>(got.propertyNames()))) return false;
        return names.stream().allMatch(name -> got.has(name) && same(said.get(name), got.get(name)));
    }

    private static String shown(Plain.Answer answer) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + answer.status() + "\n");
        for (String name : SHOWN)
            if (answer.headers().containsKey(name))
                text.append(capital(name))
                        .append(": ")
                        .append(answer.headers().get(name))
                        .append('\n');
        if (!answer.text().isEmpty())
            text.append('\n')
                    .append(
                            answer.text().length() < 120 || events(answer)
                                    ? answer.text()
                                    : PlainJson.of(answer.json()))
                    .append('\n');
        return text.toString();
    }

    private static String capital(String header) {
        if (header.equals("etag")) return "ETag";
        return String.join(
                "-",
                Stream.of(header.split("-", -1))
                        .map(word -> word.equals("www")
                                ? "WWW"
                                : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                        .toList());
    }

    /// Calls of the interface proper that went well in no example.
    private Set<String> uncalled() {
        Set<String> routes = new TreeSet<>(DeclaredRoutes.all().keySet());
        routes.removeIf(route -> !route.contains("/v1/") && !route.endsWith(" /feedback"));
        for (String seen : documented.seen()) routes.removeIf(route -> seen.startsWith(route + " 2"));
        return routes;
    }
}
