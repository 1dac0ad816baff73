package dev.heed.web.api;

import dev.heed.web.wire.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules that one declaration states in annotations, as JSON Schema. A rule that found no place in the schema is an
/// error: the document would promise more than the reader keeps.
final class Rules {
    /// What [Printable] takes, in the words of ECMA 262 with its flag `u`: neither controls, formats, private or
    /// unassigned code points nor line separators, but for the two joiners.
    static final String PRINTABLE = "^(?:[^\\p{C}\\p{Zl}\\p{Zp}]|[\\u200C\\u200D])*$";

    private final List<Annotation> left;

    Rules(Annotation[]... annotations) {
        left = new ArrayList<>(
                Stream.of(annotations).flatMap(Stream::of).distinct().toList());
    }

    /// All of these, and those at a type argument.
    Rules and(AnnotatedType argument) {
        Rules both = new Rules(left.toArray(Annotation[]::new), argument.getAnnotations());
        left.clear();
        return both;
    }

    <A extends Annotation> @Nullable A take(Class<A> kind) {
        for (Annotation annotation : left) {
            if (kind.isInstance(annotation)) {
                left.remove(annotation);
                return kind.cast(annotation);
            }
        }
        return null;
    }

    ObjectNode text() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        bounds(schema, "minLength", "maxLength");
        Pattern pattern = take(Pattern.class);
        Printable printable = take(Printable.class);
        if (pattern != null && printable != null) throw new IllegalStateException("one pattern holds one rule");
        if (pattern != null) schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        if (printable != null) schema.put("pattern", PRINTABLE);
        Schema said = take(Schema.class);
        if (said != null) Stream.of(said.allowableValues()).forEach(schema.withArray("enum")::add);
        return schema;
    }

    ObjectNode whole(String format) {
        ObjectNode schema =
                JsonNodeFactory.instance.objectNode().put("type", "integer").put("format", format);
        Min min = take(Min.class);
        Max max = take(Max.class);
        if (min != null) schema.put("minimum", min.value());
        if (max != null) schema.put("maximum", max.value());
        return schema;
    }

    ObjectNode decimal() {
        ObjectNode schema =
                JsonNodeFactory.instance.objectNode().put("type", "number").put("format", "double");
        DecimalMin min = take(DecimalMin.class);
        DecimalMax max = take(DecimalMax.class);
        if (min != null) schema.put(min.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(min.value()));
        if (max != null) schema.put(max.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(max.value()));
        return schema;
    }

    void bounds(ObjectNode schema, String least, String most) {
        Size size = take(Size.class);
        if (size == null) return;
        if (size.min() > 0) schema.put(least, size.min());
        if (size.max() < Integer.MAX_VALUE) schema.put(most, size.max());
    }

    /// @throws IllegalStateException if a rule was not taken
    void done(Class<?> type) {
        take(NotNull.class);
        take(Nullable.class);
        for (Annotation rule : left) {
            String name = rule.annotationType().getName();
            if (name.startsWith("jakarta.validation.") || name.startsWith("dev.heed."))
                throw new IllegalStateException(rule + " on a " + type.getSimpleName() + " has no place in a schema");
        }
    }
}
