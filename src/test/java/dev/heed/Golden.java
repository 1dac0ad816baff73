package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the project that must read as the program writes them. After a change that is meant,
/// `mvn test -Dheed.write=true` writes them anew; the difference is for the review.
public final class Golden {
    /// Whether this run writes.
    public static final boolean WRITE = Boolean.getBoolean("heed.write");

    private Golden() {}

    /// Compares a text with a file.
    public static void assertHolds(Path file, String text) {
        try {
            if (WRITE) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            assertThat(file).as("-Dheed.write=true writes it").exists();
            assertThat(text).as("%s; -Dheed.write=true writes it anew", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
