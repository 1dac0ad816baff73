package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Holds real answers against the document: their status, headers, kind and body.
final class Documented {
    private static final Set<String> TELLING = Set.of("location", "etag", "idempotent-replayed", "www-authenticate");

    private final JsonNode document = OpenApiTest.document();
    private final Judge judge = new Judge(document);
    private final Set<String> seen = new TreeSet<>();

    /// Fails unless the document says of this route that it may answer so.
    ///
    /// @param route as the document has it: `GET /v1/feedback/{id}`
    void assertSays(String route, Plain.Answer answer) {
        String line = route + " " + answer.status();
        JsonNode said =
                DeclaredRoutes.operation(document, route).path("responses").path("" + answer.status());
        assertThat(said.isMissingNode())
                .as("%s is not documented: %s", line, answer.text())
                .isFalse();
        JsonNode whole =
                said.has("$ref") ? document.at(said.get("$ref").stringValue().substring(1)) : said;
        seen.add(line);
        headers(line, whole, answer);
        if (whole.has("content")) body(line, whole, answer);
        else assertThat(answer.text()).as(line).isEmpty();
    }

    private void headers(String line, JsonNode whole, Plain.Answer answer) {
        Set<String> documented = whole.path("headers").propertyNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (String name : TELLING) {
            if (!answer.headers().containsKey(name)) continue;
            assertThat(documented).as(line).contains(name);
            seen.add(line + " " + name);
        }
    }

    private void body(String line, JsonNode whole, Plain.Answer answer) {
        String sent = answer.headers().getOrDefault("content-type", "");
        String kind = sent.indexOf(';') < 0 ? sent : sent.substring(0, sent.indexOf(';'));
        JsonNode content = whole.get("content").path(kind);
        assertThat(content.isMissingNode()).as("%s as %s", line, kind).isFalse();
        if (!content.path("schema").has("$ref")) return;
        assertThat(judge.faults(SchemaWords.name(content.get("schema")), answer.json()))
                .as("%s %s", line, answer.text())
                .isEmpty();
        if (answer.status() >= 400) named(line, whole, answer);
    }

    /// The problem's page is among those that an answer of this status may lead to.
    private void named(String line, JsonNode whole, Plain.Answer answer) {
        String type = answer.json().get("type").stringValue();
        assertThat(whole.get("description").stringValue()).as(line).contains("(" + type + ")");
        seen.add(line + " " + type);
    }

    /// What was seen so far: `POST /v1/feedback 201`, and with a header or a problem `… 422 /problems/unknown-media`.
    Set<String> seen() {
        return seen;
    }
}
