package dev.heed.web.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of the items of a batch.
///
/// @param accepted how many are new
/// @param duplicates how many were there already, word for word
/// @param revised how many changed what was there
/// @param rejected which were refused, and why; nothing of them was stored
/// @param ids for each item in its place, what it is called now; `null` for one that was rejected
record BatchAnswer(int accepted, int duplicates, int revised, List<Rejected> rejected, List<@Nullable String> ids) {
    /// @param index the item's place in the batch, from 0
    /// @param problem as it would have been answered by itself
    record Rejected(int index, Problem problem) {}

    /// Counts what became of the items, in any order.
    static final class Tally {
        private int accepted;
        private int duplicates;
        private int revised;
        private final List<Rejected> rejected = new ArrayList<>();
        private final @Nullable String[] ids;

        Tally(int items) {
            ids = new @Nullable String[items];
        }

        void accept(int index, String id) {
            accepted++;
            ids[index] = id;
        }

        void duplicate(int index, String id) {
            duplicates++;
            ids[index] = id;
        }

        void revise(int index, String id) {
            revised++;
            ids[index] = id;
        }

        void reject(int index, Problem problem) {
            rejected.add(new Rejected(index, problem));
        }

        BatchAnswer answer() {
            rejected.sort(Comparator.comparingInt(Rejected::index));
            return new BatchAnswer(accepted, duplicates, revised, rejected, Arrays.asList(ids));
        }
    }
}
