package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

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
        String what = route + " " + answer.status() + " " + answer.text();
        JsonNode said = DeclaredRoutes.operation(document, route).path("responses").path("" + answer.status());
        assertThat(said.isMissingNode()).as("%s is not documented", what).isFalse();
        JsonNode whole = said.has("$ref") ? document.at(said.get("$ref").stringValue().substring(1)) : said;
        headers(whole, answer, what);
        seen.add(route + " " + answer.status());
        if (!whole.has("content")) {
            assertThat(answer.text()).as(what).isEmpty();
            return;
        }
        String kind = answer.headers().getOrDefault("content-type", "").split(";")[0];
        JsonNode content = whole.get("content").path(kind);
        assertThat(content.isMissingNode()).as("%s as %s", what, kind).isFalse();
        if (!content.path("schema").has("$ref")) return;
        assertThat(judge.faults(SchemaWords.name(content.get("schema")), answer.json()))
                .as(what)
                .isEmpty();
        if (answer.status() >= 400) assertNamed(whole, answer, what);
    }

    private void headers(JsonNode whole, Plain.Answer answer, String what) {
        Set<String> documented = whole.path("headers").propertyNames().stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        for (String name : TELLING) {
            if (!answer.headers().containsKey(name)) continue;
            assertThat(documented).as(what).contains(name);
            seen.add(what.split(" \\{")[0] + " " + name);
        }
    }

    /// The problem's own page is among those that the answer of this status may lead to.
    private void assertNamed(JsonNode whole, Plain.Answer answer, String what) {
        String type = answer.json().get("type").stringValue();
        assertThat(whole.get("description").stringValue()).as(what).contains("(" + type + ")");
        seen.add(what.split(" \\{")[0] + " " + type);
    }

    /// What was seen so far: `POST /v1/feedback 201`, and with a header or problem: `… 422 /problems/unknown-media`.
    Set<String> seen() {
        return seen;
    }
}
