package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Keys over HTTP: shown once, good until they expire or are revoked, and for their kind of call only.
abstract class KeyringContract extends HttpContract {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "secret|heed_sk_|^^",
                "read|heed_rk_|,'expires':'2026-11-21T00:00:00Z'",
                "publishable|heed_pk_|,'origins':['https://app.example','http://localhost:8080']"
            })
    void aKeyIsShownOnce(String kind, String prefix, String more) throws IOException {
        Plain.Answer answer = client.post("/v1/keys", "{'kind':'" + kind + "'" + more + "}");
        JsonNode made = body(answer, 201);
        String id = made.get("id").asString();
        String key = made.get("key").asString();
        assertThat(key).matches(prefix + "[0-9a-hjkmnp-tv-z]{52}");
        assertThat(answer.headers()).containsEntry("location", "/v1/keys/" + id);
        boolean pages = kind.equals("publishable");
        String origins = pages ? "['https://app.example','http://localhost:8080']" : "[]";
        String expires = kind.equals("read") ? "'2026-11-21T00:00:00Z'" : "null";
        assertThat(made).isEqualTo(json("""
                {'id':'%s','key':'%s','kind':'%s','project':'%s','origins':%s,
                 'created_at':'2026-11-20T09:00:00.123456Z','expires_at':%s}""".formatted(id, key, kind, project.name(), origins, expires)));
        Plain.Answer list = client.get("/v1/keys");
        assertThat(list.text()).doesNotContain(key, key.substring(12));
        assertThat(body(list, 200).get("items").get(1))
                .isEqualTo(json("""
                {'id':'%s','kind':'%s','hint':'%s\u2026','origins':%s,'created_at':'2026-11-20T09:00:00.123456Z',
                 'expires_at':%s,'revoked_at':null}""".formatted(id, kind, key.substring(0, 12), origins, expires)));
        assertThat(Stored.in(test).text()).doesNotContain(key, key.substring(12));
        if (!pages) body(with(key, "GET", "/v1/project"), 200);
    }

    @Test
    void aRevokedKeyEndsAtOnce() throws IOException {
        try (Client other = client(KeyKind.SECRET)) {
            body(other.get("/v1/project"), 200);
            String id = body(client.get("/v1/keys"), 200)
                    .get("items")
                    .get(1)
                    .get("id")
                    .asString();
            assertThat(client.delete("/v1/keys/" + id).status()).isEqualTo(204);
            Plain.Answer refused = other.get("/v1/project");
            assertProblem(refused, 401, "unauthorized");
            assertThat(refused.json().get("detail").asString()).isEqualTo("This key was revoked.");
            assertProblem(other.vote("{'media_id':'m','rating':1}"), 401, "unauthorized");
            assertThat(client.delete("/v1/keys/" + id).status()).as("again").isEqualTo(204);
            JsonNode listed = body(client.get("/v1/keys"), 200).get("items").get(1);
            assertThat(listed.get("revoked_at").asString()).isEqualTo("2026-11-20T09:00:00.123456Z");
        }
    }

    @Test
    void aKeyMayRevokeItself() throws IOException {
        String id =
                body(client.get("/v1/keys"), 200).get("items").get(0).get("id").asString();
        assertThat(client.delete("/v1/keys/" + id).status()).isEqualTo(204);
        assertProblem(client.get("/v1/keys"), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000001", "x", "ZZZZZZZZZZZZZ", "7zzzzzzzzzzzz", "1", "0000000000001x"})
    void anUnknownKeyIsNotThere(String id) throws IOException {
        assertProblem(client.delete("/v1/keys/" + id), 404, "not-found");
    }

    @Test
    void aKeyEndsWhenItExpires() throws IOException {
        String key = body(client.post("/v1/keys", "{'kind':'secret','expires':'2026-11-20T10:00:00Z'}"), 201)
                .get("key")
                .asString();
        body(with(key, "GET", "/v1/project"), 200);
        clock.set(Instant.parse("2026-11-20T09:59:59.999999Z"));
        body(with(key, "GET", "/v1/project"), 200);
        clock.set(Instant.parse("2026-11-20T10:00:00Z"));
        Plain.Answer refused = with(key, "GET", "/v1/project");
        assertProblem(refused, 401, "unauthorized");
        assertThat(refused.json().get("detail").asString()).isEqualTo("This key has expired.");
    }

    static Stream<String> wrong() {
        String many = "'" + String.join("','", java.util.Collections.nCopies(21, "https://a.example")) + "'";
        return Stream.of(
                "{}|/kind",
                "{'kind':'Secret'}|/kind",
                "{'kind':'local','origins':'https://a.example','expires':0,'name':'x'}|/kind /origins /expires /name",
                "{'kind':'secret','origins':['https://a.example']}|/origins",
                "{'kind':'read','origins':['https://a.example','nonsense'],'expires':'2026-11-20T09:00:00Z'}|"
                        + "/origins /origins/1 /expires",
                "{'kind':'publishable','origins':[" + many + "]}|/origins",
                "{'kind':'publishable','origins':['https://A.example','https://a.example/','https://u@a.example',"
                        + "'ftp://a.example','https://a.example:443','null','*',' ']}|/origins/0 /origins/1 /origins/2 "
                        + "/origins/3 /origins/4 /origins/5 /origins/6 /origins/7",
                "{'kind':'secret','expires':'2026-11-20T09:00:00.123456Z'}|/expires",
                "{'kind':'secret','expires':'2020-01-01'}|/expires");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongKeyIsNotMade(String row) throws IOException {
        Stored before = Stored.in(test);
        String[] parts = row.split("\\|", -1);
        assertFaults(client.post("/v1/keys", parts[0]), "invalid", parts[1].split(" ", -1));
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    /// Every route with a word for who may call it: `open`, `read` (and secret), `secret`, `owner`.
    static Stream<String> routes() {
        return Stream.of(
                "GET /health/live open",
                "GET /problems/invalid open",
                "POST /v1/feedback secret",
                "POST /feedback secret",
                "GET /v1/feedback read",
                "GET /v1/feedback/m000000000000001 read",
                "GET /v1/feedback/m000000000000001/revisions read",
                "PATCH /v1/feedback/m000000000000001 secret",
                "DELETE /v1/feedback/m000000000000001 secret",
                "GET /v1/media read",
                "GET /v1/media/x read",
                "PUT /v1/media/x secret",
                "PATCH /v1/media/x secret",
                "DELETE /v1/media/x secret",
                "POST /v1/recommendations secret",
                "GET /v1/recommendations read",
                "GET /v1/recommendations/r000000000000001 read",
                "PATCH /v1/recommendations/r000000000000001 secret",
                "DELETE /v1/recommendations/r000000000000001 secret",
                "GET /v1/project read",
                "PATCH /v1/project secret",
                "GET /v1/keys secret",
                "POST /v1/keys secret",
                "DELETE /v1/keys/0000000000001 secret",
                "GET /v1/projects owner",
                "POST /v1/projects owner",
                "POST /v1/recount owner");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void eachKindOfKeyOpensItsRoutesOnly(String row) throws IOException {
        String[] route = row.split(" ", -1);
        for (KeyKind kind : KeyKind.values()) {
            boolean may = switch (route[2]) {
                case "open" -> true;
                case "read" -> kind != KeyKind.PUBLISHABLE;
                case "secret" -> kind == KeyKind.SECRET;
                default -> false;
            };
            try (Client caller = client(kind)) {
                int status = sent(caller, route[0], route[1]).status();
                if (may) assertThat(status).as("%s %s", kind, row).isNotIn(401, 403);
                else assertThat(status).as("%s %s", kind, row).isEqualTo(403);
            }
        }
        boolean open = route[2].equals("open");
        for (String stranger : new String[] {
            "heed_sk_" + "0".repeat(52), "heed_lt_" + "0".repeat(52), "heed_sk_", client.key() + "0", "x"
        }) {
            Plain.Answer answer = with(stranger, route[0], route[1]);
            assertThat(answer.status()).as("%s", row).isEqualTo(open ? 200 : 401);
        }
    }

    private Plain.Answer with(String key, String method, String path) throws IOException {
        try (Client caller = new Client(server.port(), key)) {
            return sent(caller, method, path);
        }
    }

    private static Plain.Answer sent(Client caller, String method, String path) throws IOException {
        return switch (method) {
            case "POST" -> caller.post(path, "{}");
            case "PUT" -> caller.put(path, "{}");
            case "PATCH" -> caller.patch(path, "{}");
            default -> caller.send(method, path, null);
        };
    }
}
