package dev.heed.catalog;

import dev.heed.catalog.Recommendations.Amendment;
import dev.heed.catalog.Recommendations.Outcome;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Refusal;
import dev.heed.domain.Target;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Journal;
import dev.heed.storage.Ledger;
import dev.heed.storage.RecommendationRows;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what gathered for the recommendation log: one look for the keys, the items and the rows of all entries, then
/// each entry in its order.
final class ShowingScribe implements Journal.Scribe<ShowingScribe.Act, Outcome> {
    private final Catalog catalog;
    private final InstantSource clock;

    ShowingScribe(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /// One thing to be done.
    sealed interface Act {
        long project();
    }

    record Log(Recommendation shown, boolean createMedia, IdempotencyRows.@Nullable Answer answer) implements Act {
        @Override
        public long project() {
            return shown.project();
        }
    }

    record Amend(
            long project,
            Id id,
            Amendment amendment,
            int policyVersion,
            Map<String, Integer> found,
            Map<String, String> textModes)
            implements Act {}

    record Remove(long project, Id id) implements Act {}

    @Override
    public List<Outcome> write(Ledger ledger, List<Act> acts) {
        return new Sitting(ledger, acts).outcomes();
    }

    /// One transaction's worth of acts.
    private final class Sitting {
        private final Ledger ledger;
        private final List<Act> acts;
        private final Map<IdempotencyRows.Key, IdempotencyRows.Answer> answered;
        private final Map<Long, Set<String>> media;
        private final Map<Id, Recommendation> stored;
        private final Map<Id, Recommendation> fresh = new HashMap<>();
        private final SortedMap<Catalog.Passing, @Nullable Description> passing = new TreeMap<>();
        private final List<IdempotencyRows.Answer> answers = new ArrayList<>();

        Sitting(Ledger ledger, List<Act> acts) {
            this.ledger = ledger;
            this.acts = acts;
            List<Log> logs = acts.stream()
                    .filter(Log.class::isInstance)
                    .map(Log.class::cast)
                    .toList();
            this.answered = IdempotencyRows.find(
                    ledger.sql(),
                    logs.stream()
                            .map(Log::answer)
                            .filter(Objects::nonNull)
                            .map(IdempotencyRows.Answer::key)
                            .toList());
            this.media = logs.stream()
                    .collect(Collectors.groupingBy(
                            log -> log.shown.project(),
                            Collectors.mapping(log -> log.shown.mediaId(), Collectors.toSet())));
            media.replaceAll((project, ids) -> catalog.known(ledger, project, ids));
            List<Id> wanted = new ArrayList<>();
            for (Act act : acts) {
                if (act instanceof Amend amend) wanted.add(amend.id);
                if (act instanceof Remove remove) wanted.add(remove.id);
            }
            answered.values().stream()
                    .map(IdempotencyRows.Answer::row)
                    .filter(Objects::nonNull)
                    .forEach(wanted::add);
            Set<Long> projects = acts.stream().map(Act::project).collect(Collectors.toSet());
            this.stored = RecommendationQuery.changing(ledger.sql(), projects, wanted);
        }

        List<Outcome> outcomes() {
            List<Outcome> outcomes = acts.stream()
                    .map(act -> switch (act) {
                        case Log log -> log(log);
                        case Amend amend -> amend(amend);
                        case Remove remove -> remove(remove);
                    })
                    .toList();
            catalog.add(ledger, passing);
            RecommendationRows.insert(ledger.sql(), List.copyOf(fresh.values()));
            IdempotencyRows.insert(ledger.sql(), answers, clock.instant());
            return outcomes;
        }

        private Outcome log(Log log) {
            IdempotencyRows.Answer now = log.answer;
            IdempotencyRows.Answer first = now == null ? null : answered.get(now.key());
            if (now != null && first != null) return replay(first, now);
            Set<String> known = media.getOrDefault(log.shown.project(), Set.of());
            if (!known.contains(log.shown.mediaId())) {
                if (!log.createMedia)
                    return Outcome.Refused.of(
                            Refusal.Reason.UNKNOWN_MEDIA, Fault.at("/media_id", "is not in the catalog"));
                passing.put(new Catalog.Passing(log.shown.project(), log.shown.mediaId()), null);
                known.add(log.shown.mediaId());
            }
            fresh.put(log.shown.id(), log.shown);
            ledger.tally().recommendation(null, log.shown);
            if (now != null) {
                answered.put(now.key(), now);
                answers.add(now);
            }
            return new Outcome.Logged(log.shown, false);
        }

        private Outcome replay(IdempotencyRows.Answer first, IdempotencyRows.Answer now) {
            if (first.row() == null) return Outcome.Refused.of(Refusal.Reason.GONE);
            if (!first.bodyDigest().equals(now.bodyDigest()))
                return Outcome.Refused.of(Refusal.Reason.IDEMPOTENCY_CONFLICT);
            Recommendation row = fresh.getOrDefault(first.row(), stored.get(first.row()));
            return row == null ? Outcome.Refused.of(Refusal.Reason.GONE) : new Outcome.Logged(row, true);
        }

        private Outcome amend(Amend amend) {
            Recommendation before = stored.get(amend.id);
            if (before == null || before.project() != amend.project)
                return Outcome.Refused.of(Refusal.Reason.NOT_FOUND);
            Amendment say = amend.amendment;
            Recommendation after = new Recommendation(
                    before.id(),
                    before.project(),
                    before.mediaId(),
                    Objects.requireNonNull(say.recommendationType().after(before.recommendationType())),
                    say.score().after(before.score()),
                    Boolean.TRUE.equals(say.selected().after(before.selected())),
                    say.listId().after(before.listId()),
                    say.position().after(before.position()),
                    say.model().after(before.model()),
                    say.metadata().after(before.metadata()),
                    before.provenance().and(amend.policyVersion, amend.found).keeping(replaced(say), amend.textModes),
                    before.revision() + 1);
            RecommendationQuery.update(ledger.sql(), after);
            stored.put(after.id(), after);
            ledger.tally().recommendation(before, after);
            if (!before.showing().equals(after.showing())) tellVotes(after);
            return new Outcome.Logged(after, false);
        }

        private static Set<String> replaced(Amendment say) {
            return say.metadata() instanceof Change.Keep ? Set.of() : Set.of("metadata");
        }

        /// The votes for a showing keep a copy of it.
        private void tellVotes(Recommendation after) {
            List<Feedback> before = RecommendationQuery.answers(ledger.sql(), List.of(after.id()))
                    .getOrDefault(after.id(), List.of());
            List<Feedback> changed = new ArrayList<>();
            for (Feedback vote : before) {
                Feedback told = vote.about(new Target.Media(after.mediaId(), after.showing()));
                ledger.tally().vote(vote, told);
                changed.add(told);
            }
            FeedbackRows.update(ledger.sql(), changed, before);
        }

        private Outcome remove(Remove remove) {
            Recommendation before = stored.get(remove.id);
            if (before == null || before.project() != remove.project)
                return Outcome.Refused.of(Refusal.Reason.NOT_FOUND);
            int votes = RecommendationQuery.answers(ledger.sql(), List.of(remove.id))
                    .getOrDefault(remove.id, List.of())
                    .size();
            if (votes > 0)
                return Outcome.Refused.of(
                        Refusal.Reason.CONFLICT,
                        Fault.at("", "is answered by votes: " + votes + "; they stay joined to it"));
            RecommendationQuery.delete(ledger.sql(), remove.id);
            stored.remove(remove.id);
            ledger.tally().recommendation(before, null);
            return new Outcome.Removed();
        }
    }
}
