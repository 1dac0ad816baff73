package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests that are right.
class ReachedRoutesTest extends OverTheWire {
    @Test
    void aGoodRequestReachesItsRoute() throws IOException {
        var answer = post(
                "/trial/votes?limit=5&tag=a&tag=b",
                "Content-Type: application/json; charset=UTF-8",
                "{\"media_id\":\"film\"}".getBytes(UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("cache-control", "no-store")
                .doesNotContainKeys("server", "x-powered-by", "set-cookie");
        assertThat(answer.json()).isEqualTo(new tools.jackson.databind.json.JsonMapper().readTree("""
                        {"mediaId":4,"role":"secret","project":"films","page":{"limit":5,"tag":["a","b"]}}"""));
    }

    @Test
    void livenessIsOpenAndConnectionsAreKept() throws IOException {
        for (int i = 0; i < 300; i++) {
            var answer = plain.send("GET /health/live HTTP/1.1");
            assertThat(answer.text()).isEqualTo("{\"status\":\"up\"}");
            assertThat(answer.headers()).doesNotContainEntry("connection", "close");
        }
        assertThat(plain.send("HEAD /health/live HTTP/1.1").status()).isEqualTo(200);
        assertThat(plain.send("OPTIONS /health/live HTTP/1.1").headers()).containsEntry("allow", "GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/merge-patch+json", "application/merge-patch+json;charset=utf-8"})
    void aPatchComesAsMergePatchToo(String kind) throws IOException {
        var answer = plain.send(
                "PATCH /trial/votes/1 HTTP/1.1\nAuthorization: bearer $secret\nContent-Type: " + kind,
                "{\"rating\":null}".getBytes(UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
