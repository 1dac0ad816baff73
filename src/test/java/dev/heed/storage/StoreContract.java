package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Opening everything at once, alone or beside others; the lock and the secret.
abstract class StoreContract extends DatabaseContract {
    private static final InstantSource CLOCK = InstantSource.system();

    private StorageSettings home() {
        StorageSettings settings = settings();
        return StorageSettings.in(settings.data().resolve("home")).on(settings.url());
    }

    @Test
    void opensWhatIsNotThereYet() throws IOException {
        try (Store store = Store.alone(home(), CLOCK).orElseThrow()) {
            assertThat(store.ids().next()).isPositive();
            assertThat(store.database().version().recent()).isTrue();
            assertThat(new Migrations(home()).pending()).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().data())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isAloneUntilItIsClosed() throws Exception {
        Store store = Store.alone(home(), CLOCK).orElseThrow();
        assertThat(Store.alone(home(), CLOCK)).isEmpty();
        assertThat(lockedForOthers()).isTrue();
        store.close();
        store.close();
        assertThat(lockedForOthers()).isFalse();
        Store.alone(home(), CLOCK).orElseThrow().close();
    }

    /// Whether another process finds the directory locked: POSIX locks are kept by process, so that this one cannot
    /// tell.
    private boolean lockedForOthers() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process other = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockProbe.class.getName(),
                        home().data().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).as(said).isBetween(0, 1);
        return other.exitValue() == 1;
    }

    /// Looks at the lock from a process of its own: exit code 1 if it is taken.
    static final class LockProbe {
        public static void main(String[] words) {
            System.exit(new DataDirectory(Path.of(words[0])).lock().isPresent() ? 0 : 1);
        }
    }

    @Test
    void freesTheLockWhenTheRestFails() {
        StorageSettings wrong = home().on(sqlite() ? "jdbc:sqlite:" + data() : "jdbc:postgresql://127.0.0.1:1/heed");
        assertThatThrownBy(() -> Store.alone(wrong, CLOCK)).isInstanceOf(StorageException.class);
        Store.alone(home(), CLOCK).orElseThrow().close();
    }

    @Test
    void saysWhyAServerCannotBeReached() {
        StorageSettings wrong = home().on("jdbc:postgresql://127.0.0.1:1/heed?password=hunter2");
        assertThatThrownBy(() -> Store.beside(wrong, CLOCK))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        failure -> assertThat(failure.unreachable())
                                .hasValueSatisfying(why ->
                                        assertThat(why).contains("127.0.0.1:1").doesNotContain("hunter2")));
    }

    @Test
    void isSharedOnPostgresqlOnly() {
        if (sqlite()) {
            assertThatThrownBy(() -> Store.beside(home(), CLOCK)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        try (Store one = Store.alone(home(), CLOCK).orElseThrow();
                Store other = Store.beside(home(), CLOCK)) {
            assertThat(one.ids().next()).isNotEqualTo(other.ids().next());
        }
    }

    @Test
    void looksForPendingMigrationsWithoutATrace() {
        assertThat(new Migrations(home()).pending()).first().asString().startsWith("V1 ");
        assertThat(home().data()).doesNotExist();
        assertThat(new Migrations(home()).pending()).hasSizeGreaterThan(1);
    }

    @Test
    void knowsHowSecretAndDatabaseStand() throws IOException {
        try (Store store = Store.alone(home(), CLOCK).orElseThrow()) {
            DataDirectory directory = store.directory();
            Path file = directory.path().resolve("secret");
            assertThat(state(store, null)).isEqualTo(MasterSecret.State.NEW);
            assertThat(file).doesNotExist();
            MasterSecret.open(directory, store.database(), null);
            assertThat(state(store, null)).isEqualTo(MasterSecret.State.FITS);
            assertThat(state(store, Files.readString(file))).isEqualTo(MasterSecret.State.FITS);
            assertThat(state(store, "A".repeat(44))).isEqualTo(MasterSecret.State.OTHER);
            assertThat(state(store, "A")).isEqualTo(MasterSecret.State.MALFORMED);
            Files.delete(file);
            assertThat(state(store, null)).isEqualTo(MasterSecret.State.MISSING);
        }
    }

    private static MasterSecret.State state(Store store, @Nullable String given) {
        return MasterSecret.state(store.directory(), store.database(), given);
    }

    @Test
    void tellsTheServerThatRuns() throws Exception {
        try (Store store = Store.alone(home(), CLOCK).orElseThrow()) {
            DataDirectory directory = store.directory();
            long pid = ProcessHandle.current().pid();
            var server = new DataDirectory.Server(pid, "http://127.0.0.1:8080", "heed_lt_0");
            try (var _ = directory.announce(server)) {
                assertThat(directory.server()).isEqualTo(Optional.of(server));
                Path file = directory.path().resolve("server.json");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            assertThat(directory.server()).isEmpty();
        }
    }
}
