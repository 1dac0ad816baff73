package dev.heed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heed.access.Session;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/// Somebody with a key, on one connection. In JSON a single quote stands for a double one.
final class Client implements AutoCloseable {
    private final Plain plain;
    private final String key;
    private final String shown;

    /// @param key what goes after `Bearer`
    Client(int port, String key) throws IOException {
        this(port, key, "Authorization: Bearer " + key);
    }

    private Client(int port, String key, String shown) throws IOException {
        this.plain = new Plain(port);
        this.key = key;
        this.shown = shown;
    }

    /// Somebody who looks at pages.
    static Client signedIn(int port, Session session) throws IOException {
        return new Client(port, "", "Cookie: " + Session.COOKIE + "=" + session.token());
    }

    String key() {
        return key;
    }

    /// A text as one segment of a path or one value of a query.
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /// @param headers lines such as `If-Match: "1"`
    Plain.Answer get(String path, String... headers) throws IOException {
        return send("GET", path, null, headers);
    }

    Plain.Answer delete(String path, String... headers) throws IOException {
        return send("DELETE", path, null, headers);
    }

    Plain.Answer post(String path, String json, String... headers) throws IOException {
        return sendJson("POST", path, json, headers);
    }

    Plain.Answer put(String path, String json, String... headers) throws IOException {
        return sendJson("PUT", path, json, headers);
    }

    Plain.Answer patch(String path, String json, String... headers) throws IOException {
        return sendJson("PATCH", path, json, headers);
    }

    /// Sends a vote.
    Plain.Answer vote(String json, String... headers) throws IOException {
        return post("/v1/feedback", json, headers);
    }

    private Plain.Answer sendJson(String method, String path, String json, String... headers) throws IOException {
        String[] more = java.util.Arrays.copyOf(headers, headers.length + 1);
        more[headers.length] = "Content-Type: application/json";
        return send(method, path, json.replace('\'', '"').getBytes(UTF_8), more);
    }

    Plain.Answer send(String method, String path, byte @Nullable [] body, String... headers) throws IOException {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\n" + shown);
        for (String header : headers) head.append('\n').append(header);
        return body == null ? plain.send(head.toString()) : plain.send(head.toString(), body);
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
