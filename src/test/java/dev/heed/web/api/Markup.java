package dev.heed.web.api;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text as HTML. Of Markdown just what our own sentences use: code spans, bold words, links, paragraphs.
final class Markup {
    private Markup() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String code(String text) {
        return "<code>" + escaped(text) + "</code>";
    }

    static String line(String markdown) {
        return escaped(markdown)
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
                .replaceAll("\\[([^\\]]+)\\]\\(([^)]+)\\)", "<a href=\"$2\">$1</a>");
    }

    static String paragraphs(String markdown) {
        return Stream.of(markdown.strip().split("\n\n"))
                .map(paragraph -> "<p>" + line(paragraph) + "</p>\n")
                .collect(Collectors.joining());
    }
}
