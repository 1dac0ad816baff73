package dev.heed.cli;

import java.time.Instant;

/// Looks at what Heed runs on.
final class MachineCheck {
    private static final int JAVA_AT_LEAST = 25;

    /// Heed's own first year: a clock before it was never set.
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /// A clock this far ahead is wrong, or Heed is very old.
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private MachineCheck() {}

    static Finding java() {
        String words = Runtime.version() + " of " + System.getProperty("java.vendor");
        return Runtime.version().feature() >= JAVA_AT_LEAST
                ? Finding.ok("java", words)
                : Finding.bad("java", words + ". Heed needs " + JAVA_AT_LEAST + " or newer");
    }

    static Finding clock(Instant now) {
        return now.isBefore(FIRST) || now.isAfter(LAST)
                ? Finding.bad("clock", "it says " + now + ". Set it: times of votes and the life of keys depend on it")
                : Finding.ok("clock", Times.words(now) + " UTC");
    }
}
