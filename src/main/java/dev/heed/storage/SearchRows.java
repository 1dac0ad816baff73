package dev.heed.storage;

import static dev.heed.storage.schema.Tables.SEARCH_TEXT;

import dev.heed.domain.Feedback;
import dev.heed.domain.FoldedText;
import dev.heed.domain.Id;
import dev.heed.storage.schema.tables.records.SearchTextRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The words of votes as rows, which follow the votes in the transaction that writes those.
///
/// On SQLite the index is a table beside theirs that no trigger keeps in step: each row goes into it, and comes out of
/// it again with the very words that went in. On PostgreSQL it is an index like any other. Both know which words a row
/// has, and not where they stand.
public final class SearchRows {
    /// The index on SQLite (https://sqlite.org/fts5.html#contentless_tables).
    static final Table<Record> INDEX = DSL.table(DSL.unquotedName("search_text_fts"));

    /// What the row of the index is a row of.
    static final Field<Long> ROW = DSL.field(DSL.unquotedName("rowid"), SQLDataType.BIGINT);

    private static final Field<String> WORDS = DSL.field(DSL.unquotedName("words"), SQLDataType.CLOB);

    /// A column of the index that takes commands.
    static final Field<String> COMMAND = DSL.field(DSL.unquotedName("search_text_fts"), SQLDataType.CLOB);

    private static final PreparedBatch INSERT = PreparedBatch.insert(SEARCH_TEXT);

    private static final PreparedBatch ENTER = new PreparedBatch(
            List.of(ROW, WORDS),
            sql -> sql.insertInto(INDEX)
                    .columns(ROW, WORDS)
                    .values(DSL.val((Long) null, ROW), DSL.val((String) null, WORDS)));

    private static final PreparedBatch LEAVE = new PreparedBatch(
            List.of(ROW, WORDS),
            sql -> sql.insertInto(INDEX)
                    .columns(COMMAND, ROW, WORDS)
                    .values(DSL.inline("delete"), DSL.val((Long) null, ROW), DSL.val((String) null, WORDS)));

    private static final PreparedBatch DELETE = new PreparedBatch(
            List.of(SEARCH_TEXT.BUCKET, SEARCH_TEXT.FEEDBACK_ID),
            sql -> sql.deleteFrom(SEARCH_TEXT)
                    .where(
                            SEARCH_TEXT.BUCKET.eq(DSL.val((Integer) null, SEARCH_TEXT.BUCKET)),
                            SEARCH_TEXT.FEEDBACK_ID.eq(DSL.val((Long) null, SEARCH_TEXT.FEEDBACK_ID))));

    private SearchRows() {}

    /// Makes votes searchable that are not yet.
    ///
    /// @return how many of them hold a word
    static int insert(DSLContext sql, List<Feedback> votes) {
        List<SearchTextRecord> rows = new ArrayList<>();
        for (Feedback vote : votes) {
            String words = FoldedText.of(vote);
            if (!words.isEmpty()) rows.add(row(vote, words));
        }
        INSERT.runFor(sql, rows);
        if (indexed(sql)) ENTER.run(sql, entries(rows));
        return rows.size();
    }

    /// Follows votes whose texts are others than they were.
    static void update(DSLContext sql, List<Feedback> votes, List<Feedback> before) {
        List<Feedback> changed = new ArrayList<>();
        for (int i = 0; i < votes.size(); i++)
            if (FoldedText.differs(votes.get(i), before.get(i))) changed.add(votes.get(i));
        delete(sql, changed.stream().map(Feedback::id).toList());
        insert(sql, changed);
    }

    /// Takes the words of votes out, as far as they are there.
    public static void delete(DSLContext sql, List<Id> votes) {
        if (votes.isEmpty()) return;
        if (indexed(sql)) {
            List<Long> numbers = votes.stream().map(Id::number).toList();
            LEAVE.run(
                    sql,
                    entries(sql.selectFrom(SEARCH_TEXT)
                            .where(Among.numbers(sql, SEARCH_TEXT.FEEDBACK_ID, numbers))
                            .fetch()));
        }
        DELETE.run(
                sql,
                votes.stream()
                        .map(id -> new Object[] {id.bucket(), id.number()})
                        .toList());
    }

    /// Each word of each row once.
    private static List<Object[]> entries(List<SearchTextRecord> rows) {
        return rows.stream()
                .map(row -> new Object[] {row.getFeedbackId(), once(row.getWords())})
                .toList();
    }

    private static String once(String words) {
        return String.join(" ", new LinkedHashSet<>(List.of(words.strip().split(" "))));
    }

    private static boolean indexed(DSLContext sql) {
        return sql.family() == SQLDialect.SQLITE;
    }

    private static SearchTextRecord row(Feedback vote, String words) {
        SearchTextRecord row = new SearchTextRecord();
        row.setFeedbackId(vote.id().number());
        row.setBucket(vote.id().bucket());
        row.setProjectId(vote.project());
        row.setKind(vote.kind().word());
        row.setWords(words);
        return row;
    }
}
