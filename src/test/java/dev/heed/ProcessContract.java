package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What only real processes show: signals, and who holds the directory.
abstract class ProcessContract extends CommandContract {
    private static final int VOTERS = 8;
    private static final int BEFORE_THE_SIGNAL = 100;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    private ServeProcess serve(String name, String... flags) {
        return new ServeProcess(terminal().environment(), data().resolve(name), flags);
    }

    @Test
    void storesWhatItAcknowledgedWhenItIsToldToStop() throws Exception {
        String key = newKey("");
        try (ServeProcess process = serve("errors", "--port", "0")) {
            String url = process.url();
            CountDownLatch enough = new CountDownLatch(BEFORE_THE_SIGNAL);
            try (ExecutorService voters = Executors.newFixedThreadPool(VOTERS)) {
                for (int i = 0; i < VOTERS; i++) voters.execute(() -> vote(url, key, enough));
                enough.await();
                assertThat(process.terminate()).as(process.errors()).isZero();
            }
            assertThat(process.errors().lines()).hasSize(2).first().asString().contains("dev.heed.Program: started: ");
            assertThat(process.lines()).hasSize(1);
        }
        assertThat(home().resolve("server.json")).doesNotExist();
        Running running = start();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_SIGNAL).doesNotHaveDuplicates();
        for (String id : acknowledged)
            assertThat(send(running.url() + "/v1/feedback/" + id, key, null).statusCode())
                    .isEqualTo(200);
        assertThat(type("recount").code()).isZero();
    }

    /// Votes until nobody answers.
    private void vote(String url, String key, CountDownLatch enough) {
        String vote = """
                {"media_id":"m1","rating":4,"media":{"title":"A film","type":"film"}}""";
        while (true) {
            try {
                var answer = send(url + "/v1/feedback", key, vote);
                if (answer.statusCode() != 201) return;
                acknowledged.add(
                        JsonMapper.shared().readTree(answer.body()).path("id").asString());
                enough.countDown();
            } catch (AssertionError gone) {
                return;
            }
        }
    }

    @Test
    void isAloneAndStartsAgainAfterItWasKilled() throws Exception {
        try (ServeProcess first = serve("first", "--port", "0")) {
            String url = first.url();
            assertThat(first.lines()).hasSizeGreaterThan(1);
            assertRefused("--port", "0");
            assertThat(type("key create").code()).isZero();
            first.kill();
            try (ServeProcess second = serve("second", "--port", url.substring(url.lastIndexOf(':') + 1))) {
                assertThat(second.url()).isEqualTo(url);
                assertThat(second.lines()).hasSize(1);
                assertThat(second.terminate()).isZero();
            }
        }
    }

    private void assertRefused(String... flags) throws IOException, InterruptedException {
        try (ServeProcess other = serve("other", flags)) {
            assertThat(other.waitFor()).isEqualTo(1);
            assertThat(other.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith(home() + " is in use: a server runs at ");
        }
    }

    /// Drivers log what they cannot read, by a way of their own.
    @Test
    void saysInOneLineThatItDoesNotUnderstandAUrl() throws Exception {
        try (ServeProcess process = serve("errors", "--database", "jdbc:postgresql://heed:hunter2@db/heed")) {
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(process.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("the URL of the database is not as")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        Running running = start(new Terminal(
                java.util.Map.of("HEED_DATA", data().resolve("other").toString()), () -> NOON));
        String port = running.url().substring(running.url().lastIndexOf(':') + 1);
        try (ServeProcess process = serve("errors", "--port", port)) {
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(process.errors().lines())
                    .containsExactly("Port " + port
                            + " on 127.0.0.1 is in use. Stop what uses it, or choose another with --port.");
        }
        assertThat(Path.of(home() + "/server.json")).doesNotExist();
    }
}
