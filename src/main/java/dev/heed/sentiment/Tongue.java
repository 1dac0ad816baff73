package dev.heed.sentiment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// Whether a text nobody declared a language for reads as English.
///
/// Words that only English has settle most sentences at once. What they do not settle goes to the
/// language detector of Apache OpenNLP, which must find English likelier than every other common
/// language in Latin letters. Texts of one or two words often stay unknown.
final class Tongue {
    /// Words that no other common language in Latin letters has, or none that means much there.
    private static final Set<String> ONLY_ENGLISH = Set.of("""
            about after again always and any are aren't because been being but can't could couldn't did didn't does
            doesn't don't ever every from get going got he's here him his how i'd i'll i'm i've if into isn't it it's its
            know let's much my never not now our out really she she's should some such than that that's the their them
            then there there's these they they're this those though through today too very want wasn't we're well were
            what when which while who why with won't would wouldn't you you're your""".split("\\s+", -1));

    /// So many different ones, and one in so many words: the English title of a film in a sentence of another
    /// language mostly has fewer.
    private static final int LEAST = 3;

    private static final int ONE_IN = 6;

    /// One letter in so many may be of another script, for a name.
    private static final int FOREIGN_ONE_IN = 4;

    /// The last code point of the Latin blocks that these languages are written in (Latin Extended-B),
    /// and the block with Vietnamese letters (Latin Extended Additional).
    private static final int LATIN_END = 0x24f;

    private static final int ADDITIONAL_START = 0x1e00;
    private static final int ADDITIONAL_END = 0x1eff;

    /// As many characters as are looked at: what the language is shows in the first sentences, and the
    /// detector takes about two microseconds for each.
    private static final int LOOK = 200;

    /// How much likelier than any other English must be. Of 40 short texts in 14 other languages none
    /// came above 0.99.
    private static final double LIKELIER = 1.0;

    /// What else a text in Latin letters may be. The detector knows 103 languages and takes short
    /// English texts for Latin, Afrikaans or Volapük; few people comment in those.
    private static final Set<String> OTHERS = Set.of(
            "cat", "ces", "dan", "deu", "ekk", "est", "fin", "fra", "hrv", "hun", "ind", "ita", "lav", "lit", "lvs",
            "nld", "nob", "pol", "por", "ron", "slk", "slv", "spa", "sqi", "swe", "tur", "vie");

    private Tongue() {}

    /// Reads the detector's model, unless it has been read.
    static void prepare() {
        Detector.MODEL.getFactory();
    }

    static boolean english(Words words) {
        String text = words.text();
        return latin(text) && (onlyEnglish(words) || detected(text.substring(0, Math.min(LOOK, text.length()))));
    }

    /// Whether words that only English has settle it.
    static boolean onlyEnglish(Words words) {
        List<String> written = words.written();
        long only = written.stream().filter(ONLY_ENGLISH::contains).distinct().count();
        return only >= LEAST && only * ONE_IN >= written.size();
    }

    /// Whether there are letters, and nearly all of them are Latin.
    private static boolean latin(String text) {
        int letters = 0;
        int foreign = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isLetter(c)) continue;
            letters++;
            if (c > LATIN_END && (c < ADDITIONAL_START || c > ADDITIONAL_END)) foreign++;
        }
        return letters > 0 && foreign * FOREIGN_ONE_IN <= letters;
    }

    private static boolean detected(String text) {
        double english = 0;
        double other = 0;
        for (Language language : new LanguageDetectorME(Detector.MODEL).predictLanguages(text)) {
            if (language.getLang().equals("eng")) english = language.getConfidence();
            else if (OTHERS.contains(language.getLang())) other = Math.max(other, language.getConfidence());
        }
        return english > other * LIKELIER;
    }

    /// Read when it is first asked for: it takes a second or two, and 35 MB.
    private static final class Detector {
        private static final LanguageDetectorModel MODEL = read();

        private static LanguageDetectorModel read() {
            try (InputStream resource = Tongue.class.getResourceAsStream("/langdetect-183.bin")) {
                if (resource == null)
                    throw new IllegalStateException("the build left out the model langdetect-183.bin");
                return new LanguageDetectorModel(new BufferedInputStream(resource));
            } catch (IOException failed) {
                throw new UncheckedIOException("the model of the language detector cannot be read", failed);
            }
        }
    }
}
