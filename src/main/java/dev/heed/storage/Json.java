package dev.heed.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The columns that hold JSON. An absent or empty value is SQL's NULL.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};
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

    /// A value as bytes that do not depend on the order of its names or on white space: to take a digest of. What is
    /// absent or empty is left out, so that a component added later changes no digest that is already stored.
    public static byte[] canonical(Object value) {
        return CANONICAL.writeValueAsBytes(value);
    }

    /// The same of two values, where there is a second.
    public static byte[] canonical(Object value, @Nullable Object second) {
        byte[] first = canonical(value);
        if (second == null) return first;
        byte[] more = canonical(second);
        byte[] both = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, both, first.length, more.length);
        return both;
    }

    /// An object with its numbers in one form, so that what is read equals what was written whatever the database made
    /// of their text (PostgreSQL writes 1E25 without its exponent): a `Long` for a whole number that fits, else a
    /// `Double`.
    public static @Nullable Map<String, Object> object(@Nullable JSONB json) {
        if (json == null) return null;
        Map<String, Object> object = MAPPER.readValue(json.data(), OBJECT);
        object.replaceAll((name, value) -> plain(value));
        return object;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // objects and lists as Jackson makes them, with nulls in them
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> object)
            ((Map<String, Object>) object).replaceAll((name, member) -> plain(member));
        else if (value instanceof List<?> list) ((List<Object>) list).replaceAll(Json::plain);
        else if (value instanceof Integer number) return number.longValue();
        else if (value instanceof BigInteger number) return number.doubleValue();
        else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p63)
            return number.longValue();
        return value;
    }

    public static Map<String, Integer> counts(@Nullable JSONB json) {
        return json == null ? Map.of() : MAPPER.readValue(json.data(), COUNTS);
    }

    public static Map<String, String> names(@Nullable JSONB json) {
        return json == null ? Map.of() : MAPPER.readValue(json.data(), NAMES);
    }

    public static List<String> words(@Nullable JSONB json) {
        return json == null ? List.of() : MAPPER.readValue(json.data(), WORDS);
    }
}
