package dev.heed.web.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What every field, parameter and record is, in a sentence: `words.properties`, one for each name, and one for
/// `Record.name` where that says something else.
final class Words {
    private final Properties sentences = new Properties();
    private final Set<String> unused = new TreeSet<>();

    Words() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream("/web/api/words.properties")),
                StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unused.addAll(sentences.stringPropertyNames());
    }

    /// @throws IllegalStateException if nothing is said of it
    String of(String name) {
        String sentence = find(name);
        if (sentence == null) throw new IllegalStateException("words.properties says nothing of " + name);
        return sentence;
    }

    String of(String whose, String name) {
        String own = find(whose + "." + name);
        if (own != null) return own;
        String sentence = find(name);
        if (sentence == null) throw new IllegalStateException("words.properties says nothing of " + whose + "." + name);
        return sentence;
    }

    /// Names that nothing asked for.
    Set<String> unused() {
        return unused;
    }

    private @Nullable String find(String name) {
        unused.remove(name);
        return sentences.getProperty(name);
    }
}
