package dev.heed.insight;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that stand more often in answers with a thumb down than in others.
///
/// Weighed by the log-odds ratio with an informative Dirichlet prior: B. L. Monroe, M. P. Colaresi and K. M. Quinn,
/// "Fightin' Words", Political Analysis 16 (2008), equations 15, 16 and 22. The prior is how often a word stands in all
/// texts together, as if [#PRIOR] had been read before; each vote counts a word once.
final class Terms {
    /// About as much as a page of votes: keeps a word that stands in few from looking telling.
    private static final double PRIOR = 500;

    /// Fewer votes with a word show nothing.
    private static final int VOTES_AT_LEAST = 5;

    /// The normal quantile of 97.5 %.
    private static final double TELLING = Rate.Z;

    /// The distinct words that are kept: a text of random letters must not fill the memory.
    private static final int TERMS_AT_MOST = 50_000;

    private static final Pattern TERM = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Nd}]{2,39}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z_]+]");

    /// Of questions and answers together: some seconds of reading.
    private static final long CHARACTERS_AT_MOST = 50_000_000;

    private final Map<String, long[]> terms = new HashMap<>();
    private long read;
    private long characters;
    private long downs;
    private long ups;

    void add(boolean down, String query, String response) {
        read++;
        characters += query.length() + response.length();
        Set<String> words = new HashSet<>();
        words(query, words);
        words(response, words);
        for (String word : words) {
            long[] n = terms.size() < TERMS_AT_MOST ? terms.computeIfAbsent(word, _ -> new long[2]) : terms.get(word);
            if (n == null) continue;
            n[down ? 0 : 1]++;
            if (down) downs++;
            else ups++;
        }
    }

    private static void words(String text, Set<String> into) {
        var matcher = TERM.matcher(PLACEHOLDER.matcher(text).replaceAll(" "));
        while (matcher.find()) into.add(matcher.group().toLowerCase(Locale.ROOT));
    }

    /// Whether enough has been read.
    boolean full() {
        return characters >= CHARACTERS_AT_MOST;
    }

    long read() {
        return read;
    }

    /// The most telling of a thumb down, at most so many.
    List<AnswerReview.TellingTerm> telling(int limit) {
        return terms.entrySet().stream()
                .filter(of -> of.getValue()[0] + of.getValue()[1] >= VOTES_AT_LEAST)
                .map(of -> new AnswerReview.TellingTerm(
                        of.getKey(), of.getValue()[0], of.getValue()[1], z(of.getValue()[0], of.getValue()[1])))
                .filter(term -> term.z() > TELLING)
                .sorted(Comparator.comparingDouble(AnswerReview.TellingTerm::z)
                        .reversed()
                        .thenComparing(AnswerReview.TellingTerm::term))
                .limit(limit)
                .toList();
    }

    private double z(long down, long up) {
        double all = downs + ups;
        double prior = PRIOR * (down + up) / all;
        double odds = Math.log((down + prior) / (downs + PRIOR - down - prior))
                - Math.log((up + prior) / (ups + PRIOR - up - prior));
        return odds / Math.sqrt(1 / (down + prior) + 1 / (up + prior));
    }
}
