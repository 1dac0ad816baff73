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

/// Many showings in one body of the address that takes one.
abstract class RecommendationBatchContract extends HttpContract {
    private static final String LOG = "/v1/recommendations";
    private static final String ONE = "{'media_id':'m','recommendation_type':'primary'}";
    private static final String LINES = "application/x-ndjson";

    @BeforeEach
    void catalog() throws IOException {
        media("m");
    }

    @Test
    void eachItemStandsOrFallsAlone() throws IOException {
        Plain.Answer answer = client.post(LOG, """
                [{'media_id':'m','recommendation_type':'primary','score':0.5,'list_id':'l','position':0},
                 {'media_id':'m','recommendation_type':'primary','position':-1},
                 {'media_id':'unknown','recommendation_type':'primary'},
                 {'media_id':'m','recommendation_type':'sideways'},
                 7,
                 {'media_id':'m','recommendation_type':'backup','model':'nobody@kanarie.example'},
                 {'media_id':'m','recommendation_type':'wildcard','list_id':'l','position':1,'user':'ann'}]""");
        assertThat(counts(answer)).isEqualTo("accepted 2, duplicates 0, revised 0, rejected 5");
        assertThat(rejected(answer))
                .containsExactly(
                        "1 invalid /position",
                        "2 unknown-media /media_id",
                        "3 invalid /recommendation_type",
                        "4 invalid ",
                        "5 personal-identifier /model");
        List<String> ids = ids(answer);
        assertThat(ids.subList(1, 6)).containsOnly("null");
        assertThat(stored()).containsExactlyInAnyOrder(ids.getFirst(), ids.getLast());
        JsonNode last = client.get(LOG + "/" + ids.getLast()).json();
        assertThat(last.get("recommendation_type").stringValue()).isEqualTo("wildcard");
        assertThat(last.get("subject").isNull()).isFalse();
        assertThat(answer.text()).doesNotContain("kanarie");
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    @Test
    void oneIsStillAnsweredWithItself() throws IOException {
        JsonNode shown = body(client.post(LOG, ONE), 201);
        assertThat(shown.get("media_id").stringValue()).isEqualTo("m");
        assertThat(counts(client.post(LOG, " \n\t[" + ONE + "]")))
                .isEqualTo("accepted 1, duplicates 0, revised 0, rejected 0");
    }

    @Test
    void aLineThatIsNoJsonSpoilsNoOther() throws IOException {
        String one = ONE.replace('\'', '"');
        Plain.Answer answer = send((one + "\n\n{\"media_id\":\n" + one + "\r\n[" + one + "]").getBytes(UTF_8), LINES);
        assertThat(counts(answer)).isEqualTo("accepted 2, duplicates 0, revised 0, rejected 2");
        assertThat(rejected(answer)).containsExactly("1 malformed", "3 invalid ");
        assertThat(counts(send(one.getBytes(UTF_8), LINES + "; charset=utf-8")))
                .isEqualTo("accepted 1, duplicates 0, revised 0, rejected 0");
        assertThat(stored()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'media_id':'m','recommendation_type':'primary'},    | 400 | malformed",
                "[{'media_id':'m','recommendation_type':'primary'}] [] | 400 | malformed",
                "[{'media_id':'m','recommendation_type':'primary'}{}]  | 400 | malformed",
                "[                                                     | 400 | malformed",
                "{'media_id':'m','recommendation_type':'primary'} []   | 400 | malformed",
                "true                                                  | 422 | invalid",
            })
    void aBodyThatIsNeitherStoresNothing(String body, int status, String problem) throws IOException {
        Plain.Answer answer = client.post(LOG, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + problem);
        assertThat(stored()).isEmpty();
    }

    @Test
    void theSameAgainAddsNothing() throws IOException {
        String batch = IntStream.range(0, 50)
                .mapToObj(i -> ONE.replace("}", ",'position':" + i % 5 + ",'idempotency_key':'k" + i + "'}"))
                .collect(Collectors.joining(",", "[", "]"));
        Plain.Answer first = client.post(LOG, batch);
        assertThat(counts(first)).isEqualTo("accepted 50, duplicates 0, revised 0, rejected 0");
        Plain.Answer again = client.post(LOG, batch);
        assertThat(counts(again)).isEqualTo("accepted 0, duplicates 50, revised 0, rejected 0");
        assertThat(ids(again)).isEqualTo(ids(first));
        Plain.Answer other = client.post(LOG, batch.replace("'position':1", "'position':2"));
        assertThat(counts(other)).isEqualTo("accepted 0, duplicates 40, revised 0, rejected 10");
        assertThat(rejected(other)).allMatch(one -> one.endsWith(" idempotency-conflict"));
        JsonNode alone = body(client.post(LOG, ONE.replace("}", ",'position':0,'idempotency_key':'k0'}")), 201);
        assertThat(alone.get("id").stringValue()).isEqualTo(ids(first).getFirst());
        assertThat(stored()).hasSize(50);
    }

    @Test
    void twoOfTheSameKeyInOneBatchAreOne() throws IOException {
        String one = ONE.replace("}", ",'idempotency_key':'k'}");
        Plain.Answer answer = client.post(LOG, "[" + one + "," + one + "," + one.replace("primary", "backup") + "]");
        assertThat(counts(answer)).isEqualTo("accepted 1, duplicates 1, revised 0, rejected 1");
        assertThat(ids(answer).get(1)).isEqualTo(ids(answer).get(0));
        assertThat(stored()).hasSize(1);
    }

    /// As many as there may be, in more commits than one.
    @Test
    void theLargestBatchIsStored() throws IOException {
        Plain.Answer answer = send(showings(10_000).getBytes(UTF_8), LINES);
        assertThat(counts(answer)).isEqualTo("accepted 10000, duplicates 0, revised 0, rejected 0");
        assertThat(new HashSet<>(ids(answer))).hasSize(10_000);
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", LINES})
    void oneMoreIsRefusedWhole(String kind) throws IOException {
        String lines = showings(10_001);
        String body = kind.equals(LINES) ? lines : "[" + lines.strip().replace("\n", ",") + "]";
        assertThat(send(body.getBytes(UTF_8), kind).status()).isEqualTo(422);
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", LINES})
    void gzipIsInflated(String kind) throws IOException {
        String lines = showings(5_000);
        String body = kind.equals(LINES) ? lines : "[" + lines.strip().replace("\n", ",") + "]";
        assertThat(counts(zipped(body.getBytes(UTF_8), kind)))
                .isEqualTo("accepted 5000, duplicates 0, revised 0, rejected 0");
        JsonNode one = body(zipped(ONE.replace('\'', '"').getBytes(UTF_8), "application/json"), 201);
        assertThat(stored()).hasSize(5_001).contains(one.get("id").stringValue());
    }

    /// What comes after the beginning is not read of one, and up to the larger limit of many.
    @Test
    void oneAndManyHaveLimitsOfTheirOwn() throws IOException {
        String padded = " ".repeat(256 * 1024) + ONE.replace('\'', '"');
        assertThat(send(padded.getBytes(UTF_8), "application/json").status()).isEqualTo(413);
        assertThat(zipped(padded.getBytes(UTF_8), "application/json").status()).isEqualTo(413);
        String many = "[" + " ".repeat(1 << 20) + ONE.replace('\'', '"') + "]";
        assertThat(counts(send(many.getBytes(UTF_8), "application/json"))).startsWith("accepted 1,");
        byte[] tooMany = ("[" + " ".repeat(16 << 20) + "]").getBytes(UTF_8);
        assertThat(zipped(tooMany, "application/json").status()).isEqualTo(413);
        assertThat(zipped(new byte[(16 << 20) + 1], LINES).status()).isEqualTo(413);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void whatIsNoGzipIsMalformed() throws IOException {
        for (String body : List.of(ONE, "[" + ONE + "]", ""))
            assertThat(client.send(
                                    "POST",
                                    LOG,
                                    body.getBytes(UTF_8),
                                    "Content-Type: application/json",
                                    "Content-Encoding: gzip")
                            .status())
                    .isEqualTo(400);
    }

    @Test
    void aKeyForTheWholeBatchIsRefused() throws IOException {
        Plain.Answer answer = client.post(LOG, "[" + ONE + "]", "Idempotency-Key: k");
        assertProblem(
                answer, 422, "invalid", "Idempotency-Key is not a header here; send idempotency_key with each item");
        assertThat(stored()).isEmpty();
        assertThat(client.post(LOG, ONE, "Idempotency-Key: k").status()).isEqualTo(201);
    }

    @Test
    void nothingIsNothing() throws IOException {
        assertThat(counts(client.post(LOG, "[]"))).isEqualTo("accepted 0, duplicates 0, revised 0, rejected 0");
        assertThat(counts(send("\n\n".getBytes(UTF_8), LINES)))
                .isEqualTo("accepted 0, duplicates 0, revised 0, rejected 0");
    }

    @Test
    void aReadKeySendsNothingAndIsToldSoFirst() throws IOException {
        try (Client reader = client(KeyKind.READ)) {
            assertThat(reader.post(LOG, "[]").status()).isEqualTo(403);
            assertThat(reader.post(LOG, "[").status()).isEqualTo(403);
        }
    }

    private static String showings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"media_id\":\"m\",\"recommendation_type\":\"primary\",\"position\":" + i + "}\n")
                .collect(Collectors.joining());
    }

    private Plain.Answer zipped(byte[] bytes, String kind) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return client.send("POST", LOG, zipped.toByteArray(), "Content-Type: " + kind, "Content-Encoding: gzip");
    }

    private Plain.Answer send(byte[] bytes, String kind) throws IOException {
        return client.send("POST", LOG, bytes, "Content-Type: " + kind);
    }

    private static String counts(Plain.Answer answer) {
        JsonNode said = body(answer, 200);
        return "accepted " + said.get("accepted") + ", duplicates " + said.get("duplicates") + ", revised "
                + said.get("revised") + ", rejected " + said.get("rejected").size();
    }

    private static List<String> rejected(Plain.Answer answer) {
        List<String> rejected = new ArrayList<>();
        for (JsonNode one : answer.json().get("rejected")) {
            JsonNode problem = one.get("problem");
            String at = problem.has("errors")
                    ? " " + problem.get("errors").get(0).get("pointer").stringValue()
                    : "";
            rejected.add(
                    one.get("index") + " " + problem.get("type").stringValue().replace("/problems/", "") + at);
        }
        return rejected;
    }

    private static List<String> ids(Plain.Answer answer) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : answer.json().get("ids")) ids.add(id.asString("null"));
        return ids;
    }

    private Set<String> stored() throws IOException {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        while (true) {
            JsonNode page = client.get(LOG + "?limit=500" + cursor).json();
            for (JsonNode item : page.get("items")) ids.add(item.get("id").stringValue());
            if (page.get("next_cursor").isNull()) return ids;
            cursor = "&cursor=" + page.get("next_cursor").stringValue();
        }
    }
}
