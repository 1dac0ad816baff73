package dev.heed.export;

/// A file that is being written, row by row. Holds a few kilobytes; what is written it gives on.
///
/// A stream that fails is an [java.io.UncheckedIOException] or Jackson's own
/// [tools.jackson.core.exc.JacksonIOException].
interface Sheet {
    void row(Row row);

    /// Writes what is still held, after the last row.
    void end();
}
