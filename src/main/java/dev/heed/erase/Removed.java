package dev.heed.erase;

import dev.heed.domain.Id;
import java.util.ArrayList;
import java.util.List;

/// What one transaction took out.
///
/// @param rows votes and recommendations
/// @param revisions what those votes said before
/// @param keys idempotency keys that keep only a tombstone now
record Removed(List<Id> rows, int revisions, int keys) {
    static final Removed NOTHING = new Removed(List.of(), 0, 0);

    Removed {
        rows = List.copyOf(rows);
    }

    Removed and(Removed more) {
        List<Id> all = new ArrayList<>(rows);
        all.addAll(more.rows);
        return new Removed(all, revisions + more.revisions, keys + more.keys);
    }

    long count(Id.Row kind) {
        return rows.stream().filter(id -> id.row() == kind).count();
    }
}
