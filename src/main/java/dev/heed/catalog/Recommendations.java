package dev.heed.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.heed.access.Project;
import dev.heed.domain.Base32;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Page;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Refusal;
import dev.heed.privacy.Field;
import dev.heed.privacy.Pseudonyms;
import dev.heed.privacy.Screening;
import dev.heed.privacy.Vault;
import dev.heed.storage.Database;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Ids;
import dev.heed.storage.Journal;
import dev.heed.storage.Ledger;
import dev.heed.storage.StorageException;
import dev.heed.storage.Weight;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The recommendation log: what was shown, in which slot, with what score, whether it was selected.
public final class Recommendations {
    private final Database database;
    private final Journal journal;
    private final Vault vault;
    private final ShowingScribe scribe;
    private final ShowingClerk clerk;

    public Recommendations(
            Database database, Journal journal, Ids ids, InstantSource clock, Vault vault, Catalog catalog) {
        this.database = database;
        this.journal = journal;
        this.vault = vault;
        this.scribe = new ShowingScribe(catalog, clock);
        this.clerk = new ShowingClerk(ids, clock, vault);
    }

    /// What a caller says was shown. `user` becomes a pseudonym; `position` counts from 0; `past` is what an import
    /// tells of it, `null` for what is shown now.
    public record Showing(
            String mediaId,
            String recommendationType,
            @Nullable Double score,
            boolean selected,
            @Nullable String listId,
            @Nullable Integer position,
            @Nullable String model,
            @Nullable String user,
            @Nullable Instant timestamp,
            @Nullable Map<String, Object> metadata,
            @Nullable String idempotencyKey,
            @Nullable @JsonIgnore Past past) {
        /// One that is shown now.
        public Showing(
                String mediaId,
                String recommendationType,
                @Nullable Double score,
                boolean selected,
                @Nullable String listId,
                @Nullable Integer position,
                @Nullable String model,
                @Nullable String user,
                @Nullable Instant timestamp,
                @Nullable Map<String, Object> metadata,
                @Nullable String idempotencyKey) {
            this(
                    mediaId,
                    recommendationType,
                    score,
                    selected,
                    listId,
                    position,
                    model,
                    user,
                    timestamp,
                    metadata,
                    idempotencyKey,
                    null);
        }

        Past told() {
            return past == null ? Past.UNTOLD : past;
        }
    }

    /// What a showing already was elsewhere, as an export tells it. Only the owner of the instance may say so; with it,
    /// a showing may be as old as 1970.
    ///
    /// @param subject the pseudonym of its user, kept as it is, where no user is given
    /// @param receivedAt when it arrived there; now, if that is not said
    /// @param revision how often it was said, from 1
    /// @param found how many pieces of personal data had been removed, by kind; what is found now is added
    /// @param textModes how its texts were kept where it comes from, where that is not as redacted text
    public record Past(
            @Nullable String subject,
            @Nullable Instant receivedAt,
            int revision,
            Map<String, Integer> found,
            Map<String, String> textModes) {
        /// A showing of which nothing is told but that it is not of today.
        public static final Past UNTOLD = new Past(null, null, 1, Map.of(), Map.of());

        public Past {
            found = Map.copyOf(found);
            textModes = Map.copyOf(textModes);
        }

        /// This, or null where it tells nothing: then the showing is the same as one that was logged live.
        @Nullable
        Past ifTold() {
            return equals(UNTOLD) ? null : this;
        }
    }

    /// What a caller wants otherwise; item, person and time stay.
    public record Amendment(
            Change<String> recommendationType,
            Change<Double> score,
            Change<Boolean> selected,
            Change<String> listId,
            Change<Integer> position,
            Change<String> model,
            Change<Map<String, Object>> metadata) {}

    /// Which recommendations are meant; see [dev.heed.domain.Filter].
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            List<String> mediaIds,
            List<String> recommendationTypes,
            List<String> models,
            List<String> listIds,
            List<String> subjects,
            @Nullable Boolean selected) {}

    /// A showing with the votes that answer it.
    public record Answered(Recommendation recommendation, List<Feedback> votes) {}

    /// What became of a request.
    public sealed interface Outcome {
        record Logged(Recommendation recommendation, boolean replayed) implements Outcome {}

        record Removed() implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {
            static Refused of(Refusal.Reason reason, Fault... faults) {
                return new Refused(Refusal.of(reason, faults));
            }
        }

        /// One of many that the storage did not take, or of which it did not say; see
        /// [dev.heed.storage.Journal#write].
        record Failed(StorageException why) implements Outcome {}
    }

    /// Logs one showing. Durable when this returns.
    public Outcome log(Project project, Showing showing) {
        return journal.write(scribe, clerk.receive(project, showing));
    }

    /// Logs many showings, each standing or falling alone.
    ///
    /// @return what became of each, in their order
    /// @throws StorageException (busy) no room for all of them; or as the storage failed when it took none
    public List<Outcome> logAll(Project project, List<Showing> showings) {
        List<Journal.Item<ShowingScribe.Act, Outcome>> items = new ArrayList<>(showings.size());
        for (Showing showing : showings) items.add(clerk.receive(project, showing));
        return journal.writeAll(scribe, items, Outcome.Failed::new);
    }

    /// Changes parts of a showing, and the copies that the votes for it keep.
    public Outcome change(Project project, Id id, Amendment amendment) {
        List<Fault> faults = new ArrayList<>();
        if (amendment.recommendationType() instanceof Change.Set<String>(String slot))
            faults.addAll(ShowingRules.slot(project, slot));
        if (amendment.recommendationType() instanceof Change.Clear<String>)
            faults.add(Fault.at("/recommendation_type", "must stay: every showing has a slot"));
        List<Fault> personal = ShowingRules.personal(
                amendment.listId().after(null),
                amendment.model().after(null),
                amendment.metadata().after(null));
        Refusal refusal = ShowingRules.refusal(faults, personal);
        if (refusal != null) return new Outcome.Refused(refusal);
        Screening screening = vault.screening(project.id(), project.settings().policy(), List.of());
        Amendment screened = new Amendment(
                amendment.recommendationType(),
                amendment.score(),
                amendment.selected(),
                amendment.listId(),
                amendment.position(),
                amendment.model(),
                amendment.metadata().map(object -> screening.object(Field.RECOMMENDATION_METADATA, object)));
        return journal.write(
                scribe,
                new ShowingScribe.Amend(
                        project.id(),
                        id,
                        screened,
                        project.settings().policyVersion(),
                        screening.found(),
                        screening.modes()),
                id.bucket(),
                Weight.of(
                        amendment.listId().after(null),
                        amendment.model().after(null),
                        screened.metadata().after(null),
                        screening.found()));
    }

    /// Removes a showing that no vote answers.
    public Outcome remove(Project project, Id id) {
        return journal.write(scribe, new ShowingScribe.Remove(project.id(), id), id.bucket(), Weight.BARE);
    }

    public Optional<Answered> one(Project project, Id id) {
        return database.read(sql -> RecommendationQuery.one(sql, project.id(), id)
                .map(found -> new Answered(
                        found, RecommendationQuery.answers(sql, List.of(id)).getOrDefault(id, List.of()))));
    }

    /// A keyset page, newest arrival first.
    ///
    /// @param before the number the page begins below; `Long.MAX_VALUE` for the first
    public Page<Answered> page(Project project, Filter filter, long before, int limit) {
        return database.read(sql -> {
            List<Recommendation> found = RecommendationQuery.page(sql, project.id(), filter, before, limit + 1);
            List<Recommendation> shown = found.subList(0, Math.min(limit, found.size()));
            Map<Id, List<Feedback>> votes = RecommendationQuery.answers(
                    sql, shown.stream().map(Recommendation::id).toList());
            return new Page<>(
                    shown.stream()
                            .map(one -> new Answered(one, votes.getOrDefault(one.id(), List.of())))
                            .toList(),
                    found.size() > limit ? Base32.of(shown.getLast().id().number()) : null);
        });
    }

    /// Which recommendations were sent with these idempotency keys; those that are gone are missing.
    public Map<String, Id> sentWith(Project project, Collection<String> keys) {
        if (keys.isEmpty()) return Map.of();
        Pseudonyms pseudonyms = vault.pseudonyms(project.id());
        Map<IdempotencyRows.Key, String> hashed = new HashMap<>();
        for (String key : keys) hashed.put(new IdempotencyRows.Key(project.id(), pseudonyms.idempotency(key)), key);
        Map<String, Id> sent = new HashMap<>();
        database.read(sql -> IdempotencyRows.find(sql, hashed.keySet())).forEach((key, answer) -> {
            Id row = answer.row();
            if (row != null && row.row() == Id.Row.RECOMMENDATION)
                sent.put(Objects.requireNonNull(hashed.get(key)), row);
        });
        return sent;
    }

    /// Recommendations of these projects by id, seen from inside a transaction; they stay as they are until it ends.
    public static Map<Id, Recommendation> find(Ledger ledger, Collection<Long> projects, Collection<Id> ids) {
        return RecommendationQuery.relying(ledger.sql(), projects, ids);
    }
}
