package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
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
        List<String> command = ChildJava.command(List.of(), LockProbe.class.getName());
        command.add(home().data().toString());
        Process other = new ProcessBuilder(command).redirectErrorStream(true).start();
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

    /// The file has one writer, whichever directory, link or name leads to it; a server takes any number.
    @Test
    void sharesAFileWithNoOtherDirectory() throws IOException {
        Path link = Files.createSymbolicLink(data().resolve("link"), data());
        StorageSettings other = elsewhere(link.resolve("home/heed.db"));
        for (StorageSettings first : List.of(home(), elsewhere(data().resolve("home/heed.db"))))
            try (Store store = Store.alone(first, CLOCK).orElseThrow()) {
                assertThat(store.ids().next()).isPositive();
                if (sqlite()) assertRefused(other);
                else Store.alone(other, CLOCK).orElseThrow().close();
            }
        Store.alone(other, CLOCK).orElseThrow().close();
    }

    private StorageSettings elsewhere(Path file) {
        StorageSettings settings = settings();
        return StorageSettings.in(data().resolve("else" + file.getNameCount()))
                .on(sqlite() ? "jdbc:sqlite:" + file : settings.url());
    }

    private static void assertRefused(StorageSettings settings) {
        for (int again = 0; again < 2; again++)
            assertThatThrownBy(() -> Store.alone(settings, CLOCK))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(settings.file().orElseThrow() + " is in use by a Heed with another data");
        assertThat(new DataDirectory(settings.data()).lock()).hasValueSatisfying(StoreContract::close);
    }

    private static void close(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception e) {
            throw new AssertionError(e);
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

    /// The driver repeats what it cannot read, and takes the password for a port.
    @Test
    void doesNotRepeatAUrlThatNobodyUnderstands() {
        StorageSettings wrong = home().on("jdbc:postgresql://heed:hunter2@db/heed");
        assertThatThrownBy(() -> Store.beside(wrong, CLOCK)).isInstanceOfSatisfying(StorageException.class, failure -> {
            assertThat(failure.unreachable()).isEmpty();
            assertThat(failure).hasNoCause().hasMessageContaining("jdbc:postgresql://HOST:PORT");
            assertThat(failure.getMessage()).doesNotContain("hunter2");
        });
    }

    @Test
    void isSharedOnPostgresqlOnly() {
        try (Store one = Store.alone(home(), CLOCK).orElseThrow()) {
            Optional<Store> other = Store.beside(home(), CLOCK);
            assertThat(other.isEmpty()).isEqualTo(sqlite());
            other.ifPresent(store -> {
                assertThat(one.ids().next()).isNotEqualTo(store.ids().next());
                store.close();
            });
        }
    }

    @Test
    void makesASchemaForACommandButChangesNone() {
        TestDatabase.migrate(test().url(), "2");
        StorageSettings settings = settings();
        List<String> pending = new Migrations(settings).pending();
        assertThatThrownBy(() -> Store.beside(settings, CLOCK))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Run `heed migrate`");
        assertThat(new Migrations(settings).pending()).isEqualTo(pending).isNotEmpty();
        Store.alone(settings, CLOCK).orElseThrow().close();
        Store.beside(settings, CLOCK).orElseThrow().close();
    }

    @Test
    void makesASchemaForTheFirstCommand() {
        Store.beside(home(), CLOCK).orElseThrow().close();
        assertThat(new Migrations(home()).pending()).isEmpty();
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
            Files.write(file, new byte[] {-1, -2, -3});
            assertThat(state(store, null)).isEqualTo(MasterSecret.State.MALFORMED);
            Files.delete(file);
            assertThat(state(store, null)).isEqualTo(MasterSecret.State.MISSING);
            // what nobody can read, not even the superuser
            Files.createDirectory(file);
            assertThat(state(store, null)).isEqualTo(MasterSecret.State.UNREADABLE);
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
