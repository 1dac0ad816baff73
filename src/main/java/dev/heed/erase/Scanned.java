package dev.heed.erase;

import dev.heed.storage.Traces;
import java.util.List;

/// What a scan of one project found, and what it changed.
///
/// @param rows votes, recommendations and items that were looked at
/// @param policyVersion the policy that they were looked at with
/// @param texts by field; a field of which there are no texts is not there
/// @param identifiers what is kept as it is and holds something all the same: nothing but removal helps
/// @param changed rows of which texts were changed
/// @param traces what the texts before have left in the files of the database
/// @param left in words, where the texts before may still be found, where some were changed
public record Scanned(
        long rows,
        int policyVersion,
        List<Finding> texts,
        List<Finding> identifiers,
        long changed,
        Traces traces,
        List<String> left) {
    public Scanned {
        texts = List.copyOf(texts);
        identifiers = List.copyOf(identifiers);
        left = List.copyOf(left);
    }
}
