package dev.heed.capture;

import dev.heed.access.Project;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Id;
import dev.heed.domain.Refusal;
import dev.heed.domain.Triage;
import dev.heed.privacy.PersonalData;
import dev.heed.privacy.Screening;
import dev.heed.privacy.Vault;
import dev.heed.sentiment.Sentiment;
import dev.heed.storage.Ids;
import dev.heed.storage.Journal;
import dev.heed.storage.StorageException;
import dev.heed.storage.Weight;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Takes votes in: checks them, removes personal data before anything is queued, counts one vote for one thing once,
/// and answers when it is durable. Changes and withdraws them.
///
/// Costs one wait for a group commit. Throws [dev.heed.storage.StorageException] when the queue is full or the
/// database away; then nothing is stored, or the same idempotency key tells later whether it was.
public final class Intake {
    private final Journal journal;
    private final Vault vault;
    private final Recommendations recommendations;
    private final VoteScribe scribe;
    private final Clerk clerk;
    private final Sentiment sentiment = new Sentiment(PersonalData.placeholders());

    public Intake(
            Journal journal,
            Ids ids,
            InstantSource clock,
            Vault vault,
            Catalog catalog,
            Recommendations recommendations) {
        this.journal = journal;
        this.vault = vault;
        this.recommendations = recommendations;
        this.scribe = new VoteScribe(catalog, clock);
        this.clerk = new Clerk(ids, clock, vault, sentiment);
    }

    /// Takes one vote.
    ///
    /// @param verified whether its origin vouches for it
    /// @param by the key it came with, 0 for an operator on this machine
    public Outcome cast(Project project, Ballot ballot, boolean verified, long by) {
        return journal.write(scribe, clerk.receive(project, ballot, null, verified, by));
    }

    /// Takes many votes, each standing or falling alone. Those that concern the same thing count in their order.
    ///
    /// @return what became of each, in their order
    /// @throws StorageException (busy) no room for all of them; or as the storage failed when it took none
    public List<Outcome> castAll(Project project, List<Ballot> ballots, boolean verified, long by) {
        Map<String, Id> imported = recommendations.sentWith(project, recommendationKeys(ballots));
        List<Journal.Item<VoteScribe.Act, Outcome>> items = new ArrayList<>(ballots.size());
        for (Ballot ballot : ballots) {
            String key = recommendationKey(ballot);
            items.add(clerk.receive(project, ballot, key == null ? null : imported.get(key), verified, by));
        }
        return journal.writeAll(scribe, items, Outcome.Failed::new);
    }

    private static List<String> recommendationKeys(List<Ballot> ballots) {
        return ballots.stream()
                .map(Intake::recommendationKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable String recommendationKey(Ballot ballot) {
        Past past = ballot.circumstances().past();
        return past == null ? null : past.recommendationKey();
    }

    /// Changes what a vote says. A change of signals or words is a new revision; triage alone is not.
    public Outcome change(Project project, Id id, Amendment amendment, long by) {
        List<Fault> personal = new ArrayList<>();
        if (amendment.tags() instanceof Change.Set<List<String>>(List<String> tags))
            personal.addAll(Rules.tagFaults(tags));
        if (Screening.personalKey(amendment.metadata().after(null)).isPresent())
            personal.add(Fault.at("/metadata", "must hold no personal data in its names"));
        List<Fault> foreign = amendment.foreign(id.kind());
        if (!foreign.isEmpty()) return new Outcome.Refused(new Refusal(Refusal.Reason.INVALID, foreign));
        if (!personal.isEmpty()) return new Outcome.Refused(new Refusal(Refusal.Reason.PERSONAL_IDENTIFIER, personal));
        Screening screening = vault.screening(project.id(), project.settings().policy(), List.of());
        Edit edit = Edit.of(id, amendment, screening, sentiment);
        VoteScribe.Amend amend =
                new VoteScribe.Amend(project.id(), id, edit, project.settings().policyVersion(), by);
        return journal.write(scribe, amend, id.bucket(), edit.weight());
    }

    /// Says how far the team has come with some votes. Each stands or falls alone.
    ///
    /// @return what became of each, in their order
    /// @throws StorageException (busy) no room for all of them; or as the storage failed when it took none
    public List<Outcome> triage(Project project, SequencedMap<Id, Triage> states, long by) {
        Screening screening = vault.screening(project.id(), project.settings().policy(), List.of());
        List<Journal.Item<VoteScribe.Act, Outcome>> items = new ArrayList<>(states.size());
        states.forEach((id, triage) -> {
            Edit edit = Edit.of(id, Amendment.of(triage), screening, sentiment);
            items.add(new Journal.Item.Entry<>(
                    new VoteScribe.Amend(
                            project.id(), id, edit, project.settings().policyVersion(), by),
                    id.bucket(),
                    edit.weight()));
        });
        return journal.writeAll(scribe, items, Outcome.Failed::new);
    }

    /// Takes a vote back: its text is blanked in the row and its revisions, and it counts nowhere.
    public Outcome withdraw(Project project, Id id, long by) {
        return journal.write(scribe, new VoteScribe.Withdraw(project.id(), id, by), id.bucket(), Weight.BARE);
    }
}
