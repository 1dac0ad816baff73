package dev.heed.export;

import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Values of rows as JSON: rows keep the order of their names, maps are put in order, times are RFC 3339.
final class JsonValues {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .writer()
            .withRootValueSeparator("\n");

    private JsonValues() {}

    /// Writes values one a line; the last has no line end.
    static JsonGenerator lines(OutputStream out) {
        return WRITER.createGenerator(out);
    }

    static String text(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = WRITER.createGenerator(text)) {
            write(json, value);
        }
        return text.toString();
    }

    static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case Row row -> object(json, row);
            case List<?> list -> {
                json.writeStartArray();
                for (Object one : list) write(json, one);
                json.writeEndArray();
            }
            case null, default -> json.writePOJO(value);
        }
    }

    private static void object(JsonGenerator json, Row row) {
        json.writeStartObject();
        for (int i = 0; i < row.names().size(); i++) {
            json.writeName(row.names().get(i));
            write(json, row.values().get(i));
        }
        json.writeEndObject();
    }
}
