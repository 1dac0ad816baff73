package dev.heed.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Markdown page of this project, as far as tests ask: links, headings, code, tables.
///
/// @param path from the root of the project
/// @param prose the page without its fenced blocks
/// @param fences the fenced blocks, in their order
record Page(Path path, String prose, List<Fence> fences) {
    private static final Set<String> ELSEWHERE = Set.of("target", ".git", "heed-data");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    /// A fenced block, and the word after its opening fence.
    record Fence(String language, String text) {}

    static Page of(String path) {
        return of(Path.of(path));
    }

    private static Page of(Path path) {
        try {
            String text = Files.readString(path);
            List<Fence> fences = FENCE.matcher(text)
                    .results()
                    .map(found -> new Fence(found.group(1), found.group(2)))
                    .toList();
            return new Page(path, FENCE.matcher(text).replaceAll(""), fences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every page of the project.
    static List<Page> all() {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ELSEWHERE.contains(file.getName(0).toString()))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /// Where its links lead, as written.
    List<String> links() {
        return groups(LINK, prose);
    }

    List<String> headings() {
        return groups(HEADING, prose);
    }

    /// What a link may name after `#`: headings in lower case, without punctuation, with dashes for spaces.
    Set<String> anchors() {
        return headings().stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /// What stands in backticks.
    List<String> code() {
        return code(prose);
    }

    /// What stands in backticks in a part of a page.
    static List<String> code(String part) {
        return groups(CODE, part);
    }

    /// The rows of the tables whose head begins with these cells; the head is not among them.
    List<List<String>> table(String... head) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : prose.lines().toList()) {
            List<String> cells = line.startsWith("|") ? cells(line) : List.of();
            if (cells.isEmpty()) inside = false;
            else if (inside && !cells.getFirst().startsWith("---")) rows.add(cells);
            else if (cells.size() >= head.length
                    && cells.subList(0, head.length).equals(List.of(head))) inside = true;
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
