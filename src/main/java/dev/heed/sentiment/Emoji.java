package dev.heed.sentiment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Emoji put into words: each is read as its name in Unicode, `❤` as *heavy black heart*.
///
/// VADER reads them by the descriptions its authors list (MIT License). Where one of the common faces
/// is described there in words of another feeling than its name, the description holds. A selector
/// that only asks for the coloured picture (U+FE0F) is left out, which the published program does not
/// do: it misses `❤️`.
final class Emoji {
    private static final int PICTURE = 0xfe0f;

    /// Below this code point emoji are digits and signs that people write without a picture in mind.
    private static final int FIRST = 0x2000;

    private static final Map<Integer, String> DESCRIPTIONS = descriptions();

    private Emoji() {}

    private static Map<Integer, String> descriptions() {
        Map<Integer, String> descriptions = new HashMap<>();
        for (String line : """
                😁 beaming face with smiling eyes
                😃 grinning face with big eyes
                😄 grinning face with smiling eyes
                😅 grinning face with sweat
                😆 grinning squinting face
                😋 face savoring food
                🥰 smiling face with 3 hearts
                🤩 star-struck
                😥 sad but relieved face
                😓 downcast face with sweat
                😤 face with steam from nose
                🤯 exploding head
                😰 anxious face with sweat
                🥶 cold face
                🤪 zany face
                🤬 face with symbols on mouth
                🥳 partying face
                🤭 face with hand over mouth
                👿 angry face with horns
                😺 grinning cat face""".lines().toList()) {
            int space = line.indexOf(' ');
            descriptions.put(line.codePointAt(0), line.substring(space + 1));
        }
        return descriptions;
    }

    /// The text with words for its emoji, a space before each; the same instance where it has none.
    static String inWords(String text) {
        if (text.chars().allMatch(c -> c < FIRST)) return text;
        StringBuilder said = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != PICTURE).forEach(c -> {
            if (!isPicture(c)) {
                said.appendCodePoint(c);
                return;
            }
            if (!said.isEmpty() && said.charAt(said.length() - 1) != ' ') said.append(' ');
            said.append(DESCRIPTIONS.getOrDefault(c, name(c)));
        });
        return said.toString();
    }

    /// The text with a space for each emoji; the same instance where it has none.
    static String without(String text) {
        if (text.chars().allMatch(c -> c < FIRST)) return text;
        StringBuilder rest = new StringBuilder(text.length());
        text.codePoints().forEach(c -> rest.appendCodePoint(isPicture(c) || c == PICTURE ? ' ' : c));
        return rest.toString();
    }

    private static boolean isPicture(int c) {
        return c >= FIRST && Character.isEmoji(c);
    }

    private static String name(int emoji) {
        String name = Character.getName(emoji);
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }
}
