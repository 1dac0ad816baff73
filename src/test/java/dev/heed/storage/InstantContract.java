package dev.heed.storage;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static dev.heed.storage.schema.Tables.NODES;
import static dev.heed.storage.schema.Tables.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Times keep their microseconds, on the way in, out and in comparisons.
abstract class InstantContract extends DatabaseContract {
    private static final List<Instant> TIMES = List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1582-10-10T12:00:00.000001Z"),
            Instant.parse("1899-12-31T23:59:59.999999Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.EPOCH,
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            Instant.parse("2026-03-29T01:30:00.123456Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));

    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
    }

    @Test
    void comeBackAsTheyWere() {
        database().write(sql -> {
            for (int i = 0; i < TIMES.size(); i++) insert(sql, i, TIMES.get(i));
            return 0;
        });
        assertThat(stored()).isEqualTo(TIMES);
    }

    @Test
    void comeBackFromABatch() {
        database()
                .write(sql -> sql.batch(sql.insertInto(SETTINGS)
                                .columns(SETTINGS.NAME, SETTINGS.VALUE, SETTINGS.CHANGED_AT)
                                .values((String) null, null, null))
                        .bind(bindings())
                        .execute());
        assertThat(stored()).isEqualTo(TIMES);
    }

    private static Object[][] bindings() {
        Object[][] rows = new Object[TIMES.size()][];
        for (int i = 0; i < rows.length; i++) rows[i] = new Object[] {name(i), "", TIMES.get(i)};
        return rows;
    }

    @Test
    void comeBackFromTheStatementThatWroteThem() {
        for (int i = 0; i < TIMES.size(); i++) {
            int number = i;
            Instant returned = database()
                    .write(sql -> sql.insertInto(SETTINGS)
                            .set(SETTINGS.NAME, name(number))
                            .set(SETTINGS.VALUE, "")
                            .set(SETTINGS.CHANGED_AT, TIMES.get(number))
                            .returning(SETTINGS.CHANGED_AT)
                            .fetchSingle()
                            .getChangedAt());
            assertThat(returned).isEqualTo(TIMES.get(i));
        }
    }

    @Test
    void mayBeWrittenIntoTheStatementItself() {
        Instant fine = Instant.parse("1969-12-31T23:59:59.999999999Z");
        List<Instant> times = new ArrayList<>(TIMES);
        times.add(fine);
        database().write(sql -> {
            for (int i = 0; i < times.size(); i++)
                sql.insertInto(SETTINGS)
                        .columns(SETTINGS.NAME, SETTINGS.VALUE, SETTINGS.CHANGED_AT)
                        .values(
                                DSL.inline(name(i)),
                                DSL.inline(""),
                                DSL.inline(times.get(i), SETTINGS.CHANGED_AT.getDataType()))
                        .execute();
            return 0;
        });
        times.set(times.size() - 1, Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(stored()).isEqualTo(times);
    }

    @Test
    void loseWhatIsFinerThanAMicrosecondTowardsThePast() {
        database().write(sql -> {
            insert(sql, 0, Instant.parse("2026-01-01T00:00:00.123456999Z"));
            insert(sql, 1, Instant.parse("1960-01-01T00:00:00.123456999Z"));
            return 0;
        });
        assertThat(stored())
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:00.123456Z"), Instant.parse("1960-01-01T00:00:00.123456Z"));
    }

    @Test
    void areAbsentWhereTheyAreNull() {
        database().write(sql -> {
            key(sql, 1, null);
            key(sql, 2, TIMES.getLast());
            return 0;
        });
        List<Instant> read = database()
                .read(sql -> sql.select(API_KEYS.EXPIRES_AT)
                        .from(API_KEYS)
                        .orderBy(API_KEYS.KEY_ID)
                        .fetch(API_KEYS.EXPIRES_AT));
        assertThat(read).containsExactly(null, TIMES.getLast());
        int open = database().read(sql -> sql.fetchCount(API_KEYS, API_KEYS.EXPIRES_AT.isNull()));
        assertThat(open).isEqualTo(1);
        Record inline = database()
                .read(sql -> sql.select(DSL.inline((Instant) null, API_KEYS.EXPIRES_AT.getDataType()))
                        .fetchSingle());
        assertThat(inline.get(0)).isNull();
    }

    private static void key(DSLContext sql, long id, @org.jspecify.annotations.Nullable Instant expires) {
        sql.insertInto(API_KEYS)
                .set(API_KEYS.KEY_ID, id)
                .set(API_KEYS.PROJECT_ID, 1L)
                .set(API_KEYS.KIND, "read")
                .set(API_KEYS.KEY_HASH, "hash " + id)
                .set(API_KEYS.HINT, "")
                .set(API_KEYS.EXPIRES_AT, expires)
                .execute();
    }

    @Test
    void areComparedToTheMicrosecond() {
        Instant time = Instant.parse("2026-03-29T01:30:00.123456Z");
        database().write(sql -> {
            insert(sql, 0, time.minusNanos(1_000));
            insert(sql, 1, time);
            insert(sql, 2, time.plusNanos(1_000));
            return 0;
        });
        assertThat(between(time, time)).containsExactly(time);
        assertThat(between(time.minusNanos(1_000), time)).hasSize(2);
        Record greatest = database()
                .read(sql ->
                        sql.select(DSL.max(SETTINGS.CHANGED_AT)).from(SETTINGS).fetchSingle());
        assertThat(greatest.get(0)).isEqualTo(time.plusNanos(1_000));
    }

    private List<Instant> between(Instant from, Instant to) {
        return database()
                .read(sql -> sql.select(SETTINGS.CHANGED_AT)
                        .from(SETTINGS)
                        .where(SETTINGS.CHANGED_AT.between(from, to))
                        .fetch(SETTINGS.CHANGED_AT));
    }

    @Test
    void areOrderedAsTimesAre() {
        Random random = new Random(7);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 200; i++)
            times.add(InstantBinding.instant(random.nextLong(-4_000_000_000_000_000L, 4_000_000_000_000_000L)));
        database().write(sql -> {
            for (int i = 0; i < times.size(); i++) insert(sql, i, times.get(i));
            return 0;
        });
        times.sort(Comparator.naturalOrder());
        List<Instant> read = database()
                .read(sql -> sql.select(SETTINGS.CHANGED_AT)
                        .from(SETTINGS)
                        .orderBy(SETTINGS.CHANGED_AT)
                        .fetch(SETTINGS.CHANGED_AT));
        assertThat(read).isEqualTo(times);
    }

    @Test
    void areReplacedByAnUpsert() {
        for (Instant time : TIMES)
            database()
                    .write(sql -> sql.insertInto(NODES)
                            .columns(NODES.NODE, NODES.HOLDER, NODES.LEASED_UNTIL)
                            .values(1, "me", time)
                            .onConflict(NODES.NODE)
                            .doUpdate()
                            .set(NODES.LEASED_UNTIL, DSL.excluded(NODES.LEASED_UNTIL))
                            .execute());
        Record last = database()
                .read(sql -> sql.select(NODES.LEASED_UNTIL).from(NODES).fetchSingle());
        assertThat(last.get(0)).isEqualTo(TIMES.getLast());
    }

    /// The default of the database is the time of the database, not of a time zone.
    @Test
    void areNowByDefault() {
        Instant before = clock();
        database()
                .write(sql -> sql.insertInto(SETTINGS)
                        .set(SETTINGS.NAME, "x")
                        .set(SETTINGS.VALUE, "")
                        .execute());
        assertThat(stored().getFirst()).isBetween(before.minusSeconds(1), clock().plusSeconds(1));
    }

    private static Instant clock() {
        return java.time.InstantSource.system().instant();
    }

    private static void insert(DSLContext sql, int number, Instant time) {
        sql.insertInto(SETTINGS)
                .set(SETTINGS.NAME, name(number))
                .set(SETTINGS.VALUE, "")
                .set(SETTINGS.CHANGED_AT, time)
                .execute();
    }

    private static String name(int number) {
        return "%04d".formatted(number);
    }

    private List<Instant> stored() {
        return database()
                .read(sql -> sql.select(SETTINGS.CHANGED_AT)
                        .from(SETTINGS)
                        .orderBy(SETTINGS.NAME)
                        .fetch(SETTINGS.CHANGED_AT));
    }
}
