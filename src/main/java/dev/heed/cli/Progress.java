package dev.heed.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A bar that shows a person how far long work has come; says nothing to a script, and nothing of short work.
final class Progress implements AutoCloseable {
    /// What is done sooner needs no bar.
    private static final Duration QUIET = Duration.ofSeconds(2);

    /// More often nobody can read it.
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final int WIDTH = 30;

    private final Surroundings around;
    private final InstantSource clock;
    private final String work;
    private final long whole;
    private Instant next;
    private boolean shown;

    /// @param whole how much there is to do; what is not above 0 counts as 1
    Progress(Surroundings around, String work, long whole) {
        this.around = around;
        this.clock = around.clock();
        this.work = work;
        this.whole = Math.max(1, whole);
        this.next = clock.instant().plus(QUIET);
    }

    /// @param done of the whole
    /// @param words what else to say, short
    void show(long done, String words) {
        if (!around.interactive() || clock.instant().isBefore(next)) return;
        next = clock.instant().plus(AGAIN);
        shown = true;
        double part = Math.min(1, (double) done / whole);
        int filled = (int) (part * WIDTH);
        around.err()
                .print("\r" + work + " [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + (int) (part * 100)
                        + " % " + words + "\u001b[K");
        around.err().flush();
    }

    /// Takes the bar away, so that other words may follow.
    void clear() {
        if (!shown) return;
        around.err().print("\r\u001b[K");
        around.err().flush();
        shown = false;
    }

    @Override
    public void close() {
        clear();
    }
}
