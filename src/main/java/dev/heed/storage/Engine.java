package dev.heed.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/// All that differs between the databases when they are opened and used.
sealed interface Engine permits SqliteEngine, PostgresqlEngine {

    static Engine of(StorageSettings settings) {
        return settings.postgresql() ? new PostgresqlEngine(settings) : new SqliteEngine(settings);
    }

    /// `sqlite` or `postgresql`: the folder of its migrations, and its name in words.
    String name();

    SQLDialect dialect();

    /// The oldest version that may be used.
    String least();

    /// How many transactions may write at once.
    int writers();

    /// Whether a call holds its carrier thread (native code), so that virtual threads must not make it themselves.
    boolean holdsCarrier();

    HikariConfig reading();

    /// For long reads, whose statements may search longer and be left alone longer. No connection stays open unused.
    HikariConfig streaming();

    HikariConfig writing();

    /// A URL whose role may create tables.
    String migrationUrl();

    /// A URL that sees what is migrated, and changes nothing where one can say so.
    String lookingUrl();

    /// The database's own time, by the clock of its machine.
    Instant now(DSLContext sql);

    /// Ends the statement that runs on a connection, from another thread.
    void interrupt(Connection connection) throws SQLException;

    /// Keeps a copy of what is about to be migrated, where that is a file. Blocks writers while it copies.
    void copyAside(Connection connection, String version) throws SQLException;

    /// Takes out of the files what deleted rows have left, as far as the effort goes.
    ///
    /// @param writing the connections that write
    Traces scrub(HikariDataSource writing, Traces.Effort effort);

    /// What such traces are here, in a sentence.
    String words(Traces traces);

    /// Copies of the data that Heed made and keeps beside it, by their names.
    List<Path> copies();

    /// Refuses, in plain words, a database that cannot be ours, before anything touches it.
    void inspect();

    /// The file that holds the data, if one file does.
    default java.util.Optional<Path> file() {
        return java.util.Optional.empty();
    }
}
