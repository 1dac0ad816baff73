package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that the tests write and hold to. With `-Dheed.write=true` they are written, for a person to read over.
final class Golden {
    static final boolean WRITE = Boolean.getBoolean("heed.write");

    private Golden() {}

    /// Fails if the file holds anything else.
    static void assertHolds(Path file, String text) {
        try {
            if (WRITE) Files.writeString(file, text);
            assertThat(Files.readString(file))
                    .as("%s; -Dheed.write=true writes it anew", file)
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
