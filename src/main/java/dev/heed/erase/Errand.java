package dev.heed.erase;

import dev.heed.domain.Id;
import dev.heed.storage.Database;
import dev.heed.storage.Ledger;
import dev.heed.storage.StorageException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out one erasure, some hundred rows at a time, each batch a short transaction of its own that also counts
/// what it took. So it can be taken up wherever it was broken off, and nothing is counted twice.
///
/// Who carries it out holds a claim in the erasure's row, for a minute from each batch on. Every batch checks it: when
/// another node has taken the erasure over meanwhile, nothing more is done here.
final class Errand {
    /// Few enough that a vote that waits for the writer hardly notices.
    private static final int ROWS_A_BATCH = 200;

    /// All that is kept about people. Something new is a class and a line here.
    private static final List<Part> PARTS = List.of(new ShownPart(), new VotePart());

    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final Database database;
    private final InstantSource clock;
    private final String holder;
    private final int rowsABatch;
    private final BooleanSupplier stopping;

    /// @param holder a name of whoever carries it out, as no other has it
    /// @param stopping whether to break off before the next batch
    Errand(Database database, InstantSource clock, String holder, BooleanSupplier stopping) {
        this(database, clock, holder, ROWS_A_BATCH, stopping);
    }

    Errand(Database database, InstantSource clock, String holder, int rowsABatch, BooleanSupplier stopping) {
        this.database = database;
        this.clock = clock;
        this.holder = holder;
        this.rowsABatch = rowsABatch;
        this.stopping = stopping;
    }

    /// Somebody else carries it out by now.
    private static final class TakenOver extends RuntimeException {
        TakenOver() {
            super("another node has taken over this erasure", null, false, false);
        }
    }

    /// Erases all there is, if it is to be done and nobody else is at it; then [#finish] is to follow. False when that
    /// is not ours to do, or not yet.
    ///
    /// @throws StorageException when the database is away: to be tried again later
    boolean empty(long erasure) {
        Instant now = clock.instant();
        if (!database.write(sql -> ErasureQuery.claim(sql, erasure, holder, now))) return false;
        return database.read(sql -> ErasureQuery.one(sql, erasure))
                .filter(this::emptied)
                .isPresent();
    }

    private boolean emptied(Erasure erasure) {
        try {
            while (someOf(erasure))
                if (stopping.getAsBoolean()) {
                    database.write(sql -> ErasureQuery.release(sql, erasure.id(), holder));
                    return false;
                }
            LabelQuery.sweep(database, erasure.project(), rowsABatch, () -> false);
            return true;
        } catch (TakenOver _) {
            // they go on from where it stands
            return false;
        } catch (StorageException e) {
            if (e.fault() != StorageException.Fault.ROW) throw e;
            LOG.error("an erasure failed", e);
            fail(erasure.id());
            return false;
        }
    }

    /// Writes the receipt.
    void finish(long erasure) {
        String digest = Digest.of(database.read(sql -> ErasureQuery.rows(sql, erasure)));
        List<String> copies = database.copies().stream()
                .map(Path::getFileName)
                .map(String::valueOf)
                .toList();
        Instant now = clock.instant();
        database.write(sql -> ErasureQuery.finish(sql, erasure, holder, now, digest, copies));
    }

    /// Gives an erasure up that cannot be carried out.
    void fail(long erasure) {
        database.write(sql -> ErasureQuery.fail(sql, erasure, holder));
    }

    /// One batch of the first part that has something left; false when none has.
    private boolean someOf(Erasure erasure) {
        for (Part part : PARTS) {
            List<Id> found = part.find(new SubjectQuery(database, erasure.project()), erasure.about(), rowsABatch);
            if (found.isEmpty()) continue;
            Persistence.with(() -> remove(erasure, part, found));
            return true;
        }
        return false;
    }

    private Removed remove(Erasure erasure, Part part, List<Id> found) {
        Instant now = clock.instant();
        return Ledger.write(database, ledger -> {
            Removed removed = part.remove(new Removal(ledger, erasure.project()), found);
            ErasureQuery.bury(ledger.sql(), erasure, removed.rows(), now);
            if (!ErasureQuery.progress(ledger.sql(), erasure.id(), holder, removed, now)) throw new TakenOver();
            return removed;
        });
    }
}
