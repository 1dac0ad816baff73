package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class EndingTest {
    private final List<String> complaints = new ArrayList<>();

    @Test
    void isSuccessWhenAllIsClosed() {
        assertThat(end(() -> {}, Ending.AT_MOST)).isZero();
        assertThat(complaints).isEmpty();
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
        assertThat(complaints).singleElement().asString().startsWith("it took longer");
    }

    @Test
    void saysWhatFailed() {
        int code = end(
                () -> {
                    throw new Failure("no more paper.");
                },
                Ending.AT_MOST);
        assertThat(code).isEqualTo(1);
        assertThat(complaints).containsExactly("no more paper.");
    }

    private int end(Runnable closing, Duration atMost) {
        return Ending.of(closing, atMost, complaints::add);
    }
}
