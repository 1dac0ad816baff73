package dev.heed.storage;

import static dev.heed.storage.schema.Tables.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A full disk under SQLite: nothing refused is kept, nothing stored is lost, and it goes on when there is room.
@Tag("fault")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DiskFullTest {
    @TempDir
    Path data = Path.of("");

    /// A disk of three megabytes, of which one is in the way at first.
    @Test
    void aFullDisk() {
        String mount = "mount -t tmpfs -o size=3m tmpfs " + data + " && exec \"$@\"";
        List<String> smallDisk = List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh");
        try (ChildJvm child = ChildJvm.under(smallDisk, Writer.class, data.toString(), "ballast")) {
            assertThat(child.rest()).isEqualTo("refused some, kept none of them, went on");
            assertThat(child.exit()).isZero();
        }
    }

    /// Files may not grow beyond a megabyte, until they may.
    @Test
    void aFileThatMayNotGrow() {
        try (ChildJvm child = ChildJvm.start(Writer.class, data.toString(), "limit")) {
            assertThat(child.rest()).isEqualTo("refused some, kept none of them, went on");
            assertThat(child.exit()).isZero();
        }
    }

    /// Pages are refused one by one, in the middle of a transaction, which SQLite then rolls back by itself.
    @Test
    void aDatabaseThatMayNotGrow() throws Exception {
        new Migrations(StorageSettings.in(data)).run();
        Writer.ballast(data);
        String url = "jdbc:sqlite:" + data.resolve("heed.db") + "?max_page_count=";
        StorageSettings small = StorageSettings.in(data).on(url + (pages() + 12));
        new Writer(small)
                .run(database -> database.write(sql -> sql.deleteFrom(SETTINGS)
                        .where(SETTINGS.NAME.like("ballast%"))
                        .execute()));
    }

    private long pages() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("heed.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA page_count")) {
            return rows.getLong(1);
        }
    }

    /// What makes room.
    interface Room {
        void make(Database database) throws Exception;
    }

    /// Writes transactions of ten rows until they are refused, makes room, and writes on with the same database.
    static final class Writer {
        private static final int ROWS = 10;

        private final Set<String> acknowledged = new TreeSet<>();
        private final StorageSettings settings;
        private int number;

        Writer(StorageSettings settings) {
            this.settings = settings;
        }

        public static void main(String[] args) throws Exception {
            Path data = Path.of(args[0]);
            boolean limited = args[1].equals("limit");
            Path ballast = data.resolve("ballast");
            if (!limited) Files.write(ballast, new byte[1 << 20]);
            StorageSettings settings = StorageSettings.in(data);
            new Migrations(settings).run();
            if (limited) limit("1048576");
            new Writer(settings).run(database -> {
                if (limited) limit("unlimited");
                else Files.delete(ballast);
            });
            System.out.println("refused some, kept none of them, went on");
        }

        void run(Room room) throws Exception {
            try (Database database = Database.open(settings)) {
                int refused = 0;
                for (int i = 0; i < 1_000 && refused < 20; i++) if (!write(database)) refused++;
                if (refused < 20) throw new AssertionError("never full");
                room.make(database);
                for (int i = 0; i < 5; i++) if (!write(database)) throw new AssertionError("still full");
                compare(database);
            }
            try (Database again = Database.open(settings)) {
                compare(again);
            }
        }

        /// Rows that may go.
        static void ballast(Path data) {
            try (Database database = Database.open(StorageSettings.in(data))) {
                database.write(sql -> {
                    for (int i = 0; i < 100; i++) insert(sql, "ballast " + i);
                    return 0;
                });
            }
        }

        /// How many bytes a file of this process may have.
        private static void limit(String bytes) throws IOException, InterruptedException {
            String self = String.valueOf(ProcessHandle.current().pid());
            int exit = new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + bytes + ":unlimited")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) throw new AssertionError("prlimit: " + exit);
        }

        private boolean write(Database database) {
            int transaction = number++;
            try {
                database.write(sql -> {
                    for (int row = 0; row < ROWS; row++) insert(sql, name(transaction, row));
                    return ROWS;
                });
            } catch (StorageException e) {
                if (e.fault() != StorageException.Fault.AWAY) throw e;
                return false;
            }
            for (int row = 0; row < ROWS; row++) acknowledged.add(name(transaction, row));
            return true;
        }

        /// Makes light of an error: nobody should, and nothing may be kept if somebody does.
        private static void insert(DSLContext sql, String name) {
            try {
                sql.insertInto(SETTINGS)
                        .set(SETTINGS.NAME, name)
                        .set(SETTINGS.VALUE, "x".repeat(2_000))
                        .execute();
            } catch (RuntimeException e) {
                // the next row may fit
            }
        }

        private static String name(int transaction, int row) {
            return "%04d/%d".formatted(transaction, row);
        }

        private void compare(Database database) {
            Set<String> stored = database.read(sql -> sql.select(SETTINGS.NAME)
                    .from(SETTINGS)
                    .where(SETTINGS.NAME.notLike("ballast%"))
                    .fetchSet(SETTINGS.NAME));
            if (stored.equals(acknowledged)) return;
            Set<String> kept = new TreeSet<>(stored);
            kept.removeAll(acknowledged);
            Set<String> lost = new TreeSet<>(acknowledged);
            lost.removeAll(stored);
            throw new AssertionError("refused and kept: " + kept + ", acknowledged and lost: " + lost);
        }
    }
}
