package dev.heed.history;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Json;
import dev.heed.storage.LongRead;
import dev.heed.storage.SearchConditions;
import dev.heed.storage.SearchProgress;
import dev.heed.storage.VoteConditions;
import dev.heed.storage.schema.tables.records.FeedbackRecord;
import dev.heed.storage.schema.tables.records.UserFeedbackRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of history: of the votes that a filter means, in one snapshot.
///
/// @param byTime whether they are listed by when they were said, and not by their arrival
record HistoryQuery(DSLContext sql, long project, Filter filter, boolean byTime) {
    private static final VotesQuery<UserFeedbackRecord> MEDIA = new VotesQuery<>(
            USER_FEEDBACK,
            USER_FEEDBACK.BUCKET,
            USER_FEEDBACK.FEEDBACK_ID,
            USER_FEEDBACK.TIMESTAMP,
            VoteConditions::media,
            FeedbackRows::media);

    private static final VotesQuery<FeedbackRecord> CHAT = new VotesQuery<>(
            FEEDBACK,
            FEEDBACK.BUCKET,
            FEEDBACK.FEEDBACK_ID,
            FEEDBACK.TIMESTAMP,
            VoteConditions::chat,
            FeedbackRows::chat);

    /// Votes of one kind, from a mark on, newest first.
    ///
    /// @param near how many of them a search reads before it asks the index of words
    List<Feedback> page(Kind kind, Mark before, int limit, int near) {
        VotesQuery<?> votes = votes(kind);
        Search search = filter.search();
        if (search == null) return votes.page(this, filter, votes.below(before), limit);
        requireSearchable(sql);
        // a withdrawn vote has no words
        if (filter.withdrawn()) return List.of();
        Mark depth = votes.depth(this, before, near);
        Condition read = SearchConditions.said(search, votes.bucket, votes.number);
        if (depth == null)
            return votes.page(this, filter.searching(null), votes.below(before).and(read), limit);
        read = read.and(votes.below(before)).and(DSL.not(votes.below(depth)));
        List<Feedback> found = new ArrayList<>(votes.page(this, filter.searching(null), read, limit));
        if (found.size() < limit)
            found.addAll(votes.gathered().page(this, filter, votes.gathered().below(depth), limit - found.size()));
        return found;
    }

    /// All of them, oldest first.
    static void each(LongRead read, long project, Kind kind, Filter filter, Consumer<Feedback> taker) {
        if (filter.search() != null) requireSearchable(read.sql());
        votes(kind).each(read, project, filter, taker);
    }

    /// Who asks has looked before, and answered otherwise.
    private static void requireSearchable(DSLContext sql) {
        if (!SearchProgress.complete(sql)) throw new IllegalStateException("not every vote can be searched yet");
    }

    private static VotesQuery<?> votes(Kind kind) {
        return switch (kind) {
            case MEDIA -> MEDIA;
            case CHAT -> CHAT;
        };
    }

    /// The filter as a condition on one of the tables.
    private interface ConditionQuery {
        Condition of(long project, Filter filter, Field<Instant> said);
    }

    /// One of the two tables of votes.
    private record VotesQuery<R extends Record>(
            Table<R> table,
            TableField<R, Integer> bucket,
            TableField<R, Long> number,
            Field<Instant> timestamp,
            ConditionQuery conditions,
            RecordMapper<R, Feedback> vote) {

        /// The same, without the index by time: few votes are found by others, and all of them sorted. A database that
        /// knows nothing of words would walk the whole period instead.
        VotesQuery<R> gathered() {
            return new VotesQuery<>(table, bucket, number, DSL.coalesce(timestamp, timestamp), conditions, vote);
        }

        List<Feedback> page(HistoryQuery query, Filter filter, Condition more, int limit) {
            return query.sql
                    .selectFrom(table)
                    .where(meant(query.project, filter, query.byTime).and(more))
                    .orderBy(order(query.byTime))
                    .limit(limit)
                    .fetch(vote);
        }

        void each(LongRead read, long project, Filter filter, Consumer<Feedback> taker) {
            read.each(
                    read.sql()
                            .selectFrom(table)
                            .where(meant(project, filter, false))
                            .orderBy(number),
                    row -> taker.accept(Objects.requireNonNull(vote.map(row))));
        }

        /// The time of a vote, in a list by arrival in a form that no index has: else a database may take the index by
        /// time and sort all of a long period, to show the first few votes of an item.
        Condition meant(long project, Filter filter, boolean byTime) {
            return conditions.of(project, filter, byTime ? timestamp : DSL.coalesce(timestamp, timestamp));
        }

        List<SortField<?>> order(boolean byTime) {
            return byTime ? List.of(timestamp.desc(), number.desc()) : List.of(number.desc());
        }

        Condition below(Mark mark) {
            return mark.time() == null
                    ? number.lt(mark.number())
                    : DSL.row(timestamp, number).lt(DSL.row(DSL.val(mark.time(), timestamp), DSL.val(mark.number())));
        }

        /// The last of the next so many votes of the project, the period, or the item or user of a filter: by index.
        /// `null` if there are not so many.
        @Nullable
        Mark depth(HistoryQuery query, Mark before, int many) {
            return query.sql
                    .select(timestamp, number)
                    .from(table)
                    .where(meant(query.project, query.indexed(), query.byTime).and(below(before)))
                    .orderBy(order(query.byTime))
                    .limit(1)
                    .offset(many - 1)
                    .fetchOptional(row -> new Mark(query.byTime ? row.value1() : null, row.value2()))
                    .orElse(null);
        }
    }

    /// The parts of the filter that an index of its list has.
    private Filter indexed() {
        return new Filter(
                null,
                byTime ? filter.from() : null,
                byTime ? filter.to() : null,
                filter.mediaIds(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                filter.subjects(),
                List.of(),
                null,
                false,
                null);
    }

    static Optional<Feedback> one(DSLContext sql, long project, Id id) {
        return id.row() == Id.Row.MEDIA_VOTE
                ? sql.selectFrom(USER_FEEDBACK)
                        .where(mine(
                                USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID, USER_FEEDBACK.PROJECT_ID, id, project))
                        .fetchOptional(FeedbackRows::media)
                : sql.selectFrom(FEEDBACK)
                        .where(mine(FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID, FEEDBACK.PROJECT_ID, id, project))
                        .fetchOptional(FeedbackRows::chat);
    }

    private static Condition mine(
            TableField<?, Integer> bucket, TableField<?, Long> number, TableField<?, Long> owner, Id id, long project) {
        return bucket.eq(id.bucket()).and(number.eq(id.number())).and(owner.eq(project));
    }

    static List<History.Revision> revisions(DSLContext sql, Id id) {
        return sql.selectFrom(REVISIONS)
                .where(REVISIONS.BUCKET.eq(id.bucket()), REVISIONS.FEEDBACK_ID.eq(id.number()))
                .orderBy(REVISIONS.REVISION)
                .fetch(row -> {
                    Map<String, Object> said = Json.object(row.getSignals());
                    return new History.Revision(
                            row.getRevision(),
                            said == null ? Map.of() : said,
                            row.getReplacedAt(),
                            row.getReplacedBy());
                });
    }
}
