package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.wire.Query;
import dev.heed.web.wire.Reading;
import dev.heed.web.wire.WireReader;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The document and the reader take and refuse the same: an outside judge holds thousands of values against the one,
/// the reader that the server uses reads them. (Neither is asked for what JSON Schema cannot say: `4.0` as an integer,
/// U+0000, half surrogate pairs, and the size and depth of metadata.)
class AgreementTest {
    private static JsonNode document;
    private static Judge judge;
    private static Map<String, Class<?>> bodies;
    private static Map<String, Route> routes;

    private final WireReader reader = new WireReader(text -> text);

    @BeforeAll
    static void read() {
        document = OpenApiTest.document();
        judge = new Judge(document);
        routes = DeclaredRoutes.all();
        bodies = new TreeMap<>();
        WireSchemas schemas = new WireSchemas(Set.of(), new Words());
        for (Route route : routes.values())
            if (route.body() != null) bodies.put(schemas.name(route.body()), route.body());
    }

    static Stream<String> bodies() {
        return bodies.keySet().stream();
    }

    static Stream<String> routes() {
        return routes.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void onEveryFieldOfABody(String name) {
        for (ObjectNode example : examples(name)) {
            assertAgree(name, example, "the example");
            assertThat(read(name, example))
                    .as("the example of %s is read", name)
                    .isTrue();
            for (ObjectNode changed : changed(example, schema(name, example))) assertAgree(name, changed, "a change");
        }
    }

    private static List<ObjectNode> examples(String name) {
        JsonNode schema = document.at("/components/schemas/" + name);
        List<ObjectNode> examples = new ArrayList<>();
        for (JsonNode example : schema.path("examples")) examples.add((ObjectNode) example);
        for (JsonNode one : schema.path("oneOf"))
            for (JsonNode example :
                    document.at(one.get("$ref").stringValue().substring(1)).path("examples"))
                examples.add((ObjectNode) example);
        assertThat(examples).as("examples of %s", name).isNotEmpty();
        return examples;
    }

    /// Of the case that an example is of.
    private static JsonNode schema(String name, JsonNode example) {
        JsonNode schema = document.at("/components/schemas/" + name);
        for (JsonNode one : schema.path("oneOf")) {
            String of = one.get("$ref").stringValue().substring(WireSchemas.PLACE.length());
            if (judge.faults(of, example).isEmpty()) return document.at("/components/schemas/" + of);
        }
        return schema;
    }

    /// The example without each field, with each of its fields as something else, with fields it does not have.
    private static List<ObjectNode> changed(ObjectNode example, JsonNode schema) {
        List<ObjectNode> changed = new ArrayList<>();
        Set<String> names = new TreeSet<>(schema.get("properties").propertyNames());
        names.addAll(Set.of("no_such_field", "media_id", "query"));
        for (String name : names) {
            changed.add(example.deepCopy().without(name));
            for (JsonNode probe : Probes.of(document, schema.at("/properties/" + name))) {
                ObjectNode with = example.deepCopy();
                with.set(name, probe);
                changed.add(with);
            }
        }
        return changed;
    }

    private void assertAgree(String name, JsonNode body, String what) {
        List<String> faults = judge.faults(name, body);
        assertThat(read(name, body))
                .as("%s, %s: %s; the document says %s", name, what, shortened(body), faults)
                .isEqualTo(faults.isEmpty());
    }

    private boolean read(String name, JsonNode body) {
        return reader.read(
                        Objects.requireNonNull(bodies.get(name)),
                        body.toString().getBytes(UTF_8))
                instanceof Reading.Read<?>;
    }

    private static String shortened(JsonNode body) {
        String text = body.toString();
        return text.length() < 800 ? text : text.substring(0, 800) + "…";
    }

    @ParameterizedTest
    @MethodSource("routes")
    void onEveryParameterOfAQuery(String name) {
        Route route = Objects.requireNonNull(routes.get(name));
        Map<String, JsonNode> said = new LinkedHashMap<>();
        for (JsonNode parameter : DeclaredRoutes.operation(document, name).path("parameters"))
            if (parameter.get("in").stringValue().equals("query"))
                said.put(parameter.get("name").stringValue(), parameter.get("schema"));
        assertThat(said.remove("project") != null).isEqualTo(route.project() && route.right() != null);
        assertThat(said.keySet())
                .containsExactlyElementsOf(WireSchemas.fields(route.asked()).stream()
                        .map(RecordComponent::getName)
                        .map(WireSchemas::snake)
                        .toList());
        Map<String, List<String>> required = new LinkedHashMap<>();
        for (JsonNode parameter : DeclaredRoutes.operation(document, name).path("parameters"))
            if (parameter.path("required").asBoolean(false)
                    && parameter.get("in").stringValue().equals("query"))
                required.put(
                        parameter.get("name").stringValue(),
                        List.of(parameter.at("/schema/enum/0").asString()));
        said.forEach((parameter, schema) -> {
            for (JsonNode probe : Probes.words(document, schema))
                assertThat(reader.read(route.asked(), query(required, parameter, probe)) instanceof Reading.Read<?>)
                        .as("%s ?%s=%s", name, parameter, shortened(probe))
                        .isEqualTo(judge.fits(schema, probe));
        });
        assertThat(reader.read(route.asked(), new Query(Map.of("no_such_parameter", List.of("1")))))
                .isInstanceOf(Reading.Faulty.class);
    }

    private static Query query(Map<String, List<String>> required, String name, JsonNode value) {
        List<String> words = new ArrayList<>();
        if (value.isArray()) value.forEach(item -> words.add(item.asString()));
        else words.add(value.asString());
        Map<String, List<String>> all = new LinkedHashMap<>(required);
        all.put(name, words);
        return new Query(all);
    }

    @Test
    void onWhichRoutesThereAre() {
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(documented).isEqualTo(routes.keySet());
    }
}
