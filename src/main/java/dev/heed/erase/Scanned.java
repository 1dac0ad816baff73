package dev.heed.erase;

import dev.heed.storage.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan of one project found, and what it changed.
///
/// @param rows votes, recommendations and items that were looked at
/// @param policyVersion the policy that they were looked at with
/// @param texts by field; a field of which there are no texts is not there
/// @param identifiers what is kept as it is and holds something all the same: nothing but removal helps
/// @param rowsChanged votes and recommendations of which texts were changed
/// @param revisionsChanged the same of what votes said before
/// @param traces what all that was changed or erased until now has left in the files of the database; `null` where
///     nothing was to be changed
/// @param left in words, where it may still be found
public record Scanned(
        long rows,
        int policyVersion,
        List<Finding> texts,
        List<Finding> identifiers,
        long rowsChanged,
        long revisionsChanged,
        @Nullable Traces traces,
        List<String> left) {
    public Scanned {
        texts = List.copyOf(texts);
        identifiers = List.copyOf(identifiers);
        left = List.copyOf(left);
    }
}
