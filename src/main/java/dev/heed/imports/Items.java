package dev.heed.imports;

import dev.heed.imports.Fields.Holds;
import tools.jackson.databind.node.ObjectNode;

/// Items of the catalog with the fields of the API, or of an export. Putting one twice changes nothing, so they need no
/// idempotency key.
final class Items extends Columns {
    static final Fields FIELDS = new Fields()
            .and(Holds.TEXT, "media_id", "title", "type")
            .and(Holds.WHOLE, "duration")
            // of exports
            .and(Holds.TIME, "last_updated");

    Items(Mapping mapping) {
        super(FIELDS, mapping);
    }

    @Override
    Line.Item read(Line.Spot spot, ObjectNode record, String hash) {
        record.remove("last_updated");
        return new Line.Item(spot, Into.MEDIA, record);
    }
}
