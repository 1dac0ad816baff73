package dev.heed.web.wire;

import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a declaration demands of a value, in annotations. Each kind takes those it reads; one that nobody took would be
/// a rule that is stated and not kept, so it stops the start.
final class Constraints {
    private final List<Annotation> left;

    Constraints(Annotation[]... annotations) {
        left = new ArrayList<>(
                Stream.of(annotations).flatMap(Stream::of).distinct().toList());
    }

    /// Gives all of them away, joined by those that stand at a type argument.
    Constraints handOver(Annotation[] more) {
        var joined = new Constraints(left.toArray(Annotation[]::new), more);
        left.clear();
        return joined;
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

    boolean required() {
        return take(NotNull.class) != null;
    }

    boolean nullable() {
        return take(Nullable.class) != null;
    }

    /// @throws IllegalStateException if a constraint is left that this kind of value does not know
    void done(Class<?> kind) {
        for (Annotation annotation : left) {
            String name = annotation.annotationType().getName();
            if (name.startsWith("jakarta.validation.") || name.startsWith("dev.heed.")) {
                throw new IllegalStateException("@"
                        + annotation.annotationType().getSimpleName() + " is not read on a " + kind.getSimpleName());
            }
        }
    }
}
