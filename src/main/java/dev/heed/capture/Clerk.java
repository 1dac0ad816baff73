package dev.heed.capture;

import dev.heed.access.Project;
import dev.heed.catalog.Description;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Refusal;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.privacy.Field;
import dev.heed.privacy.Pseudonyms;
import dev.heed.privacy.Screening;
import dev.heed.privacy.Vault;
import dev.heed.sentiment.Sentiment;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Ids;
import dev.heed.storage.Journal;
import dev.heed.storage.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes of a ballot the row it would be: checked, redacted, under pseudonyms, with its identity. From here on nobody
/// has the original.
final class Clerk {
    private final Ids ids;
    private final InstantSource clock;
    private final Vault vault;
    private final Sentiment sentiment;

    Clerk(Ids ids, InstantSource clock, Vault vault, Sentiment sentiment) {
        this.ids = ids;
        this.clock = clock;
        this.vault = vault;
        this.sentiment = sentiment;
    }

    /// What of a ballot goes into the journal, or why it does not.
    ///
    /// @param imported the recommendation that an imported ballot answers, or `null`
    Journal.Item<VoteScribe.Act, Outcome> receive(
            Project project, Ballot ballot, @Nullable Id imported, boolean verified, long by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Ballot.Circumstances said = ballot.circumstances();
        Screening screening = vault.screening(
                project.id(),
                project.settings().policy(),
                said.knownIdentifiers(),
                said.told().textModes());
        Refusal refusal = Rules.refusal(ballot, imported, now, screening);
        if (refusal != null) return new Journal.Item.Answered<>(new Outcome.Refused(refusal));

        Pseudonyms pseudonyms = vault.pseudonyms(project.id());
        Who who = Who.of(ballot, pseudonyms);
        String key = said.idempotencyKey() == null ? null : pseudonyms.idempotency(said.idempotencyKey());
        Id recommendation = ballot instanceof Ballot.Media media
                ? Rules.recommendation(media).orElse(imported)
                : null;
        Anchor anchor = Anchor.of(ballot, who, recommendation, pseudonyms);
        long number = ids.next();
        int bucket = anchor.bucket() >= 0 ? anchor.bucket() : key != null ? Id.bucketOf(key) : Id.bucketOf(number);
        Id id = new Id(ballot instanceof Ballot.Media ? Id.Row.MEDIA_VOTE : Id.Row.CHAT_VOTE, bucket, number);
        // first: what is found in it counts
        Target target = target(ballot, screening, who);
        Signals signals = signals(ballot, screening);
        Remark remark = remark(ballot, screening);
        Past past = said.told();
        Provenance provenance = new Provenance(
                        said.timestamp() == null ? now : said.timestamp(),
                        past.receivedAt() == null ? now : past.receivedAt(),
                        who.subject(),
                        who.session(),
                        said.language(),
                        verified && past.verified(),
                        project.settings().policyVersion(),
                        past.found(),
                        screening.modes())
                .and(project.settings().policyVersion(), screening.found());
        Feedback vote = told(
                past,
                new Feedback(
                        id,
                        project.id(),
                        anchor.hash(),
                        target,
                        signals,
                        remark,
                        provenance,
                        past.triage(),
                        past.withdrawn() ? past.revision() - 1 : past.revision(),
                        null));
        IdempotencyRows.Key idempotency = key == null ? null : new IdempotencyRows.Key(project.id(), key);
        String digest = key == null ? "" : pseudonyms.digest(Json.canonical(ballot, past.ifTold()));
        Description media = ballot instanceof Ballot.Media about ? about.media() : null;
        VoteScribe.Cast cast = new VoteScribe.Cast(
                vote, anchor.recommendation(), media, project.settings().autoCreateMedia(), idempotency, digest, by);
        return new Journal.Item.Entry<>(cast, bucket, Size.of(vote, media));
    }

    private static Feedback told(Past past, Feedback vote) {
        return past.withdrawnAt() == null ? vote : vote.withdrawn(past.withdrawnAt());
    }

    private Remark remark(Ballot ballot, Screening screening) {
        Ballot.Circumstances said = ballot.circumstances();
        boolean media = ballot instanceof Ballot.Media;
        Map<String, Object> metadata =
                screening.metadata(media ? Field.MEDIA_METADATA : Field.CHAT_METADATA, said.metadata());
        Past past = said.told();
        String comment = ballot.comment();
        if (comment == null) {
            Double told = past.commentLength() == null ? null : past.sentiment();
            return new Remark(null, past.commentLength(), told, ballot.tags(), metadata);
        }
        Field field = media ? Field.MEDIA_COMMENT : Field.CHAT_COMMENT;
        String redacted = screening.redacted(field, comment);
        // of all of it, before it is cut
        Double score = past.commentChanged() ? past.sentiment() : sentiment.compound(redacted, said.language());
        return new Remark(
                screening.kept(field, comment, redacted),
                length(comment, past.commentLength()),
                score,
                ballot.tags(),
                metadata);
    }

    private static Target target(Ballot ballot, Screening screening, Who who) {
        return switch (ballot) {
            case Ballot.Media media -> new Target.Media(media.mediaId(), null);
            case Ballot.Chat chat -> {
                Past past = chat.circumstances().told();
                yield new Target.Chat(
                        orEmpty(screening.text(Field.CHAT_QUERY, chat.query())),
                        orEmpty(screening.text(Field.CHAT_RESPONSE, chat.response())),
                        length(chat.query(), past.queryLength()),
                        length(chat.response(), past.responseLength()),
                        chat.model(),
                        who.message(),
                        chat.comparison());
            }
        };
    }

    private static String orEmpty(@Nullable String kept) {
        return kept == null ? "" : kept;
    }

    /// @param told how long it was when it was first sent, where an import says so
    private static int length(String text, @Nullable Integer told) {
        return told == null ? text.codePointCount(0, text.length()) : told;
    }

    private static Signals signals(Ballot ballot, Screening screening) {
        return switch (ballot) {
            case Ballot.Media media ->
                new Signals.Media(media.rating(), media.watchedCompletion(), media.wouldWatchAgain());
            case Ballot.Chat chat -> {
                Integer told = chat.circumstances().told().correctionLength();
                String correction = chat.correction();
                yield new Signals.Chat(
                        chat.rating(),
                        screening.optional(Field.CHAT_CORRECTION, correction),
                        correction == null ? told : Integer.valueOf(length(correction, told)));
            }
        };
    }
}
