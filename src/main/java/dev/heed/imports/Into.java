package dev.heed.imports;

/// What an item becomes.
public enum Into {
    /// An item of the catalog.
    MEDIA,
    /// A showing in the recommendation log.
    RECOMMENDATIONS,
    /// A vote.
    FEEDBACK
}
