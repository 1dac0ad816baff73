package dev.heed.web.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values that tell where the bounds of a schema lie: of every type, and on, just inside and just outside of each bound
/// it states.
final class Probes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST = 40_000;
    /// A letter outside the basic plane: two chars, one code point, and four bytes.
    private static final String WIDE = "\uD840\uDC00";

    private Probes() {}

    static List<JsonNode> of(JsonNode document, JsonNode schema) {
        List<JsonNode> probes = new ArrayList<>(anything());
        for (JsonNode one : cases(document, schema)) {
            texts(one, probes);
            numbers(one, probes);
            one.path("enum").forEach(probes::add);
            if (one.has("items")) lists(document, one, probes);
            if (one.has("properties")) objects(document, one, probes);
        }
        return probes;
    }

    /// For a query string: what words can write.
    static List<JsonNode> words(JsonNode document, JsonNode schema) {
        String type = schema.path("type").asString("");
        return of(document, schema).stream()
                .filter(probe -> switch (type) {
                    case "array" ->
                        probe.isArray()
                                && !probe.isEmpty()
                                && probe.valueStream().allMatch(JsonNode::isString);
                    case "integer" -> probe.isIntegralNumber();
                    case "boolean" -> probe.isBoolean();
                    default -> probe.isString();
                })
                .toList();
    }

    private static List<JsonNode> cases(JsonNode document, JsonNode schema) {
        List<JsonNode> cases = new ArrayList<>();
        if (schema.has("$ref"))
            cases.addAll(
                    cases(document, document.at(schema.get("$ref").stringValue().substring(1))));
        else cases.add(schema);
        for (JsonNode one : schema.path("anyOf")) cases.addAll(cases(document, one));
        return cases;
    }

    private static List<JsonNode> anything() {
        List<JsonNode> values = new ArrayList<>(List.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.booleanNode(false),
                JSON.numberNode(0),
                JSON.numberNode(1),
                JSON.numberNode(-1),
                JSON.numberNode(6),
                JSON.numberNode(0.5),
                JSON.numberNode(Integer.MAX_VALUE),
                JSON.numberNode(Integer.MAX_VALUE + 1L),
                JSON.objectNode(),
                JSON.objectNode().put("a", 1),
                JSON.arrayNode()));
        for (String text : List.of(
                "",
                " ",
                "a",
                "A",
                "up",
                "UP",
                "1",
                "a b",
                "a\nb",
                "a\u202Eb",
                "a\u200Db",
                "a/b",
                "é",
                WIDE,
                ".",
                "..",
                "a%b",
                "en",
                "en-",
                "pt-BR",
                "true",
                "2026-11-20T09:03:00Z",
                "2026-11-20t09:03:00+01:00",
                "2026-11-20T09:03:00",
                "2026-13-20T09:03:00Z",
                "2026-11-20T25:03:00Z",
                "2026-11-20")) values.add(JSON.stringNode(text));
        return values;
    }

    private static void texts(JsonNode schema, List<JsonNode> probes) {
        for (String bound : List.of("minLength", "maxLength")) {
            int length = schema.path(bound).asInt(-1);
            if (length < 0 || length > LONGEST) continue;
            for (int near : new int[] {length - 1, length, length + 1})
                if (near >= 0) for (String text : written(schema, near)) probes.add(JSON.stringNode(text));
        }
    }

    /// Texts of so many code points; where there is a pattern, first of all some that fit it.
    private static List<String> written(JsonNode schema, int length) {
        List<String> texts = new ArrayList<>(List.of("a".repeat(length), WIDE.repeat(length), "é".repeat(length)));
        StringBuilder parts = new StringBuilder();
        while (parts.length() < length) parts.append(parts.length() % 9 == 7 ? '-' : 'a');
        texts.add(parts.toString());
        if (schema.has("pattern")) {
            Pattern pattern = Pattern.compile(schema.get("pattern").stringValue());
            texts.sort((one, other) -> Boolean.compare(
                    pattern.matcher(other).find(), pattern.matcher(one).find()));
        }
        return texts;
    }

    private static void numbers(JsonNode schema, List<JsonNode> probes) {
        for (String bound : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
            JsonNode value = schema.path(bound);
            if (!value.isNumber()) continue;
            BigDecimal at = value.decimalValue();
            for (String step : List.of("-1", "0", "1"))
                probes.add(
                        schema.path("type").toString().contains("integer")
                                ? JSON.numberNode(at.add(new BigDecimal(step)).longValueExact())
                                : JSON.numberNode(at.add(new BigDecimal(step).movePointLeft(3))));
        }
    }

    private static void lists(JsonNode document, JsonNode schema, List<JsonNode> probes) {
        List<JsonNode> items = of(document, schema.get("items"));
        for (JsonNode item : items) probes.add(JSON.arrayNode().add(item));
        for (String bound : List.of("minItems", "maxItems")) {
            int size = schema.path(bound).asInt(-1);
            if (size < 0) continue;
            for (int near : new int[] {size - 1, size, size + 1}) {
                ArrayNode list = JSON.arrayNode();
                for (int i = 0; i < near; i++) list.add(good(schema.get("items"), i));
                probes.add(list);
            }
        }
    }

    private static JsonNode good(JsonNode item, int i) {
        if (item.has("enum")) return item.get("enum").get(0);
        return JSON.stringNode(item.path("pattern").asString("").contains("up|down") ? "up" : "a" + i);
    }

    private static void objects(JsonNode document, JsonNode schema, List<JsonNode> probes) {
        JsonNode example = schema.path("examples").path(0);
        if (!example.isObject()) return;
        probes.add(example);
        for (String name : schema.get("properties").propertyNames()) {
            ObjectNode without = ((ObjectNode) example).deepCopy();
            without.remove(name);
            probes.add(without);
            for (JsonNode value : of(document, schema.at("/properties/" + name))) {
                ObjectNode with = ((ObjectNode) example).deepCopy();
                with.set(name, value);
                probes.add(with);
            }
        }
        probes.add(((ObjectNode) example).deepCopy().put("no_such_field", 1));
    }
}
