package dev.heed.capture;

import dev.heed.catalog.Catalog;
import dev.heed.catalog.Description;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Journal;
import dev.heed.storage.Ledger;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the votes, changes and withdrawals that gathered.
final class VoteScribe implements Journal.Scribe<VoteScribe.Act, Outcome> {
    private final Catalog catalog;
    private final InstantSource clock;

    VoteScribe(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /// One thing to be done.
    sealed interface Act {
        long project();
    }

    /// A vote, redacted and with its identity, should it turn out to be new.
    record Cast(
            Feedback vote,
            @Nullable Id recommendation,
            @Nullable Description media,
            boolean createMedia,
            IdempotencyRows.@Nullable Key key,
            String digest,
            long by)
            implements Act {
        @Override
        public long project() {
            return vote.project();
        }
    }

    record Amend(long project, Id id, Edit edit, int policyVersion, long by) implements Act {}

    record Withdraw(long project, Id id, long by) implements Act {}

    @Override
    public List<Outcome> write(Ledger ledger, List<Act> acts) {
        Sitting sitting = new Sitting(ledger, catalog, clock.instant());
        sitting.look(acts);
        List<Outcome> outcomes = acts.stream().map(sitting::decide).toList();
        sitting.write();
        return outcomes;
    }
}
