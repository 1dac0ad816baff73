package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Remark;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.storage.schema.tables.records.FeedbackRecord;
import dev.heed.storage.schema.tables.records.UserFeedbackRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Votes as rows: `user_feedback` for media, `feedback` for chat, and back. What is written is searchable in the same
/// transaction.
public final class FeedbackRows {
    private FeedbackRows() {}

    private static final PreparedBatch INSERT_MEDIA = PreparedBatch.insert(USER_FEEDBACK);
    private static final PreparedBatch INSERT_CHAT = PreparedBatch.insert(FEEDBACK);

    /// Writes new votes, one statement for each kind.
    public static void insert(DSLContext sql, List<Feedback> votes) {
        INSERT_MEDIA.runFor(sql, rows(votes, Target.Media.class));
        INSERT_CHAT.runFor(sql, rows(votes, Target.Chat.class));
        SearchRows.insert(sql, votes);
    }

    /// Writes votes over what they were.
    ///
    /// @param before each as it was read
    /// @throws StorageException (stale) when a row has moved on since it was read
    public static void update(DSLContext sql, List<Feedback> votes, List<Feedback> before) {
        for (Class<? extends Target> kind : List.of(Target.Media.class, Target.Chat.class)) {
            List<Object[]> bindings = new ArrayList<>();
            for (int i = 0; i < votes.size(); i++)
                if (kind.isInstance(votes.get(i).target())) bindings.add(binding(votes.get(i), before.get(i)));
            int[] changed = (kind == Target.Media.class ? UPDATE_MEDIA : UPDATE_CHAT).run(sql, bindings);
            if (Arrays.stream(changed).anyMatch(n -> n != 1))
                throw new StorageException(StorageException.Fault.STALE, "a vote has moved on since it was read");
        }
        SearchRows.update(sql, votes, before);
    }

    private static final List<Field<?>> MEDIA_CHANGES = List.of(
            USER_FEEDBACK.WATCHED_COMPLETION,
            USER_FEEDBACK.WOULD_WATCH_AGAIN,
            USER_FEEDBACK.RATING,
            USER_FEEDBACK.COMMENT,
            USER_FEEDBACK.COMMENT_LENGTH,
            USER_FEEDBACK.TAGS,
            USER_FEEDBACK.RECOMMENDATION_TYPE,
            USER_FEEDBACK.MODEL,
            USER_FEEDBACK.POSITION,
            USER_FEEDBACK.SCORE,
            USER_FEEDBACK.RECOMMENDED_AT,
            USER_FEEDBACK.LANGUAGE,
            USER_FEEDBACK.SENTIMENT,
            USER_FEEDBACK.TRIAGE,
            USER_FEEDBACK.METADATA,
            USER_FEEDBACK.POLICY_VERSION,
            USER_FEEDBACK.FOUND,
            USER_FEEDBACK.TEXT_MODES,
            USER_FEEDBACK.REVISION,
            USER_FEEDBACK.WITHDRAWN_AT);

    private static final List<Field<?>> CHAT_CHANGES = List.of(
            FEEDBACK.QUERY,
            FEEDBACK.RESPONSE,
            FEEDBACK.RATING,
            FEEDBACK.COMMENT,
            FEEDBACK.COMMENT_LENGTH,
            FEEDBACK.TAGS,
            FEEDBACK.CORRECTION,
            FEEDBACK.CORRECTION_LENGTH,
            FEEDBACK.MODEL,
            FEEDBACK.COMPARISON,
            FEEDBACK.LANGUAGE,
            FEEDBACK.SENTIMENT,
            FEEDBACK.TRIAGE,
            FEEDBACK.METADATA,
            FEEDBACK.POLICY_VERSION,
            FEEDBACK.FOUND,
            FEEDBACK.TEXT_MODES,
            FEEDBACK.QUERY_LENGTH,
            FEEDBACK.RESPONSE_LENGTH,
            FEEDBACK.REVISION,
            FEEDBACK.WITHDRAWN_AT);

    /// What tells that a row has moved on: its revision, and what changes without one. Texts that are redacted again
    /// change what was found, or the version of the policy.
    private static final List<Field<?>> MEDIA_GUARDS = List.of(
            USER_FEEDBACK.REVISION,
            USER_FEEDBACK.TRIAGE,
            USER_FEEDBACK.POLICY_VERSION,
            USER_FEEDBACK.FOUND,
            USER_FEEDBACK.RECOMMENDATION_TYPE,
            USER_FEEDBACK.MODEL,
            USER_FEEDBACK.POSITION,
            USER_FEEDBACK.SCORE);

    private static final List<Field<?>> CHAT_GUARDS =
            List.of(FEEDBACK.REVISION, FEEDBACK.TRIAGE, FEEDBACK.POLICY_VERSION, FEEDBACK.FOUND);

    private static final PreparedBatch UPDATE_MEDIA =
            update(MEDIA_CHANGES, USER_FEEDBACK, USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID, MEDIA_GUARDS);

    private static final PreparedBatch UPDATE_CHAT =
            update(CHAT_CHANGES, FEEDBACK, FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID, CHAT_GUARDS);

    private static <R extends Record> PreparedBatch update(
            List<Field<?>> changes,
            Table<R> table,
            TableField<R, Integer> bucket,
            TableField<R, Long> id,
            List<Field<?>> guards) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (Field<?> change : changes) values.put(change, DSL.val((Object) null, change));
        Condition same = DSL.and(bucket.eq(DSL.val((Integer) null, bucket)), id.eq(DSL.val((Long) null, id)));
        for (Field<?> guard : guards) same = same.and(unchanged(guard));
        Condition where = same;
        List<Field<?>> bound = new ArrayList<>(changes);
        bound.addAll(List.of(bucket, id));
        bound.addAll(guards);
        return new PreparedBatch(bound, sql -> sql.update(table).set(values).where(where));
    }

    private static <T> Condition unchanged(Field<T> guard) {
        return guard.isNotDistinctFrom(DSL.val((T) null, guard));
    }

    private static Object[] binding(Feedback vote, Feedback before) {
        boolean media = vote.target() instanceof Target.Media;
        Record row = row(vote);
        List<Object> values = new ArrayList<>();
        for (Field<?> change : media ? MEDIA_CHANGES : CHAT_CHANGES) values.add(row.get(change));
        values.addAll(List.of(vote.id().bucket(), vote.id().number()));
        Record was = row(before);
        for (Field<?> guard : media ? MEDIA_GUARDS : CHAT_GUARDS) values.add(was.get(guard));
        return values.toArray();
    }

    private static List<Record> rows(List<Feedback> votes, Class<? extends Target> kind) {
        return votes.stream()
                .filter(vote -> kind.isInstance(vote.target()))
                .map(FeedbackRows::row)
                .toList();
    }

    private static Record row(Feedback vote) {
        return switch (vote.target()) {
            case Target.Media media -> row(vote, media, (Signals.Media) vote.signals());
            case Target.Chat chat -> row(vote, chat, (Signals.Chat) vote.signals());
        };
    }

    private static UserFeedbackRecord row(Feedback vote, Target.Media media, Signals.Media signals) {
        UserFeedbackRecord row = new UserFeedbackRecord();
        Provenance from = vote.provenance();
        row.setFeedbackId(vote.id().number());
        row.setProjectId(vote.project());
        row.setBucket(vote.id().bucket());
        row.setHour(Tally.hour(from.timestamp()));
        row.setMediaId(media.mediaId());
        row.setWatchedCompletion(signals.watchedCompletion());
        row.setWouldWatchAgain(signals.wouldWatchAgain());
        row.setRating(signals.rating());
        row.setTimestamp(from.timestamp());
        row.setComment(vote.remark().comment());
        row.setCommentLength(vote.remark().commentLength());
        row.setTags(Json.of(vote.remark().tags()));
        row.setAnchor(vote.anchor());
        row.setSubject(from.subject());
        row.setSession(from.session());
        Showing showing = media.showing();
        if (showing != null) {
            row.setLogId(showing.recommendation().number());
            row.setRecommendationType(showing.recommendationType());
            row.setModel(showing.model());
            row.setPosition(showing.position());
            row.setScore(showing.score());
            row.setRecommendedAt(showing.shownAt());
        }
        row.setSentiment(vote.remark().sentiment());
        row.setLanguage(from.language());
        row.setVerified(from.verified());
        row.setTriage(vote.triage().word());
        row.setMetadata(Json.of(vote.remark().metadata()));
        row.setPolicyVersion(from.policyVersion());
        row.setFound(Json.of(from.found()));
        row.setTextModes(Json.of(from.textModes()));
        row.setReceivedAt(from.receivedAt());
        row.setRevision(vote.revision());
        row.setWithdrawnAt(vote.withdrawnAt());
        return row;
    }

    private static FeedbackRecord row(Feedback vote, Target.Chat chat, Signals.Chat signals) {
        FeedbackRecord row = new FeedbackRecord();
        Provenance from = vote.provenance();
        row.setFeedbackId(vote.id().number());
        row.setProjectId(vote.project());
        row.setBucket(vote.id().bucket());
        row.setHour(Tally.hour(from.timestamp()));
        row.setQuery(chat.query());
        row.setResponse(chat.response());
        row.setRating(signals.rating().value());
        row.setTimestamp(from.timestamp());
        row.setComment(vote.remark().comment());
        row.setCommentLength(vote.remark().commentLength());
        row.setTags(Json.of(vote.remark().tags()));
        row.setCorrection(signals.correction());
        row.setCorrectionLength(signals.correctionLength());
        row.setModel(chat.model());
        row.setAnchor(vote.anchor());
        row.setSession(from.session());
        row.setMessageId(chat.messageId());
        row.setComparison(chat.comparison());
        row.setSubject(from.subject());
        row.setSentiment(vote.remark().sentiment());
        row.setLanguage(from.language());
        row.setVerified(from.verified());
        row.setTriage(vote.triage().word());
        row.setMetadata(Json.of(vote.remark().metadata()));
        row.setPolicyVersion(from.policyVersion());
        row.setFound(Json.of(from.found()));
        row.setTextModes(Json.of(from.textModes()));
        row.setQueryLength(chat.queryLength());
        row.setResponseLength(chat.responseLength());
        row.setReceivedAt(from.receivedAt());
        row.setRevision(vote.revision());
        row.setWithdrawnAt(vote.withdrawnAt());
        return row;
    }

    /// A media vote, as stored.
    public static Feedback media(UserFeedbackRecord row) {
        return new Feedback(
                new Id(Id.Row.MEDIA_VOTE, row.getBucket(), row.getFeedbackId()),
                row.getProjectId(),
                row.getAnchor(),
                new Target.Media(row.getMediaId(), showing(row)),
                new Signals.Media(row.getRating(), row.getWatchedCompletion(), row.getWouldWatchAgain()),
                new Remark(
                        row.getComment(),
                        row.getCommentLength(),
                        row.getSentiment(),
                        Json.words(row.getTags()),
                        Json.object(row.getMetadata())),
                new Provenance(
                        row.getTimestamp(),
                        row.getReceivedAt(),
                        row.getSubject(),
                        row.getSession(),
                        row.getLanguage(),
                        row.getVerified(),
                        row.getPolicyVersion(),
                        Json.counts(row.getFound()),
                        Json.names(row.getTextModes())),
                Triage.of(row.getTriage()),
                row.getRevision(),
                row.getWithdrawnAt());
    }

    private static @Nullable Showing showing(UserFeedbackRecord row) {
        Long log = row.getLogId();
        if (log == null) return null;
        return new Showing(
                new Id(Id.Row.RECOMMENDATION, row.getBucket(), log),
                Objects.requireNonNull(row.getRecommendationType()),
                row.getModel(),
                row.getPosition(),
                row.getScore(),
                Objects.requireNonNull(row.getRecommendedAt()));
    }

    /// A chat vote, as stored.
    public static Feedback chat(FeedbackRecord row) {
        return new Feedback(
                new Id(Id.Row.CHAT_VOTE, row.getBucket(), row.getFeedbackId()),
                row.getProjectId(),
                row.getAnchor(),
                new Target.Chat(
                        row.getQuery(),
                        row.getResponse(),
                        row.getQueryLength(),
                        row.getResponseLength(),
                        row.getModel(),
                        row.getMessageId(),
                        row.getComparison()),
                new Signals.Chat(Thumb.of(row.getRating()), row.getCorrection(), row.getCorrectionLength()),
                new Remark(
                        row.getComment(),
                        row.getCommentLength(),
                        row.getSentiment(),
                        Json.words(row.getTags()),
                        Json.object(row.getMetadata())),
                new Provenance(
                        row.getTimestamp(),
                        row.getReceivedAt(),
                        row.getSubject(),
                        row.getSession(),
                        row.getLanguage(),
                        row.getVerified(),
                        row.getPolicyVersion(),
                        Json.counts(row.getFound()),
                        Json.names(row.getTextModes())),
                Triage.of(row.getTriage()),
                row.getRevision(),
                row.getWithdrawnAt());
    }
}
