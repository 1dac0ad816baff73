package dev.heed.web.wire;

import dev.heed.domain.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /// Reads a list, each item by itself: one that breaks a rule spoils no other. A list that is no JSON spoils all.
    ///
    /// @param most how many items there may be
    public <T> Reading<List<Reading<T>>> readItems(Class<T> type, byte[] json, int most) {
        List<Reading<T>> items = new ArrayList<>();
        return switch (JsonText.items(json, most, tree -> items.add(read(type, tree)))) {
            case null -> new Reading.Read<>(items);
            case Reading.Read<?> _ -> throw new IllegalStateException("an answer for a fault only");
            case Reading.Faulty<?>(List<Fault> faults) -> new Reading.Faulty<>(faults);
            case Reading.Malformed<?>(String detail) -> new Reading.Malformed<>(detail);
        };
    }

    /// Reads a list with an item on each line (NDJSON): one that is no JSON spoils no other either. Empty lines are no
    /// items.
    public <T> Reading<List<Reading<T>>> readLines(Class<T> type, byte[] lines, int most) {
        List<Reading<T>> items = new ArrayList<>();
        int from = 0;
        for (int to = 0; to <= lines.length; to++) {
            if (to < lines.length && lines[to] != '\n') continue;
            byte[] line = Arrays.copyOfRange(lines, from, to);
            from = to + 1;
            if (isBlank(line)) continue;
            if (items.size() == most)
                return new Reading.Faulty<>(List.of(Fault.at("", "must be a list of at most " + most + " items")));
            items.add(read(type, line));
        }
        return new Reading.Read<>(items);
    }

    /// White space of JSON (RFC 8259, section 2).
    private static boolean isBlank(byte[] line) {
        for (byte octet : line) if (octet != ' ' && octet != '\t' && octet != '\r') return false;
        return true;
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
