package dev.heed.web.wire;

import dev.heed.domain.Nearest;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How one record is read: its fields by name, and how it is made of them.
///
/// A component `watchedCompletion` is the field `watched_completion`. It is required if it is `@NotNull`; else it must
/// be `@Nullable`, or of a kind that has a word for silence (a list, a [dev.heed.domain.Change]). The fields of an
/// [Unwrapped] component stand among the record's own.
final class Shape implements Kind {
    private record Field(String name, int index, boolean required, Kind kind) {}

    private final Map<String, Field> fields;
    private final List<Field> declared;
    private final Part.Whole whole;

    private Shape(List<Field> declared, Part.Whole whole) {
        this.declared = List.copyOf(declared);
        this.whole = whole;
        fields = LinkedHashMap.newLinkedHashMap(declared.size());
        for (Field field : declared)
            if (fields.put(field.name(), field) != null)
                throw new IllegalStateException(field.name() + " is declared twice");
    }

    static Shape of(Class<?> record) {
        var declared = new ArrayList<Field>();
        return new Shape(declared, gather(record, declared));
    }

    private static Part.Whole gather(Class<?> record, List<Field> declared) {
        var parts = new ArrayList<Part>();
        for (RecordComponent component : record.getRecordComponents()) {
            try {
                if (component.isAnnotationPresent(Unwrapped.class)) {
                    parts.add(gather(component.getType(), declared));
                } else {
                    parts.add(new Part.Slot(declared.size()));
                    declared.add(field(component, declared.size()));
                }
            } catch (IllegalStateException unreadable) {
                throw new IllegalStateException(
                        record.getSimpleName() + "." + component.getName() + " cannot be read", unreadable);
            }
        }
        return Part.Whole.of(record, parts);
    }

    private static Field field(RecordComponent component, int index) {
        Annotation[] onField;
        try {
            onField = component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotations();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
        var type = component.getAnnotatedType();
        var constraints = new Constraints(onField, type.getAnnotations());
        boolean required = constraints.required() || component.getType().isPrimitive();
        boolean nullable = constraints.nullable();
        Kind kind = Kinds.of(type, constraints);
        if (!required && !nullable && kind.absent() == null) {
            throw new IllegalStateException("say @NotNull or @Nullable");
        }
        return new Field(snake(component.getName()), index, required, kind);
    }

    static String snake(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    Set<String> names() {
        return fields.keySet();
    }

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        return read(value, Set.of(), walk);
    }

    /// The record, where fields of these other names were already judged.
    @Nullable
    Object read(JsonNode value, Set<String> judged, Walk walk) {
        if (!value.isObject()) {
            walk.mustBe("an object", value);
            return null;
        }
        int before = walk.found();
        var slots = new Slots(declared.size());
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Field field = fields.get(entry.getKey());
            if (field != null) read(field, entry.getValue(), slots, walk);
            else if (!judged.contains(entry.getKey())) unknown(entry.getKey(), "field", "/", walk);
        }
        return finish(slots, before, walk);
    }

    private static void read(Field field, JsonNode value, Slots slots, Walk walk) {
        if (value.isNull() && !field.kind().readsNull()) return;
        walk.enter(field.name());
        slots.fill(field.index(), field.kind().read(value, walk));
        walk.leave();
    }

    /// The record that the words of a query string make.
    @Nullable
    Object read(Map<String, List<String>> words, Walk walk) {
        int before = walk.found();
        var slots = new Slots(declared.size());
        words.forEach((name, said) -> {
            Field field = fields.get(name);
            if (field == null) {
                unknown(name, "parameter", "", walk);
                return;
            }
            walk.enter(name);
            slots.fill(field.index(), read(field.kind(), said, walk));
            walk.leave();
        });
        return finish(slots, before, walk);
    }

    private static @Nullable Object read(Kind kind, List<String> said, Walk walk) {
        if (kind instanceof ListKind list) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(said.size());
            said.forEach(word -> items.add(list.item().word(word)));
            return list.read(items, walk);
        }
        if (said.size() == 1) return kind.read(kind.word(said.getFirst()), walk);
        walk.fault("may be given once, got " + said.size());
        return null;
    }

    private void unknown(String name, String what, String slash, Walk walk) {
        String near = Nearest.to(name, fields.keySet());
        walk.enterForeign(name);
        walk.fault("is not a " + what + " here" + (near == null ? "" : "; did you mean " + slash + near + "?"));
        walk.leave();
    }

    private @Nullable Object finish(Slots slots, int before, Walk walk) {
        for (Field field : declared) {
            if (slots.filled(field.index())) continue;
            if (field.required()) {
                walk.enter(field.name());
                walk.fault("is required");
                walk.leave();
            } else {
                slots.fill(field.index(), field.kind().absent());
            }
        }
        if (walk.found() > before) return null;
        return whole.of(slots.values());
    }
}
