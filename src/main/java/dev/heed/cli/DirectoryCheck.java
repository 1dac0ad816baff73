package dev.heed.cli;

import dev.heed.storage.Pulse;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Looks at the data directory: whether it is there, who may read it, how much room it has.
final class DirectoryCheck {
    private static final String SUBJECT = "data directory";

    /// Below this an operator has days, not hours, at a usual rate (1 kB a vote).
    private static final long WARN_BYTES = 1L << 30;

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private DirectoryCheck() {}

    static List<Finding> look(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(path))
            return List.of(Finding.ok(SUBJECT, path + " is not there yet. The first heed serve makes it"));
        try {
            List<Finding> findings = new ArrayList<>();
            findings.add(permissions(path));
            findings.add(room(path));
            return findings;
        } catch (IOException e) {
            return List.of(Finding.bad(SUBJECT, path + " cannot be read: " + e.getMessage()));
        }
    }

    private static Finding permissions(Path path) throws IOException {
        if (!Files.isWritable(path)) return Finding.bad(SUBJECT, path + " cannot be written by " + user());
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix"))
            return Finding.ok(SUBJECT, path.toString());
        return OWNERS.containsAll(Files.getPosixFilePermissions(path))
                ? Finding.ok(SUBJECT, path + ", for its owner only")
                : Finding.warn(SUBJECT, "others on this machine may look into it. Run: chmod 700 " + path);
    }

    private static String user() {
        return "the user " + System.getProperty("user.name");
    }

    private static Finding room(Path path) throws IOException {
        long bytes = Files.getFileStore(path).getUsableSpace();
        String words = (bytes >> 20) + " MiB free";
        if (bytes < Pulse.LEAST_FREE_BYTES)
            return Finding.bad("disk", words + ". Votes are refused when it is full. Make room");
        return bytes < WARN_BYTES ? Finding.warn("disk", words + ". Make room soon") : Finding.ok("disk", words);
    }
}
