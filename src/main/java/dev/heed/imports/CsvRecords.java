package dev.heed.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A table as comma-separated values (RFC 4180) in UTF-8, whose first line names the columns.
final class CsvRecords extends Records {
    private final Path file;
    private final Iterator<CsvRecord> records;
    private final Translation translation;
    private List<String> columns = List.of();
    private String header = "";
    private long line;

    CsvRecords(Path file, Translation translation) throws IOException {
        super(file, translation);
        this.file = file;
        this.translation = translation;
        // a character for each byte: so a record that is no UTF-8 can be told from those around it
        var reader = new BufferedReader(new InputStreamReader(stream(), StandardCharsets.ISO_8859_1));
        this.records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(reader)
                .iterator();
    }

    /// Reads the header.
    ///
    /// @throws IllegalArgumentException if its columns are not known
    void begin() throws IOException {
        try {
            if (!records.hasNext())
                throw new IllegalArgumentException(file + " is empty: its first line names the columns.");
            columns = columns(records.next());
        } catch (UncheckedIOException | CsvParseException e) {
            throw unreadable(e);
        }
        header = written(columns);
        Set<String> different = new LinkedHashSet<>(columns);
        if (different.size() < columns.size()) throw new IllegalArgumentException(file + " has a column twice.");
        translation.check(file, different);
    }

    private static List<String> columns(CsvRecord first) {
        return decoded(first.getFields(), CodingErrorAction.REPLACE).stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
    }

    /// The fields as UTF-8; null if they are none.
    private static @Nullable List<String> strictly(List<String> fields) {
        try {
            return decoded(fields, CodingErrorAction.REPORT);
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private static List<String> decoded(List<String> fields, CodingErrorAction broken) {
        List<String> decoded = new ArrayList<>(fields.size());
        for (String field : fields) {
            ByteBuffer bytes = ByteBuffer.wrap(field.getBytes(StandardCharsets.ISO_8859_1));
            try {
                decoded.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(broken)
                        .onUnmappableCharacter(broken)
                        .decode(bytes)
                        .toString());
            } catch (CharacterCodingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return decoded;
    }

    @Override
    @Nullable
    Line next() throws IOException {
        try {
            return records.hasNext() ? line(records.next()) : null;
        } catch (UncheckedIOException | CsvParseException e) {
            throw unreadable(e);
        }
    }

    private Line line(CsvRecord record) {
        line = record.getStartingLineNumber();
        List<String> fields = strictly(record.getFields());
        if (fields == null)
            return new Line.Bad(spot(decoded(record.getFields(), CodingErrorAction.REPLACE)), "is not UTF-8");
        Line.Spot spot = spot(fields);
        if (fields.size() != columns.size()) return new Line.Bad(spot, width(fields));
        if (spot.text().length() > LONGEST) return new Line.Bad(spot, "is longer than " + LONGEST + " characters");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.size(); i++) node.put(columns.get(i), fields.get(i));
        return line(spot, node, hash(fields));
    }

    private Line.Spot spot(List<String> fields) {
        return new Line.Spot(file, line, written(fields), header);
    }

    private String width(List<String> fields) {
        long more = fields.stream()
                .flatMapToInt(String::chars)
                .filter(letter -> letter == '\n')
                .count();
        return "has " + fields.size() + " fields, the header " + columns.size()
                + (more == 0 ? "" : "; it goes on to line " + (line + more) + ": is a quote not closed?");
    }

    /// A record as a line of its own again, without the line's end.
    private static String written(List<String> fields) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(fields);
        } catch (IOException e) {
            throw new IllegalStateException("a text takes everything", e);
        }
        String line = text.toString();
        return line.substring(0, line.length() - 1);
    }

    private IOException unreadable(RuntimeException e) {
        String why = e instanceof CsvParseException ? "is a quote not closed?" : "reading failed";
        return new IOException(file + " cannot be read behind line " + line + ": " + why, e);
    }
}
