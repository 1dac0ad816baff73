package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.heed.storage.StorageException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutagesTest {
    private final StorageException full = new StorageException(StorageException.Fault.BUSY, "no room in the queue");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Outages.class);
    private long nanos = Long.MAX_VALUE - 3; // such a clock may run over
    private final Outages outages = new Outages(() -> nanos);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private void later(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void isOneLineAMinuteWhileItLasts() {
        String number = outages.refused(full);
        for (int second = 0; second < 120; second++) {
            later(1);
            assertThat(outages.refused(full)).isEqualTo(number);
            outages.stored(); // some come through
        }
        assertThat(said())
                .containsExactly(
                        "storage BUSY begins, incident " + number + ": no room in the queue",
                        "storage BUSY goes on, incident " + number + ": 61 more refused",
                        "storage BUSY goes on, incident " + number + ": 60 more refused");
    }

    @Test
    void isOverAtTheFirstCommitAfterAQuietWhile() {
        String number = outages.refused(full);
        later(3);
        outages.refused(full);
        later(4);
        outages.stored();
        assertThat(said()).hasSize(1);
        later(1);
        outages.stored();
        outages.stored();
        assertThat(said())
                .hasSize(2)
                .last()
                .isEqualTo("storage BUSY is over, incident " + number + ": lasted 3 s, 2 refused");
        assertThat(outages.refused(full)).isNotEqualTo(number);
        assertThat(said()).hasSize(3);
    }
}
