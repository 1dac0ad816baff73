package dev.heed.web.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A free object of the caller's, as `Map<String, @Nullable Object>` of strings, booleans, longs, finite doubles, lists
/// and maps: at most 4 kB as compact JSON, four objects or lists deep.
///
/// Numbers become longs, and doubles where they do not fit, so that both databases store the same.
final class MetadataKind implements Kind {
    private static final int MOST_BYTES = 4 * 1024;
    private static final int DEEPEST = 4;

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (!value.isObject()) {
            walk.mustBe("an object", value);
            return null;
        }
        int bytes = JsonText.MAPPER.writeValueAsBytes(value).length;
        if (bytes > MOST_BYTES) {
            walk.fault("must be at most " + MOST_BYTES + " bytes of JSON, got " + bytes);
            return null;
        }
        return free(value, 1, walk);
    }

    private static @Nullable Object free(JsonNode value, int level, Walk walk) {
        return switch (value.getNodeType()) {
            case OBJECT -> deep(level, walk) ? null : object(value, level, walk);
            case ARRAY -> deep(level, walk) ? null : list(value, level, walk);
            case STRING -> text(value.stringValue(), walk);
            case NUMBER -> number(value, walk);
            case BOOLEAN -> value.booleanValue();
            default -> null;
        };
    }

    private static boolean deep(int level, Walk walk) {
        if (level > DEEPEST) walk.fault("must be at most " + DEEPEST + " levels deep");
        return level > DEEPEST;
    }

    private static Map<String, @Nullable Object> object(JsonNode value, int level, Walk walk) {
        var members = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(value.size());
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            walk.enterForeign(member.getKey());
            Texts.check(member.getKey(), walk);
            members.put(member.getKey(), free(member.getValue(), level + 1, walk));
            walk.leave();
        }
        return Collections.unmodifiableMap(members);
    }

    private static Object list(JsonNode value, int level, Walk walk) {
        var items = new ArrayList<@Nullable Object>(value.size());
        for (int i = 0; i < value.size(); i++) {
            walk.enter(Integer.toString(i));
            items.add(free(value.get(i), level + 1, walk));
            walk.leave();
        }
        return Collections.unmodifiableList(items);
    }

    private static String text(String text, Walk walk) {
        Texts.check(text, walk);
        return text;
    }

    private static Object number(JsonNode value, Walk walk) {
        if (value.isIntegralNumber() && value.canConvertToLong()) return value.longValue();
        double number = Finite.of(value);
        if (Double.isNaN(number)) walk.mustCount("a number that a double can hold", value);
        // 1E10 is a whole number like any other, as it will be read back
        if (number == Math.rint(number) && Math.abs(number) < 0x1p63) return (long) number;
        return number;
    }
}
