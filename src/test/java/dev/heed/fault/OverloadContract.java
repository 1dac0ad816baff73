package dev.heed.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ServeProcess;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Recount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many times more people than a server with the usual heap can serve, and batches as large as may be, more at once
/// than that heap would hold. It takes what fits, sends the rest away at once, and is as before when they are gone.
@Tag("fault")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class OverloadContract extends DatabaseContract {
    private static final int PEOPLE = 200;
    private static final int BATCHES = 4;

    /// Ten thousand of them come close to sixteen megabytes.
    private static final String LONG = "It was far too long for me, and I would say so again. ".repeat(27);

    @Test
    void whatDoesNotFitIsSentAway() throws Exception {
        Promises promises = new Promises();
        // it ends when its heap is full, and then nobody answers
        try (ServeProcess server = new ServeProcess(
                List.of("env", "JDK_JAVA_OPTIONS=-XX:+ExitOnOutOfMemoryError"),
                "-Xmx192m",
                environment(),
                data().resolve("errors"),
                "--port",
                "0")) {
            int port = server.port();
            try (Voters people = new Voters(port, server.firstKey(), promises);
                    Voters batches = new Voters(port, server.firstKey(), promises, LONG)) {
                people.addMedia();
                batches.begin(BATCHES, 10_000);
                people.begin(PEOPLE, 1);
                promises.awaitRefused(3 * BATCHES);
                promises.awaitAcknowledged(2 * PEOPLE);
                batches.stop();
                people.stop();
            }
            try (Voters one = new Voters(port, server.firstKey(), promises)) {
                one.begin(1, 1);
                promises.awaitAcknowledged(3);
                one.stop();
            }
            // who waits for too long hangs up, and does not know
            promises.assertKeptOrOpen(url());
            assertThat(server.terminate()).as(server.errors()).isZero();
        }
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of("HEED_DATA", data().toString()));
        if (settings().postgresql()) environment.put("HEED_DATABASE_URL", url());
        return environment;
    }

    private String url() {
        return test().url();
    }
}
