package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Writer words = new Writer() {
        @Override
        public void write(char[] text, int from, int length) {
            said.add(new String(text, from, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Surroundings around(boolean interactive) {
        Entrance none = new Entrance() {
            @Override
            public Place place(Map<String, String> flags) {
                throw new AssertionError();
            }

            @Override
            public Running start(Map<String, String> flags) {
                throw new AssertionError();
            }
        };
        PrintWriter err = new PrintWriter(words);
        return new Surroundings(none, InstantSource.system(), Reader.nullReader(), err, err, interactive);
    }

    @Test
    void tellsAPersonThatTheWorkGoesOn() throws InterruptedException {
        try (Patience _ = Patience.with(around(true), "Counting", Duration.ZERO, Duration.ofMillis(1))) {
            assertThat(said.poll(1, TimeUnit.MINUTES)).isEqualTo("Counting… 0 s");
        }
    }

    @Test
    void saysNothingToAScript() {
        try (Patience _ = Patience.with(around(false), "Counting", Duration.ZERO, Duration.ofMillis(1))) {
            assertThat(said).isEmpty();
        }
    }
}
