package dev.heed.web.api;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The fields of a record, as a list for people.
final class Fields {
    private Fields() {}

    /// @param in whether it is read: then it says what is required, else what may be `null`
    static String of(JsonNode document, JsonNode record, boolean in) {
        Set<String> required = new TreeSet<>();
        record.path("required").forEach(name -> required.add(name.stringValue()));
        return "<dl>\n"
                + record.get("properties").properties().stream()
                        .map(field -> {
                            JsonNode schema = field.getValue();
                            String type = type(document, schema, in);
                            if (!in && SchemaWords.nullable(schema)) type += ", or <code>null</code>";
                            return row(
                                    field.getKey(),
                                    type,
                                    in && required.contains(field.getKey()),
                                    schema.path("description").asString(""));
                        })
                        .collect(Collectors.joining())
                + "</dl>\n";
    }

    /// A record inside of a body is shown where it stands.
    private static String type(JsonNode document, JsonNode schema, boolean in) {
        JsonNode inner = schema.has("anyOf") ? schema.get("anyOf").get(0) : schema;
        if (!in || !inner.has("$ref")) return SchemaWords.of(schema);
        JsonNode record = document.at(inner.get("$ref").stringValue().substring(1));
        return "object" + of(document, record, true).replace("<dl>", "<dl class=\"inner\">");
    }

    static String row(String name, String type, boolean required, String description) {
        return "<div><dt><code>" + Markup.escaped(name) + "</code>" + (required ? "<em>required</em>" : "")
                + "</dt><dd>" + Markup.line(description) + "<div class=\"type\">" + type + "</div></dd></div>\n";
    }
}
