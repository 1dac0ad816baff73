package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class EndingTest {
    private final StringWriter err = new StringWriter();

    @Test
    void isSuccessWhenAllIsClosed() {
        assertThat(end(() -> {}, Ending.AT_MOST)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void doesNotWaitForWhatNeverCloses() {
        CountDownLatch never = new CountDownLatch(1);
        int code = end(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Duration.ofMillis(50));
        never.countDown();
        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("Stopping failed: it took longer");
    }

    @Test
    void saysWhatFailed() {
        int code = end(
                () -> {
                    throw new Failure("no more paper.");
                },
                Ending.AT_MOST);
        assertThat(code).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("Stopping failed: no more paper.");
    }

    private int end(Runnable closing, Duration atMost) {
        return Ending.of(new Closing(closing), atMost, new PrintWriter(err, true));
    }

    /// A server of which only the end is asked for.
    private record Closing(Runnable closing) implements Running {
        @Override
        public String url() {
            return "";
        }

        @Override
        public Optional<String> firstKey() {
            return Optional.empty();
        }

        @Override
        public Optional<String> fillDemo() {
            return Optional.empty();
        }

        @Override
        public void await() {}

        @Override
        public void close() {
            closing.run();
        }
    }
}
