package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a text is cut.
class BeginningTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a good film|11|a good film",
                "a good film|10|a good",
                "a good film|7|a good",
                "a good film|6|a good",
                "a good film|5|a",
                "a good   film|9|a good",
                "a good film|1|a",
                "good|3|''",
                "to [EMAIL] now|7|to",
                "to [EMAIL] now|10|to [EMAIL]",
                "to:[EMAIL],now|12|''",
                "wow 👍👍 yes|5|wow",
                "wow 👍👍 yes|6|wow 👍👍",
                "cafe\u0301 noir|4|''",
                "cafe\u0301 noir|5|cafe\u0301",
                "nbsp\u00a0cut|6|nbsp",
                "映画はとても|3|映画は",
                "映画\u3000はとても|3|映画",
                "か\u3099き|1|''",
                "か\u3099き|2|か\u3099",
                "見る[EMAIL]見る|5|見",
                "영화는 정말|4|영화는",
                "영화는 정말|2|''",
                "app映画|3|''",
                "app映画|4|app映"
            })
    void endsWithAWholeWord(String text, int most, String kept) {
        assertThat(Beginning.of(text.translateEscapes(), most)).isEqualTo(kept.translateEscapes());
    }

    private static final List<String> PIECES = List.of(
            " ",
            "  ",
            "\n",
            "\u00a0",
            "film",
            "a",
            "👍",
            "👨‍👩‍👧",
            "e\u0301",
            "\u0301",
            "\u200d",
            "[EMAIL]",
            "[PHONE]",
            "映",
            "画",
            "か\u3099",
            "ก\u0e49",
            "한",
            ".",
            "anna@example.com",
            "+44 7911 123456",
            "[",
            "]",
            "\u3000");

    @Test
    void anyTextIsCutBetweenWords() {
        Random random = new Random(7);
        Redactor redactor = Redactor.usual();
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) text.append(PIECES.get(random.nextInt(PIECES.size())));
            String whole = redactor.redact(text.toString()).text();
            int most = 1 + random.nextInt(60);
            holds(whole, most, Beginning.of(whole, most));
        }
    }

    private static void holds(String whole, int most, String kept) {
        assertThat(whole).as("a beginning").startsWith(kept);
        assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(most);
        if (kept.length() == whole.length()) return;
        if (kept.isEmpty()) return;
        int last = kept.codePointBefore(kept.length());
        int next = whole.codePointAt(kept.length());
        assertThat(space(last)).as("no space at the end of %s", kept).isFalse();
        boolean between = space(next) || (Character.isLetter(next) && Glyphs.isUnspaced(next) && unspaced(kept));
        assertThat(between).as("%s ends where a word ends in %s", kept, whole).isTrue();
        assertThat(Character.isSurrogate(kept.charAt(kept.length() - 1))
                        && !Character.isSurrogatePair(kept.charAt(kept.length() - 2), kept.charAt(kept.length() - 1)))
                .isFalse();
        for (PersonalData kind : PersonalData.values()) {
            int begun = kept.lastIndexOf("[" + kind.name().charAt(0));
            boolean half = begun >= 0
                    && whole.startsWith(kind.placeholder(), begun)
                    && begun + kind.placeholder().length() > kept.length();
            assertThat(half).as("half a placeholder in %s", kept).isFalse();
        }
    }

    private static boolean unspaced(String kept) {
        int end = kept.length();
        while (end > 0 && mark(kept.codePointBefore(end))) end -= Character.charCount(kept.codePointBefore(end));
        return end > 0 && Glyphs.isUnspaced(kept.codePointBefore(end));
    }

    private static boolean mark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean space(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    @Test
    void aLongTextWithoutSpacesIsCutInTime() {
        assertThat(Beginning.of("x".repeat(1_000_000), 999_999)).isEmpty();
        assertThat(Beginning.of("か" + "\u3099".repeat(1_000_000) + "き", 1_000_000))
                .isEmpty();
    }
}
