package dev.heed.web.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The page at `/docs`: the OpenAPI document for people, as one file without a script.
final class ManualPage {
    private static final String MARK =
            "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M5 3v18M19 3v18M5 12h14\""
                    + " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.6\" stroke-linecap=\"round\"/>"
                    + "<circle cx=\"12\" cy=\"12\" r=\"4\" fill=\"currentColor\"/></svg>";

    private final JsonNode document;
    private final List<ManualEntry> entries = new ArrayList<>();

    ManualPage(JsonNode document) {
        this.document = document;
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .map(method -> new ManualEntry(document, method, path.getKey()))
                        .sorted(Comparator.comparingInt(ManualEntry::rank))
                        .forEach(entries::add));
    }

    String html() {
        String version = document.at("/info/version").stringValue();
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Heed %s: the interface</title>
                <link rel="stylesheet" href="/docs/style.css">
                </head>
                <body>
                <a class="skip" href="#main">Skip to content</a>
                <div class="shell">
                <nav aria-label="Calls">
                <a class="brand" href="#main">%s<span>Heed</span><small>%1$s</small></a>
                %s</nav>
                <details class="menu"><summary>%2$s<span>Heed</span><small>Calls</small></summary>
                %3$s</details>
                <main id="main">
                <header class="head">
                <h1>The interface</h1>
                <p>For programs: <a href="/openapi.json"><code>/openapi.json</code></a>, OpenAPI 3.1.</p>
                </header>
                <section class="words">
                %s</section>
                %s%s</main>
                </div>
                </body>
                </html>
                """.formatted(
                        Markup.escaped(version),
                        MARK,
                        menu(),
                        Markup.paragraphs(document.at("/info/description").stringValue()),
                        sections(),
                        records());
    }

    private String menu() {
        return subjects(subject -> "<h2><a href=\"#" + subject.name() + "\">" + subject.title() + "</a></h2>\n<ul>\n"
                        + subject.entries().stream().map(ManualEntry::link).collect(Collectors.joining()) + "</ul>\n")
                + "<h2><a href=\"#records\">Records</a></h2>\n";
    }

    private String sections() {
        return subjects(subject -> "<section class=\"subject\" id=\"" + subject.name() + "\">\n<h2>" + subject.title()
                + "</h2>\n<p>" + Markup.line(subject.description()) + "</p>\n"
                + subject.entries().stream().map(ManualEntry::html).collect(Collectors.joining()) + "</section>\n");
    }

    private record Subject(String name, String description, List<ManualEntry> entries) {
        String title() {
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    private String subjects(Function<Subject, String> html) {
        return document.get("tags")
                .valueStream()
                .map(tag -> {
                    String name = tag.get("name").stringValue();
                    List<ManualEntry> its = entries.stream()
                            .filter(entry -> entry.tag().equals(name))
                            .toList();
                    return html.apply(new Subject(name, tag.get("description").stringValue(), its));
                })
                .collect(Collectors.joining());
    }

    /// Everything that is answered, each once.
    private String records() {
        StringBuilder html = new StringBuilder("""
                <section class="subject" id="records">
                <h2>Records</h2>
                <p>What comes back. Every field is always there; clients should not mind new ones.</p>
                """);
        for (String name : answered()) html.append(record(name));
        return html.append("</section>\n").toString();
    }

    private String record(String name) {
        JsonNode record = document.at("/components/schemas/" + name);
        String parts = record.has("oneOf")
                ? "<p>Either "
                        + record.get("oneOf").valueStream().map(SchemaWords::of).collect(Collectors.joining(" or "))
                        + ".</p>\n"
                : Fields.of(document, record, false);
        String example = record.has("examples")
                ? "<h4>Example</h4>\n<pre><code>"
                        + Markup.escaped(PlainJson.of(record.get("examples").get(0))) + "</code></pre>\n"
                : "";
        return "<article class=\"call\" id=\"" + name + "\">\n<header>\n<h3><a href=\"#" + name + "\">" + name
                + "</a></h3>\n<p>" + Markup.line(record.get("description").stringValue()) + "</p>\n</header>\n"
                + "<div class=\"in\">\n" + parts + "</div>\n<div class=\"out\">\n" + example + "</div>\n</article>\n";
    }

    /// The names of what answers hold, and of what those hold.
    private Set<String> answered() {
        Set<String> names = new TreeSet<>(Set.of("Problem"));
        List<JsonNode> open = new ArrayList<>();
        document.get("paths").forEach(path -> path.forEach(operation -> open.add(operation.get("responses"))));
        while (!open.isEmpty())
            for (String reference : open.removeLast().findValuesAsString("$ref"))
                if (reference.startsWith(WireSchemas.PLACE)
                        && names.add(reference.substring(WireSchemas.PLACE.length())))
                    open.add(document.at(reference.substring(1)));
        return names;
    }
}
