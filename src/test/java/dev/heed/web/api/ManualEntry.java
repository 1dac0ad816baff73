package dev.heed.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One operation of the manual: who may call it, what goes in, how it is called, what comes out.
final class ManualEntry {
    private static final String SERVER = "http://127.0.0.1:8080";
    /// A query worth showing, where there is more than `limit` to ask for.
    private static final Map<String, String> QUERIES = Map.of(
            "feedback_page", "?kind=media&rating=4&rating=5&limit=20",
            "recommendations_page", "?recommendation_type=primary&selected=true",
            "media_page", "?type=movie");

    private static final Map<String, String> KEYS = Map.of(
            "publishable", "publishable key", "read", "read key", "secret", "secret key", "owner", "local token");

    private final JsonNode document;
    private final String method;
    private final String path;
    private final JsonNode operation;

    ManualEntry(JsonNode document, String method, String path) {
        this.document = document;
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        operation = document.at("/paths/" + path.replace("/", "~1") + "/" + method);
    }

    String id() {
        return operation.get("operationId").stringValue();
    }

    String tag() {
        return operation.get("tags").get(0).stringValue();
    }

    /// Its line in the list at the side.
    String link() {
        return "<li><a href=\"#" + id() + "\">" + verb() + "<span>" + title() + "</span></a></li>\n";
    }

    private String verb() {
        return "<b class=\"verb " + method.toLowerCase(Locale.ROOT) + "\">" + method + "</b>";
    }

    private String title() {
        return Markup.line(operation.get("summary").stringValue());
    }

    /// In the order in which somebody meets them.
    int rank() {
        return List.of("POST", "GET", "PUT", "PATCH", "DELETE").indexOf(method);
    }

    String html() {
        String description = operation.path("description").asString("");
        return """
                <article class="call" id="%s">
                <header>
                <h3><a href="#%1$s">%s</a></h3>
                <p class="line">%s<code>%s</code></p>
                <p class="who">%s</p>
                %s</header>
                %s</article>
                """.formatted(
                        id(),
                        title(),
                        verb(),
                        Markup.escaped(path).replaceAll("(\\{[^}]+})", "<i>$1</i>"),
                        who(),
                        description.isEmpty() ? "" : "<p>" + Markup.line(description) + "</p>\n",
                        path.equals(DescribedDoor.SHORT) ? "" : halves());
    }

    private String halves() {
        return "<div class=\"in\">\n" + parameters() + body() + "</div>\n<div class=\"out\">\n" + requests() + answers()
                + "</div>\n";
    }

    private String who() {
        List<String> keys = new ArrayList<>();
        String user = null;
        for (JsonNode either : operation.path("security"))
            for (var scheme : either.properties()) {
                String role = scheme.getValue().get(0).stringValue();
                if (!scheme.getKey().equals(DescribedRoute.SESSION)) keys.add(KEYS.get(role));
                // each role may what those before it may
                else if (user == null) user = role.equals("owner") ? role : role + " and up";
            }
        if (user != null) keys.add(user);
        if (keys.isEmpty()) return "<span>open</span>";
        return keys.stream().map(key -> "<span>" + key + "</span>").collect(Collectors.joining(" "));
    }

    private String parameters() {
        StringBuilder html = new StringBuilder();
        for (String in : List.of("path", "query", "header")) {
            String rows = operation
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").stringValue().equals(in))
                    // the page says it once for all
                    .filter(parameter -> !parameter.get("name").stringValue().equals("project"))
                    .map(ManualEntry::parameter)
                    .collect(Collectors.joining());
            if (!rows.isEmpty())
                html.append("<h4>")
                        .append(in.equals("query") ? "Query" : in.equals("path") ? "Address" : "Headers")
                        .append("</h4>\n<dl>\n")
                        .append(rows)
                        .append("</dl>\n");
        }
        return html.toString();
    }

    private static String parameter(JsonNode parameter) {
        JsonNode schema = parameter.get("schema");
        boolean list = schema.path("type").asString("").equals("array");
        String type = list
                ? SchemaWords.of(schema.get("items")) + "; up to "
                        + schema.path("maxItems").asInt() + " times"
                : SchemaWords.of(schema);
        return Fields.row(
                parameter.get("name").stringValue(),
                // in an address everything is text
                type.replace("&quot;", ""),
                parameter.path("required").asBoolean(false)
                        && !parameter.get("in").stringValue().equals("path"),
                parameter.get("description").stringValue());
    }

    private String body() {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) return "";
        if (schema.has("items")) return list("A list of", schema);
        if (schema.has("oneOf"))
            return list("One item, or a list of", schema.get("oneOf").get(1));
        JsonNode record = document.at(schema.get("$ref").stringValue().substring(1));
        if (!record.has("oneOf")) return "<h4>Body</h4>\n" + Fields.of(document, record, true);
        StringBuilder html = new StringBuilder();
        for (JsonNode one : record.get("oneOf")) {
            JsonNode of = document.at(one.get("$ref").stringValue().substring(1));
            html.append("<h4>Body: ")
                    .append(SchemaWords.name(one).replace("Vote", " vote").toLowerCase(Locale.ROOT))
                    .append("</h4>\n<p>")
                    .append(Markup.line(of.get("description").stringValue()))
                    .append("</p>\n")
                    .append(Fields.of(document, of, true));
        }
        return html.toString();
    }

    private String list(String beginning, JsonNode schema) {
        JsonNode item =
                document.at(schema.get("items").get("$ref").stringValue().substring(1));
        String words = "<h4>Body</h4>\n<p>" + beginning + " at most "
                + schema.path("maxItems").asInt()
                + " items, or one item on each line (<code>application/x-ndjson</code>). "
                + Markup.line(item.get("description").stringValue()) + "</p>\n";
        return item.has("oneOf") ? words : words + Fields.of(document, item, true);
    }

    private String requests() {
        JsonNode examples = operation.at("/requestBody/content/application~1json/examples");
        if (examples.isMissingNode()) return request(null, "");
        return examples.properties().stream()
                .map(example ->
                        request(example.getValue().get("value"), examples.size() > 1 ? ": " + example.getKey() : ""))
                .collect(Collectors.joining());
    }

    private String request(@Nullable JsonNode body, String which) {
        List<String> parts = new ArrayList<>();
        String address = SERVER + example(path) + QUERIES.getOrDefault(id(), inProject() ? "?project=default" : "");
        boolean quoted = address.contains("?") || address.contains("&");
        parts.add("curl " + (method.equals("GET") ? "" : "-X " + method + " ")
                + (quoted ? "'" + address + "'" : address));
        if (operation.has("security") && !operation.get("security").isEmpty())
            parts.add("-H \"Authorization: Bearer $" + (ownerOnly() ? "TOKEN" : "KEY") + "\"");
        if (body != null) {
            parts.add("-H 'Content-Type: application/json'");
            parts.add("-d '" + PlainJson.of(body) + "'");
        }
        return "<h4>Example" + which + "</h4>\n<pre><code>" + Markup.escaped(String.join(" \\\n  ", parts))
                + "</code></pre>\n";
    }

    /// Whether the caller must say in which project: no key opens it, and the local token has no project of its own.
    private boolean inProject() {
        return ownerOnly()
                && operation
                        .path("parameters")
                        .valueStream()
                        .anyMatch(
                                parameter -> parameter.get("name").stringValue().equals("project"));
    }

    private boolean ownerOnly() {
        return !operation.path("security").isEmpty()
                && operation.get("security").valueStream().noneMatch(either -> either.has(DescribedRoute.KEY));
    }

    private String example(String template) {
        String id = switch (tag()) {
            case "feedback" -> "m0g0r7m2c5ywkz9a";
            case "recommendations" -> "r1x0r7m2bz8hqn4c";
            default -> "0r7m1ye2k8tqw";
        };
        return template.replace("{id}", id)
                .replace("{media_id}", "night-train-1953")
                .replace("{name}", "invalid");
    }

    private String answers() {
        StringBuilder good = new StringBuilder();
        StringBuilder problems = new StringBuilder();
        operation.get("responses").properties().forEach(answer -> {
            JsonNode said = answer.getValue();
            JsonNode whole = said.has("$ref")
                    ? document.at(said.get("$ref").stringValue().substring(1))
                    : said;
            String headers = whole.path("headers").propertyNames().stream()
                    .map(Markup::code)
                    .collect(Collectors.joining(", "));
            String description = whole.get("description").stringValue();
            String row = "<dt>" + answer.getKey() + "</dt><dd>"
                    + (description.equals("OK") ? "" : Markup.line(description))
                    + (said.has("$ref") || headers.isEmpty() ? "" : " <small>With " + headers + ".</small>")
                    + returned(whole) + "</dd>\n";
            // what is new comes before what was there
            if (said.has("$ref")) problems.append(row);
            else good.insert(0, row);
        });
        return "<h4>Answers</h4>\n<dl class=\"answers\">\n" + good + "</dl>\n<details><summary>Problems</summary>\n"
                + "<dl class=\"answers\">\n" + problems + "</dl>\n</details>\n";
    }

    private static String returned(JsonNode answer) {
        JsonNode schema = answer.at("/content/application~1json/schema");
        return schema.has("$ref") ? " " + SchemaWords.of(schema) : "";
    }
}
