package dev.heed.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file (0600) that is still written, under a name of its own: it gets its place whole or not at all.
///
/// Closing removes what has not got there; what a killed process left is removed by the next draft of that name.
final class Draft implements AutoCloseable {
    private final Path draft;

    /// Begins one, empty: the name of its place and `.new`.
    Draft(Path place) throws IOException {
        this.draft = place.resolveSibling(place.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        Database.ownerOnly(draft);
    }

    Path path() {
        return draft;
    }

    /// Moves it to a place in the same folder, over what is there. When this returns, it is there after a loss of
    /// power too.
    void moveTo(Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(place);
    }

    /// A name is kept in its folder. Where folders cannot be opened (Windows) the system sees to it.
    private static void forceFolder(Path place) throws IOException {
        Path folder = place.toAbsolutePath().getParent();
        if (folder == null
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
    }
}
