package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunningServer;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
    @Test
    void aRequestThatHasBegunIsAnsweredBeforeTheServerIsGone(@TempDir Path data) throws Exception {
        var trial = new Trial();
        try (var keys = new Keys(data)) {
            var server = new RunningServer(List.of(keys.access, keys.audit, keys.users, trial));
            int port = server.port();
            try (var plain = new Plain(port, UnaryOperator.identity())) {
                plain.write("GET /trial/slow HTTP/1.1\nHost: a", new byte[0]);
                trial.arrived.await();
                Thread closing = Thread.ofPlatform().start(server::close);
                awaitRefusal(port);
                trial.released.countDown();
                assertThat(plain.receive(false).text()).isEqualTo("done");
                closing.join();
            }
            assertThatThrownBy(() -> new Plain(port, UnaryOperator.identity())).isInstanceOf(ConnectException.class);
        }
    }

    /// Returns when nobody new is let in.
    private static void awaitRefusal(int port) {
        while (true) {
            try (var _ = new Plain(port, UnaryOperator.identity())) {
                Thread.onSpinWait();
            } catch (IOException refused) {
                return;
            }
        }
    }
}
