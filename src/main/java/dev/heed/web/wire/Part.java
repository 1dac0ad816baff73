package dev.heed.web.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a component of a record comes from, once all of its fields were read.
sealed interface Part {
    @Nullable
    Object of(@Nullable Object[] values);

    /// From the value that was read for it.
    record Slot(int index) implements Part {
        @Override
        public @Nullable Object of(@Nullable Object[] values) {
            return values[index];
        }
    }

    /// From its own parts: a record, the outermost or one that is unwrapped in another.
    ///
    /// @param plain whether the parts are values, in their order
    record Whole(MethodHandle constructor, List<Part> parts, boolean plain) implements Part {
        static Whole of(Class<?> record, List<Part> parts) {
            return new Whole(
                    constructor(record), List.copyOf(parts), parts.stream().allMatch(Slot.class::isInstance));
        }

        @Override
        public Object of(@Nullable Object[] values) {
            // one that is plain inside another is not given its values alone
            return make(plain && values.length == parts.size() ? values : own(values));
        }

        private @Nullable Object[] own(@Nullable Object[] values) {
            @Nullable Object[] own = new Object[parts.size()];
            for (int i = 0; i < own.length; i++) own[i] = parts.get(i).of(values);
            return own;
        }

        private Object make(@Nullable Object[] components) {
            try {
                return (Object) constructor.invokeExact(components);
            } catch (RuntimeException | Error itsOwn) {
                throw itsOwn;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }

        private static MethodHandle constructor(Class<?> record) {
            Class<?>[] types = Stream.of(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                Constructor<?> canonical = record.getDeclaredConstructor(types);
                canonical.setAccessible(true);
                return MethodHandles.lookup()
                        .unreflectConstructor(canonical)
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
