package dev.heed.erase;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Recommendation;
import dev.heed.storage.Ledger;
import java.util.Collection;
import java.util.List;

/// Takes rows out for good, within a transaction of its caller: votes with their revisions, and recommendations. They
/// are counted out of the rollups, and their idempotency keys stay as tombstones, so that a late resend is refused.
///
/// Exact beside any other writer: rows are locked before they are counted, in the order in which the journal's lanes
/// lock theirs (recommendations, votes, keys), and a vote that changes meanwhile is taken as it has become. What is not
/// there, or not of this project, is passed over. The caller keeps the lists short, some hundred rows: others wait for
/// the transaction.
final class Removal {
    private final Ledger ledger;
    private final long project;

    Removal(Ledger ledger, long project) {
        this.ledger = ledger;
        this.project = project;
    }

    /// Takes out votes, withdrawn ones too. The recommendations that they answer stay.
    Removed votes(Collection<Id> ids) {
        return remove(HeldQuery.votes(ledger.sql(), project, ids));
    }

    /// Takes out recommendations and every vote that answers one: a showing is one person's. The votes are found even
    /// where the recommendation is gone already.
    Removed showings(Collection<Id> ids) {
        // before the votes are looked up: from now on nobody answers these
        List<Recommendation> shown = HeldQuery.recommendations(ledger.sql(), project, ids);
        Removed votes = remove(HeldQuery.answers(ledger.sql(), project, ids));
        return votes.and(forget(shown));
    }

    /// Takes out recommendations alone. Votes that answer one keep their copy of what was shown.
    Removed recommendations(Collection<Id> ids) {
        return forget(HeldQuery.recommendations(ledger.sql(), project, ids));
    }

    private Removed remove(List<Feedback> votes) {
        if (votes.isEmpty()) return Removed.NOTHING;
        List<Id> ids = votes.stream().map(Feedback::id).toList();
        for (Feedback vote : votes) ledger.tally().vote(vote, null);
        int revisions = RemovalQuery.deleteRevisions(ledger.sql(), ids);
        RemovalQuery.deleteVotes(ledger.sql(), ids);
        TracesQuery.leave(ledger.sql());
        return new Removed(ids, revisions, RemovalQuery.bury(ledger.sql(), ids));
    }

    private Removed forget(List<Recommendation> shown) {
        if (shown.isEmpty()) return Removed.NOTHING;
        List<Id> ids = shown.stream().map(Recommendation::id).toList();
        for (Recommendation one : shown) ledger.tally().recommendation(one, null);
        RemovalQuery.deleteRecommendations(ledger.sql(), ids);
        TracesQuery.leave(ledger.sql());
        return new Removed(ids, 0, RemovalQuery.bury(ledger.sql(), ids));
    }
}
