package dev.heed.capture;

import dev.heed.capture.VoteScribe.Act;
import dev.heed.capture.VoteScribe.Amend;
import dev.heed.capture.VoteScribe.Cast;
import dev.heed.capture.VoteScribe.Withdraw;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Description;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Refusal;
import dev.heed.domain.Target;
import dev.heed.domain.Triage;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Ledger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One group commit's worth of votes: looks up everything they need in a few statements, decides them one after the
/// other (each sees what those before it did), and writes the result in a few statements.
final class Sitting {
    private final Ledger ledger;
    private final Catalog catalog;
    private final Instant now;
    private final Map<IdempotencyRows.Key, IdempotencyRows.Answer> answered = new HashMap<>();
    private final Map<Long, Set<String>> media = new HashMap<>();
    private final Map<Id, Recommendation> recommendations = new HashMap<>();
    private final Drafts drafts = new Drafts();
    private final List<IdempotencyRows.Answer> answers = new ArrayList<>();
    private final List<VoteQuery.Revision> revisions = new ArrayList<>();
    private final SortedMap<Catalog.Passing, @Nullable Description> passing = new TreeMap<>();
    private final Map<Id, Integer> blanked = new HashMap<>();

    Sitting(Ledger ledger, Catalog catalog, Instant now) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    void look(List<Act> acts) {
        List<IdempotencyRows.Key> keys = new ArrayList<>();
        List<Id> shown = new ArrayList<>();
        List<Id> changed = new ArrayList<>();
        List<Feedback> cast = new ArrayList<>();
        Set<Long> projects = new HashSet<>();
        Map<Long, Set<String>> wanted = new HashMap<>();
        for (Act act : acts) {
            projects.add(act.project());
            switch (act) {
                case Cast vote -> {
                    cast.add(vote.vote());
                    if (vote.key() != null) keys.add(vote.key());
                    if (vote.recommendation() != null) shown.add(vote.recommendation());
                    if (vote.vote().target() instanceof Target.Media target)
                        wanted.computeIfAbsent(vote.project(), project -> new HashSet<>())
                                .add(target.mediaId());
                }
                case Amend amend -> changed.add(amend.id());
                case Withdraw withdraw -> changed.add(withdraw.id());
            }
        }
        answered.putAll(IdempotencyRows.find(ledger.sql(), keys));
        recommendations.putAll(Recommendations.find(ledger, projects, shown));
        wanted.forEach((project, ids) -> media.put(project, catalog.known(ledger, project, ids)));
        for (Id.Row kind : List.of(Id.Row.MEDIA_VOTE, Id.Row.CHAT_VOTE))
            drafts.stored(VoteQuery.byAnchor(ledger.sql(), kind, anchors(kind, cast)));
        drafts.stored(VoteQuery.byId(ledger.sql(), projects, changed));
    }

    private static List<String> anchors(Id.Row kind, List<Feedback> cast) {
        return cast.stream()
                .filter(vote -> vote.id().row() == kind)
                .map(Feedback::anchor)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    Outcome decide(Act act) {
        return switch (act) {
            case Cast cast -> cast(cast);
            case Amend amend -> amend(amend);
            case Withdraw withdraw -> withdraw(withdraw);
        };
    }

    private Outcome cast(Cast cast) {
        IdempotencyRows.Answer first = cast.key() == null ? null : answered.get(cast.key());
        if (first != null) return replay(first, cast.digest());
        List<Fault> unknown = unknown(cast);
        if (!unknown.isEmpty()) {
            Refusal.Reason reason =
                    unknown.getFirst().at().equals("/media_id") ? Refusal.Reason.UNKNOWN_MEDIA : Refusal.Reason.INVALID;
            return new Outcome.Refused(new Refusal(reason, unknown));
        }
        addMedia(cast);
        Feedback vote = about(cast);
        Feedback standing = drafts.standing(vote);
        if (standing != null && vote.withdrawn()) return withdrawn(standing, cast);
        Feedback after = standing == null ? vote : replaced(standing, vote, cast.by());
        if (standing == null) drafts.add(after);
        ledger.tally().vote(standing, after);
        boolean revised = standing != null;
        if (cast.key() != null) remember(cast, after, revised);
        boolean verified = after.provenance().verified();
        return revised
                ? new Outcome.Revised(after.id(), after.revision(), verified)
                : new Outcome.Stored(after.id(), verified);
    }

    /// An import tells that the vote that stands here was taken back there.
    private Outcome withdrawn(Feedback standing, Cast cast) {
        Feedback after = standing.withdrawn()
                ? standing
                : takenBack(standing, Objects.requireNonNull(cast.vote().withdrawnAt()), cast.by());
        if (cast.key() != null) remember(cast, after, true);
        return new Outcome.Revised(
                after.id(), after.revision(), after.provenance().verified());
    }

    private static Outcome replay(IdempotencyRows.Answer first, String digest) {
        if (first.row() == null) return Outcome.Refused.of(Refusal.Reason.GONE);
        if (!first.bodyDigest().equals(digest)) return Outcome.Refused.of(Refusal.Reason.IDEMPOTENCY_CONFLICT);
        return new Outcome.Replayed(first.row(), first.revision(), first.verified(), first.status() == 200);
    }

    private void remember(Cast cast, Feedback after, boolean revised) {
        IdempotencyRows.Answer answer = new IdempotencyRows.Answer(
                Objects.requireNonNull(cast.key()),
                cast.digest(),
                after.id(),
                revised ? 200 : 201,
                after.revision(),
                after.provenance().verified());
        answered.put(answer.key(), answer);
        answers.add(answer);
    }

    /// What a vote names that is not there.
    private List<Fault> unknown(Cast cast) {
        if (!(cast.vote().target() instanceof Target.Media target)) return List.of();
        List<Fault> faults = new ArrayList<>();
        boolean known = media.getOrDefault(cast.vote().project(), Set.of()).contains(target.mediaId());
        if (!known && cast.media() == null && !cast.createMedia())
            faults.add(Fault.at("/media_id", Rules.UNKNOWN_MEDIA));
        if (cast.recommendation() != null && recommendation(cast, target) == null)
            faults.add(Fault.at("/recommendation_id", Rules.UNKNOWN_RECOMMENDATION));
        return faults;
    }

    private @Nullable Recommendation recommendation(Cast cast, Target.Media target) {
        Recommendation shown = cast.recommendation() == null ? null : recommendations.get(cast.recommendation());
        boolean answers = shown != null
                && shown.project() == cast.vote().project()
                && shown.mediaId().equals(target.mediaId());
        return answers ? shown : null;
    }

    private void addMedia(Cast cast) {
        if (!(cast.vote().target() instanceof Target.Media target)) return;
        if (media.computeIfAbsent(cast.vote().project(), project -> new HashSet<>())
                .add(target.mediaId()))
            passing.put(new Catalog.Passing(cast.vote().project(), target.mediaId()), cast.media());
    }

    private Feedback about(Cast cast) {
        if (!(cast.vote().target() instanceof Target.Media target)) return cast.vote();
        Recommendation shown = recommendation(cast, target);
        return shown == null ? cast.vote() : cast.vote().about(new Target.Media(target.mediaId(), shown.showing()));
    }

    /// A second vote: all signals replaced, as a new revision of the row that stands. The texts that it is about are
    /// those of the first, unless a withdrawal blanked them.
    private Feedback replaced(Feedback standing, Feedback vote, long by) {
        Map<String, String> modes = vote.provenance().textModes();
        Provenance provenance = standing.provenance()
                .in(vote.provenance().language())
                .and(vote.provenance().policyVersion(), vote.provenance().found())
                .keeping(standing.withdrawn() ? modes.keySet() : Feedback.OWN_TEXTS, modes);
        Feedback alive = standing.withdrawn() ? standing.about(vote.target()) : standing;
        Feedback after = alive.revised(
                vote.signals(),
                vote.remark(),
                vote.triage() == Triage.NEW ? standing.triage() : vote.triage(),
                provenance);
        revise(standing, after, by);
        return after;
    }

    private void revise(Feedback before, Feedback after, long by) {
        revisions.add(new VoteQuery.Revision(before, now, by));
        drafts.change(after);
    }

    private Outcome amend(Amend amend) {
        Feedback before = drafts.of(amend.id());
        if (before == null || before.project() != amend.project()) return Outcome.Refused.of(Refusal.Reason.NOT_FOUND);
        Integer seen = amend.edit().ifRevision();
        if (seen != null && seen != before.revision()) return Outcome.Refused.of(Refusal.Reason.STALE);
        if (before.withdrawn())
            return Outcome.Refused.of(
                    Refusal.Reason.CONFLICT, Fault.at("", "is withdrawn; a new vote for the same thing revives it"));
        Amended amended = Amended.of(before, amend.edit());
        if (!amended.faults().isEmpty())
            return new Outcome.Refused(new Refusal(Refusal.Reason.INVALID, amended.faults()));
        Provenance origin =
                before.provenance().keeping(amend.edit().texts(), amend.edit().textModes());
        if (amended.saysTheSame(before, origin)) return triaged(before, amended);
        Feedback after = before.revised(
                amended.signals(),
                amended.remark(),
                amended.triage(),
                origin.and(amend.policyVersion(), amend.edit().found()));
        revise(before, after, amend.by());
        ledger.tally().vote(before, after);
        return new Outcome.Changed(after);
    }

    /// Triage is the team's state, not what was said: no revision.
    private Outcome triaged(Feedback before, Amended amended) {
        Feedback after = before.triaged(amended.triage());
        if (!after.equals(before)) drafts.change(after);
        return new Outcome.Changed(after);
    }

    private Outcome withdraw(Withdraw withdraw) {
        Feedback before = drafts.of(withdraw.id());
        if (before == null || before.project() != withdraw.project())
            return Outcome.Refused.of(Refusal.Reason.NOT_FOUND);
        if (before.withdrawn()) return new Outcome.Withdrawn();
        takenBack(before, now, withdraw.by());
        return new Outcome.Withdrawn();
    }

    private Feedback takenBack(Feedback before, Instant at, long by) {
        Feedback after = before.withdrawn(at);
        revise(before, after, by);
        blanked.put(before.id(), before.revision());
        ledger.tally().vote(before, after);
        return after;
    }

    void write() {
        catalog.add(ledger, passing);
        drafts.write(ledger);
        VoteQuery.insert(ledger.sql(), revisions);
        blanked.forEach((id, last) -> VoteQuery.blank(ledger.sql(), id, last));
        IdempotencyRows.insert(ledger.sql(), answers, now);
    }
}
