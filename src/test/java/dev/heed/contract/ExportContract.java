package dev.heed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Golden;
import dev.heed.access.KeyKind;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What comes out of `GET /v1/export`.
abstract class ExportContract extends HttpContract {
    private static final Path GOLDEN = Path.of("src/test/resources/export");

    /// So many votes of such a length pass no socket's buffers unread.
    private static final int MANY = 1_500;

    private static final int LONG = 30_000;

    private void fill() throws IOException {
        media("film-1", "film-2");
        client.put("/v1/media/book-1", "{'title':'=1+1','type':'book','duration':60}");
        List<String> shown = new ArrayList<>();
        for (String type : List.of("primary", "backup"))
            shown.add(id(client.post(
                    "/v1/recommendations",
                    "{'media_id':'film-1','recommendation_type':'" + type
                            + "','score':-0.5,'position':0,'model':'mf-1','user':'u1','list_id':'l1',"
                            + "'metadata':{'row':{'b':1,'a':[2]}}}")));
        client.vote("{'media_id':'film-1','rating':5,'recommendation_id':'" + shown.getFirst()
                + "','user':'u1','tags':['a,b','pace'],'comment':'=HYPERLINK(1)','watched_completion':true,"
                + "'language':'en','metadata':{'z':1.5,'a':{'deep':[true,null]}}}");
        clock.pass(Duration.ofMinutes(1));
        client.vote("{'media_id':'book-1','rating':2,'user':'u2','session':'s1','comment':'two\\nlines, it\\u0027s'}");
        client.vote("{'query':'-1?','response':'','rating':'down','user':'u1','model':'gpt','message_id':'m1',"
                + "'correction':'@home','comment':'mail jo@example.org','comparison':'c1'}");
        String triaged = id(client.vote("{'query':'q','response':'\\u6620\\u753b','rating':true,'tags':['pace']}"));
        client.patch("/v1/feedback/" + triaged, "{'triage':'seen'}");
        client.delete("/v1/feedback/" + id(client.vote("{'query':'q','response':'r','rating':true}")));
        client.delete("/v1/feedback/" + id(client.vote("{'media_id':'film-2','rating':1}")));
    }

    private static String id(Plain.Answer answer) {
        return body(answer, 201).path("id").asString();
    }

    private static String masked(String text) {
        return text.replaceAll("\\b[mcr][0-9a-z]{15}\\b", "ID").replaceAll("\\b[0-9a-z]{26}\\b", "PSEUDONYM");
    }

    private Plain.Answer export(String query) throws IOException {
        Plain.Answer answer = client.get("/v1/export?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"media", "chat", "recommendations", "catalog"})
    void readsAsItsGoldenFile(String kind) throws IOException {
        fill();
        for (String format : List.of("jsonl", "csv")) {
            Plain.Answer answer = export("format=" + format + "&kind=" + kind);
            Golden.assertHolds(
                    GOLDEN.resolve(kind + "." + format), masked(answer.text()).replace("\r", "\u240d"));
            assertThat(answer.headers().get("content-disposition"))
                    .isEqualTo("attachment; filename=\"heed-" + kind + "-20261120T090100Z." + format + "\"");
        }
    }

    @Test
    void namesItsFormats() throws IOException {
        assertThat(export("format=csv&kind=catalog").headers())
                .containsEntry("content-type", "text/csv;header=present;charset=UTF-8")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(export("format=jsonl&kind=catalog"))
                .satisfies(answer -> assertThat(answer.text()).isEmpty())
                .satisfies(
                        answer -> assertThat(answer.headers()).containsEntry("content-type", "application/x-ndjson"));
        Plain.Answer head = client.send("HEAD", "/v1/export?format=jsonl&kind=catalog", null);
        assertThat(head.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "media, /v1/feedback?kind=media",
        "chat, /v1/feedback?kind=chat",
        "recommendations, /v1/recommendations?",
        "catalog, /v1/media?"
    })
    void saysWhatTheOtherAnswersSay(String kind, String path) throws IOException {
        fill();
        List<String> filters = switch (kind) {
            case "media" ->
                List.of(
                        "",
                        "&media_id=film-1&media_id=nothing",
                        "&recommendation_type=primary",
                        "&model=mf-1",
                        "&rating=2",
                        "&rating=up",
                        "&tag=pace",
                        "&triage=new",
                        "&triage=done",
                        "&verified=true",
                        "&verified=false",
                        "&withdrawn=true",
                        "&type=book",
                        "&from=2026-11-20T09:00:30Z",
                        "&to=2026-11-20T09:00:30Z",
                        "&subject=" + "0".repeat(26));
            case "chat" ->
                List.of(
                        "",
                        "&model=gpt",
                        "&rating=down",
                        "&rating=5",
                        "&tag=pace",
                        "&triage=seen",
                        "&verified=true",
                        "&withdrawn=true",
                        "&from=2026-11-20T09:00:30Z",
                        "&to=2026-11-20T09:00:30Z");
            case "recommendations" ->
                List.of(
                        "",
                        "&media_id=film-1",
                        "&media_id=film-2",
                        "&recommendation_type=backup",
                        "&model=mf-2",
                        "&from=2026-11-20T09:00:30Z",
                        "&to=2026-11-20T09:00:30Z");
            default -> List.of("", "&type=book");
        };
        for (String filter : filters) {
            List<JsonNode> items = new ArrayList<>();
            body(client.get(path + (path.endsWith("?") ? filter.replaceFirst("&", "") : filter)), 200)
                    .get("items")
                    .forEach(items::add);
            List<JsonNode> expected = kind.equals("catalog") ? items : items.reversed();
            if (filter.isEmpty()) assertThat(expected).hasSizeGreaterThan(1);
            assertThat(lines(export("format=jsonl&kind=" + kind + filter).text()))
                    .as(filter)
                    .isEqualTo(expected);
        }
    }

    private static List<JsonNode> lines(String text) {
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        return text.lines().map(line -> json(line.replace("'", "\\u0027"))).toList();
    }

    @Test
    void narrowsByWhatOtherAnswersDoNot() throws IOException {
        fill();
        assertThat(lines(export("format=jsonl&kind=recommendations&type=film").text()))
                .hasSize(2);
        assertThat(lines(export("format=jsonl&kind=recommendations&type=book").text()))
                .isEmpty();
        assertThat(lines(export("format=jsonl&kind=catalog&media_id=book-1").text()))
                .hasSize(1);
        String subject = lines(export("format=jsonl&kind=chat&model=gpt").text())
                .getFirst()
                .path("subject")
                .asString();
        assertThat(lines(export("format=jsonl&kind=chat&subject=" + subject).text()))
                .hasSize(1);
        assertThat(lines(export("format=jsonl&kind=media&subject=" + subject).text()))
                .hasSize(1);
        assertThat(lines(export("format=jsonl&kind=recommendations&subject=" + subject)
                        .text()))
                .hasSize(2);
    }

    @Test
    void leavesFormulasAloneWhenAsked() throws IOException {
        fill();
        assertThat(export("format=csv&kind=chat").text()).contains(",'-1?,", ",'@home,");
        assertThat(export("format=csv&kind=chat&formulas=raw").text()).contains(",-1?,", ",@home,");
        assertThat(export("format=csv&kind=recommendations").text()).contains(",-0.5,");
        assertThat(export("format=csv&kind=catalog").text()).contains("'=1+1");
    }

    @Test
    void refusesBeforeTheFirstByte() throws IOException {
        assertProblem(client.get("/v1/export"), 422, "invalid", "format is required", "kind is required");
        assertFaults(client.get("/v1/export?format=xml&kind=media&formulas=no"), "invalid", "format", "formulas");
        assertFaults(
                client.get("/v1/export?format=csv&kind=catalog&tag=a&verified=false&from=2026-11-20T09:00:00Z"),
                "invalid",
                "tag",
                "verified",
                "from");
        assertFaults(client.get("/v1/export?format=csv&kind=media&limit=5"), "invalid", "limit");
        try (Client reader = client(KeyKind.READ)) {
            assertThat(reader.get("/v1/export?format=csv&kind=media").status()).isEqualTo(200);
        }
        try (Client stranger = new Client(server.port(), "heed_sk_" + "0".repeat(52))) {
            assertThat(stranger.get("/v1/export?format=csv&kind=media").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void holdsNothingOfAnotherProject() throws IOException {
        fill();
        try (Client other = client(another(), KeyKind.SECRET)) {
            for (String kind : List.of("media", "chat", "recommendations", "catalog"))
                assertThat(other.get("/v1/export?format=jsonl&kind=" + kind).text())
                        .isEmpty();
        }
    }

    private void fillLong() {
        String text = "long ".repeat(LONG / 5);
        var answers = Crowd.send(
                server.port(),
                client.key(),
                java.util.stream.IntStream.range(0, MANY)
                        .<Crowd.Request>mapToObj(i ->
                                caller -> caller.vote("{'query':'" + i + "','response':'" + text + "','rating':true}"))
                        .toList());
        assertThat(answers).allMatch(answer -> answer.status() == 201);
    }

    /// Begins an export; of its body only as much is sent as buffers hold.
    private InputStream begin(HttpClient http) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/v1/export?format=jsonl&kind=chat"))
                .header("Authorization", "Bearer " + client.key())
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void isAsItWasAtOneMoment() throws Exception {
        fillLong();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (InputStream file = begin(http)) {
            client.vote("{'query':'latecomer','response':'r','rating':true}");
            String text = new String(file.readAllBytes(), UTF_8);
            assertThat(text.lines()).hasSize(MANY);
            assertThat(text).doesNotContain("latecomer");
        } finally {
            http.shutdownNow();
        }
        assertThat(export("format=jsonl&kind=chat").text()).contains("latecomer");
    }

    @Test
    void breaksOffWhenItsTimeIsOver() throws Exception {
        fillLong();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (InputStream file = begin(http)) {
            clock.pass(Duration.ofHours(2));
            assertThatThrownBy(file::readAllBytes).isInstanceOf(IOException.class);
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void letsGoOfAClientThatHangsUp() throws Exception {
        fillLong();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        InputStream one = begin(http);
        InputStream two = begin(http);
        Plain.Answer third = client.get("/v1/export?format=csv&kind=catalog");
        assertProblem(third, 503, "busy");
        assertThat(third.headers()).containsEntry("retry-after", "10").doesNotContainKey("content-disposition");
        assertThat(client.get("/v1/feedback").status()).isEqualTo(200);
        one.close();
        two.close();
        http.shutdownNow();
        // the server learns of it with its next write
        while (client.get("/v1/export?format=csv&kind=catalog").status() == 503) Thread.onSpinWait();
        export("format=csv&kind=catalog");
    }
}
