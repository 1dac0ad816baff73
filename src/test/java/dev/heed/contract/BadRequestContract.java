package dev.heed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heed.access.KeyKind;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Requests that go astray before anybody reads a vote.
abstract class BadRequestContract extends HostileContract {
    @Test
    void bodiesThatAreTooLargeOrOfAnotherKind() {
        byte[] vote = ("{\"media_id\":\"m\",\"rating\":1,\"comment\":\"" + CANARY + "\"}").getBytes(UTF_8);
        byte[] megabyte = ("{\"media_id\":\"m\",\"comment\":\"" + CANARY.repeat(120_000) + "\"}").getBytes(UTF_8);
        refuse(Stream.of(bad(
                "1 MB",
                413,
                "too-large",
                () -> client.send("POST", "/v1/feedback", megabyte, "Content-Type: application/json"))));
        refuse(Stream.of(
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=" + CANARY,
                        "application/json; charset=iso-8859-1",
                        "application/json; " + CANARY,
                        "application/x-ndjson",
                        "text/json",
                        "*/*",
                        CANARY)
                .map(kind -> bad(
                        kind,
                        415,
                        "unsupported-media-type",
                        () -> client.send("POST", "/v1/feedback", vote, "Content-Type: " + kind))));
        refuse(Stream.of(
                bad("no kind", 415, "unsupported-media-type", () -> client.send("POST", "/v1/feedback", vote)),
                bad(
                        "brotli",
                        415,
                        "unsupported-media-type",
                        () -> client.send(
                                "POST",
                                "/v1/feedback",
                                vote,
                                "Content-Type: application/json",
                                "Content-Encoding: br")),
                bad(
                        "no gzip",
                        400,
                        "malformed",
                        () -> client.send(
                                "POST",
                                "/v1/feedback",
                                vote,
                                "Content-Type: application/json",
                                "Content-Encoding: gzip"))));
    }

    @Test
    void callersWithoutAGoodKey() throws IOException {
        String expired = body(client.post("/v1/keys", "{'kind':'secret','expires':'2026-11-20T09:01:00Z'}"), 201)
                .get("key")
                .asString();
        var revoked = body(client.post("/v1/keys", "{'kind':'secret'}"), 201);
        client.delete("/v1/keys/" + revoked.get("id").asString());
        clock.pass(Duration.ofMinutes(2));
        String vote = "{'media_id':'m','rating':1,'comment':'" + CANARY + "'}";
        refuse(Stream.of(
                        expired,
                        revoked.get("key").asString(),
                        "heed_sk_" + "0".repeat(52),
                        CANARY,
                        "",
                        "a b",
                        "x".repeat(9_000))
                .map(key -> bad("key " + key, 401, "unauthorized", () -> {
                    try (Client caller = new Client(server.port(), key)) {
                        return caller.vote(vote);
                    }
                })));
        refuse(Stream.of(KeyKind.READ, KeyKind.PUBLISHABLE).map(kind -> {
            String key = server.key(project, kind);
            return bad(kind.word(), 403, "forbidden", () -> {
                try (Client caller = new Client(server.port(), key)) {
                    return caller.vote(vote);
                }
            });
        }));
    }

    @Test
    void pathsAndMethodsThatAreNone() {
        refuse(Stream.of(
                        "/v1/media/a%2f" + CANARY,
                        "/v1/media/a%2F" + CANARY,
                        "/v1/media/a;" + CANARY + "=1",
                        "/v1/media/a%3b" + CANARY,
                        "/v1/media/..",
                        "/v1/media/../" + CANARY,
                        "/v1/media/%2e%2e/" + CANARY,
                        "/v1/media/./" + CANARY,
                        "/v1//media/" + CANARY,
                        "/v1/media/%5c" + CANARY,
                        "/v1/media/a\\" + CANARY,
                        "/v1/media/%00" + CANARY,
                        "/v1/media/%0d%0aX:" + CANARY,
                        "/v1/media/%zz" + CANARY,
                        "/v1/media/%25" + CANARY,
                        "/v1/media/\u00e9" + CANARY,
                        "/v1/media/%c3" + CANARY,
                        "/v1/media/<" + CANARY + ">")
                .map(path -> bad(path, 400, "malformed", () -> client.get(path))));
        refuse(Stream.of(
                        "/" + CANARY,
                        "/v1",
                        "/v1/" + CANARY,
                        "/v1/feedback/" + CANARY,
                        "/v1/feedback/",
                        "/V1/feedback",
                        "/v1/media/" + CANARY,
                        "/v1/feedback.json",
                        "/v1/media/" + CANARY + "/x",
                        "/error")
                .map(path -> bad(path, 404, "not-found", () -> client.get(path))));
        refuse(Stream.of(
                        "TRACE /v1/feedback",
                        "PUT /v1/feedback",
                        "POST /v1/media/" + CANARY,
                        CANARY + " /v1/feedback",
                        "DELETE /v1/project",
                        "PATCH /v1/feedback",
                        "POST /health/live")
                .map(line -> bad(
                        line,
                        405,
                        "method-not-allowed",
                        () -> client.send(
                                line.split(" ", -1)[0], line.split(" ", -1)[1], null, "X-Canary: " + CANARY))));
        refuse(Stream.of(
                bad(
                        "huge header",
                        400,
                        "malformed",
                        () -> client.get("/v1/feedback", "X-Canary: " + CANARY.repeat(3_000))),
                bad("huge line", 400, "malformed", () -> client.get("/v1/feedback?tag=" + CANARY.repeat(3_000))),
                bad("broken header", 400, "malformed", () -> client.get("/v1/feedback", "X " + CANARY)),
                bad(
                        "control in header",
                        400,
                        "malformed",
                        () -> client.get("/v1/feedback", "X: " + CANARY + "\u0001"))));
    }
}
