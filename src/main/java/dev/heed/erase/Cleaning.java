package dev.heed.erase;

import dev.heed.storage.Database;
import dev.heed.storage.StorageException;
import dev.heed.storage.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes out of the files of the database what rows have left there that were erased or changed.
///
/// That there is something is noted in the database, in the transaction that leaves it, and stands there until it is
/// taken out: whatever dies in between, the next server sees to it.
final class Cleaning {
    private static final Logger LOG = LoggerFactory.getLogger(Cleaning.class);

    private final Database database;

    Cleaning(Database database) {
        this.database = database;
    }

    /// Takes out what was noted, as far as the effort goes, and says so in the receipts. What cannot be done now waits
    /// for the next time.
    ///
    /// @return what is left of all that was noted when it began
    Traces run(Traces.Effort effort) {
        String before = database.glance(TracesQuery::noted);
        Traces waiting = TracesQuery.traces(before);
        if (effort != Traces.Effort.REWRITE && waiting != Traces.WAITING) return waiting;
        Traces left = scrubbed(effort);
        if (left != Traces.WAITING) database.write(sql -> TracesQuery.settle(sql, before, left));
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
}
