package dev.heed.storage;

import static dev.heed.storage.schema.Tables.POLICIES;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.ROLLUP_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_HOURLY;
import static dev.heed.storage.schema.Tables.ROLLUP_RESPONSE_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_HOURLY;
import static dev.heed.storage.schema.Tables.SEARCH_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.Recommendation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schemas go forwards only, and only in databases that are ours.
abstract class MigrationsContract extends DatabaseContract {
    @Test
    void bringAnEmptyDatabaseUpToDate() throws Exception {
        List<String> pending = migrations().pending();
        assertThat(pending).hasSameSizeAs(files()).first().asString().startsWith("V1 ");
        assertThat(migrations().run()).isEqualTo(pending);
        assertThat(migrations().pending()).isEmpty();
        assertThat(tables()).contains("projects", "user_feedback", "recommendation_logs", "feedback", "media");
        database().write(Crowd::settle);
    }

    @Test
    void runOnceOnly() throws SQLException {
        migrations().run();
        database().write(Crowd::settle);
        List<String> history = history();
        assertThat(migrations().run()).isEmpty();
        assertThat(history()).isEqualTo(history);
        int projects = database().read(sql -> sql.fetchCount(PROJECTS));
        assertThat(projects).isEqualTo(Crowd.PROJECT_IDS.size());
    }

    @Test
    void goOnWhereAnOlderProgramStopped() throws Exception {
        TestDatabase.migrate(test().url(), "2");
        test().execute("INSERT INTO projects (project_id, name) VALUES (7, 'old')");
        List<String> run = migrations().run();
        assertThat(run).hasSize(files().size() - 2).first().asString().startsWith("V3 ");
        String name =
                database().read(sql -> sql.selectFrom(PROJECTS).fetchSingle()).getName();
        assertThat(name).isEqualTo("old");
    }

    /// What a row says of its policy can be looked up from then on.
    @Test
    void writeDownThePolicyThatHolds() throws Exception {
        TestDatabase.migrate(test().url(), "6");
        test().execute(
                        "INSERT INTO projects (project_id, name) VALUES (7, 'first')",
                        "INSERT INTO projects (project_id, name, policy, policy_version) VALUES (8, 'third', '{\"off\":[]}', 3)");
        migrations().run();
        List<String> policies = database()
                .read(sql -> sql.selectFrom(POLICIES)
                        .orderBy(POLICIES.PROJECT_ID)
                        .fetch(row ->
                                row.getProjectId() + " " + row.getVersion() + " " + Json.object(row.getPolicy())));
        assertThat(policies).containsExactly("7 1 {}", "8 3 {off=[]}");
        var since = database()
                .read(sql -> sql.select(POLICIES.SINCE, PROJECTS.CREATED_AT)
                        .from(POLICIES.join(PROJECTS).using(POLICIES.PROJECT_ID))
                        .where(POLICIES.VERSION.eq(1))
                        .fetchSingle());
        assertThat(since.value1()).isEqualTo(since.value2());
    }

    /// A search would pass over what is not searchable yet, so that must be known.
    @Test
    void knowWhetherThereIsAnythingToMakeSearchable() throws Exception {
        TestDatabase.migrate(test().url(), "9");
        test().execute(
                        "INSERT INTO projects (project_id, name) VALUES (7, 'old')",
                        "INSERT INTO feedback (feedback_id, project_id, bucket, query, response, rating, query_length,"
                                + " response_length) VALUES (70, 7, 3, 'Old question', '', 1, 12, 0)",
                        "INSERT INTO feedback (feedback_id, project_id, bucket, query, response, rating, query_length,"
                                + " response_length) VALUES (71, 7, 4, '', '', 1, 0, 0)");
        migrations().run();
        boolean complete = database().read(SearchProgress::complete);
        assertThat(complete).isFalse();
        List<SearchProgress> steps = new ArrayList<>();
        for (int i = 0; i < 4; i++) steps.add(SearchProgress.advance(database(), 1));
        assertThat(steps)
                .containsExactly(
                        new SearchProgress.After(Kind.CHAT, 0, 0),
                        new SearchProgress.After(Kind.CHAT, 7, 70),
                        new SearchProgress.After(Kind.CHAT, 7, 71),
                        new SearchProgress.Done());
        List<String> words = database().read(sql -> sql.selectFrom(SEARCH_TEXT).fetch(SEARCH_TEXT.WORDS));
        assertThat(words).containsExactly(" \u00b6c7 old question ");
    }

    @Test
    void makeAnEmptyDatabaseSearchable() {
        migrations().run();
        boolean complete = database().read(SearchProgress::complete);
        assertThat(complete).isTrue();
    }

    /// What older versions counted as it is now.
    static final Set<Rollup> BY_THE_HOUR = EnumSet.of(Rollup.HOURLY, Rollup.MEDIA_DAILY, Rollup.SLOT_HOURLY);

    static final String LABELS = Rollup.LABEL_DAILY.table().getName();

    static List<Feedback> votes(Crowd crowd, List<Recommendation> shown) {
        return shown.stream()
                .flatMap(one -> Stream.of(crowd.media(one), crowd.media(null), crowd.chat()))
                .toList();
    }

    final void countByTheHour(List<Feedback> votes, List<Recommendation> shown) {
        database().write(sql -> {
            Tally tally = new Tally(Ledger.ranges(sql)::get, Ledger.stripe(sql), BY_THE_HOUR);
            shown.forEach(one -> tally.recommendation(null, one));
            votes.forEach(one -> tally.vote(null, one));
            tally.flush(sql);
            return 0;
        });
    }

    /// Before V13 only some rollups were by day.
    @Test
    void countByDayWhatIsCountedByTheHour() throws Exception {
        TestDatabase.migrate(test().url(), "12");
        database().write(Crowd::settle);
        Crowd crowd = new Crowd(2);
        List<Recommendation> shown =
                Stream.generate(crowd::recommendation).limit(20).toList();
        List<Feedback> votes = votes(crowd, shown);
        countByTheHour(votes, shown);
        assertThat(migrations().run()).first().asString().startsWith("V13 ");
        Map<String, Long> expected = PlainCount.of(votes, shown, stripes());
        expected.keySet().removeIf(cell -> cell.startsWith(LABELS));
        assertThat(database().read(PlainCount::stored)).isEqualTo(expected).hasSizeGreaterThan(100);
    }

    private int stripes() {
        return Id.BUCKETS / database().read(Ledger::stripe);
    }

    /// Before V14 only votes, thumbs and a sum of stars were counted of a tag or a model.
    @Test
    void countLabelsAnewFromWhatIsStored() throws Exception {
        TestDatabase.migrate(test().url(), "13");
        database().write(Crowd::settle);
        Crowd crowd = new Crowd(3);
        List<Feedback> votes = new ArrayList<>(
                votes(crowd, Stream.generate(crowd::recommendation).limit(40).toList()));
        votes.replaceAll(vote -> crowd.below(4) == 0 ? vote.withdrawn(crowd.time()) : vote);
        database().write(sql -> {
            FeedbackRows.insert(sql, votes);
            return 0;
        });
        assertThat(migrations().run()).first().asString().startsWith("V14 ");
        Map<String, Long> expected = PlainCount.of(votes, List.of(), stripes());
        expected.keySet().removeIf(cell -> !cell.startsWith(LABELS));
        assertThat(database().read(PlainCount::stored)).isEqualTo(expected).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "-24, -1", "-25, -2", "0, 0", "23, 0", "24, 1"})
    void countByDayAlsoBefore1970(int hour, int day) throws Exception {
        TestDatabase.migrate(test().url(), "12");
        database().write(Crowd::settle);
        database().write(sql -> {
            sql.insertInto(ROLLUP_HOURLY)
                    .set(SampleRows.row(ROLLUP_HOURLY, Map.of(ROLLUP_HOURLY.HOUR, hour)))
                    .execute();
            return sql.insertInto(ROLLUP_SLOT_HOURLY)
                    .set(SampleRows.row(ROLLUP_SLOT_HOURLY, Map.of(ROLLUP_SLOT_HOURLY.HOUR, hour)))
                    .execute();
        });
        migrations().run();
        List<Integer> days = database()
                .read(sql -> sql.select(ROLLUP_DAILY.DAY)
                        .from(ROLLUP_DAILY)
                        .unionAll(sql.select(ROLLUP_SLOT_DAILY.DAY).from(ROLLUP_SLOT_DAILY))
                        .unionAll(sql.select(ROLLUP_RESPONSE_DAILY.DAY).from(ROLLUP_RESPONSE_DAILY))
                        .fetch(ROLLUP_DAILY.DAY));
        assertThat(days).containsExactly(day, day, day);
    }

    @Test
    void refuseASchemaOfTheFuture() throws Exception {
        migrations().run();
        try (var connection = test().connect();
                var insert = connection.prepareStatement("INSERT INTO flyway_schema_history (installed_rank, version,"
                        + " description, type, script, checksum, installed_by, execution_time, success)"
                        + " VALUES (99, '99', 'from the future', 'SQL', 'V99__x.sql', 1, 'me', 1, ?)")) {
            insert.setBoolean(1, true);
            insert.execute();
        }
        test().execute("CREATE TABLE of_the_future (x INTEGER)");
        List<Object> before = everything();
        assertThat(refusal()).contains("newer Heed", "V99", "Nothing was changed");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refuseTheTablesOfAnotherProgram() throws Exception {
        test().execute("CREATE TABLE orders (x INTEGER)", "INSERT INTO orders VALUES (1)");
        List<Object> before = everything();
        assertThat(refusal()).contains("another program", "Nothing was changed");
        assertThat(everything()).isEqualTo(before);
    }

    /// Both refusals, of looking and of running, say the same.
    private String refusal() {
        var looking =
                catchThrowableOfType(StorageException.class, () -> migrations().pending());
        var running =
                catchThrowableOfType(StorageException.class, () -> migrations().run());
        assertThat(running).isNotNull();
        assertThat(looking).isNotNull().hasMessage(running.getMessage());
        return String.valueOf(running.getMessage());
    }

    final Migrations migrations() {
        return new Migrations(settings());
    }

    private List<Path> file() {
        return settings().postgresql() ? List.of() : List.of(data().resolve("heed.db"));
    }

    private List<String> files() throws IOException {
        Path folder = Path.of("src/main/resources/storage/migrations/postgresql");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).toList();
        }
    }

    private List<String> history() throws SQLException {
        return words("SELECT installed_rank || ' ' || version || ' ' || installed_on FROM flyway_schema_history"
                + " WHERE version IS NOT NULL ORDER BY installed_rank");
    }

    private List<String> tables() throws SQLException {
        return words(
                settings().postgresql()
                        ? "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
                        : "SELECT name FROM sqlite_master ORDER BY 1");
    }

    private List<String> words(String question) throws SQLException {
        List<String> words = new ArrayList<>();
        try (var connection = test().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) words.add(rows.getString(1));
        }
        return words;
    }

    /// Whatever a refused program might have touched: every byte of a file, every table of a server.
    private List<Object> everything() throws Exception {
        List<Object> everything = new ArrayList<>(tables());
        if (tables().contains("flyway_schema_history")) everything.addAll(history());
        for (Path file : file()) everything.add(java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
        try (Stream<Path> files = Files.list(data())) {
            everything.addAll(files.sorted().toList());
        }
        return everything;
    }
}
