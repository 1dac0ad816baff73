package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Running;
import dev.heed.fault.Promises;
import dev.heed.fault.Voters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What only real processes show: signals, and who holds the directory.
abstract class ProcessContract extends CommandContract {
    /// The database, past everything of ours.
    private String url() {
        return settings().postgresql() ? test().url() : "jdbc:sqlite:" + home().resolve("heed.db");
    }

    private ServeProcess serve(String name, String... flags) {
        return new ServeProcess(terminal().environment(), data().resolve(name), flags);
    }

    /// Votes one by one and in batches are on their way when it is told to stop. What it was asked meanwhile is
    /// answered, or not heard; nobody meets half an answer.
    @Test
    @Tag("fault")
    void storesWhatItAcknowledgedWhenItIsToldToStop() throws Exception {
        String key = newKey("");
        Promises promises = new Promises();
        try (ServeProcess process = serve("errors", "--port", "0")) {
            try (Voters voters = new Voters(process.port(), key, promises)) {
                voters.addMedia();
                voters.begin(8, 1).begin(2, 200);
                promises.awaitAcknowledged(1_000);
                assertThat(process.terminate()).as(process.errors()).isZero();
                voters.stop();
            }
            assertThat(process.errors().lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("dev.heed.cli.ServeCommand: started: ");
            assertThat(process.lines()).hasSize(1);
        }
        assertThat(home().resolve("server.json")).doesNotExist();
        promises.assertKeptOrOpen(url());
        Running running = start();
        try (Voters again = new Voters(URI.create(running.url()).getPort(), key, promises)) {
            again.sendAgain();
        }
        promises.assertKept(url());
        assertThat(type("recount").code()).isZero();
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
