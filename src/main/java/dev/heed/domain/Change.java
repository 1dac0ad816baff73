package dev.heed.domain;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a merge patch (RFC 7396) asks of one value: leave it, remove it, or put another in its place.
public sealed interface Change<T> {
    /// The value stays: the patch does not name it.
    record Keep<T>() implements Change<T> {
        private static final Keep<?> ONLY = new Keep<>();
    }

    /// The value goes: the patch names it with `null`.
    record Clear<T>() implements Change<T> {
        private static final Clear<?> ONLY = new Clear<>();
    }

    /// Another value takes its place.
    record Set<T>(T value) implements Change<T> {}

    @SuppressWarnings("unchecked") // holds no T
    static <T> Change<T> keep() {
        return (Change<T>) Keep.ONLY;
    }

    @SuppressWarnings("unchecked") // holds no T
    static <T> Change<T> clear() {
        return (Change<T>) Clear.ONLY;
    }

    static <T> Change<T> set(T value) {
        return new Set<>(value);
    }

    /// What stands after the change, where `before` stood.
    default @Nullable T after(@Nullable T before) {
        return switch (this) {
            case Keep<T> _ -> before;
            case Clear<T> _ -> null;
            case Set<T>(T value) -> value;
        };
    }

    /// The same change, told of another kind of value.
    default <S> Change<S> map(Function<? super T, ? extends S> other) {
        return switch (this) {
            case Keep<T> _ -> keep();
            case Clear<T> _ -> clear();
            case Set<T>(T value) -> set(other.apply(value));
        };
    }
}
