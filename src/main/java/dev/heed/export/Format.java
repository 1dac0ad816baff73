package dev.heed.export;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/// How a file is written. A new one is a class that is a [Sheet] and a line here.
public enum Format {
    /// One JSON object a line (JSON Lines, the same as NDJSON), UTF-8.
    JSONL("application/x-ndjson") {
        @Override
        Sheet open(OutputStream out, List<String> names, boolean rawFormulas) {
            return new JsonLines(out);
        }
    },
    /// RFC 4180 with a header line, UTF-8 without a byte order mark.
    CSV("text/csv;header=present;charset=UTF-8") {
        @Override
        Sheet open(OutputStream out, List<String> names, boolean rawFormulas) {
            return new CsvTable(out, names, rawFormulas);
        }
    };

    private final String mediaType;
    private final String word = name().toLowerCase(Locale.ROOT);

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /// As `Content-Type` says it.
    public String mediaType() {
        return mediaType;
    }

    /// The word for it in the API and on the command line; also the ending of its files.
    public String word() {
        return word;
    }

    /// Begins a file.
    ///
    /// @param out stays open
    /// @param names of the columns
    /// @param rawFormulas whether text that a spreadsheet would run as a formula stays as it is
    abstract Sheet open(OutputStream out, List<String> names, boolean rawFormulas);
}
