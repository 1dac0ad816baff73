package dev.heed.storage;

import static dev.heed.storage.schema.Tables.ROLLUP_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_HOURLY;
import static dev.heed.storage.schema.Tables.ROLLUP_LABEL_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_MEDIA_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_RESPONSE_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_HOURLY;

import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The rollup tables: the first columns are the key, the rest are measures, all whole numbers that add up.
enum Rollup {
    HOURLY(ROLLUP_HOURLY, 5, 24),
    DAILY(ROLLUP_DAILY, 5, 1),
    MEDIA_DAILY(ROLLUP_MEDIA_DAILY, 5, 1),
    SLOT_HOURLY(ROLLUP_SLOT_HOURLY, 7, 24),
    SLOT_DAILY(ROLLUP_SLOT_DAILY, 7, 1),
    RESPONSE_DAILY(ROLLUP_RESPONSE_DAILY, 4, 1),
    LABEL_DAILY(ROLLUP_LABEL_DAILY, 7, 1);

    @SuppressWarnings("ImmutableEnumChecker") // generated tables do not change
    private final Table<?> table;

    private final int keys;
    private final int timesADay;

    @SuppressWarnings("ImmutableEnumChecker") // only its texts are made when they are first needed
    private final PreparedBatch upsert;

    /// @param keys how many columns are the key
    /// @param timesADay how many values of its time are one day
    Rollup(Table<?> table, int keys, int timesADay) {
        this.table = table;
        this.keys = keys;
        this.timesADay = timesADay;
        this.upsert = new PreparedBatch(List.of(table.fields()), this::upsert);
    }

    Table<?> table() {
        return table;
    }

    @SuppressWarnings("unchecked") // every rollup table begins with its bucket
    Field<Integer> bucket() {
        return (Field<Integer>) table.fields()[0];
    }

    @SuppressWarnings("unchecked") // every rollup table is by bucket, then project
    Field<Long> project() {
        return (Field<Long>) table.fields()[1];
    }

    /// The cells from a UTC day on and before another; days since 1970.
    @SuppressWarnings("unchecked") // every rollup table is by bucket, project, then day or hour
    Condition within(int fromDay, int toDay) {
        Field<Integer> time = (Field<Integer>) table.fields()[2];
        return time.ge(fromDay * timesADay).and(time.lt(toDay * timesADay));
    }

    int measures() {
        return table.fields().length - keys;
    }

    Cell cell(Record row) {
        return new Cell(this, List.of(Arrays.copyOf(row.intoArray(), keys)));
    }

    long[] measures(Record row) {
        long[] measures = new long[measures()];
        for (int i = 0; i < measures.length; i++) measures[i] = row.get(keys + i, Long.class);
        return measures;
    }

    /// Adds to a cell, or makes it: `n = n + excluded.n` for every measure. Bind the key, then the measures.
    PreparedBatch upsert() {
        return upsert;
    }

    private Query upsert(DSLContext sql) {
        Field<?>[] fields = table.fields();
        var insert = sql.insertInto(table)
                .columns(fields)
                .values(new Object[fields.length])
                .onConflict(Arrays.copyOf(fields, keys))
                .doUpdate();
        var set = insert.set(measure(keys), sum(keys));
        for (int i = keys + 1; i < fields.length; i++) set = set.set(measure(i), sum(i));
        return set;
    }

    private Field<Long> sum(int at) {
        return measure(at).plus(DSL.excluded(measure(at)));
    }

    @SuppressWarnings("unchecked") // measures are BIGINT
    private Field<Long> measure(int at) {
        return (Field<Long>) table.fields()[at];
    }

    /// One row of a rollup, named by its key. Ordered as the table's primary key is, so that writers lock alike.
    record Cell(Rollup rollup, List<Object> key) implements Comparable<Cell> {
        /// Every rollup is by bucket, project, and then what is its own.
        long project() {
            return (Long) key.get(1);
        }

        @Override
        @SuppressWarnings("unchecked") // keys are numbers, words and booleans, the same at each place of one rollup
        public int compareTo(Cell other) {
            int order = rollup.compareTo(other.rollup);
            for (int i = 0; order == 0 && i < key.size(); i++)
                order = ((Comparable<Object>) key.get(i)).compareTo(other.key.get(i));
            return order;
        }
    }
}
