package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may call what.
class CallersTest extends OverTheWire {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Bearer s3cret",
                "Authorization: Bearer $secret s3cret",
                "Authorization: Basic aGVlZDpzM2NyZXQ=",
                "Authorization: $secret",
                "Authorization: Bearer $secret\nAuthorization: Bearer s3cret",
                "Authorization: Bearer $secret\nAuthorization: Bearer $secret",
                "X-Api-Key: $secret"
            })
    void withoutAGoodKeyNothingIsRead(String header) throws IOException {
        // no body is sent, though one is announced: the answer does not wait for it
        plain.write(
                "POST /trial/votes HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: 9"
                        + (header.isEmpty() ? "" : "\n" + header),
                new byte[0]);
        var answer = plain.receive(false);
        assertProblem(answer, ProblemType.UNAUTHORIZED);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Send one header");
    }

    /// `Expect: 100-continue` (RFC 9110, section 10.1.1).
    @ParameterizedTest
    @CsvSource({"$secret, 100", "$read, 403", "other, 401"})
    void onlyWhoMayIsAskedForTheBody(String key, int status) throws IOException {
        plain.write(
                "POST /trial/votes HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: 9"
                        + "\nExpect: 100-continue\nAuthorization: Bearer " + key,
                new byte[0]);
        assertThat(plain.receive(false).status()).isEqualTo(status);
    }

    @Test
    void aHugeKeyIsNoKey() throws IOException {
        assertProblem(
                plain.send("GET /trial/items HTTP/1.1\nAuthorization: Bearer " + CANARY.repeat(1_000)),
                ProblemType.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource({"$expired,This key has expired.", "$revoked,This key was revoked."})
    void whoeverHoldsAnOldKeyIsTold(String key, String detail) throws IOException {
        var answer = plain.send("GET /trial/items HTTP/1.1\nAuthorization: Bearer " + key);
        assertProblem(answer, ProblemType.UNAUTHORIZED);
        assertThat(answer.json().get("detail").stringValue()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /trial/items,$publishable",
        "GET /trial/instance,$secret",
        "POST /trial/votes,$read",
        "PATCH /trial/votes/1,$publishable"
    })
    void aKeyOfAnotherKindMayNot(String line, String key) throws IOException {
        assertProblem(plain.send(line + " HTTP/1.1\nAuthorization: Bearer " + key), ProblemType.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'', project is required",
        "?project=other, project names no project here",
        "?project=films&project=films, project may be given once",
        "?Project=films, project is required;Project is not a parameter here"
    })
    void theOwnerSaysWhichProject(String query, String errors) throws IOException {
        var answer = plain.send(
                "POST /trial/votes" + query + " HTTP/1.1\nAuthorization: Bearer $local\nContent-Type: application/json",
                "{\"media_id\":\"a\"}".getBytes(UTF_8));
        assertProblem(answer, ProblemType.INVALID);
        assertThat(answer.errors()).containsExactly(errors.split(";"));
    }

    @Test
    void inTheProjectTheySay() throws IOException {
        var answer = plain.send(
                "POST /trial/votes?project=films HTTP/1.1\nAuthorization: Bearer $local\nContent-Type: application/json",
                "{\"media_id\":\"a\"}".getBytes(UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("project").stringValue()).isEqualTo("films");
        assertThat(plain.send("GET /trial/instance HTTP/1.1\nAuthorization: Bearer $local")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /trial/items?project=films HTTP/1.1\nAuthorization: Bearer $secret",
                "GET /trial/instance?project=films HTTP/1.1\nAuthorization: Bearer $local"
            })
    void nobodyElseDoes(String head) throws IOException {
        var answer = plain.send(head);
        assertProblem(answer, ProblemType.INVALID);
        assertThat(answer.json().get("errors").get(0).get("parameter").stringValue())
                .isEqualTo("project");
    }
}
