package dev.heed.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Id;
import dev.heed.web.api.Plain;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server has answered to votes that are numbered in their metadata. An id is noted only once a 2xx was read.
public final class Promises {
    private final Set<Long> sent = new HashSet<>();
    private final Map<Long, String> acknowledged = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int refused;

    /// The number of the next vote.
    synchronized long next() {
        long number = sent.size() + 1L;
        sent.add(number);
        return number;
    }

    /// What came back for one vote.
    synchronized void single(long number, Plain.Answer answer) {
        boolean good = answer.status() == 201 || answer.status() == 200;
        if (good) keep(number, answer.json().path("id").asString());
        else refused(answer, answer.headers().containsKey("retry-after"));
        notifyAll();
    }

    /// What came back for a batch of them.
    synchronized void batch(List<Long> numbers, Plain.Answer answer) {
        if (answer.status() == 200) {
            JsonNode said = answer.json();
            for (int i = 0; i < numbers.size(); i++) {
                JsonNode id = said.get("ids").get(i);
                if (!id.isNull()) keep(numbers.get(i), id.asString());
            }
            for (JsonNode one : said.get("rejected")) {
                JsonNode problem = one.get("problem");
                refused(problem.path("status").asInt(), problem.path("type").asString(), true);
            }
        } else {
            refused(answer, answer.headers().containsKey("retry-after"));
        }
        notifyAll();
    }

    private void keep(long number, String id) {
        String before = acknowledged.putIfAbsent(number, id);
        if (before != null && !before.equals(id)) wrong.add(number + " is " + before + " and " + id);
    }

    private void refused(Plain.Answer answer, boolean comeAgain) {
        boolean problem = "application/problem+json".equals(answer.headers().get("content-type"));
        if (problem) refused(answer.status(), answer.json().path("type").asString(), comeAgain);
        else wrong.add("answered " + answer.status() + " " + answer.text());
    }

    private void refused(int status, String type, boolean comeAgain) {
        boolean honest =
                status == 503 && comeAgain && (type.equals("/problems/busy") || type.equals("/problems/storage-away"));
        if (honest) refused++;
        else wrong.add("refused with " + status + " " + type);
    }

    /// Waits until so many more are acknowledged; fails once an answer was wrong.
    public synchronized void awaitAcknowledged(int more) throws InterruptedException {
        int enough = acknowledged.size() + more;
        while (acknowledged.size() < enough) {
            assertThat(wrong).isEmpty();
            wait();
        }
    }

    /// Waits until so many more answers were refusals; fails once one was wrong.
    public synchronized void awaitRefused(int more) throws InterruptedException {
        int enough = refused + more;
        while (refused < enough) {
            assertThat(wrong).isEmpty();
            wait();
        }
    }

    /// Those that were sent and not acknowledged: refused, or nobody knows.
    synchronized List<Long> open() {
        return sent.stream()
                .filter(number -> !acknowledged.containsKey(number))
                .sorted()
                .toList();
    }

    /// All answers were honest; what was acknowledged is stored, once and under its id, and nothing else is.
    public void assertKept(String url) {
        assertThat(stored(url)).isEqualTo(acknowledged());
    }

    /// The same, but what was refused may be stored too: where an answer was lost, nobody knows.
    public void assertKeptOrOpen(String url) {
        Map<Long, String> stored = stored(url);
        // sets, as the assertions of maps compare each with each
        assertThat(without(acknowledged().entrySet(), stored.entrySet())).isEmpty();
        assertThat(without(stored.keySet(), sent)).isEmpty();
    }

    private static <T> Set<T> without(Set<T> some, Set<T> others) {
        Set<T> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    synchronized Map<Long, String> acknowledged() {
        assertThat(wrong).isEmpty();
        return Map.copyOf(acknowledged);
    }

    private static Map<Long, String> stored(String url) {
        Map<Long, String> stored = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT bucket, feedback_id, metadata FROM user_feedback")) {
            while (rows.next()) {
                long number = JsonMapper.shared()
                        .readTree(rows.getString(3))
                        .path("number")
                        .asLong();
                String id = new Id(Id.Row.MEDIA_VOTE, rows.getInt(1), rows.getLong(2)).toString();
                assertThat(stored.put(number, id)).as("vote %s twice", number).isNull();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return stored;
    }
}
