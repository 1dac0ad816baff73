package dev.heed.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The words that carry feeling, and how much: the mean of ten raters, -4 to 4. About 7,500 words,
/// emoticons and acronyms, read once.
///
/// The lexicon is the one VADER's authors publish (MIT License), as an artifact in the public
/// repositories carries it; `newer.tsv` holds the entries that their current edition has otherwise.
final class Lexicon {
    private static final Map<String, Double> VALENCES = read();

    private Lexicon() {}

    static boolean has(String word) {
        return VALENCES.containsKey(word);
    }

    /// The valence of a word the lexicon has.
    static double valence(String word) {
        return Objects.requireNonNull(VALENCES.get(word));
    }

    private static Map<String, Double> read() {
        Map<String, Double> valences = HashMap.newHashMap(8_000);
        read("vader_sentiment_lexicon.txt", StandardCharsets.ISO_8859_1, valences);
        read("newer.tsv", StandardCharsets.UTF_8, valences);
        return valences;
    }

    /// Lines of word, tab, valence, and whatever follows another tab. The last line of a word holds.
    private static void read(String name, Charset charset, Map<String, Double> valences) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(name), charset))) {
            for (String line = next(lines); line != null; line = next(lines)) {
                int word = line.indexOf('\t');
                int valence = line.indexOf('\t', word + 1);
                if (word < 0) continue;
                String number = line.substring(word + 1, valence < 0 ? line.length() : valence);
                valences.put(line.substring(0, word), Double.valueOf(number));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the lexicon of sentiment cannot be read: " + name, failed);
        }
    }

    private static @Nullable String next(BufferedReader lines) throws IOException {
        return lines.readLine();
    }

    private static InputStream open(String name) {
        InputStream resource = Lexicon.class.getResourceAsStream("/sentiment/" + name);
        if (resource == null) throw new IllegalStateException("the build left out sentiment/" + name);
        return resource;
    }
}
