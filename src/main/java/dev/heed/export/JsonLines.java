package dev.heed.export;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/// One JSON object a line, each ended by a line feed (<https://jsonlines.org>).
final class JsonLines implements Sheet {
    private final JsonGenerator json;
    private boolean empty = true;

    JsonLines(OutputStream out) {
        this.json = JsonValues.lines(out);
    }

    @Override
    public void row(Row row) {
        JsonValues.write(json, row);
        empty = false;
    }

    @Override
    public void end() {
        if (!empty) json.writeRaw('\n');
        json.flush();
    }
}
