package dev.heed.erase;

import static dev.heed.storage.schema.Tables.SETTINGS;

import dev.heed.domain.Base32;
import dev.heed.storage.RowLocks;
import dev.heed.storage.Traces;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;

/// The SQL of what is noted of traces: one row of the settings.
final class TracesQuery {
    private static final String NAME = "traces";

    /// Nothing has been left yet.
    private static final String NOTHING = Traces.GONE.word();

    private TracesQuery() {}

    /// Notes that this transaction leaves something: `waiting`, with a word of its own. Whoever else notes the same
    /// waits for it to end.
    static void leave(DSLContext sql) {
        String word = Base32.of(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        note(sql, Traces.WAITING.word() + " " + word);
    }

    /// What all that was noted so far has left, which stays so until the transaction ends.
    static Traces state(DSLContext sql) {
        return traces(held(sql));
    }

    /// Notes what is left of what was noted before, in the receipts too; unless something was left meanwhile: then
    /// nobody knows of it whether it was taken out.
    static boolean settle(DSLContext sql, String before, Traces left) {
        if (!held(sql).equals(before)) return false;
        note(sql, left.word());
        ErasureQuery.trace(sql, left);
        return true;
    }

    static Traces traces(String noted) {
        return Traces.of(noted.substring(0, (noted + " ").indexOf(' ')));
    }

    static String noted(DSLContext sql) {
        return sql.select(SETTINGS.VALUE)
                .from(SETTINGS)
                .where(SETTINGS.NAME.eq(NAME))
                .fetchOptional(SETTINGS.VALUE)
                .orElse(NOTHING);
    }

    private static String held(DSLContext sql) {
        return RowLocks.changing(sql.select(SETTINGS.VALUE).from(SETTINGS).where(SETTINGS.NAME.eq(NAME)))
                .fetchOptional(SETTINGS.VALUE)
                .orElse(NOTHING);
    }

    private static void note(DSLContext sql, String noted) {
        sql.insertInto(SETTINGS)
                .columns(SETTINGS.NAME, SETTINGS.VALUE)
                .values(NAME, noted)
                .onConflict(SETTINGS.NAME)
                .doUpdate()
                .set(SETTINGS.VALUE, noted)
                .execute();
    }
}
