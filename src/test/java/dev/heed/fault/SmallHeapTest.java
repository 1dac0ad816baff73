package dev.heed.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ServeProcess;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server with less heap than the largest batch needs. It says how much it takes, and takes that; it ends when its
/// heap is full, and then nobody answers.
@Tag("fault")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmallHeapTest {
    private static final int LARGEST = 16 << 20;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static ServeProcess server;

    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new ServeProcess(
                List.of("env", "JDK_JAVA_OPTIONS=-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"),
                "-Xmx96m",
                Map.of("HEED_DATA", folder.resolve("data").toString()),
                folder.resolve("errors"),
                "--port",
                "0");
        port = server.port();
        vote();
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(server.terminate()).as(server.errors()).isZero();
        server.close();
    }

    @AfterEach
    void goesOn() throws IOException {
        vote();
    }

    private static void vote() throws IOException {
        String body = "{\"media_id\":\"m\",\"rating\":5,\"media\":{\"title\":\"M\",\"type\":\"film\"}}";
        try (Plain plain = new Plain(port)) {
            Plain.Answer answer = plain.send(head("/v1/feedback"), body.getBytes(UTF_8));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    private static String head(String path) {
        return "POST " + path + " HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer " + server.firstKey();
    }

    /// Each is sent whole before the answer is read, as most clients do.
    @Test
    void saysHowMuchItTakes() throws Exception {
        byte[] much = batch(LARGEST);
        for (Plain.Answer answer : atOnce(8, much)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(413);
            assertThat(limit(answer)).isBetween(3 << 20, LARGEST / 2);
        }
    }

    /// As many at once as may be: each is taken, or told to come again.
    @Test
    void takesAsMuchAsItSays() throws Exception {
        int limit;
        try (Plain plain = new Plain(port)) {
            limit = limit(plain.send(head("/v1/feedback/batch"), batch(LARGEST)));
        }
        byte[] most = batch(limit);
        for (byte[] body : List.of(most, nested(limit)))
            for (Plain.Answer answer : atOnce(4, body))
                assertThat(answer.status()).as(answer.text()).isIn(200, 400, 503);
        try (Plain plain = new Plain(port)) {
            Plain.Answer alone = plain.send(head("/v1/feedback/batch"), most);
            assertThat(alone.status()).as(alone.text()).isEqualTo(200);
            assertThat(alone.json().get("rejected")).isEmpty();
        }
    }

    private List<Plain.Answer> atOnce(int clients, byte[] body) throws Exception {
        List<Plain.Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Plain.Answer>> sent = IntStream.range(0, clients)
                    .mapToObj(_ -> threads.submit(() -> {
                        try (Plain plain = new Plain(port)) {
                            return plain.send(head("/v1/feedback/batch"), body);
                        }
                    }))
                    .toList();
            for (Future<Plain.Answer> one : sent) answers.add(one.get());
        }
        return answers;
    }

    private static int limit(Plain.Answer answer) {
        return Integer.parseInt(answer.json().get("detail").asString().replaceAll("\\D+", ""));
    }

    /// Votes with long comments, and white space to the size.
    private static byte[] batch(int bytes) {
        String vote = "{\"media_id\":\"m\",\"rating\":4,\"comment\":\"" + "It was too long. ".repeat(80) + "\"}";
        String votes = IntStream.range(0, Math.min(10_000, bytes / (vote.length() + 1) - 1))
                .mapToObj(_ -> vote)
                .collect(Collectors.joining(",", "[", ""));
        return (votes + " ".repeat(bytes - votes.length() - 1) + "]").getBytes(UTF_8);
    }

    /// One item that is a tree of as many nodes as so many bytes can write.
    private static byte[] nested(int bytes) {
        return ("[{\"a\":[" + "1,".repeat((bytes - 16) / 2) + "1]}]").getBytes(UTF_8);
    }
}
