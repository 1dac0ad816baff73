package dev.heed.web.wire;

import dev.heed.domain.Fault;
import tools.jackson.databind.JsonNode;

/// Reads what came over the wire into declared records, and finds everything that is wrong with it at once.
///
/// A wire record states its rules on its components: `@NotNull` (required) or `@Nullable`, `@Size` (code points, or
/// items), `@Min`, `@Max`, `@DecimalMin`, `@DecimalMax`, `@Pattern` and [Printable]. One of several records is a
/// sealed interface ([Marker]). Text always has a bound.
///
/// Costs a few microseconds for a vote: the text is decoded once and parsed once, reflection happens once per class.
public final class WireReader {
    private final Mask mask;

    /// @param mask asked before a field name of the caller's is shown back; a name that it alters is shown as `…`
    public WireReader(Mask mask) {
        this.mask = mask;
    }

    /// Prepares a type, so that a record that cannot be read stops the start and not a request.
    ///
    /// @throws IllegalStateException naming the component and why it cannot be read
    public void prepare(Class<?> type) {
        Kinds.of(type);
    }

    /// Reads a body.
    ///
    /// @param type a record, or a sealed interface of records with markers
    public <T> Reading<T> read(Class<T> type, byte[] json) {
        return switch (JsonText.tree(json)) {
            case Reading.Read<JsonNode>(JsonNode tree) -> read(type, tree);
            case Reading.Malformed<JsonNode>(String detail) -> new Reading.Malformed<>(detail);
            case Reading.Faulty<JsonNode> _ -> throw new IllegalStateException("a tree breaks no rules");
        };
    }

    private <T> Reading<T> read(Class<T> type, JsonNode tree) {
        var walk = new Walk(Fault.Place.POINTER, mask);
        Object made = Kinds.of(type).read(tree, walk);
        if (!walk.clean() || made == null) return new Reading.Faulty<>(walk.faults());
        return new Reading.Read<>(type.cast(made));
    }

    /// Reads a query string into a record of parameters. Only a list may be repeated.
    public <T extends Record> Reading<T> read(Class<T> type, Query query) {
        var walk = new Walk(Fault.Place.PARAMETER, mask);
        Object made = ((Shape) Kinds.of(type)).read(query.words(), walk);
        if (!walk.clean() || made == null) return new Reading.Faulty<>(walk.faults());
        return new Reading.Read<>(type.cast(made));
    }
}
