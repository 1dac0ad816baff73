package dev.heed.web.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One of an enum's words, in lower case.
final class WordKind implements Kind {
    private final Map<String, Object> words;
    private final String wanted;

    private WordKind(Map<String, Object> words) {
        this.words = words;
        wanted = "one of " + String.join(", ", words.keySet());
    }

    static WordKind of(Class<?> type) {
        var words = new LinkedHashMap<String, Object>();
        for (Object constant : type.getEnumConstants()) {
            words.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
        }
        return new WordKind(words);
    }

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        Object constant = value.isString() ? words.get(value.stringValue()) : null;
        if (constant == null) walk.mustBe(wanted, value);
        return constant;
    }
}
