package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The document at `/openapi.json` says what the routes and wire records say, and is one by outside rules.
class OpenApiTest {
    static final Path FILE = Path.of("src/main/resources/web/api/openapi.json");

    private static Springdoc.Made made;
    private static JsonNode document;

    /// The document as it is served.
    static JsonNode document() {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(FILE));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void make(@TempDir Path data) {
        made = Springdoc.document(data);
        document = JsonMapper.shared().readTree(made.document());
    }

    @Test
    void isWhatTheRoutesSay() {
        Golden.assertHolds(FILE, made.document());
    }

    @Test
    void hasNoWordsToSpare() {
        assertThat(made.unusedWords()).isEmpty();
        assertThat(document.at("/components/schemas").propertyNames()).containsAll(new Examples().names());
    }

    @Test
    void followsTheOfficialSchema() {
        assertThat(Judge.faults(document)).isEmpty();
    }

    /// Lest the judge says yes to everything.
    @Test
    void theOfficialSchemaFindsWhatIsWrong() {
        ObjectNode broken = (ObjectNode) document.deepCopy();
        broken.remove("info");
        assertThat(Judge.faults(broken)).isNotEmpty();
        broken = (ObjectNode) document.deepCopy();
        ((ObjectNode) broken.at("/components/schemas/VotePatch/properties/comment")).put("maxLength", -1);
        assertThat(Judge.faults(broken)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyExampleFitsItsSchema() {
        var judge = new Judge(document);
        document.at("/components/schemas").properties().forEach(schema -> {
            for (JsonNode example : schema.getValue().path("examples"))
                assertThat(judge.faults(schema.getKey(), example))
                        .as(schema.getKey())
                        .isEmpty();
        });
    }
}
