package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no request, or asks for what is not there.
class UnreadableRequestsTest extends OverTheWire {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /trial/%2e%2e/s3cret HTTP/1.1",
                "GET /trial/../s3cret HTTP/1.1",
                "GET /trial/./s3cret HTTP/1.1",
                "GET /trial//s3cret HTTP/1.1",
                "GET //s3cret HTTP/1.1",
                "GET /trial;s3cret=1/x HTTP/1.1",
                "GET /trial/a%3bs3cret HTTP/1.1",
                "GET /trial/a%2fs3cret HTTP/1.1",
                "GET /trial/a%2Fs3cret HTTP/1.1",
                "GET /trial/a%5cs3cret HTTP/1.1",
                "GET /trial/a\\s3cret HTTP/1.1",
                "GET /trial/a%25s3cret HTTP/1.1",
                "GET /trial/a%00s3cret HTTP/1.1",
                "GET /trial/a%0as3cret HTTP/1.1",
                "GET /trial/a%zzs3cret HTTP/1.1",
                "GET /trial/<s3cret> HTTP/1.1",
                "GET /trial/{s3cret} HTTP/1.1",
                "GET /trial/s3cret|x HTTP/1.1",
                "GET /trial/\u00e9s3cret HTTP/1.1",
                "GET /trial/items?q=s3cret\"x HTTP/1.1",
                "GET /trial/items?q=<s3cret> HTTP/1.1",
                "GET /health/live?q=%s3cret HTTP/1.1",
                "GET /health/live?s3cret=%c0%80 HTTP/1.1",
                "GET /health/live s3cret HTTP/1.1",
                "GET s3cret HTTP/1.1",
                "GET /health/live HTTP/0.9",
                "GET /health/live HTTP/1.7",
                "GET /health/live HTTP/2.0",
                "s3cret",
                "GET /health/live HTTP/1.1\nX-S3cret s3cret",
                "GET /health/live HTTP/1.1\ns3cret\u0001: x",
                "GET /health/live HTTP/1.1\nX: s3cret\u0000",
                "GET /health/live HTTP/1.1\nHost: s3cret/..",
                "GET /health/live HTTP/1.1\nContent-Length: s3cret",
                "GET /health/live HTTP/1.1\nContent-Length: 1\nContent-Length: 2",
                "GET /health/live HTTP/1.1\nTransfer-Encoding: s3cret"
            })
    void whatCannotBeReadIsAProblemToo(String head) throws IOException {
        String host = head.contains("Host:") || head.equals("s3cret") ? "" : "\nHost: localhost";
        plain.write(head + host, new byte[0]);
        var answer = plain.receive(false);
        assertThat(answer.status()).isBetween(400, 501);
        assertProblem(
                answer,
                ProblemType.named(answer.json().get("type").stringValue().substring(10))
                        .orElseThrow());
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws IOException {
        assertThat(plain.send("GET /health/live HTTP/1.1\nX-A: " + "a".repeat(15_000))
                        .status())
                .isEqualTo(200);
        for (String large : new String[] {
            "GET /health/live HTTP/1.1\nX-A: " + CANARY.repeat(3_000), "GET /" + CANARY.repeat(3_000) + " HTTP/1.1"
        }) {
            var answer = plain.send(large);
            assertProblem(answer, ProblemType.MALFORMED);
            assertThat(answer.json().get("detail").stringValue())
                    .isEqualTo("The request line and the headers may be at most 16384 bytes together.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trial/votes", "/trial/items", "/health/live", "/trial/s3cret"})
    void aPreflightIsAnOptionsLikeAnyOther(String path) throws IOException {
        var preflight = plain.send("OPTIONS " + path + " HTTP/1.1\nOrigin: https://s3cret.example\n"
                + "Access-Control-Request-Method: POST\nAccess-Control-Request-Headers: s3cret");
        var options = plain.send("OPTIONS " + path + " HTTP/1.1");
        assertThat(preflight.status()).isEqualTo(options.status()).isIn(200, 404);
        assertThat(preflight.text()).isEqualTo(options.text());
        assertThat(preflight.headers().keySet())
                .isEqualTo(options.headers().keySet())
                .noneMatch(name -> name.startsWith("access-control-"));
        assertThat(preflight.headers().get("allow")).isEqualTo(options.headers().get("allow"));
        assertThat(log.list).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE /health/live, ''",
        "TRACE /trial/s3cret, ''",
        "POST /health/live, 'GET'",
        "DELETE /health/live, 'GET'",
        "S3CRET /health/live, 'GET'",
        "PROPFIND /trial/items, 'GET'",
        "GET /trial/votes, 'POST'"
    })
    void otherMethodsAreNotAllowed(String line, String allow) throws IOException {
        var answer = plain.send(line + " HTTP/1.1\nX-Canary: s3cret");
        assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED);
        assertThat(answer.headers()).containsKey("allow");
        assertThat(answer.headers().get("allow")).contains(allow);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s3cret",
                "/health",
                "/health/live/",
                "/Health/Live",
                "/trial/items.json",
                "/error",
                "/problems",
                "/problems/s3cret",
                "/actuator",
                "/favicon.ico",
                "/login",
                "/trial/%f0%9f%98%80s3cret"
            })
    void elsewhereIsNothing(String path) throws IOException {
        assertProblem(plain.send("GET " + path + " HTTP/1.1"), ProblemType.NOT_FOUND);
    }
}
