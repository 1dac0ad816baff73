package dev.heed.web.api;

/// What came to a route that takes one item, or many of the same: a JSON object, or a JSON array or NDJSON. What it
/// starts with says which ([Body.Beginning]).
///
/// @param <T> a wire record, or a sealed interface of them
sealed interface OneOrMany<T> permits OneOrMany.One, Batch {
    record One<T>(T item) implements OneOrMany<T> {}
}
