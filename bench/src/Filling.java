import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Fills a migrated, empty database with votes of three years, by statements that run inside the database: far faster
/// than any client, and with the distributions of real ones. No vote passes Heed, so nothing is counted: a recount has
/// to be asked for afterwards.
///
/// 10,000 items of which the n-th is voted on in proportion to 1/n (Zipf), 200,000 users, stars as in public rating
/// data (few low ones), five per cent with a comment, some with a reason, one in ten on a chatbot's answer, one in a
/// hundred said up to thirty days before it arrived. For ten votes three showings with scores, of which one is voted
/// on: what is said twice, in a vote and in its showing, follows from the number. Numbers rise with the time of
/// arrival, as Heed's do. No idempotency keys.
final class Filling {
    /// The items; the most popular is the first.
    static final int ITEMS = 10_000;

    static final int SUBJECTS = 200_000;

    private static final long THREE_YEARS_MILLISECONDS = 3L * 365 * 24 * 3_600_000;

    /// 2020-01-01, from which the upper 42 bits of a number count milliseconds.
    private static final long NUMBERS_BEGIN_MILLISECONDS = 1_577_836_800_000L;

    /// Rows a statement: a bound on what a database must undo when it is interrupted.
    private static final long AT_ONCE = 500_000;

    private final Connection connection;
    private final boolean sqlite;
    private final long rows;
    private final long endMilliseconds = System.currentTimeMillis() - 3_600_000;

    private Filling(Connection connection, boolean sqlite, long rows) {
        this.connection = connection;
        this.sqlite = sqlite;
        this.rows = rows;
    }

    /// Fills the default project's tables.
    static void of(String url, long rows) throws SQLException {
        boolean sqlite = url.startsWith("jdbc:sqlite:");
        try (Connection connection = DriverManager.getConnection(url)) {
            Filling filling = new Filling(connection, sqlite, rows);
            if (sqlite) {
                filling.run("PRAGMA journal_mode=off", "PRAGMA synchronous=off", "PRAGMA cache_size=-400000",
                        "PRAGMA temp_store=memory", "PRAGMA threads=2", "PRAGMA foreign_keys=off");
            } else {
                filling.run("SET synchronous_commit=off", "SET maintenance_work_mem='512MB'");
            }
            filling.fill();
            if (sqlite) {
                filling.run("PRAGMA synchronous=full", "PRAGMA journal_mode=wal");
            } else {
                filling.run("VACUUM ANALYZE");
            }
        }
    }

    /// What the tables of a PostgreSQL schema take on disk; nothing of a file, which the directory shows.
    static long bytes(String url) throws SQLException {
        if (url.startsWith("jdbc:sqlite:")) return 0;
        try (Connection connection = DriverManager.getConnection(url)) {
            String sum = "SELECT sum(pg_total_relation_size(oid))::text FROM pg_class WHERE relkind = 'r'"
                    + " AND relnamespace = current_schema()::regnamespace";
            return Long.parseLong(new Filling(connection, false, 0).texts(sum).getFirst());
        }
    }

    /// The pseudonym of a user by its number.
    static String subject(int number) {
        return String.format("%026d", number);
    }

    static String item(int number) {
        return "item-" + number;
    }

    /// An instant some share of the time before the newest vote, in milliseconds since 1970.
    static long ago(double share) {
        return System.currentTimeMillis() - (long) (THREE_YEARS_MILLISECONDS * share);
    }

    /// Indexes and foreign keys are made afterwards: sorted once instead of kept sorted row by row.
    private void fill() throws SQLException {
        List<String> later = sqlite ? indexes() : constraints();
        one("media", "project_id, media_id, title, type", "(SELECT project_id FROM projects), 'item-' || i,"
                + " 'Item number ' || i, CASE WHEN i % 3 = 0 THEN 'series' ELSE 'film' END", 1, ITEMS);
        for (long from = 0; from < rows; from += AT_ONCE) {
            some(from, Math.min(rows, from + AT_ONCE));
        }
        for (String statement : later) {
            run(statement);
        }
    }

    private void some(long from, long to) throws SQLException {
        String millis = "(" + (endMilliseconds - THREE_YEARS_MILLISECONDS) + " + i * "
                + (THREE_YEARS_MILLISECONDS / rows) + ")";
        String number = "((" + millis + " - " + NUMBERS_BEGIN_MILLISECONDS + ") * 4194304 + i % 4096)";
        String late = "(CASE WHEN i % 97 = 0 THEN i * 7919 % 2592000 ELSE i % 60 END)";
        String seconds = "(" + millis + " / 1000 - late)";
        String common = "project_id, bucket, hour, timestamp, received_at, verified, anchor, subject";
        String values = "(SELECT project_id FROM projects), i % 64, " + seconds + " / 3600, " + time(seconds) + ", "
                + time(millis + " / 1000") + ", " + truth("1 = 1") + ", " + hash() + ", CASE WHEN dice < 95 THEN "
                + padded(below(SUBJECTS)) + " END";
        String stars = "CASE WHEN dice < 6 THEN 1 WHEN dice < 13 THEN 2 WHEN dice < 35 THEN 3 WHEN dice < 70 THEN 4"
                + " WHEN dice < 97 THEN 5 END";
        String commented = "CASE WHEN i % 20 = 7 THEN 'Comment number ' || i || ', good company for an evening.' END";
        String feeling = "CASE WHEN i % 20 = 7 THEN 0.4404 END";
        String item = "'item-' || " + whole("power(" + ITEMS + ", " + fraction(2_654_435_761L) + ")");
        String score = fraction(2_246_822_519L);
        String shownAt = "(" + seconds + " - 600)";
        List<String> slot = List.of(
                "CASE WHEN i / 3 % 10 < 7 THEN 'primary' WHEN i / 3 % 10 < 9 THEN 'backup' ELSE 'wildcard' END",
                "'ranker-' || (i % 2)", "i / 3 % 5", score);
        String answered = slot.stream()
                .map(part -> "CASE WHEN i % 9 = 0 THEN " + part + " END")
                .collect(Collectors.joining(", "));
        insert("user_feedback", "feedback_id, " + common
                + ", media_id, rating, watched_completion, would_watch_again, comment, sentiment, language, tags, log_id,"
                + " recommended_at, recommendation_type, model, position, score",
                number + ", " + values + ", " + item + ", " + stars + ", " + truth("dice >= 30") + ", CASE WHEN dice % 4 = 0 THEN "
                + truth("dice > 40") + " END, " + commented + ", " + feeling + ", CASE WHEN i % 20 = 7 THEN 'en' END, "
                + reason("dice < 13") + ", CASE WHEN i % 9 = 0 THEN " + number + " END, CASE WHEN i % 9 = 0 THEN "
                + time(shownAt) + " END, " + answered,
                late, "i % 10 > 0", from, to);
        insert("recommendation_logs", "log_id, project_id, bucket, hour, timestamp, received_at, media_id, selected,"
                + " recommendation_type, model, position, score",
                number + ", (SELECT project_id FROM projects), i % 64, " + shownAt + " / 3600, " + time(shownAt) + ", "
                + time(millis + " / 1000 - 600") + ", " + item + ", "
                + truth(fraction(3_266_489_917L) + " < 0.1 + 0.4 * " + score) + ", " + String.join(", ", slot),
                late, "i % 10 > 0 AND i % 3 = 0", from, to);
        insert("feedback", "feedback_id, " + common
                + ", query, response, rating, model, comment, sentiment, language, tags, query_length, response_length",
                number + ", " + values + ", 'How long is number ' || i || '?', 'It is two hours long, give or take.',"
                + " CASE WHEN dice < 75 THEN 1 ELSE -1 END, 'model-' || (dice % 3), NULL, NULL, NULL, "
                + reason("dice >= 75") + ", 26, 36",
                late, "i % 10 = 0", from, to);
    }

    /// A reason given for every second vote of which a condition holds.
    private String reason(String condition) {
        String tag = "'[\"reason-' || (i / 2 % 4) || '\"]'";
        return "CASE WHEN " + condition + " AND i % 2 = 0 THEN " + (sqlite ? tag : "(" + tag + ")::jsonb") + " END";
    }

    private void insert(String table, String columns, String values, String late, String which, long from, long to)
            throws SQLException {
        String numbers = series(from, to - 1);
        run("INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM (SELECT i, " + late + " AS late, "
                + below(100) + " AS dice FROM " + numbers + " WHERE " + which + (sqlite ? " LIMIT -1 OFFSET 0" : " OFFSET 0")
                + ") AS drawn");
    }

    private void one(String table, String columns, String values, long from, long to) throws SQLException {
        run("INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM " + series(from, to));
    }

    private String series(long from, long to) {
        return sqlite
                ? "(WITH RECURSIVE n (i) AS (SELECT " + from + " UNION ALL SELECT i + 1 FROM n WHERE i < " + to
                        + ") SELECT i FROM n) AS n"
                : "generate_series(" + from + "::bigint, " + to + "::bigint) AS n (i)";
    }

    /// A random whole number below a bound.
    private String below(int bound) {
        return sqlite ? "((random() & 9007199254740991) % " + bound + ")" : "floor(random() * " + bound + ")::int";
    }

    /// A fraction of one that follows from a row's number, and looks random.
    ///
    /// @param factor odd, large
    private static String fraction(long factor) {
        return "((i * " + factor + " >> 12 & 1048575) / 1048576.0)";
    }

    private String whole(String number) {
        return sqlite ? "CAST(" + number + " AS INTEGER)" : "floor(" + number + ")::int";
    }

    private String time(String seconds) {
        return sqlite ? "(" + seconds + ") * 1000000" : "to_timestamp(" + seconds + ")";
    }

    private static String truth(String condition) {
        return "(" + condition + ")";
    }

    private String hash() {
        return sqlite
                ? "lower(hex(randomblob(13)))"
                : "substr(md5(i::text || random()::text), 1, 26)";
    }

    private String padded(String number) {
        return sqlite ? "printf('%026d', " + number + ")" : "lpad((" + number + ")::text, 26, '0')";
    }

    /// Drops the indexes of the tables that grow and says how to make them again.
    private List<String> indexes() throws SQLException {
        List<String> later = texts("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
                + " AND tbl_name IN ('user_feedback', 'feedback', 'recommendation_logs')");
        for (String name : texts("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
                + " AND tbl_name IN ('user_feedback', 'feedback', 'recommendation_logs')")) {
            run("DROP INDEX " + name);
        }
        return later;
    }

    /// The same on PostgreSQL, with primary and foreign keys.
    private List<String> constraints() throws SQLException {
        String tables = "('user_feedback'::regclass, 'feedback'::regclass, 'recommendation_logs'::regclass)";
        String constraint = " FROM pg_constraint WHERE conrelid IN " + tables + " AND contype IN ('p', 'f')";
        String index = " FROM pg_index WHERE indrelid IN " + tables + " AND NOT indisprimary";
        List<String> later = new ArrayList<>(texts("SELECT 'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT '"
                + " || conname || ' ' || pg_get_constraintdef(oid)" + constraint + " ORDER BY contype DESC"));
        later.addAll(texts("SELECT pg_get_indexdef(indexrelid)" + index));
        List<String> now = texts("SELECT 'DROP INDEX ' || indexrelid::regclass" + index);
        now.addAll(texts("SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname" + constraint));
        for (String statement : now) {
            run(statement);
        }
        return later;
    }

    private List<String> texts(String question) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(question)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    private void run(String... statements) throws SQLException {
        for (String text : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(text);
            } catch (SQLException e) {
                throw new SQLException(text + ": " + e.getMessage(), e);
            }
        }
    }
}
