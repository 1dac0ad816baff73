package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data directory: private, locked by one, and told of the server that runs on it.
class DataDirectoryTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        Path path = folder.resolve("new/data");
        assertThat(new DataDirectory(path).path()).isEqualTo(path);
        assertThat(permissions(path)).isEqualTo("rwx------");
    }

    @Test
    void keepsThePermissionsItHas() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        new DataDirectory(folder).path();
        assertThat(permissions(folder)).isEqualTo("rwxr-x---");
    }

    @Test
    void saysWhichOneCannotBeMade() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        var refusal = catchThrowableOfType(StorageException.class, () -> new DataDirectory(inTheWay.resolve("data")));
        assertThat(refusal).hasMessageContaining(inTheWay.resolve("data").toString());
    }

    @Test
    void isLockedByOneOnly() throws Exception {
        DataDirectory directory = new DataDirectory(folder);
        try (AutoCloseable lock = directory.lock().orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(directory.lock()).isEmpty();
            assertThat(new DataDirectory(folder).lock()).isEmpty();
            assertThat(new DataDirectory(folder.resolve("../" + folder.getFileName())).lock())
                    .isEmpty();
            // asked for twice in this process, and still held against others
            try (ChildJvm other = ChildJvm.start(Lock.class, folder.toString())) {
                assertThat(other.line()).isEqualTo("refused");
            }
        }
        directory.lock().orElseThrow().close();
    }

    @Test
    void isLockedAgainstAnotherProcessUntilThatIsKilled() throws Exception {
        DataDirectory directory = new DataDirectory(folder);
        try (ChildJvm other = ChildJvm.start(Lock.class, folder.toString())) {
            assertThat(other.line()).isEqualTo("locked");
            assertThat(directory.lock()).isEmpty();
            other.kill();
        }
        directory.lock().orElseThrow().close();
    }

    /// Takes the lock and keeps it for as long as it lives.
    static final class Lock {
        public static void main(String[] args) throws IOException {
            boolean locked = new DataDirectory(Path.of(args[0])).lock().isPresent();
            System.out.println(locked ? "locked" : "refused");
            int end = System.in.read();
            System.exit(end);
        }
    }

    @Test
    void tellsOfTheServerThatRuns() throws Exception {
        DataDirectory directory = new DataDirectory(folder);
        assertThat(directory.server()).isEmpty();
        var server = new DataDirectory.Server(ProcessHandle.current().pid(), "http://127.0.0.1:8080/", "token");
        try (AutoCloseable announced = directory.announce(server)) {
            assertThat(announced).isNotNull();
            assertThat(new DataDirectory(folder).server()).contains(server);
            assertThat(permissions(folder.resolve("server.json"))).isEqualTo("rw-------");
        }
        assertThat(directory.server()).isEmpty();
        assertThat(folder.resolve("server.json")).doesNotExist();
    }

    @Test
    void ignoresAServerThatIsGone() {
        DataDirectory directory = new DataDirectory(folder);
        ChildJvm gone = ChildJvm.start(Lock.class, folder.toString());
        assertThat(gone.line()).isEqualTo("locked");
        announce(directory, gone.pid());
        assertThat(directory.server()).isPresent();
        gone.kill();
        assertThat(directory.server()).isEmpty();
        long here = ProcessHandle.current().pid();
        announce(directory, here);
        assertThat(directory.server()).isPresent();
    }

    /// Left behind, as by a process that is killed.
    private static void announce(DataDirectory directory, long pid) {
        var left = directory.announce(new DataDirectory.Server(pid, "http://127.0.0.1:1/", "t"));
        assertThat(left).isNotNull();
    }

    @Test
    void ignoresAnAnnouncementItCannotRead() throws IOException {
        DataDirectory directory = new DataDirectory(folder);
        for (String text : List.of("", "{}", "{\"pid\":1", "pid 1")) {
            Files.writeString(folder.resolve("server.json"), text);
            assertThat(directory.server()).isEmpty();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
