package dev.heed.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a vote's texts must hold: all of some terms, each in any one of the texts. See [FoldedText] for what is equal.
///
/// @param terms at least one
public record Search(List<Term> terms) {
    /// The longest question, in code points.
    public static final int LONGEST = 200;

    /// Straight, and as telephones write them.
    private static final String QUOTES = "\"\u201c\u201d\u201e";

    /// One thing that must be there.
    public sealed interface Term {
        /// A whole word.
        record Word(String word) implements Term {}

        /// Whole words, one directly after the other.
        record Phrase(List<String> words) implements Term {
            public Phrase {
                words = List.copyOf(words);
            }
        }

        /// The same, of the last of which only the beginning is said. It may be the only one.
        record Prefix(List<String> words) implements Term {
            public Prefix {
                words = List.copyOf(words);
            }
        }
    }

    public Search {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) throw new IllegalArgumentException("a search must have at least one term");
    }

    /// Reads what somebody typed: words with space between them, `"a phrase"` in quotation marks, `beginning*`. What
    /// is no letter and no digit separates words and means nothing else, so a word that holds such, as in
    /// `e-mail`, is a phrase. Every text means something, and none is a mistake.
    ///
    /// @return empty if there is no word in it
    public static Optional<Search> read(String asked) {
        Set<Term> terms = new LinkedHashSet<>();
        int at = 0;
        while (at < asked.length()) {
            boolean quoted = quote(asked.charAt(at));
            int from = quoted ? at + 1 : at;
            int end = from;
            while (end < asked.length() && !(quoted ? quote(asked.charAt(end)) : breaks(asked.charAt(end)))) end++;
            String said = asked.substring(from, end);
            (quoted ? term(said, false) : piece(said)).ifPresent(terms::add);
            at = quoted || (end < asked.length() && !quote(asked.charAt(end))) ? end + 1 : end;
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Search(List.copyOf(terms)));
    }

    /// What somebody types to find the words of a text directly one after the other: the text in quotation marks, and
    /// its own ones, which would end it, as spaces.
    public static String phrase(String text) {
        StringBuilder phrase = new StringBuilder(text);
        for (int at = 0; at < phrase.length(); at++) if (quote(phrase.charAt(at))) phrase.setCharAt(at, ' ');
        return "\"" + phrase + "\"";
    }

    private static boolean quote(char character) {
        return QUOTES.indexOf(character) >= 0;
    }

    private static boolean breaks(char character) {
        return quote(character) || Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static Optional<Term> piece(String said) {
        int end = said.length();
        while (end > 0 && said.charAt(end - 1) == '*') end--;
        String plain = said.substring(0, end);
        return term(plain, end < said.length() && endsInWord(plain));
    }

    private static boolean endsInWord(String said) {
        if (said.isEmpty()) return false;
        String last = said.substring(said.offsetByCodePoints(said.length(), -1));
        // a letter before it, so that a mark has something to stand on
        return !FoldedText.runs("x" + last).equals(FoldedText.runs("x"))
                || Character.getType(last.codePointAt(0)) == Character.NON_SPACING_MARK;
    }

    /// @param open whether the last word may go on
    private static Optional<Term> term(String said, boolean open) {
        List<FoldedText.Run> runs = FoldedText.runs(said);
        if (runs.isEmpty()) return Optional.empty();
        List<String> words = new ArrayList<>();
        for (FoldedText.Run run : runs.subList(0, runs.size() - 1)) words.addAll(run.words());
        FoldedText.Run last = runs.getLast();
        if (last.paired() && !last.single()) {
            // wherever in a run it stands: what follows is not asked for
            words.addAll(last.pairs());
            return Optional.of(whole(words));
        }
        words.add(last.text());
        return Optional.of(open || last.paired() ? new Term.Prefix(words) : whole(words));
    }

    private static Term whole(List<String> words) {
        return words.size() == 1 ? new Term.Word(words.getFirst()) : new Term.Phrase(words);
    }
}
