package dev.heed.web.api;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Says what an OpenAPI document is worth, and what fits its schemas: a JSON Schema validator that knows nothing of us,
/// with the official schema of OpenAPI 3.1 (2022-10-07).
final class Judge {
    private static final String OFFICIAL = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";
    private static final String OURS = "https://heed.example/openapi.json";
    private static final SchemaRegistryConfig STRICT =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new HashMap<>();

    Judge(JsonNode document) {
        // a place that JSON Schema knows
        String text = "{\"$defs\":" + document.at("/components/schemas") + "}";
        String schemas = text.replace("#/components/schemas/", "#/$defs/");
        registry = SchemaRegistry.withDialect(
                Dialects.getDraft202012(),
                builder -> builder.schemaRegistryConfig(STRICT).schemas(Map.of(OURS, schemas)));
    }

    /// What is wrong with a document as such.
    static List<String> faults(JsonNode document) {
        SchemaRegistry official = SchemaRegistry.withDialects(
                List.of(Dialects.getDraft202012(), Dialects.getOpenApi31()),
                builder -> builder.schemaRegistryConfig(STRICT).schemas(Judge::official));
        return official.getSchema(SchemaLocation.of(OFFICIAL)).validate(document).stream()
                .map(Error::toString)
                .toList();
    }

    private static @Nullable String official(String address) {
        String path = address.replace("https://", "/");
        try (InputStream stream = Judge.class.getResourceAsStream(path)) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with a value by the schema of a name.
    List<String> faults(String name, JsonNode value) {
        return schemas
                .computeIfAbsent(name, _ -> registry.getSchema(SchemaLocation.of(OURS + "#/$defs/" + name)))
                .validate(value)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /// Whether a value fits a schema that refers to no other.
    boolean fits(JsonNode schema, JsonNode value) {
        return registry.getSchema(schema).validate(value).isEmpty();
    }
}
