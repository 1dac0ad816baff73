package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.SEARCH_TEXT;
import static dev.heed.storage.schema.Tables.SETTINGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// How far votes have become searchable that were stored before search was (migration 11), and the next step. It
/// stands in a row of the settings, and changes in the transaction of each step: whatever ends in between, the next
/// step goes on, once.
///
/// Until the last, a search would pass votes over: whoever searches asks first. Votes that come or change meanwhile
/// have their words already, and are left as they are.
public sealed interface SearchProgress {
    /// Every vote that holds a word is found by it.
    record Done() implements SearchProgress {}

    /// Votes of a kind up to one of a project have had their turn, in the order of these numbers; of the kinds before
    /// it, all.
    record After(Kind kind, long project, long number) implements SearchProgress {}

    /// Few enough that whoever else writes waits for no long time, also where all texts are as long as may be.
    int STEP = 200;

    /// The row of the settings; none where no vote was there before search was.
    String NAME = "search";

    /// What is written in that row.
    private static String word(SearchProgress progress) {
        return switch (progress) {
            case Done _ -> "done";
            case After(Kind kind, long project, long number) -> kind.word() + " " + project + " " + number;
        };
    }

    private static SearchProgress of(String word) {
        String[] parts = word.split(" ", -1);
        return parts.length == 1
                ? new Done()
                : new After(
                        parts[0].equals(Kind.MEDIA.word()) ? Kind.MEDIA : Kind.CHAT,
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]));
    }

    /// As it stands.
    static SearchProgress read(DSLContext sql) {
        return sql.select(SETTINGS.VALUE)
                .from(SETTINGS)
                .where(SETTINGS.NAME.eq(NAME))
                .fetchOptional(SETTINGS.VALUE)
                .map(SearchProgress::of)
                .orElseGet(Done::new);
    }

    /// Whether a search finds all that there is.
    static boolean complete(DSLContext sql) {
        return read(sql) instanceof Done;
    }

    /// Makes the next votes searchable, in one short transaction. Safe to call from several nodes: the second waits for
    /// the first.
    ///
    /// @param most votes to look at
    /// @return how far it has come
    /// @throws StorageException (stale) when somebody else changed the same votes; then nothing was done
    static SearchProgress advance(Database database, int most) {
        return database.write(sql -> {
            SearchProgress before = RowLocks.changing(
                            sql.select(SETTINGS.VALUE).from(SETTINGS).where(SETTINGS.NAME.eq(NAME)))
                    .fetchOptional(SETTINGS.VALUE)
                    .map(SearchProgress::of)
                    .orElseGet(Done::new);
            SearchProgress after = switch (before) {
                case Done done -> done;
                case After last -> step(sql, last, most);
            };
            if (!after.equals(before))
                sql.update(SETTINGS)
                        .set(SETTINGS.VALUE, word(after))
                        .where(SETTINGS.NAME.eq(NAME))
                        .execute();
            return after;
        });
    }

    private static SearchProgress step(DSLContext sql, After last, int most) {
        List<Place> next = last.kind == Kind.MEDIA
                ? next(sql, last, most, USER_FEEDBACK.PROJECT_ID, USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID)
                : next(sql, last, most, FEEDBACK.PROJECT_ID, FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID);
        if (!next.isEmpty()) SearchRows.insert(sql, missing(sql, held(sql, last.kind, next)));
        if (next.size() == most) return new After(last.kind, next.getLast().project, next.getLast().number);
        return last.kind == Kind.MEDIA ? new After(Kind.CHAT, 0, 0) : new Done();
    }

    /// Which vote it is.
    record Place(long project, int bucket, long number) {}

    private static <R extends Record> List<Place> next(
            DSLContext sql,
            After last,
            int most,
            TableField<R, Long> project,
            TableField<R, Integer> bucket,
            TableField<R, Long> number) {
        Table<R> table = Objects.requireNonNull(number.getTable());
        return sql.select(project, bucket, number)
                .from(table)
                .where(DSL.row(project, number).gt(last.project, last.number))
                .orderBy(project, number)
                .limit(most)
                .fetch(row -> new Place(row.value1(), row.value2(), row.value3()));
    }

    /// Locked in the order in which the lanes of a journal write votes: by bucket and anchor.
    private static List<Feedback> held(DSLContext sql, Kind kind, List<Place> places) {
        return kind == Kind.MEDIA
                ? RowLocks.changing(sql.selectFrom(USER_FEEDBACK)
                                .where(among(sql, USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID, places))
                                .orderBy(
                                        USER_FEEDBACK.BUCKET,
                                        DSL.coalesce(USER_FEEDBACK.ANCHOR, ""),
                                        USER_FEEDBACK.FEEDBACK_ID))
                        .fetch(FeedbackRows::media)
                : RowLocks.changing(sql.selectFrom(FEEDBACK)
                                .where(among(sql, FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID, places))
                                .orderBy(FEEDBACK.BUCKET, DSL.coalesce(FEEDBACK.ANCHOR, ""), FEEDBACK.FEEDBACK_ID))
                        .fetch(FeedbackRows::chat);
    }

    private static Condition among(
            DSLContext sql, TableField<?, Integer> bucket, TableField<?, Long> number, List<Place> places) {
        return bucket.in(places.stream().map(Place::bucket).distinct().sorted().toList())
                .and(Among.numbers(
                        sql, number, places.stream().map(Place::number).toList()));
    }

    /// Those that have no words yet.
    private static List<Feedback> missing(DSLContext sql, List<Feedback> votes) {
        List<Place> places = votes.stream()
                .map(Feedback::id)
                .map(id -> new Place(0, id.bucket(), id.number()))
                .toList();
        Set<Id> known = new HashSet<>();
        if (!places.isEmpty())
            sql.select(SEARCH_TEXT.KIND, SEARCH_TEXT.BUCKET, SEARCH_TEXT.FEEDBACK_ID)
                    .from(SEARCH_TEXT)
                    .where(among(sql, SEARCH_TEXT.BUCKET, SEARCH_TEXT.FEEDBACK_ID, places))
                    .forEach(row -> known.add(new Id(
                            row.value1().equals(Kind.MEDIA.word()) ? Id.Row.MEDIA_VOTE : Id.Row.CHAT_VOTE,
                            row.value2(),
                            row.value3())));
        return votes.stream().filter(vote -> !known.contains(vote.id())).toList();
    }
}
