import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Rows as Heed has stored them, inserted once more by plain JDBC into a database with the same schema: every column of
/// every vote and of its idempotency key, under new numbers, anchors, subjects and keys.
///
/// It does only what storing takes: no look-up, no check but the database's own, no count.
final class PlainRows {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int HASH_DIGITS = 26;

    /// What has to differ from row to row.
    private static final List<String> HASHES = List.of("anchor", "subject", "message_id", "key_hash", "body_digest");

    private final boolean sqlite;
    private final Sample votes;
    private final Sample chats;
    private final Sample keys;
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() << 20);

    /// Takes its pattern from the newest votes of a database.
    PlainRows(String url, int pattern) throws SQLException {
        sqlite = url.startsWith("jdbc:sqlite:");
        try (Connection from = DriverManager.getConnection(url)) {
            keys = new Sample(from, "idempotency_keys", "ORDER BY row_id DESC LIMIT " + pattern);
            votes = new Sample(from, "user_feedback", "ORDER BY feedback_id DESC LIMIT " + pattern);
            chats = new Sample(from, "feedback", "ORDER BY feedback_id DESC LIMIT " + pattern);
        }
    }

    /// Some rows of one table, and the statement that inserts one.
    private static final class Sample {
        final List<String> columns = new ArrayList<>();
        final List<Integer> types = new ArrayList<>();
        final List<Object[]> rows = new ArrayList<>();
        final Map<Object, Object[]> byNumber = new HashMap<>();
        final String insert;

        Sample(Connection from, String table, String which) throws SQLException {
            try (Statement statement = from.createStatement();
                    ResultSet found = statement.executeQuery("SELECT * FROM " + table + " " + which)) {
                ResultSetMetaData about = found.getMetaData();
                for (int i = 1; i <= about.getColumnCount(); i++) {
                    columns.add(about.getColumnName(i));
                    types.add(about.getColumnType(i));
                }
                while (found.next()) {
                    Object[] row = new Object[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                    byNumber.put(((Number) row[Math.max(0, columns.indexOf("feedback_id"))]).longValue(), row);
                }
            }
            insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", columns.stream().map(column -> "?").toList()) + ")";
        }

        int at(String column) {
            return columns.indexOf(column);
        }
    }

    /// The rows of one commit, in the order in which they are inserted.
    record Commit(List<Object[]> votes, List<Object[]> chats, List<Object[]> keys) {}

    /// Makes the rows of some commits, so that nothing but inserting them is measured.
    List<Commit> commits(int votes, int perCommit, long seed) {
        Random random = new Random(seed);
        List<Commit> commits = new ArrayList<>();
        for (int made = 0; made < votes; made += perCommit) {
            Commit commit = new Commit(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = made; i < Math.min(votes, made + perCommit); i++) {
                add(commit, keys.rows.get(i % keys.rows.size()), random);
            }
            // as whoever minds the index would insert them
            commit.keys.sort(Comparator.comparing(row -> (String) row[keys.at("key_hash")]));
            commits.add(commit);
        }
        return commits;
    }

    private void add(Commit commit, Object[] pattern, Random random) {
        long number = ((Number) pattern[keys.at("row_id")]).longValue();
        boolean media = votes.byNumber.containsKey(number);
        Sample kind = media ? votes : chats;
        long fresh = numbers.incrementAndGet();
        Object[] vote = fresh(kind, kind.byNumber.get(number), random);
        vote[kind.at("feedback_id")] = fresh;
        (media ? commit.votes : commit.chats).add(vote);
        Object[] key = fresh(keys, pattern, random);
        key[keys.at("row_id")] = fresh;
        commit.keys.add(key);
    }

    private static Object[] fresh(Sample sample, Object[] pattern, Random random) {
        Object[] row = pattern.clone();
        for (String name : HASHES) {
            int at = sample.at(name);
            if (at >= 0 && row[at] != null) {
                row[at] = hash(random);
            }
        }
        return row;
    }

    private static String hash(Random random) {
        char[] hash = new char[HASH_DIGITS];
        for (int i = 0; i < HASH_DIGITS; i++) {
            hash[i] = DIGITS.charAt(random.nextInt(DIGITS.length()));
        }
        return new String(hash);
    }

    /// One connection that writes, set up as Heed's are, with its statements prepared.
    final class Writer implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement vote;
        private final PreparedStatement chat;
        private final PreparedStatement key;

        Writer(String url) throws SQLException {
            connection = DriverManager.getConnection(sqlite ? url : url + "&reWriteBatchedInserts=true");
            if (sqlite) {
                try (Statement statement = connection.createStatement()) {
                    for (String pragma : List.of(
                            "journal_mode=wal",
                            "synchronous=full",
                            "foreign_keys=on",
                            "secure_delete=on",
                            "cache_size=-16384",
                            "wal_autocheckpoint=8192")) {
                        statement.execute("PRAGMA " + pragma);
                    }
                }
            }
            connection.setAutoCommit(false);
            vote = connection.prepareStatement(votes.insert);
            chat = connection.prepareStatement(chats.insert);
            key = connection.prepareStatement(keys.insert);
        }

        void write(Commit commit) throws SQLException {
            insert(vote, votes, commit.votes);
            insert(chat, chats, commit.chats);
            insert(key, keys, commit.keys);
            connection.commit();
        }

        private void insert(PreparedStatement statement, Sample sample, List<Object[]> rows) throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    if (row[i] == null) {
                        statement.setNull(i + 1, sample.types.get(i));
                    } else {
                        statement.setObject(i + 1, row[i]);
                    }
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /// Copies what the votes refer to, once, into the database they are inserted into.
    static void copy(String from, String to, String... tables) throws SQLException {
        try (Connection source = DriverManager.getConnection(from);
                Connection target = DriverManager.getConnection(to)) {
            for (String table : tables) {
                Sample all = new Sample(source, table, "");
                try (PreparedStatement insert = target.prepareStatement(all.insert + " ON CONFLICT DO NOTHING")) {
                    for (Object[] row : all.rows) {
                        for (int i = 0; i < row.length; i++) {
                            insert.setObject(i + 1, row[i]);
                        }
                        insert.executeUpdate();
                    }
                }
            }
        }
    }

    /// How many votes a database holds.
    static long count(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM user_feedback) + (SELECT count(*) FROM feedback)")) {
            found.next();
            return found.getLong(1);
        }
    }
}
