package dev.heed.imports;

import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Records whose columns are called as fields of the API, or mapped to them.
abstract class Columns implements Translation {
    private final Fields fields;
    private final Mapping mapping;

    /// @throws IllegalArgumentException if the mapping speaks of fields that are not known
    Columns(Fields fields, Mapping mapping) {
        this.fields = fields;
        this.mapping = mapping;
        fields.check("--map and --set speak of unknown fields", mapping.named());
    }

    @Override
    public void check(Path file, Set<String> columns) {
        fields.check(file + " has unknown columns", mapping.fields(columns));
    }

    @Override
    public Line.Item item(Line.Spot spot, ObjectNode record, String hash) {
        mapping.apply(record);
        fields.read(record);
        return read(spot, record, hash);
    }

    /// The item of a record whose fields have their names and kinds.
    abstract Line.Item read(Line.Spot spot, ObjectNode record, String hash);
}
