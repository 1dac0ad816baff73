package dev.heed.imports;

import dev.heed.domain.Nearest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one kind of record, and what each holds: so that text out of a table becomes what the API takes. What
/// cannot be made of a text stays text, and is refused with the API's own words.
final class Fields {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// From here on, milliseconds since 1970 (March 1973) and no seconds (the year 5138).
    private static final long FIRST_MILLIS = 100_000_000_000L;

    /// The same in milliseconds: nothing is so far away.
    private static final long LAST_MILLIS = 1_000 * FIRST_MILLIS;

    /// Names that may be shown: what looks otherwise is not a column but somebody's words.
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,31}");

    private final Map<String, Holds> holds = new TreeMap<>();

    /// What a field holds.
    enum Holds {
        TEXT,
        /// A text where an empty cell is an empty text, not silence.
        WHOLE_TEXT,
        WHOLE,
        DECIMAL,
        TRUTH,
        /// RFC 3339; or seconds or milliseconds since 1970.
        TIME,
        /// JSON, or texts divided by `|`.
        LIST,
        OBJECT,
        /// Stars, or a thumb.
        RATING
    }

    Fields and(Holds what, String... names) {
        for (String name : names) holds.put(name, what);
        return this;
    }

    Set<String> names() {
        return holds.keySet();
    }

    /// @param what has these names, to be read before what is wrong with them
    /// @throws IllegalArgumentException naming what is not known, but no name that may be somebody's words
    void check(String what, Set<String> names) {
        List<String> unknown = new ArrayList<>();
        for (String name : new TreeSet<>(names)) if (!holds.containsKey(name)) unknown.add(shown(name));
        if (!unknown.isEmpty())
            throw new IllegalArgumentException(what + ": " + String.join(", ", unknown)
                    + ". Map one with --map FIELD=COLUMN, or leave it out with --skip COLUMN. Fields: "
                    + String.join(", ", holds.keySet()) + ".");
    }

    private String shown(String name) {
        if (!NAME.matcher(name).matches()) return "… (is the first line no header?)";
        String near = Nearest.to(name, holds.keySet());
        return name + (near == null ? "" : " (did you mean " + near + "?)");
    }

    /// Gives every value its kind, in place; silence goes.
    ///
    /// @throws Translation.Unreadable if there is a field that is not known
    void read(ObjectNode record) {
        for (String name : List.copyOf(record.propertyNames())) {
            Holds what = holds.get(name);
            if (what == null)
                throw new Translation.Unreadable("has an unknown field"
                        + (NAME.matcher(name).matches() ? " " + name : "") + "; see --map and --skip");
            JsonNode value = value(what, record.get(name));
            if (value.isNull()) record.remove(name);
            else record.set(name, value);
        }
    }

    private static JsonNode value(Holds what, JsonNode given) {
        if (given.isString() && given.stringValue().isEmpty())
            return what == Holds.WHOLE_TEXT ? given : JSON.nullNode();
        return switch (what) {
            case TEXT, WHOLE_TEXT -> given.isNumber() ? JSON.stringNode(given.asString()) : given;
            case WHOLE, RATING -> given.isString() ? number(given) : given;
            case DECIMAL -> given.isString() ? number(given) : given;
            case TRUTH -> truth(given);
            case TIME -> time(given);
            case LIST -> given.isString() ? list(given.stringValue()) : given;
            case OBJECT -> given.isString() ? parsed(given) : given;
        };
    }

    private static JsonNode number(JsonNode text) {
        String said = text.stringValue().strip();
        if (said.matches("-?[0-9]{1,18}")) return JSON.numberNode(Long.parseLong(said));
        return said.matches("-?[0-9]{1,18}\\.[0-9]{1,18}") ? JSON.numberNode(new BigDecimal(said)) : text;
    }

    private static JsonNode truth(JsonNode given) {
        return switch (given.asString("").strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> JSON.booleanNode(true);
            case "false", "no", "0" -> JSON.booleanNode(false);
            default -> given;
        };
    }

    private static JsonNode time(JsonNode given) {
        JsonNode number = given.isString() ? number(given) : given;
        if (!number.isIntegralNumber() || !number.canConvertToLong()) return given;
        long count = number.longValue();
        if (count <= -LAST_MILLIS || count >= LAST_MILLIS) return given;
        boolean millis = Math.abs(count) >= FIRST_MILLIS;
        Instant time = millis ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
        return JSON.stringNode(time.toString());
    }

    private static JsonNode list(String text) {
        if (text.startsWith("[")) return parsed(JSON.stringNode(text));
        ArrayNode list = JSON.arrayNode();
        for (String one : text.split("\\|", -1)) if (!one.isBlank()) list.add(one.strip());
        return list;
    }

    private static JsonNode parsed(JsonNode text) {
        try {
            return MAPPER.readTree(text.stringValue());
        } catch (JacksonException e) {
            return text;
        }
    }
}
