package dev.heed.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Identifiers that the caller knows to be in the text: compared literally as whole words, in any case, with or
/// without accents. Parts of a name (three letters or more) count alone. Made for one text, kept nowhere.
///
/// In scripts without spaces each character is a word of its own, so that a name is found inside a sentence.
final class KnownWords implements Detector {
    /// A longer identifier is looked for by its first so many words, which keeps the search linear in the text.
    private static final int MOST_WORDS = 16;

    /// Between two words of one name: a space, a comma and a space, a hyphen.
    private static final int WIDEST_GAP = 3;

    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_WHOLE = 2;

    /// Parts of names that are also ordinary words; they are found only within the whole name.
    private static final Set<String> ORDINARY = Set.of(
            "the", "and", "van", "von", "vom", "zum", "zur", "der", "den", "del", "dos", "das", "des", "della", "los",
            "las", "les", "bin", "ibn", "mrs", "prof", "san", "ten", "ter");

    private final Node names = new Node();

    /// The words that may follow in some name, and whether a name is complete here.
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private boolean complete;
    }

    private record Word(String folded, int from, int to) {
        int length() {
            return to - from;
        }
    }

    KnownWords(List<String> identifiers) {
        for (String identifier : identifiers) {
            List<Word> words = words(whole(identifier));
            if (letters(words) >= SHORTEST_WHOLE) add(words);
            if (isName(identifier)) addParts(words);
            int sign = identifier.indexOf('@');
            if (sign > 0) addParts(words(whole(identifier.substring(0, sign))));
        }
    }

    private void add(List<Word> words) {
        Node node = names;
        for (Word word : words.subList(0, Math.min(MOST_WORDS, words.size())))
            node = node.next.computeIfAbsent(word.folded(), _ -> new Node());
        node.complete = true;
    }

    private void addParts(List<Word> words) {
        for (Word word : words)
            if (word.length() >= SHORTEST_PART
                    && word.folded().chars().allMatch(Character::isLetter)
                    && !ORDINARY.contains(word.folded())) add(List.of(word));
    }

    /// Letters and what stands between the parts of a name; `user-4711` is no name, and `user` alone means nobody.
    private static boolean isName(String identifier) {
        return identifier
                .codePoints()
                .noneMatch(c -> Character.isDigit(c) || c == '@' || c == '_' || c == '/' || c == ':');
    }

    private static Passage whole(String identifier) {
        return new Passage(identifier, Signs.of(identifier));
    }

    private static int letters(List<Word> words) {
        return words.stream().mapToInt(Word::length).sum();
    }

    @Override
    public PersonalData kind() {
        return PersonalData.KNOWN;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return !names.next.isEmpty();
    }

    @Override
    public void find(Passage passage) {
        List<Word> words = words(passage);
        for (int i = 0; i < words.size(); i++) {
            int last = longest(words, i, passage);
            if (last < 0) continue;
            passage.claim(kind(), words.get(i).from(), words.get(last).to());
            i = last;
        }
    }

    /// The last word of the longest name that begins with this one; -1 if none does.
    private int longest(List<Word> words, int first, Passage passage) {
        int last = -1;
        Node node = names;
        for (int i = first; i < words.size(); i++) {
            if (i > first
                    && !adjoin(passage, words.get(i - 1).to(), words.get(i).from())) break;
            node = node.next.get(words.get(i).folded());
            if (node == null) break;
            if (node.complete) last = i;
        }
        return last;
    }

    private static boolean adjoin(Passage passage, int end, int begin) {
        for (int i = end; i < begin; i++) if (passage.at(i) == Passage.CLAIMED) return false;
        return begin - end <= WIDEST_GAP;
    }

    private static List<Word> words(Passage passage) {
        var words = new ArrayList<Word>();
        int to;
        for (int from = 0; from < passage.length(); from = to) {
            to = from + 1;
            if (!Glyphs.isWord(passage.at(from))) continue;
            if (!Glyphs.isUnspaced(passage.at(from)))
                while (Glyphs.isWord(passage.at(to)) && !Glyphs.isUnspaced(passage.at(to))) to++;
            words.add(new Word(fold(passage.text(from, to)), from, to));
        }
        return words;
    }

    /// Lower case, compatibility forms resolved, marks off (Unicode Standard Annex 15), and the letters that look like
    /// a base letter with a stroke but do not decompose.
    private static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) return lower;
        var folded = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            switch (c) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'đ', 'ð' -> folded.append('d');
                case 'þ' -> folded.append("th");
                case 'ı' -> folded.append('i');
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) folded.appendCodePoint(c);
                }
            }
        });
        return folded.toString();
    }
}
