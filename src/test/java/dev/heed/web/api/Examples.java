package dev.heed.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One example of each thing that goes over the wire, by the name of its schema: `examples.json`. Nobody in them is
/// real.
final class Examples {
    private final JsonNode examples;

    Examples() {
        try (InputStream stream =
                Objects.requireNonNull(Examples.class.getResourceAsStream("/web/api/examples.json"))) {
            examples = JsonMapper.shared().readTree(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names that have one.
    Set<String> names() {
        return Set.copyOf(examples.propertyNames());
    }

    /// @throws IllegalStateException if there is none
    JsonNode of(String name) {
        JsonNode example = examples.get(name);
        if (example == null) throw new IllegalStateException("examples.json has no " + name);
        return example;
    }

    /// By a short name: one, or one for each case of a sealed interface.
    Map<String, Object> of(WireSchemas schemas, Class<?> type) {
        List<Class<?>> cases = type.isSealed() ? List.of(type.getPermittedSubclasses()) : List.of(type);
        Map<String, Object> found = new LinkedHashMap<>();
        for (Class<?> one : cases) {
            String name = type.isSealed() ? one.getSimpleName().toLowerCase(Locale.ROOT) : "example";
            found.put(name, plain(of(schemas.name(one))));
        }
        return found;
    }

    /// As swagger's own JSON library takes it.
    static Object plain(JsonNode tree) {
        try {
            return io.swagger.v3.core.util.Json31.mapper().readTree(tree.toString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
