package dev.heed.web.wire;

import dev.heed.domain.Change;
import dev.heed.domain.Thumb;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Finds the kind that reads a declared type; the list of all kinds.
final class Kinds {
    private static final ClassValue<Kind> BODIES = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return of(type, new Constraints());
        }
    };

    private Kinds() {}

    /// How this record, or this sealed interface of records, is read. Reflection happens once per class.
    ///
    /// @throws IllegalStateException if the type cannot be read: a component of an unknown type, a text without a
    ///     bound, an optional component that is not `@Nullable`
    static Kind of(Class<?> body) {
        return BODIES.get(body);
    }

    static Kind of(AnnotatedType declared, Constraints constraints) {
        Class<?> type = raw(declared.getType());
        Kind kind;
        if (type == List.class) kind = ListKind.of(argument(declared), constraints);
        else if (type == Change.class) kind = ChangeKind.of(argument(declared), constraints);
        else if (type == Map.class) kind = new MetadataKind();
        else kind = of(type, constraints);
        constraints.done(type);
        return kind;
    }

    private static Kind of(Class<?> type, Constraints constraints) {
        if (type == String.class) return TextKind.of(constraints);
        if (type == Integer.class || type == int.class) return IntegerKind.ofInt(constraints);
        if (type == Long.class || type == long.class) return IntegerKind.ofLong(constraints);
        if (type == Double.class || type == double.class) return DecimalKind.of(constraints);
        if (type == Boolean.class || type == boolean.class) return new TruthKind();
        if (type == Instant.class) return new TimeKind();
        if (type == Thumb.class) return new ThumbKind();
        if (type == Rating.class) return new RatingKind();
        if (type.isEnum()) return WordKind.of(type);
        if (type.isRecord()) return Shape.of(type);
        if (type.isSealed()) return UnionKind.of(type);
        throw new IllegalStateException("no kind reads a " + type.getSimpleName());
    }

    private static AnnotatedType argument(AnnotatedType declared) {
        return ((AnnotatedParameterizedType) declared).getAnnotatedActualTypeArguments()[0];
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }
}
