package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What was read, and breaks rules.
class RulesTest extends OverTheWire {
    @Test
    void faultsOfParametersAndBodyComeTogether() throws IOException {
        var answer = post(
                "/trial/votes?limit=0&s3cret%40example.org=1&tag=" + CANARY.repeat(2),
                "Content-Type: application/json",
                "{\"mediaid\":\"s3cret\",\"rating\":\"s3cret\",\"anna@example.org\":1}".getBytes(UTF_8));
        assertProblem(answer, ProblemType.INVALID);
        assertThat(answer.errors())
                .containsExactly(
                        "limit must be an integer 1..500, got 0",
                        "\u2026 is not a parameter here",
                        "tag must be text of at most 9 characters, got 12",
                        "/mediaid is not a field here; did you mean /media_id?",
                        "/rating must be an integer 1..5, got a string",
                        "/\u2026 is not a field here",
                        "/media_id is required");
        assertThat(answer.json().get("detail").stringValue()).isEqualTo("7 values are wrong.");
    }

    @Test
    void aRouteWithoutParametersTakesNone() throws IOException {
        var answer = plain.send("GET /health/live?verbose=1 HTTP/1.1");
        assertProblem(answer, ProblemType.INVALID);
        assertThat(answer.errors()).containsExactly("verbose is not a parameter here");
    }

    @Test
    void aFormIsNotAQuery() throws IOException {
        var answer = plain.send(
                "GET /trial/items HTTP/1.1\nAuthorization: Bearer $read\nContent-Type: application/x-www-form-urlencoded",
                "limit=7".getBytes(UTF_8));
        assertThat(answer.json().get("limit").intValue()).isEqualTo(50);
    }

    @Test
    void manyValuesAreAList() throws IOException {
        String fifty = "tag=a&".repeat(50);
        String head = " HTTP/1.1\nAuthorization: Bearer $read";
        assertThat(plain.send("GET /trial/items?" + fifty + head).status()).isEqualTo(200);
        assertThat(plain.send("GET /trial/items?" + fifty + "tag=a" + head).errors())
                .containsExactly("tag must be a list of 0..50 items, got 51");
    }
}
