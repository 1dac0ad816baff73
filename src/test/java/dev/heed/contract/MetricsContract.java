package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The figures of `GET /metrics` are exact, and each of them is in the reference.
@Timeout(60)
abstract class MetricsContract extends HttpContract {
    private static final String CANARY = "anna-is-a-canary";

    /// A name, labels or none, a number.
    private static final Pattern LINE = Pattern.compile("([a-z_]+)(\\{(?:[a-z_]+=\"[^\"]*\",?)*})? ([-+0-9.eEInfNa]+)");

    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `([a-z_]+)`", Pattern.MULTILINE);

    @Test
    void countsExactlyWhatHappened() throws IOException {
        media("m");
        Map<String, Double> before = figures();
        for (int user = 0; user < 5; user++) client.vote("{'media_id':'m','rating':4,'user':'u" + user + "'}");
        client.vote("{'media_id':'m','rating':5,'user':'u0'}");
        for (int i = 0; i < 3; i++)
            client.vote("{'media_id':'m','rating':2,'user':'k','idempotency_key':'" + CANARY + "'}");
        client.vote("{'media_id':'" + CANARY + "','rating':4}");
        client.vote("{'media_id':'m','rating':9,'" + CANARY + "':1}");
        client.post("/v1/feedback", "{");
        client.post("/v1/feedback/batch", "[{'media_id':'m','rating':1,'user':'b'},{'rating':1}]");
        client.get("/v1/feedback?" + CANARY + "=1");
        client.get("/" + CANARY);
        client.get("/v1/media/" + CANARY);
        Map<String, Double> after = figures();
        // ten single votes were looked at in a commit, and one of the batch; a commit is counted after its answers
        while (grew(before, after, "heed_commit_rows_sum") < 11) after = figures();
        assertGrew(before, after, 11, "heed_commit_rows_sum");
        assertGrew(before, after, 7, "heed_votes_total{outcome=\"stored\"}");
        assertGrew(before, after, 1, "heed_votes_total{outcome=\"revised\"}");
        assertGrew(before, after, 2, "heed_votes_total{outcome=\"replayed\"}");
        assertGrew(before, after, 1, "heed_votes_rejected_total{reason=\"unknown-media\"}");
        assertGrew(before, after, 1, "heed_votes_rejected_total{reason=\"malformed\"}");
        assertGrew(before, after, 2, "heed_votes_rejected_total{reason=\"invalid\"}");
        String requests = "heed_http_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%s\"}";
        assertGrew(before, after, 9, requests.formatted("POST", "/v1/feedback", "2xx"));
        assertGrew(before, after, 3, requests.formatted("POST", "/v1/feedback", "4xx"));
        assertGrew(before, after, 1, requests.formatted("GET", "/v1/feedback", "4xx"));
        assertGrew(before, after, 1, requests.formatted("GET", "/v1/media/{media_id}", "4xx"));
        assertGrew(before, after, 1, requests.formatted("GET", "none", "4xx"));
        assertThat(grew(before, after, "heed_commit_seconds_count{outcome=\"stored\"}"))
                .isEqualTo(grew(before, after, "heed_commit_rows_count"));
        assertThat(after).containsEntry("heed_journal_queue_rows", 0.0);
        assertThat(after).containsEntry("heed_journal_queue_rows_limit", 12_000.0);
        assertThat(after.get("heed_disk_free_bytes")).isPositive();
        assertThat(after.keySet()).noneMatch(name -> name.contains(CANARY));
    }

    @Test
    void countsFailuresByTheirKind() throws IOException {
        media("m");
        Map<String, Double> before = figures();
        whileBroken(() -> client.vote("{'media_id':'m','rating':1}"));
        Map<String, Double> after = figures();
        assertGrew(before, after, 1, "heed_storage_errors_total{kind=\"away\"}");
        assertGrew(before, after, 1, "heed_votes_rejected_total{reason=\"storage-away\"}");
        assertGrew(before, after, 1, "heed_commit_seconds_count{outcome=\"failed\"}");
    }

    @Test
    void countsTheVotesOfABatchOfWhichNothingWasTaken() throws IOException {
        media("m");
        Map<String, Double> before = figures();
        whileBroken(() -> client.post(
                "/v1/feedback/batch",
                "[{'media_id':'m','rating':1,'user':'a'},{'rating':1},{'media_id':'m','rating':2,'user':'b'}]"));
        client.post("/v1/feedback/batch", "[{");
        Map<String, Double> after = figures();
        assertGrew(before, after, 2, "heed_votes_rejected_total{reason=\"storage-away\"}");
        assertGrew(before, after, 1, "heed_votes_rejected_total{reason=\"invalid\"}");
        assertThat(after.keySet()).noneMatch(name -> name.contains("reason=\"malformed\""));
    }

    private interface Call {
        void make() throws IOException;
    }

    /// Makes a call that can store no vote.
    private void whileBroken(Call call) throws IOException {
        test.execute("ALTER TABLE user_feedback RENAME TO broken");
        try {
            call.make();
        } finally {
            test.execute("ALTER TABLE broken RENAME TO user_feedback");
        }
    }

    @Test
    void isAllInTheReference() throws IOException {
        client.vote("{'rating':1}");
        client.vote("{'query':'q','response':'r','rating':1}");
        Set<String> told = new TreeSet<>();
        for (String line : text().lines().toList())
            if (line.startsWith("# TYPE ")) told.add(line.substring(7, line.indexOf(' ', 7)));
        Set<String> documented = new TreeSet<>();
        Matcher names = DOCUMENTED.matcher(Files.readString(Path.of("docs/reference/metrics.md")));
        while (names.find()) documented.add(names.group(1));
        // a collector that never ran has no pauses yet, and only some work beside the program
        told.removeAll(Set.of("jvm_gc_concurrent_phase_time_seconds", "jvm_gc_concurrent_phase_time_seconds_max"));
        told.addAll(Set.of("jvm_gc_pause_seconds", "jvm_gc_pause_seconds_max"));
        assertThat(documented).isEqualTo(told);
    }

    @Test
    void isForThoseWhoMayRead() throws IOException {
        try (Client reader = client(KeyKind.READ)) {
            assertThat(reader.get("/metrics").status()).isEqualTo(200);
        }
    }

    private String text() throws IOException {
        Plain.Answer answer = client.get("/metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith("text/plain;version=0.0.4");
        return answer.text();
    }

    private Map<String, Double> figures() throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("#")) continue;
            Matcher parts = LINE.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            String labels = parts.group(2) == null ? "" : parts.group(2).replace(",}", "}");
            assertThat(figures.put(parts.group(1) + labels, number(parts.group(3))))
                    .as(line)
                    .isNull();
        }
        return figures;
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static double grew(Map<String, Double> before, Map<String, Double> after, String name) {
        assertThat(after).containsKey(name);
        return after.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
    }

    private static void assertGrew(Map<String, Double> before, Map<String, Double> after, double by, String name) {
        assertThat(grew(before, after, name)).as(name).isEqualTo(by);
    }
}
