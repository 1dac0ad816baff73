package dev.heed.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table as comma-separated values (RFC 4180): CRLF, a header line, UTF-8. Lists and objects are JSON in their cell;
/// `null` is an empty cell, and an empty text is `""`.
///
/// A spreadsheet runs a cell that begins with one of six characters as a formula, whoever wrote it. So such a text gets
/// an apostrophe in front, as OWASP advises (<https://owasp.org/www-community/attacks/CSV_Injection>), unless raw
/// formulas are asked for. Numbers, times and JSON never need it.
final class CsvTable implements Sheet {
    private static final String BEGINS_FORMULAS = "=+-@\t\r";

    private final CsvWriter csv;
    private final boolean rawFormulas;

    CsvTable(OutputStream out, List<String> names, boolean rawFormulas) {
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out, UTF_8);
        this.rawFormulas = rawFormulas;
        csv.writeRecord(names);
    }

    @Override
    public void row(Row row) {
        var cells = csv.writeRecord();
        for (Object value : row.values()) cells.writeField(cell(value));
        cells.endRecord();
    }

    private @Nullable String cell(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> rawFormulas ? text : harmless(text);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Instant time -> time.toString();
            default -> JsonValues.text(value);
        };
    }

    /// A text as a spreadsheet may open it.
    static String harmless(String text) {
        return !text.isEmpty() && BEGINS_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
