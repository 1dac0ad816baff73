package dev.heed.erase;

import static dev.heed.storage.schema.Tables.SETTINGS;

import dev.heed.domain.Base32;
import dev.heed.storage.Database;
import dev.heed.storage.RowLocks;
import dev.heed.storage.StorageException;
import dev.heed.storage.Traces;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes out of the files of the database what rows have left there that were erased or changed.
///
/// That there is something is noted in the database, in the transaction that leaves it, and stands there until it is
/// taken out: whatever dies in between, the next server sees to it.
final class Cleaning {
    /// In the table of settings: `waiting` with a word of its own for each transaction, `freed` or `gone`. Without it
    /// nothing has been left yet.
    private static final String NAME = "traces";

    private static final Logger LOG = LoggerFactory.getLogger(Cleaning.class);

    private final Database database;

    Cleaning(Database database) {
        this.database = database;
    }

    /// Notes that this transaction leaves something. Whoever else notes the same waits for it to end.
    static void note(DSLContext sql) {
        String waiting = Traces.WAITING.word() + " "
                + Base32.of(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        sql.insertInto(SETTINGS)
                .columns(SETTINGS.NAME, SETTINGS.VALUE)
                .values(NAME, waiting)
                .onConflict(SETTINGS.NAME)
                .doUpdate()
                .set(SETTINGS.VALUE, waiting)
                .execute();
    }

    /// What all that was noted so far has left, which stays so until the transaction ends.
    static Traces state(DSLContext sql) {
        return traces(held(sql));
    }

    private static String held(DSLContext sql) {
        return RowLocks.changing(sql.select(SETTINGS.VALUE).from(SETTINGS).where(SETTINGS.NAME.eq(NAME)))
                .fetchOptional(SETTINGS.VALUE)
                .orElse(Traces.GONE.word());
    }

    private static Traces traces(String noted) {
        return Traces.of(noted.substring(0, (noted + " ").indexOf(' ')));
    }

    /// Takes out what was noted, as far as the effort goes, and says so in the receipts. What cannot be done now waits
    /// for the next time.
    ///
    /// @return what is left of all that was noted when it began
    Traces run(Traces.Effort effort) {
        String before = database.glance(sql -> sql.select(SETTINGS.VALUE)
                .from(SETTINGS)
                .where(SETTINGS.NAME.eq(NAME))
                .fetchOptional(SETTINGS.VALUE)
                .orElse(Traces.GONE.word()));
        Traces waiting = traces(before);
        if (effort != Traces.Effort.REWRITE && waiting != Traces.WAITING) return waiting;
        Traces left = scrubbed(effort);
        if (left != Traces.WAITING) database.write(sql -> settle(sql, before, left));
        return left;
    }

    private Traces scrubbed(Traces.Effort effort) {
        try {
            return database.scrub(effort);
        } catch (StorageException e) {
            // no room for it, perhaps; what was erased is erased all the same
            LOG.warn("the files of the database could not be cleaned, which is tried again", e);
            return Traces.WAITING;
        }
    }

    /// Unless something was left meanwhile: then nobody knows of it whether it was taken out.
    private static boolean settle(DSLContext sql, String before, Traces left) {
        if (!held(sql).equals(before)) return false;
        sql.update(SETTINGS)
                .set(SETTINGS.VALUE, left.word())
                .where(SETTINGS.NAME.eq(NAME))
                .execute();
        ErasureQuery.trace(sql, left);
        return true;
    }
}
