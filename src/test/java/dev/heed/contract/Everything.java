package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/// Everything that is stored of a test, to be searched for what must not be there.
public final class Everything {
    private Everything() {}

    /// All tables as text, and every byte of all files of the data directory.
    public static String storedIn(TestDatabase test, Path data) throws IOException {
        return Stored.in(test).text() + Files.bytesUnder(data, test);
    }
}
