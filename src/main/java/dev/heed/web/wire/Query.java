package dev.heed.web.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names and words of a query string, in the order they came, as forms write them (WHATWG URL,
/// `application/x-www-form-urlencoded`), but strictly: a broken `%` or anything that is not UTF-8 is not guessed at.
///
/// @param words every name with all its words
public record Query(Map<String, List<String>> words) {
    private static final Query NONE = new Query(Map.of());

    /// Reads a raw query string; never [Reading.Faulty].
    public static Reading<Query> of(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) return new Reading.Read<>(NONE);
        var words = new LinkedHashMap<String, List<String>>();
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String word = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (name == null || word == null) {
                return new Reading.Malformed<>(
                        "The query string holds a % that is not followed by UTF-8 in hexadecimal.");
            }
            words.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(word);
        }
        return new Reading.Read<>(new Query(words));
    }

    /// The query without this name.
    public Query without(String name) {
        if (!words.containsKey(name)) return this;
        var rest = new LinkedHashMap<>(words);
        rest.remove(name);
        return new Query(rest);
    }

    private static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0) return text.replace('+', ' ');
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
                if (low < 0) return null;
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c > 0x7e) return null;
            else bytes[length++] = (byte) (c == '+' ? ' ' : c);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
