package dev.heed.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A schema in words for people: `text, 1 to 200 characters, one line`.
final class SchemaWords {
    private static final Map<String, String> RULES = Map.of(
            Rules.PRINTABLE,
            "one line",
            whole(Names.MEDIA_ID),
            "letters, digits and ._~:@+=,!$'()*-",
            whole(Names.LANGUAGE),
            "a BCP 47 tag",
            whole(Names.RECOMMENDATION),
            "an id",
            whole(Paging.CURSOR),
            "a cursor",
            whole(Paging.MARK),
            "a cursor",
            "^[!-~]+$",
            "printable ASCII without spaces",
            whole("\"[1-9][0-9]{0,8}\"|\\*"),
            "a number in quotes, or *");

    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }

    private SchemaWords() {}

    /// As HTML. What may be `null` only in order to be left out is not said.
    static String of(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = name(schema);
            return "<a href=\"#" + name + "\">" + name + "</a>";
        }
        if (schema.has("anyOf")) return of(schema.get("anyOf").get(0));
        if (schema.has("enum")) return values(schema.get("enum"));
        return switch (type(schema)) {
            case "string" -> text(schema);
            case "integer" -> "integer" + range(schema);
            case "number" -> "number" + range(schema);
            case "boolean" -> "true or false";
            case "array" -> "list" + size(schema) + ": " + of(schema.get("items"));
            default -> "object";
        };
    }

    static String name(JsonNode reference) {
        return reference.get("$ref").stringValue().substring(WireSchemas.PLACE.length());
    }

    /// Whether it may be `null`.
    static boolean nullable(JsonNode schema) {
        for (JsonNode one : schema.path("anyOf"))
            if (one.path("type").asString("").equals("null")) return true;
        for (JsonNode type : schema.path("type")) if (type.asString().equals("null")) return true;
        for (JsonNode value : schema.path("enum")) if (value.isNull()) return true;
        return false;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).stringValue() : type.asString("object");
    }

    private static String values(JsonNode values) {
        return values.valueStream()
                .filter(value -> !value.isNull())
                .map(value -> Markup.code(value.toString()))
                .collect(Collectors.joining(" "));
    }

    private static String text(JsonNode schema) {
        if (schema.path("format").asString("").equals("date-time")) return "time";
        if (schema.path("format").asString("").equals("uri-reference")) return "address";
        List<String> words = new ArrayList<>(List.of("text"));
        int least = schema.path("minLength").asInt(0);
        if (schema.has("maxLength")) {
            String most = count(schema.get("maxLength").asInt());
            words.add((least > 0 ? least + " to " + most : "at most " + most) + " characters");
        }
        if (schema.has("pattern")) words.add(rule(schema.get("pattern").stringValue()));
        return String.join(", ", words);
    }

    private static String rule(String pattern) {
        String known = RULES.get(pattern);
        return known == null ? Markup.code(pattern.replace("^(?:", "").replace(")$", "")) : Markup.escaped(known);
    }

    private static String range(JsonNode schema) {
        if (!schema.has("minimum") && !schema.has("maximum")) return "";
        if (!schema.has("maximum")) return ", at least " + number(schema.get("minimum"));
        return " " + number(schema.path("minimum")) + " to " + number(schema.path("maximum"));
    }

    private static String size(JsonNode schema) {
        if (!schema.has("maxItems")) return "";
        int least = schema.path("minItems").asInt(0);
        return least > 0
                ? " of " + least + " to " + schema.get("maxItems").asInt()
                : " of at most " + schema.get("maxItems").asInt();
    }

    private static String number(JsonNode value) {
        return count(value.asLong()).replace("-", "−");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
