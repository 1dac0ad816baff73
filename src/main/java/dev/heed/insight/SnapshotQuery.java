package dev.heed.insight;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;

/// What can be asked within one read, which sees one snapshot.
record SnapshotQuery(DSLContext sql) {
    CellQuery cells(Scope scope) {
        return new CellQuery(sql, scope);
    }

    VoteQuery votes(Scope scope) {
        return new VoteQuery(sql, scope);
    }

    SlotQuery slots(Scope scope) {
        return new SlotQuery(sql, scope);
    }

    AnswerQuery answers(Scope scope) {
        return new AnswerQuery(sql, scope);
    }

    /// Some items of a project, by their ids.
    Map<String, MediaQuery.Named> named(long project, Collection<String> items) {
        return MediaQuery.named(sql, project, items);
    }

    /// Every item of a project with its type, row by row as they come.
    void types(long project, BiConsumer<String, String> into) {
        MediaQuery.types(sql, project, into);
    }
}
