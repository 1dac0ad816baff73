package dev.heed.sentiment;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How glad or angry an English comment is: the compound score of VADER, -1 (bad) to 1 (good), in
/// steps of 0.0001. Immutable and safe for any number of threads; the time grows linearly with the
/// text.
///
/// Source: Hutto & Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social
/// Media Text" (ICWSM 2014), and the lexicon and rules that its authors publish. A declared language
/// is believed; else the text must read as English. Where it does not, or is too short to tell, there
/// is no score.
public final class Sentiment {
    private final List<String> placeholders;

    /// @param placeholders what stands where something was removed from a text: a word without any
    /// feeling
    public Sentiment(Collection<String> placeholders) {
        this.placeholders = List.copyOf(placeholders);
    }

    /// The score of a comment, or `null` where its language is not English or not known.
    ///
    /// The first comment that only the language detector can decide waits until that has been read,
    /// about two seconds on a small machine, unless [#prepare] was called long enough before.
    ///
    /// @param language what the caller declares, as a BCP 47 tag; `null` or `und` where nobody knows
    public @Nullable Double compound(String comment, @Nullable String language) {
        if (declares(language) && !isEnglish(language)) return null;
        Words words = Words.of(comment, placeholders);
        return declares(language) || Tongue.english(words) ? Vader.compound(words) : null;
    }

    /// What a comment would score with each language that may turn out to have been declared for it.
    public Reading reading(String comment) {
        Words words = Words.of(comment, placeholders);
        double compound = Vader.compound(words);
        return new Reading(compound, Tongue.english(words) ? compound : null);
    }

    /// The score of a comment whose declared language is not known yet.
    ///
    /// @param english the score where English was declared
    /// @param undeclared the score where nothing was
    public record Reading(double english, @Nullable Double undeclared) {
        /// The score under this declared language.
        public @Nullable Double in(@Nullable String language) {
            if (!declares(language)) return undeclared;
            return isEnglish(language) ? english : null;
        }
    }

    /// Begins to read the language detector in a thread of its own, so that no comment has to wait for
    /// it. It keeps about 35 MB until the process ends.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("language detector").start(Tongue::prepare);
    }

    private static boolean declares(@Nullable String language) {
        return language != null && !primary(language).equals("und");
    }

    private static boolean isEnglish(@Nullable String language) {
        return language != null
                && (primary(language).equals("en") || primary(language).equals("eng"));
    }

    /// The first subtag of a BCP 47 tag: the language itself, `en` of `en-GB`.
    private static String primary(String language) {
        int end = language.indexOf('-');
        return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
