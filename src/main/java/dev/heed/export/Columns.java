package dev.heed.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is written of one kind of thing: the fields of its answer in the API, in the same order.
final class Columns<T> {
    private final List<String> names = new ArrayList<>();
    private final List<Function<T, @Nullable Object>> values = new ArrayList<>();

    Columns<T> and(String name, Function<T, @Nullable Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    List<String> names() {
        return names;
    }

    Row row(T thing) {
        List<@Nullable Object> row = new ArrayList<>(values.size());
        for (Function<T, @Nullable Object> value : values) row.add(value.apply(thing));
        return new Row(names, row);
    }
}
