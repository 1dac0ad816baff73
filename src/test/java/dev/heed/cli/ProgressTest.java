package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private Surroundings around(boolean interactive) {
        Entrance none = new Entrance() {
            @Override
            public Place place(java.util.Map<String, String> flags) {
                throw new AssertionError("asks for no place");
            }

            @Override
            public Running start(java.util.Map<String, String> flags) {
                throw new AssertionError("starts nothing");
            }
        };
        return new Surroundings(
                none,
                () -> now,
                Reader.nullReader(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                interactive);
    }

    @Test
    void showsABarAfterAWhile() {
        try (Progress progress = new Progress(around(true), "Importing", 200)) {
            progress.show(50, "7 records");
            assertThat(err.toString()).isEmpty();
            now = now.plusSeconds(2);
            progress.show(100, "9 records");
            progress.show(110, "10 records");
        }
        assertThat(err.toString())
                .isEqualTo("\rImporting [" + "=".repeat(15) + " ".repeat(15) + "] 50 % 9 records\u001b[K\r\u001b[K");
    }

    @Test
    void neverShowsMoreThanAll() {
        try (Progress progress = new Progress(around(true), "Importing", 0)) {
            now = now.plusSeconds(3);
            progress.show(5, "");
        }
        assertThat(err.toString()).contains("] 100 % ");
    }

    @Test
    void saysNothingToAScript() {
        try (Progress progress = new Progress(around(false), "Importing", 10)) {
            now = now.plusSeconds(3);
            progress.show(5, "");
        }
        assertThat(err.toString()).isEmpty();
    }
}
