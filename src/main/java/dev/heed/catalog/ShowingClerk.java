package dev.heed.catalog;

import dev.heed.access.Project;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Refusal;
import dev.heed.privacy.Field;
import dev.heed.privacy.Pseudonyms;
import dev.heed.privacy.Screening;
import dev.heed.privacy.Vault;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Ids;
import dev.heed.storage.Journal;
import dev.heed.storage.Json;
import dev.heed.storage.Weight;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// Makes of a showing the row it would be: checked, without personal data, with its identity.
final class ShowingClerk {
    private final Ids ids;
    private final InstantSource clock;
    private final Vault vault;

    ShowingClerk(Ids ids, InstantSource clock, Vault vault) {
        this.ids = ids;
        this.clock = clock;
        this.vault = vault;
    }

    /// What of a showing goes into the journal, or why it does not.
    Journal.Item<ShowingScribe.Act, Recommendations.Outcome> receive(Project project, Recommendations.Showing showing) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Refusal refusal = ShowingRules.refusal(project, showing, now);
        if (refusal != null) return new Journal.Item.Answered<>(new Recommendations.Outcome.Refused(refusal));

        Pseudonyms pseudonyms = vault.pseudonyms(project.id());
        Screening screening = vault.screening(
                project.id(),
                project.settings().policy(),
                List.of(),
                showing.told().textModes());
        String user = showing.user();
        Recommendations.Past past = showing.told();
        String key = showing.idempotencyKey() == null ? null : pseudonyms.idempotency(showing.idempotencyKey());
        long number = ids.next();
        int bucket = key == null ? Id.bucketOf(number) : Id.bucketOf(key);
        Map<String, Object> metadata = screening.metadata(Field.RECOMMENDATION_METADATA, showing.metadata());
        Recommendation shown = new Recommendation(
                new Id(Id.Row.RECOMMENDATION, bucket, number),
                project.id(),
                showing.mediaId(),
                showing.recommendationType(),
                showing.score(),
                showing.selected(),
                showing.listId(),
                showing.position(),
                showing.model(),
                metadata,
                new Provenance(
                                showing.timestamp() == null ? now : showing.timestamp(),
                                past.receivedAt() == null ? now : past.receivedAt(),
                                user == null ? past.subject() : pseudonyms.subject(user),
                                null,
                                null,
                                true,
                                project.settings().policyVersion(),
                                past.found(),
                                screening.modes())
                        .and(project.settings().policyVersion(), screening.found()),
                past.revision());
        IdempotencyRows.Answer answer = key == null
                ? null
                : new IdempotencyRows.Answer(
                        new IdempotencyRows.Key(project.id(), key),
                        pseudonyms.digest(Json.canonical(showing, past.ifTold())),
                        shown.id(),
                        201,
                        1,
                        true);
        ShowingScribe.Act log = new ShowingScribe.Log(shown, project.settings().autoCreateMedia(), answer);
        int size = Weight.of(
                showing.listId(),
                showing.model(),
                metadata,
                shown.provenance().found(),
                shown.provenance().textModes());
        return new Journal.Item.Entry<>(log, bucket, size);
    }
}
