package dev.heed.web.wire;

import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A list of one kind of value, of at most `@Size(max)` of them; nothing said is an empty list.
final class ListKind implements Kind {
    private final Kind item;
    private final int least;
    private final int most;

    private ListKind(Kind item, Size size) {
        this.item = item;
        least = size.min();
        most = size.max();
    }

    static ListKind of(AnnotatedType item, Constraints constraints) {
        Size size = constraints.take(Size.class);
        if (size == null || size.max() == Integer.MAX_VALUE) throw new IllegalStateException("say @Size(max = …)");
        return new ListKind(Kinds.of(item, new Constraints(item.getAnnotations())), size);
    }

    Kind item() {
        return item;
    }

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (!value.isArray()) {
            walk.mustBe("a list", value);
            return null;
        }
        if (value.size() < least || value.size() > most) {
            walk.fault("must be a list of " + least + ".." + most + " items, got " + value.size());
            return null;
        }
        var items = new ArrayList<@Nullable Object>(value.size());
        for (int i = 0; i < value.size(); i++) {
            walk.enter(Integer.toString(i));
            items.add(item.read(value.get(i), walk));
            walk.leave();
        }
        return Collections.unmodifiableList(items);
    }

    @Override
    public Object absent() {
        return List.of();
    }
}
