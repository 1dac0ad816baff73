package dev.heed.domain;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of a text as search compares them: a pure function, the same for what is stored and for what is asked.
///
/// Folded first: compatibility forms (NFKD of UAX #15) give way to what they stand for, accents go, and capitals
/// become small letters (`ß` becomes `ss`). The vowel signs of Indic scripts and Thai and the voice marks of kana
/// are no accents: words differ by them. Invisible characters within a word go.
///
/// A word is then a run of letters and digits, at most [#LONGEST_WORD] code points of it; everything else is between
/// words. Chinese, Japanese and Korean are written without such breaks, or with too few: a run of theirs becomes its
/// pairs of neighbouring characters and the last character alone (`東京都` is `東京`, `京都`, `都`), so that any part
/// of it can be found.
public final class FoldedText {
    /// What nobody types, and what is typed before it still tells it from others.
    static final int LONGEST_WORD = 100;

    /// As much of a vote's words as is kept: all of the longest texts in any script. Only texts of signs that stand
    /// for whole sentences could hold more, and PostgreSQL's `tsvector` holds a mebibyte.
    private static final int MOST_BYTES = 1_000_000;

    /// Before it and after it is another text. No word holds it.
    private static final String BETWEEN = "\u00b6";

    /// Scripts whose marks are accents, or points that most writers leave out.
    private static final Set<UnicodeScript> ACCENTED =
            Set.of(UnicodeScript.INHERITED, UnicodeScript.CYRILLIC, UnicodeScript.HEBREW, UnicodeScript.ARABIC);

    private static final Set<UnicodeScript> WITHOUT_BREAKS =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    /// Below the first of them, a Hangul consonant, no table of scripts needs to be searched.
    private static final int FIRST_WITHOUT_BREAKS = 0x1100;

    private static final int VOICED = 0x3099;
    private static final int SEMI_VOICED = 0x309a;
    private static final int LONG_VOWEL = 0x30fc;
    private static final int ZERO_WIDTH_SPACE = 0x200b;

    private FoldedText() {}

    /// Letters and digits without a break between them.
    ///
    /// @param paired whether its words are pairs of characters
    record Run(String text, boolean paired) {
        boolean single() {
            return text.codePointCount(0, text.length()) == 1;
        }

        /// The words of it that are kept.
        List<String> words() {
            if (!paired) return List.of(text);
            List<String> words = pairs();
            words.add(text.substring(text.offsetByCodePoints(text.length(), -1)));
            return words;
        }

        /// Each two neighbouring characters.
        List<String> pairs() {
            int[] characters = text.codePoints().toArray();
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i + 1 < characters.length; i++) pairs.add(new String(characters, i, 2));
            return pairs;
        }
    }

    /// The words of the readable texts of a vote, each with a space before and after it, behind the [#mark] of its
    /// project and kind; empty if there is no word. Of a chat vote these are query, response, comment and
    /// correction, of a media vote the comment, redacted as they are stored; what is kept as a hash is no text.
    public static String of(Feedback vote) {
        StringBuilder words = new StringBuilder();
        int room = MOST_BYTES;
        for (String text : texts(vote)) {
            int before = words.length();
            for (Run run : runs(text))
                for (String word : run.words()) {
                    room -= 1 + bytes(word);
                    if (room < 0) return finished(vote, words);
                    if (words.length() == before && before > 0)
                        words.append(BETWEEN).append(' ');
                    words.append(word).append(' ');
                }
        }
        return finished(vote, words);
    }

    private static String finished(Feedback vote, StringBuilder words) {
        return words.isEmpty() ? "" : " " + mark(vote.project(), vote.kind()) + " " + words;
    }

    /// A word that every vote of this project and kind has, and no text. So an index by words leads to those alone.
    public static String mark(long project, Kind kind) {
        return BETWEEN + kind.word().charAt(0) + Long.toString(project, Character.MAX_RADIX);
    }

    /// Whether the words of two states of one vote may differ.
    public static boolean differs(Feedback vote, Feedback other) {
        return !texts(vote).equals(texts(other));
    }

    private static List<String> texts(Feedback vote) {
        List<String> texts = new ArrayList<>();
        if (vote.target() instanceof Target.Chat chat) {
            add(texts, vote, "query", chat.query());
            add(texts, vote, "response", chat.response());
        }
        add(texts, vote, "comment", vote.remark().comment());
        if (vote.signals() instanceof Signals.Chat said) add(texts, vote, "correction", said.correction());
        return texts;
    }

    private static void add(List<String> texts, Feedback vote, String name, @Nullable String text) {
        if (text != null && !"hash".equals(vote.provenance().textModes().get(name))) texts.add(text);
    }

    /// A text folded and taken apart.
    static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        String folded = folded(text);
        int at = 0;
        while (at < folded.length()) {
            int first = folded.codePointAt(at);
            int end = at + Character.charCount(first);
            if (begins(first)) {
                boolean paired = paired(first);
                while (end < folded.length() && goesOn(folded.codePointAt(end), paired))
                    end += Character.charCount(folded.codePointAt(end));
                String run = folded.substring(at, end);
                runs.add(new Run(paired ? run : cut(run), paired));
            }
            at = end;
        }
        return runs;
    }

    private static String cut(String word) {
        return word.length() <= LONGEST_WORD || word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }

    private static boolean goesOn(int character, boolean paired) {
        return begins(character) ? paired(character) == paired : sign(character);
    }

    private static boolean begins(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.LETTER_NUMBER
                || Character.getType(character) == Character.OTHER_NUMBER;
    }

    /// A mark that is left after folding: part of a word.
    private static boolean sign(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean paired(int character) {
        if (character < FIRST_WITHOUT_BREAKS) return false;
        return character == LONG_VOWEL || WITHOUT_BREAKS.contains(UnicodeScript.of(character));
    }

    private static String folded(String text) {
        if (ascii(text)) return text.toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(FoldedText::stays)
                .forEach(plain::appendCodePoint);
        StringBuilder small = new StringBuilder();
        // both ways, as in Unicode's full case folding: capital sharp s, and sigma at the end of a word
        plain.toString()
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(small::appendCodePoint);
        // puts Hangul syllables and voiced kana together again
        return Normalizer.normalize(small, Normalizer.Form.NFC);
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7f) return false;
        return true;
    }

    private static boolean stays(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                character == VOICED || character == SEMI_VOICED || !ACCENTED.contains(UnicodeScript.of(character));
            case Character.FORMAT -> character == ZERO_WIDTH_SPACE;
            default -> true;
        };
    }

    private static int bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8).length;
    }
}
