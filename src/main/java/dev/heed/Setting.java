package dev.heed;

import dev.heed.storage.StorageSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that can be set when Heed starts. The reference `docs/reference/settings.md` is made of this list.
enum Setting {
    DATA(
            "data",
            "--data",
            new Shape.Directory(),
            "heed-data",
            "The data directory (0700): the secret, the lock, `server.json`, `heed.yaml`, and the SQLite file. Not in"
                    + " `heed.yaml`, which lies in it. Each server has its own."),
    HOST(
            "host",
            "--host",
            new Shape.Text(),
            "127.0.0.1",
            "The address the server listens on: this machine only, unless told otherwise. `0.0.0.0` for every address;"
                    + " put something that speaks TLS in front."),
    PORT("port", "--port", new Shape.Whole(0, 65_535, ""), "8080", "The port; 0 for any that is free."),
    DATABASE_URL(
            "database.url",
            "--database",
            new Shape.DatabaseUrl("jdbc:postgresql:", "jdbc:sqlite:"),
            null,
            "Where the votes are kept: a JDBC URL of PostgreSQL 15 or newer"
                    + " (`jdbc:postgresql://host/name?user=…&password=…`) or of a SQLite file (`jdbc:sqlite:FILE`)."
                    + " Without it, `heed.db` in the data directory."),
    DATABASE_MIGRATION_URL(
            "database.migration_url",
            null,
            new Shape.DatabaseUrl("jdbc:postgresql:"),
            null,
            "The same PostgreSQL database as a role that may create tables, used for migrations only, so that the"
                    + " server's own role need not (`heed migrate --roles`). Without it, `database.url`."),
    DATABASE_STATEMENT_TIMEOUT(
            "database.statement_timeout",
            null,
            new Shape.Whole(1, 600, "seconds"),
            number(usual().statementTimeout().toSeconds()),
            "The longest the database may work on one statement, and again on each further row of its answer. No bound"
                    + " on a request, which may need several; what is slower should not be asked while somebody"
                    + " waits."),
    DATABASE_READERS(
            "database.readers",
            null,
            new Shape.Whole(1, 64, "connections"),
            number(usual().readers()),
            "Connections for reading. Each holds up to 16 MiB of pages on SQLite; more than twice the processor's cores"
                    + " seldom helps."),
    DATABASE_WRITERS(
            "database.writers",
            null,
            new Shape.Whole(1, 16, "connections"),
            number(usual().writers()),
            "Connections that write votes on PostgreSQL, and one more for everything else. Each commits many votes at"
                    + " once, so two keep the database's disk busy, and more than four wait for each other. SQLite has one writer."),
    JOURNAL_QUEUE_ROWS(
            "journal.queue_rows",
            null,
            new Shape.Whole(10_000, 1_000_000, "rows"),
            number(usual().queueRows()),
            "How many rows may wait to be written before others are refused with 503; never fewer than a batch may"
                    + " have."),
    JOURNAL_QUEUE_BYTES(
            "journal.queue_bytes",
            null,
            new Shape.Whole(16L << 20, 8L << 30, "bytes"),
            number(usual().queueBytes()),
            "How many bytes may wait to be written before others are refused with 503: a third of the usual heap, and"
                    + " room for the largest batch. A batch that needs more than this is always refused."),
    JOURNAL_COMMIT_ROWS(
            "journal.commit_rows",
            null,
            new Shape.Whole(1, 10_000, "rows"),
            number(usual().commitRows()),
            "The most rows in one commit. More hardly save time, and make all of them wait for the last."),
    LOG_FORMAT(
            "log.format",
            null,
            new Shape.Word(List.of("text", "json")),
            "text",
            "How the log on standard error is written: a line for people, or for programs one JSON object a line."),
    SECRET(
            "secret",
            null,
            new Shape.Secret(),
            null,
            "The master secret, at least 32 bytes in base 64, from which pseudonyms are derived. The same on every node"
                    + " of one database. Without it, the file `secret` in the data directory, made on the first start:"
                    + " keep a copy, it is not in the database.");

    /// Variables that begin like ours and are read by others: the launcher, the benchmarks.
    static final List<String> ELSEWHERE = List.of("HEED_JAVA_OPTS");

    static final String BENCHMARKS = "HEED_BENCH_";

    private final String key;
    private final @Nullable String flag;

    @SuppressWarnings("ImmutableEnumChecker") // records of numbers and texts
    private final Shape shape;

    private final @Nullable String standard;
    private final String sentence;

    Setting(String key, @Nullable String flag, Shape shape, @Nullable String standard, String sentence) {
        this.key = key;
        this.flag = flag;
        this.shape = shape;
        this.standard = standard;
        this.sentence = sentence;
    }

    private static StorageSettings usual() {
        return StorageSettings.in(Path.of("heed-data"));
    }

    private static String number(long number) {
        return Long.toString(number);
    }

    /// The name in `heed.yaml`: `database.url`.
    String key() {
        return key;
    }

    /// The name in the environment: `HEED_DATABASE_URL`.
    String variable() {
        return "HEED_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    Optional<String> flag() {
        return Optional.ofNullable(flag);
    }

    Shape shape() {
        return shape;
    }

    /// What holds when nothing is said.
    Optional<String> standard() {
        return Optional.ofNullable(standard);
    }

    String sentence() {
        return sentence;
    }

    static Optional<Setting> keyed(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    static Optional<Setting> variable(String name) {
        return Arrays.stream(values())
                .filter(one -> one.variable().equals(name))
                .findFirst();
    }
}
