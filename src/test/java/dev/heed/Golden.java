package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the project that must read as the program writes them. After a change that is meant,
/// `mvn test -Dgolden=write` writes them anew; the difference is for the review.
public final class Golden {
    private Golden() {}

    /// Compares a text with a file.
    public static void assertSame(Path file, String text) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            assertThat(file).as("write it with -Dgolden=write").exists();
            assertThat(text).as("%s", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
