package dev.heed.storage;

import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The columns that hold JSON. An absent or empty value is SQL's NULL.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            // as numbers come in: what is read equals what was written
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

    private Json() {}

    public static @Nullable JSONB of(@Nullable Map<String, ?> object) {
        return object == null || object.isEmpty() ? null : text(object);
    }

    public static @Nullable JSONB of(List<String> words) {
        return words.isEmpty() ? null : text(words);
    }

    /// Any value, written out even when it is empty.
    public static JSONB text(Object value) {
        return JSONB.valueOf(MAPPER.writeValueAsString(value));
    }

    /// A value as bytes that do not depend on the order of its names or on white space: to take a digest of.
    public static byte[] canonical(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static @Nullable Map<String, Object> object(@Nullable JSONB json) {
        return json == null ? null : MAPPER.readValue(json.data(), OBJECT);
    }

    public static Map<String, Integer> counts(@Nullable JSONB json) {
        return json == null ? Map.of() : MAPPER.readValue(json.data(), COUNTS);
    }

    public static List<String> words(@Nullable JSONB json) {
        return json == null ? List.of() : MAPPER.readValue(json.data(), WORDS);
    }
}
