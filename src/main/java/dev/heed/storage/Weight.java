package dev.heed.storage;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// About how many bytes an entry holds while it waits in the journal: what a caller can make long, and the rest at a
/// flat rate. Rather too much than too little, because the bound is there to keep the heap whole.
public final class Weight {
    /// An entry without texts, with its objects, its short names and its place in the queue.
    public static final int BARE = 1_000;

    /// A text, number, list or map by itself, with its place in what holds it: the objects of a 64-bit JVM have 12 to
    /// 16 bytes before their content, and an entry of a map has five references.
    private static final int OBJECT = 64;

    /// Java holds a character in one byte or in two; nobody looks which.
    private static final int CHARACTER = 2;

    private Weight() {}

    /// An entry that holds these: texts, numbers, lists and maps of them. `null` weighs nothing.
    public static int of(@Nullable Object... held) {
        int bytes = BARE;
        for (Object one : held) bytes += part(one);
        return bytes;
    }

    private static int part(@Nullable Object one) {
        return switch (one) {
            case null -> 0;
            case CharSequence text -> OBJECT + CHARACTER * text.length();
            case Collection<?> items ->
                OBJECT + items.stream().mapToInt(Weight::part).sum();
            case Map<?, ?> map -> OBJECT + part(map.keySet()) + part(map.values());
            default -> OBJECT;
        };
    }
}
