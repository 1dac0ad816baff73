package dev.heed.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One text while it is searched: characters folded to what a reader sees, with their places in the original.
///
/// What a detector claims, and placeholders that stand in the text already, read as [#CLAIMED] from then on. So
/// nothing is found twice, and a redacted text looks to every detector as it looked when the search ended.
final class Passage {
    /// Stands where something was found. A noncharacter of Unicode: neither letter, digit, space nor punctuation.
    static final char CLAIMED = '\uFFFF';

    /// What is before the beginning and after the end.
    static final char OUTSIDE = '\n';

    /// Longer words are of no use to anyone who asks for the words around a place.
    private static final int LONGEST_WORD = 32;

    private final String original;
    private final char[] seen;
    private final int length;

    /// Where each character seen stands in the original; null while both are the same.
    private final @Nullable Folding folding;

    private final List<Claim> claims = new ArrayList<>();

    /// The words as they stand now; null when they have not been asked for since the last claim.
    private @Nullable Wording words;

    private record Claim(PersonalData kind, int from, int to) {}

    Passage(String original, Signs signs) {
        this.original = original;
        this.folding = signs.folds() ? new Folding(original) : null;
        this.seen = folding == null ? original.toCharArray() : folding.seen();
        this.length = folding == null ? seen.length : folding.length();
        if (signs.has('[')) protectPlaceholders();
    }

    private void protectPlaceholders() {
        for (int i = 0; i < length; i++) {
            if (seen[i] != '[') continue;
            for (PersonalData kind : PersonalData.values())
                if (looksAt(i, kind.placeholder()))
                    mark(i, i + kind.placeholder().length());
        }
    }

    int length() {
        return length;
    }

    char at(int i) {
        return i >= 0 && i < length ? seen[i] : OUTSIDE;
    }

    String text(int from, int to) {
        return new String(seen, from, to - from);
    }

    /// Whether exactly this stands here.
    boolean looksAt(int from, String words) {
        if (from < 0 || from + words.length() > length) return false;
        for (int i = 0; i < words.length(); i++) if (seen[from + i] != words.charAt(i)) return false;
        return true;
    }

    /// Whether this stands here, in upper or lower case; `lower` is given in ASCII lower case.
    boolean looksAtAnyCase(int from, String lower) {
        if (from < 0 || from + lower.length() > length) return false;
        for (int i = 0; i < lower.length(); i++) {
            char c = seen[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.charAt(i)) return false;
        }
        return true;
    }

    /// The words that end within so many characters before a place, nearest first, in lower case; signs of currency and
    /// numbering are words, too. None from beyond a claimed place.
    List<String> wordsBefore(int place, int reach) {
        var words = new ArrayList<String>();
        int i = place;
        while (i > Math.max(0, place - reach) && seen[i - 1] != CLAIMED) {
            int end = i--;
            if (Character.isLetter(seen[i]))
                while (i > 0 && Character.isLetter(seen[i - 1]) && end - i < LONGEST_WORD) i--;
            else if ("$€£¥#№§".indexOf(seen[i]) < 0) continue;
            words.add(text(i, end).toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /// Takes a range that holds nothing claimed before.
    void claim(PersonalData kind, int from, int to) {
        if (from >= to) throw new IllegalStateException("empty claim of " + kind);
        for (int i = from; i < to; i++)
            if (seen[i] == CLAIMED) throw new IllegalStateException("claim of " + kind + " over another");
        claims.add(new Claim(kind, from, to));
        mark(from, to);
    }

    /// The words of the text as it is now. A snapshot, so ask once in a search.
    Wording words() {
        if (words == null) words = new Wording(this);
        return words;
    }

    private void mark(int from, int to) {
        words = null;
        for (int i = from; i < to; i++) seen[i] = CLAIMED;
    }

    int claims() {
        return claims.size();
    }

    @Nullable
    PersonalData first() {
        return claims.isEmpty() ? null : claims.getFirst().kind();
    }

    /// The original with a placeholder in every claimed place.
    Redaction redaction() {
        if (claims.isEmpty()) return Redaction.unchanged(original);
        claims.sort(Comparator.comparingInt(Claim::from));
        List<Redaction.Place> places = new ArrayList<>(claims.size());
        var text = new StringBuilder(original.length());
        int copied = 0;
        for (Claim claim : claims) {
            var place = new Redaction.Place(claim.kind(), Math.max(copied, begin(claim.from())), end(claim.to() - 1));
            text.append(original, copied, place.from()).append(place.kind().placeholder());
            copied = place.to();
            places.add(place);
        }
        return new Redaction(text.append(original, copied, original.length()).toString(), places);
    }

    private int begin(int i) {
        return folding == null ? i : folding.begin(i);
    }

    private int end(int i) {
        return folding == null ? i + 1 : folding.end(i);
    }
}
