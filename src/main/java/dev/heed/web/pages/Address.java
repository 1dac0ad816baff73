package dev.heed.web.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/// An address of this server: a path, and words of a query string in their order. Its text is encoded.
///
/// @param path encoded
record Address(String path, Map<String, List<String>> words) {
    Address(String path) {
        this(path, Map.of());
    }

    /// One step of a path, of text that somebody chose.
    static String step(String text) {
        return "/" + UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /// The same with other words of this name; with none, without it.
    Address with(String name, List<String> said) {
        var other = new LinkedHashMap<>(words);
        if (said.isEmpty()) other.remove(name);
        else other.put(name, List.copyOf(said));
        return new Address(path, other);
    }

    Address with(String name, String... said) {
        return with(name, List.of(said));
    }

    Address without(String... names) {
        Address less = this;
        for (String name : names) less = less.with(name, List.of());
        return less;
    }

    /// The same words at another path.
    Address at(String otherPath) {
        return new Address(otherPath, words);
    }

    /// What it asks, without its path.
    String query() {
        String text = toString();
        return words.isEmpty() ? "" : text.substring(path.length() + 1);
    }

    @Override
    public String toString() {
        if (words.isEmpty()) return path;
        return words.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(word -> encoded(entry.getKey()) + "=" + encoded(word)))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
