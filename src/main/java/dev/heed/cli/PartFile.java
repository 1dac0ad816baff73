package dev.heed.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file (0600) that a command writes as `FILE.part`: it gets its name whole or not at all. Closing removes what has
/// not; what a killed command left is overwritten by the next one. What is there and no file (a device, a directory)
/// stays.
final class PartFile implements AutoCloseable {
    private final Path file;
    private final Path part;

    PartFile(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new IOException(file + " is no file");
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
    }

    OutputStream open() throws IOException {
        return Files.newOutputStream(part);
    }

    /// Gives it its name, over what is there, once it is on disk.
    void keep() throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}
