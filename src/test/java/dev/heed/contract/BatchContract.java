package dev.heed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.storage.Recount;
import dev.heed.web.api.Plain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Many votes in one body: each stands or falls alone, and what is accepted is stored once.
abstract class BatchContract extends HttpContract {
    private static final String BATCH = "/v1/feedback/batch";

    @BeforeEach
    void addMedia() throws IOException {
        media("m");
    }

    @Test
    void eachItemStandsOrFallsAlone() throws IOException {
        Plain.Answer answer = client.post(BATCH, """
                [{'media_id':'m','rating':5,'user':'a'},
                 {'media_id':'m','rating':6},
                 {'media_id':'unknown','rating':1},
                 {'query':'q','response':'r','rating':'up','message_id':'x'},
                 {'media_id':'m'},
                 7,
                 {'query':'q','response':'r','rating':'up','tags':['nobody@kanarie.example']},
                 {'media_id':'m','rating':2,'user':'a'}]""");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode said = answer.json();
        assertThat(counts(said)).isEqualTo("accepted 2, duplicates 0, revised 1, rejected 5");
        assertThat(rejected(said))
                .containsExactly(
                        "1 invalid /rating",
                        "2 unknown-media /media_id",
                        "4 invalid ",
                        "5 invalid ",
                        "6 personal-identifier /tags/0");
        List<String> ids = ids(said);
        assertThat(ids.get(0)).startsWith("m").isEqualTo(ids.get(7));
        assertThat(ids.get(3)).startsWith("c");
        assertThat(ids.get(1)).isEqualTo("null");
        assertThat(answer.text()).doesNotContain("kanarie");
        assertThat(stored()).containsExactlyInAnyOrder(ids.get(0), ids.get(3));
        assertThat(client.get("/v1/feedback/" + ids.get(0)).json().get("rating").intValue())
                .isEqualTo(2);
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    @Test
    void aLineThatIsNoJsonSpoilsNoOther() throws IOException {
        Plain.Answer answer = lines("""
                {"media_id":"m","rating":5,"user":"a"}

                {"media_id":"m","rating":5,
                {"media_id":"m","rating":4,"user":"b"}\r
                {"media_id":"m","rating":4,"rating":3}""");
        assertThat(counts(answer.json())).isEqualTo("accepted 2, duplicates 0, revised 0, rejected 2");
        assertThat(rejected(answer.json())).containsExactly("1 malformed", "3 malformed");
        assertThat(stored()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'media_id':'m','rating':5},            | 400 | malformed",
                "[{'media_id':'m','rating':5}] []         | 400 | malformed",
                "[{'media_id':'m','rating':5,'rating':5}] | 400 | malformed",
                "[{'media_id':'m','rating':5}{}]          | 400 | malformed",
                "{'media_id':'m','rating':5}              | 422 | invalid",
                "true                                     | 422 | invalid",
                "7 8                                      | 400 | malformed",
            })
    void aBodyThatIsNoListStoresNothing(String body, int status, String problem) throws IOException {
        Plain.Answer answer = client.post(BATCH, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + problem);
        assertThat(stored()).isEmpty();
    }

    @Test
    void badBytesStoreNothing() throws IOException {
        byte[] overlong = "[{\"media_id\":\"m\",\"comment\":\"\u0000\"}]".getBytes(UTF_8);
        for (int i = 0; i < overlong.length; i++) if (overlong[i] == 0) overlong[i] = (byte) 0xC0;
        assertThat(send(overlong, "application/json").status()).isEqualTo(400);
        assertThat(stored()).isEmpty();
    }

    @Test
    void theSameBatchAgainAddsNothing() throws IOException {
        String batch = "["
                + IntStream.range(0, 50)
                        .mapToObj(i -> "{'media_id':'m','rating':" + (i % 5 + 1) + ",'idempotency_key':'k" + i + "'}")
                        .collect(Collectors.joining(","))
                + "]";
        JsonNode first = client.post(BATCH, batch).json();
        assertThat(counts(first)).isEqualTo("accepted 50, duplicates 0, revised 0, rejected 0");
        JsonNode again = client.post(BATCH, batch).json();
        assertThat(counts(again)).isEqualTo("accepted 0, duplicates 50, revised 0, rejected 0");
        assertThat(ids(again)).isEqualTo(ids(first));
        assertThat(counts(client.post(BATCH, batch.replace("'rating':1", "'rating':2"))
                        .json()))
                .isEqualTo("accepted 0, duplicates 40, revised 0, rejected 10");
        assertThat(stored()).hasSize(50);
    }

    @Test
    void twoOfTheSameKeyInOneBatchAreOne() throws IOException {
        String one = "{'query':'q','response':'r','rating':1,'idempotency_key':'k'}";
        JsonNode said = client.post(
                        BATCH, "[" + one + "," + one + ",{'media_id':'m','rating':1,'idempotency_key':'k'}]")
                .json();
        assertThat(counts(said)).isEqualTo("accepted 1, duplicates 1, revised 0, rejected 1");
        assertThat(stored()).hasSize(1);
    }

    /// As many as there may be, in more commits than one.
    @Test
    void theLargestBatchIsStored() throws IOException {
        Plain.Answer answer = lines(votes(10_000));
        assertThat(counts(answer.json())).isEqualTo("accepted 10000, duplicates 0, revised 0, rejected 0");
        assertThat(new HashSet<>(ids(answer.json()))).hasSize(10_000);
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void oneMoreIsRefusedWhole(String kind) throws IOException {
        String lines = votes(10_001);
        String body = kind.endsWith("ndjson") ? lines : "[" + lines.strip().replace("\n", ",") + "]";
        Plain.Answer answer = send(body.getBytes(UTF_8), kind);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(stored()).isEmpty();
    }

    @Test
    void gzipIsInflatedUpToTheLimit() throws IOException {
        Plain.Answer answer = zipped(votes(100).getBytes(UTF_8));
        assertThat(counts(answer.json())).isEqualTo("accepted 100, duplicates 0, revised 0, rejected 0");
        assertThat(zipped(new byte[(16 << 20) + 1]).status()).isEqualTo(413);
    }

    @Test
    void aKeyForTheWholeBatchIsRefused() throws IOException {
        Plain.Answer answer = client.post(BATCH, "[{'media_id':'m','rating':1}]", "Idempotency-Key: k");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(stored()).isEmpty();
    }

    @Test
    void nothingIsNothing() throws IOException {
        assertThat(counts(client.post(BATCH, "[]").json()))
                .isEqualTo("accepted 0, duplicates 0, revised 0, rejected 0");
        assertThat(counts(lines("\n\n").json())).isEqualTo("accepted 0, duplicates 0, revised 0, rejected 0");
    }

    @Test
    void aReadKeySendsNothing() throws IOException {
        try (Client reader = client(KeyKind.READ)) {
            assertThat(reader.post(BATCH, "[]").status()).isEqualTo(403);
        }
    }

    private static String votes(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++)
            lines.append("{\"media_id\":\"m\",\"rating\":")
                    .append(i % 5 + 1)
                    .append(",\"user\":\"u")
                    .append(i)
                    .append("\"}\n");
        return lines.toString();
    }

    private Plain.Answer lines(String lines) throws IOException {
        return send(lines.getBytes(UTF_8), "application/x-ndjson");
    }

    private Plain.Answer zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return client.send(
                "POST", BATCH, zipped.toByteArray(), "Content-Type: application/x-ndjson", "Content-Encoding: gzip");
    }

    private Plain.Answer send(byte[] bytes, String kind) throws IOException {
        return client.send("POST", BATCH, bytes, "Content-Type: " + kind);
    }

    private static String counts(JsonNode said) {
        return "accepted " + said.get("accepted") + ", duplicates " + said.get("duplicates") + ", revised "
                + said.get("revised") + ", rejected " + said.get("rejected").size();
    }

    private static List<String> rejected(JsonNode said) {
        List<String> rejected = new ArrayList<>();
        for (JsonNode one : said.get("rejected")) {
            JsonNode problem = one.get("problem");
            String at = problem.has("errors")
                    ? " " + problem.get("errors").get(0).get("pointer").stringValue()
                    : "";
            rejected.add(
                    one.get("index") + " " + problem.get("type").stringValue().replace("/problems/", "") + at);
        }
        return rejected;
    }

    private static List<String> ids(JsonNode said) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : said.get("ids")) ids.add(id.asString("null"));
        return ids;
    }

    private Set<String> stored() throws IOException {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        while (true) {
            JsonNode page = client.get("/v1/feedback?limit=500" + cursor).json();
            for (JsonNode item : page.get("items")) ids.add(item.get("id").stringValue());
            if (page.get("next_cursor").isNull()) return ids;
            cursor = "&cursor=" + page.get("next_cursor").stringValue();
        }
    }
}
