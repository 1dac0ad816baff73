package dev.heed.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// PostgreSQL 15 or newer, over the network: statements are ended by the server, connections by a socket timeout.
record PostgresqlEngine(StorageSettings settings) implements Engine {
    private static final int CONNECT_SECONDS = 5;

    /// A plan made while a table was empty reads all of it once it is not.
    private static final String PLANNED_EACH_TIME = " -c plan_cache_mode=force_custom_plan";

    /// Rows lie in the order of time, which PostgreSQL does not see behind the project that an index begins with.
    /// By its own figure for a page out of order, 4, from the days of turning disks, it reads all of ten million
    /// rows for a month of them.
    private static final String IN_ORDER = " -c random_page_cost=1.1";

    /// Who writes looks up by key. Until PostgreSQL has statistics of a new table (a minute or so) it takes hundreds
    /// of keys for most of its rows, and would read it whole with every commit.
    /// What has no index is dear by that, and must not be compiled for it.
    private static final String BY_INDEX = " -c enable_seqscan=off -c jit=off";

    /// After so many runs the driver has the server keep a statement, and its plan. It counts a batch of rows as so
    /// many at once: inserts are kept, and look-ups planned each time. To plan everything each time would plan the
    /// check of every foreign key of every row as well, which was a third of the time of storing a vote.
    private static final String ONLY_BATCHES = "1000000000";

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public String least() {
        // the oldest that the tests run on and that gives nobody the right to create tables in `public`
        return "15";
    }

    @Override
    public int writers() {
        return settings.writers();
    }

    @Override
    public boolean holdsCarrier() {
        return false;
    }

    @Override
    public HikariConfig reading() {
        return reading(settings.statementTimeout());
    }

    private HikariConfig reading(Duration timeout) {
        HikariConfig config = pool("heed-read", settings.readers(), timeout, PLANNED_EACH_TIME + IN_ORDER);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return config;
    }

    @Override
    public HikariConfig streaming() {
        HikariConfig config = reading(LongRead.SILENCE);
        config.setMinimumIdle(0);
        return config;
    }

    @Override
    public HikariConfig writing() {
        // one more than the lanes of the journal: for projects, keys and the catalog
        HikariConfig config = pool("heed-write", settings.writers() + 1, settings.statementTimeout(), BY_INDEX);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("prepareThreshold", ONLY_BATCHES);
        return config;
    }

    private HikariConfig pool(String name, int size, Duration timeout, String more) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
        config.setInitializationFailTimeout(-1);
        long millis = timeout.toMillis();
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + millis + " -c lock_timeout=" + millis
                        + " -c idle_in_transaction_session_timeout=" + millis + " -c timezone=UTC" + more);
        // a hung server answers nothing at all: the socket must give up soon after the statement should have
        config.addDataSourceProperty("socketTimeout", String.valueOf(timeout.toSeconds() + 5));
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "heed");
        // an error's detail would carry values of the row into the log
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    private String url() {
        return Objects.requireNonNull(settings.url());
    }

    @Override
    public String migrationUrl() {
        return settings.migrationUrl() == null ? url() : settings.migrationUrl();
    }

    @Override
    public String lookingUrl() {
        return migrationUrl();
    }

    @Override
    public Instant now(DSLContext sql) {
        return sql.select(DSL.currentInstant()).fetchSingle().value1();
    }

    @Override
    public void interrupt(Connection connection) {
        // the server's own statement_timeout does it
    }

    @Override
    public void copyAside(Connection connection, String version) throws SQLException {
        // a server's own backup is the operator's; a file copy has no meaning here
    }

    @Override
    public List<Path> copies() {
        return List.of();
    }

    /// A server leaves it to autovacuum: a VACUUM may take long, and the server's role may not be allowed it.
    @Override
    public Traces scrub(HikariDataSource writing, Traces.Effort effort) {
        if (effort == Traces.Effort.BESIDE) return Traces.WAITING;
        return new PostgresqlScrub(migrationUrl()).run(effort == Traces.Effort.REWRITE);
    }

    @Override
    public String words(Traces traces) {
        return switch (traces) {
            case WAITING ->
                "No question sees what was erased. Its dead rows stay in the files of the tables until a VACUUM takes"
                        + " them out: autovacuum's, or that of heed erase, which needs the role that owns the tables and"
                        + " finds no older transaction open.";
            case FREED ->
                "VACUUM has taken the dead rows out of the tables. Their bytes stand in free space of the files until it"
                        + " is used again, and single words of them, without what they stood in, in the index of words, until heed"
                        + " erase --rewrite writes the tables anew.";
            case GONE -> "The tables are written anew: nothing of what was erased is left in their files.";
        };
    }

    @Override
    public void inspect() {
        requireUnderstood(url());
        requireUnderstood(migrationUrl());
    }

    /// The driver and the pool repeat a URL they cannot read, and the password in it.
    private static void requireUnderstood(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new StorageException(
                    StorageException.Fault.AWAY,
                    "the URL of the database is not as PostgreSQL's driver wants it:"
                            + " jdbc:postgresql://HOST:PORT/NAME?user=…&password=…");
        }
    }
}
