package dev.heed.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The words of the invented people: text files beside this room, an entry on each line.
final class Phrases {
    private Phrases() {}

    /// What somebody writes, and in which mood and language (BCP 47).
    record Phrase(String mood, String language, String text) {}

    /// What people ask about one thing, and what is answered.
    record Topic(String name, String language, List<String> asked, String good, String bad, String right) {}

    /// The lists of a file, by their headings: `[how]`.
    static Map<String, List<String>> lists(String file) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        String heading = "";
        for (String line : lines(file)) {
            if (line.startsWith("[")) heading = line.substring(1, line.length() - 1);
            else lists.computeIfAbsent(heading, any -> new ArrayList<>()).add(line);
        }
        return lists;
    }

    /// The phrases of a file, by their moods.
    static Map<String, List<Phrase>> moods(String file) {
        Map<String, List<Phrase>> moods = new LinkedHashMap<>();
        for (Phrase phrase : phrases(file))
            moods.computeIfAbsent(phrase.mood, mood -> new ArrayList<>()).add(phrase);
        return moods;
    }

    private static List<Phrase> phrases(String file) {
        return rows(file).stream()
                .map(part -> new Phrase(part.get(0), part.get(1), part.get(2)))
                .toList();
    }

    /// The lines of a file, each cut at its tabs.
    static List<List<String>> rows(String file) {
        return lines(file).stream().map(line -> List.of(line.split("\t", -1))).toList();
    }

    static List<Topic> topics(String file) {
        List<Topic> topics = new ArrayList<>();
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (String line : lines(file).reversed()) {
            String sign = line.substring(0, line.indexOf(' '));
            String text = line.substring(sign.length() + 1);
            if (sign.equals("##")) {
                topics.addFirst(topic(text.split(" ", -1), said));
                said.clear();
            } else {
                said.computeIfAbsent(sign, any -> new ArrayList<>()).addFirst(text);
            }
        }
        return topics;
    }

    private static Topic topic(String[] heading, Map<String, List<String>> said) {
        return new Topic(
                heading[0],
                heading.length > 1 ? heading[1] : "en",
                Objects.requireNonNull(said.get("?")),
                only(said, "+"),
                only(said, "-"),
                only(said, "="));
    }

    private static String only(Map<String, List<String>> said, String sign) {
        return Objects.requireNonNull(said.get(sign)).getFirst();
    }

    private static List<String> lines(String file) {
        var stream = Objects.requireNonNull(Phrases.class.getResourceAsStream("/demo/" + file), file);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("the words of the demo cannot be read: " + file, failed);
        }
    }
}
