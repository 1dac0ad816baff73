package dev.heed.imports;

import dev.heed.imports.Fields.Holds;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Items of the catalog with the fields of the API, or of an export. Putting one twice changes nothing, so they need no
/// idempotency key.
final class Items implements Translation {
    static final Fields FIELDS = new Fields()
            .and(Holds.TEXT, "media_id", "title", "type")
            .and(Holds.WHOLE, "duration")
            // of exports
            .and(Holds.TIME, "last_updated");

    private final Mapping mapping;

    Items(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void check(Path file, Set<String> columns) {
        FIELDS.check(file.toString(), mapping.fields(columns));
    }

    @Override
    public Line.Item item(Line.Spot spot, ObjectNode record, String hash) {
        mapping.apply(record);
        FIELDS.read(record);
        record.remove("last_updated");
        return new Line.Item(spot, Into.MEDIA, record);
    }
}
