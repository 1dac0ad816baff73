package dev.heed.web.api;

import dev.heed.domain.Change;
import dev.heed.domain.Thumb;
import dev.heed.web.wire.Rating;
import dev.heed.web.wire.Unwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is read and written over the wire, as JSON Schema (draft 2020-12): each record, sealed interface and enum of
/// ours, with the rules that its annotations state.
///
/// A record that is read takes no other field than its own, and `null` wherever it takes silence; one that is written
/// has all of its fields always.
final class WireSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final String PLACE = "#/components/schemas/";

    private final Set<Class<?>> read;
    private final Words words;
    private final Map<String, Class<?>> named = new TreeMap<>();

    /// @param read every record that comes in, also inside of another
    WireSchemas(Set<Class<?>> read, Words words) {
        this.read = read;
        this.words = words;
    }

    /// Whether this has a schema under a name of its own.
    static boolean isNamed(Class<?> type) {
        boolean ours = type.getName().startsWith("dev.heed.");
        return ours && (type.isRecord() || type.isSealed()) && type != Change.class && type != Rating.class;
    }

    /// The name of a record or sealed interface.
    ///
    /// @throws IllegalStateException if another has it
    String name(Class<?> type) {
        Schema schema = type.getAnnotation(Schema.class);
        String name = schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) throw new IllegalStateException(other + " and " + type + " are " + name);
        return name;
    }

    /// What stands under that name.
    ObjectNode definition(Class<?> type) {
        String name = name(type);
        ObjectNode schema = JSON.objectNode();
        schema.put("description", words.of(name));
        if (type.isRecord()) return record(type, name, schema);
        ArrayNode cases = schema.putArray("oneOf");
        for (Class<?> one : type.getPermittedSubclasses()) cases.add(reference(one));
        return schema;
    }

    /// The components of a record that are its fields: in place of one that is unwrapped, those of that one.
    static List<RecordComponent> fields(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .flatMap(component -> component.isAnnotationPresent(Unwrapped.class)
                        ? fields(component.getType()).stream()
                        : Stream.of(component))
                .toList();
    }

    /// The records and sealed interfaces that this one holds.
    static Set<Class<?>> parts(Class<?> type) {
        Set<Class<?>> parts = new LinkedHashSet<>();
        if (type.isSealed()) parts.addAll(List.of(type.getPermittedSubclasses()));
        if (type.isRecord()) for (RecordComponent component : fields(type)) part(component.getAnnotatedType(), parts);
        return parts;
    }

    private static void part(AnnotatedType declared, Set<Class<?>> parts) {
        Class<?> type = raw(declared.getType());
        if (type == List.class || type == Change.class) part(argument(declared), parts);
        // a problem is written by itself, and described by hand
        else if (isNamed(type) && type != Problem.class) parts.add(type);
    }

    /// These and everything they hold.
    static Set<Class<?>> whole(Collection<Class<?>> types) {
        Set<Class<?>> whole = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(types);
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (whole.add(type)) open.addAll(parts(type));
        }
        return whole;
    }

    private ObjectNode record(Class<?> type, String name, ObjectNode schema) {
        schema.put("type", "object");
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (RecordComponent component : fields(type)) {
            String field = snake(component.getName());
            properties.set(field, field(component).put("description", words.of(name, field)));
            if (!read.contains(type) || rules(component).take(NotNull.class) != null) required.add(field);
        }
        if (!required.isEmpty()) schema.set("required", required);
        schema.set("properties", properties);
        if (read.contains(type)) schema.put("additionalProperties", false);
        return schema;
    }

    private ObjectNode field(RecordComponent component) {
        Rules rules = rules(component);
        boolean silent = rules.take(Nullable.class) != null;
        if (read.contains(component.getDeclaringRecord())) silent = rules.take(NotNull.class) == null;
        ObjectNode value = value(component.getAnnotatedType(), rules);
        return silent ? nullable(value) : value;
    }

    /// A query parameter: it is there or not, and never `null`.
    ObjectNode parameter(RecordComponent component) {
        Rules rules = rules(component);
        rules.take(Nullable.class);
        return value(component.getAnnotatedType(), rules);
    }

    private static Rules rules(RecordComponent component) {
        try {
            Annotation[] onField = component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotations();
            return new Rules(onField, component.getAnnotatedType().getAnnotations());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ObjectNode value(AnnotatedType declared, Rules rules) {
        Class<?> type = raw(declared.getType());
        ObjectNode schema;
        if (type == List.class) schema = list(declared, rules);
        else if (type == Change.class) schema = value(argument(declared), rules.and(argument(declared)));
        else schema = value(type, rules);
        rules.done(type);
        return schema;
    }

    private ObjectNode list(AnnotatedType declared, Rules rules) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        rules.bounds(schema, "minItems", "maxItems");
        AnnotatedType item = argument(declared);
        Rules ofItems = new Rules(item.getAnnotations());
        boolean silent = ofItems.take(Nullable.class) != null;
        ObjectNode items = value(item, ofItems);
        schema.set("items", silent ? nullable(items) : items);
        return schema;
    }

    private ObjectNode value(Class<?> type, Rules rules) {
        if (type == String.class) return rules.text();
        if (type == Integer.class || type == int.class) return rules.whole("int32");
        if (type == Long.class || type == long.class) return rules.whole("int64");
        if (type == Double.class || type == double.class) return rules.decimal();
        if (type == Boolean.class || type == boolean.class)
            return JSON.objectNode().put("type", "boolean");
        if (type == Instant.class || type == OffsetDateTime.class)
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        if (type == Map.class) return JSON.objectNode().put("type", "object");
        if (type == Thumb.class) return oneOf(thumbs());
        if (type == Rating.class) return oneOf(stars().addAll(thumbs()));
        if (type.isEnum()) return oneOf(lowerCase(type)).put("type", "string");
        if (isNamed(type)) return reference(type);
        throw new IllegalStateException("no schema is known for a " + type.getSimpleName());
    }

    /// Without 1, which is a thumb too.
    private static ArrayNode stars() {
        return JSON.arrayNode().add(5).add(4).add(3).add(2);
    }

    /// Each way of writing a thumb.
    private static ArrayNode thumbs() {
        ArrayNode ways = JSON.arrayNode().add(1).add(-1).add("up").add("down");
        return ways.add("thumbs_up").add("thumbs_down").add(true).add(false);
    }

    private static ObjectNode oneOf(ArrayNode values) {
        ObjectNode schema = JSON.objectNode();
        schema.set("enum", values);
        return schema;
    }

    private static ArrayNode lowerCase(Class<?> type) {
        ArrayNode words = JSON.arrayNode();
        Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .forEach(words::add);
        return words;
    }

    private ObjectNode reference(Class<?> type) {
        return JSON.objectNode().put("$ref", PLACE + name(type));
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.has("$ref")) {
            ObjectNode either = JSON.objectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        if (schema.has("type"))
            schema.set("type", JSON.arrayNode().add(schema.get("type")).add("null"));
        if (schema.get("enum") instanceof ArrayNode values) values.addNull();
        return schema;
    }

    private static AnnotatedType argument(AnnotatedType declared) {
        return ((AnnotatedParameterizedType) declared).getAnnotatedActualTypeArguments()[0];
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    static String snake(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static String text(Object tree) {
        return JsonMapper.shared().writeValueAsString(tree);
    }
}
