package dev.heed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heed.web.api.Plain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A request that was good once, and has been changed here and there by chance. Equal seeds make equal mutants.
final class Mutant {
    private final String method;
    private final String path;
    private final byte @Nullable [] body;
    private final List<String> headers;

    private Mutant(String method, String path, byte @Nullable [] body, List<String> headers) {
        this.method = method;
        this.path = path;
        this.body = body;
        this.headers = List.copyOf(headers);
    }

    Plain.Answer sentBy(Client caller) throws IOException {
        return caller.send(method, path, body, headers.toArray(String[]::new));
    }

    /// Whether its answer has no body.
    boolean asksForHead() {
        return method.equals("HEAD");
    }

    /// Values of JSON that are right somewhere, and others that are right nowhere.
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "3",
            "5",
            "6",
            "4.0",
            "0.5",
            "-0.0",
            "1e400",
            "1e-400",
            "9007199254740993",
            "-9223372036854775808",
            "99999999999999999999",
            "\"\"",
            "\" \"",
            "\"m\"",
            "\"up\"",
            "\"thumbs_down\"",
            "\"primary\"",
            "\"done\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"a\\nb\"",
            "\"\u00e9\u6620\ud83c\udf0a\"",
            "\"'; DROP TABLE feedback; --\"",
            "\"%s%n${x}{{7*7}}\"",
            "\"[EMAIL]\"",
            "\"ann@example.org\"",
            "\"4539 1488 0343 6467\"",
            "\"2026-11-20T08:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"UTC\"",
            "[]",
            "{}",
            "[1]",
            "[\"a\",\"b\"]",
            "[null]",
            "[[[[[1]]]]]",
            "{\"a\":1}",
            "{\"low\":0,\"high\":9}",
            "{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}",
            "{\"\":\"\"}",
            "\"" + "x".repeat(65) + "\"",
            "\"" + "x".repeat(5_000) + "\"",
            "{\"title\":\"T\",\"type\":\"film\"}",
            "\"" + "\u6620".repeat(33_000) + "\"");

    private static final List<String> NAMES = List.of(
            "media_id",
            "rating",
            "watched_completion",
            "would_watch_again",
            "comment",
            "tags",
            "recommendation_id",
            "media",
            "user",
            "session",
            "language",
            "timestamp",
            "known_identifiers",
            "metadata",
            "idempotency_key",
            "query",
            "response",
            "correction",
            "model",
            "message_id",
            "comparison",
            "triage",
            "title",
            "type",
            "duration",
            "recommendation_type",
            "score",
            "selected",
            "list_id",
            "position",
            "kind",
            "origins",
            "expires",
            "auto_create_media",
            "slots",
            "time_zone",
            "score_range",
            "policy",
            "retention",
            "chat_votes_days",
            "raiting",
            "a/b~c",
            "");

    private static final List<String> WORDS = List.of(
            "",
            "0",
            "1",
            "7",
            "501",
            "up",
            "film",
            "chat",
            "true",
            "m",
            "x y",
            "%00",
            "%c3%28",
            "%zz",
            "%F0%9F%8C%8A",
            "2026-11-20T00:00:00Z",
            "7zzzzzzzzzzzz",
            "..",
            "%2e",
            ";",
            "a=b",
            "'--",
            "\"",
            "<x>",
            "\u00e9",
            "+");

    private static final List<String> PARAMETERS = List.of(
            "limit",
            "cursor",
            "kind",
            "from",
            "to",
            "media_id",
            "type",
            "recommendation_type",
            "model",
            "rating",
            "tag",
            "subject",
            "triage",
            "verified",
            "withdrawn",
            "list_id",
            "selected",
            "project",
            "q");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "FUZZ");

    private static final List<String> HEADERS = List.of(
            "If-Match: \"1\"",
            "If-Match: x",
            "Idempotency-Key: k1",
            "Idempotency-Key: k2",
            "Idempotency-Key: \u00e9",
            "Content-Type: text/plain",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Accept: text/html",
            "Transfer-Encoding: identity",
            "Range: bytes=0-1",
            "Cookie: a=b; $x",
            "X: \u0001");

    /// One mutant of a request.
    ///
    /// @param fields of its JSON object, as JSON; null for no body
    static Mutant of(Random random, String method, String path, @Nullable Map<String, String> fields) {
        var headers = new ArrayList<String>();
        byte[] body = fields == null ? null : json(random, fields).getBytes(UTF_8);
        if (body != null) headers.add("Content-Type: application/json");
        if (body != null && random.nextInt(12) == 0) body = torn(random, body);
        if (body != null && random.nextInt(30) == 0) {
            body = packed(body);
            headers.add("Content-Encoding: gzip");
        }
        if (random.nextInt(12) == 0) headers.add(pick(random, HEADERS));
        return new Mutant(random.nextInt(25) == 0 ? pick(random, METHODS) : method, path(random, path), body, headers);
    }

    private static String json(Random random, Map<String, String> fields) {
        var changed = new LinkedHashMap<>(fields);
        for (int changes = Math.max(0, random.nextInt(-2, 4)); changes > 0; changes--) {
            String name = random.nextBoolean() ? pick(random, List.copyOf(changed.keySet())) : pick(random, NAMES);
            if (random.nextInt(4) == 0 && changed.size() > 1) changed.remove(name);
            else changed.put(name, pick(random, VALUES));
        }
        var json = new StringBuilder("{");
        changed.forEach((name, value) -> {
            if (json.length() > 1) json.append(',');
            json.append('"').append(name).append("\":").append(value);
            if (random.nextInt(200) == 0)
                json.append(",\"").append(name).append("\":").append(value);
        });
        return json.append('}').toString();
    }

    /// Bytes with one of them flipped, some lost, or some doubled.
    private static byte[] torn(Random random, byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int many = random.nextInt(1, 9);
        return switch (random.nextInt(3)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> Arrays.copyOf(bytes, at);
            default -> {
                byte[] doubled = Arrays.copyOf(bytes, bytes.length + many);
                System.arraycopy(bytes, at, doubled, Math.min(bytes.length, at + many), bytes.length - at);
                yield doubled;
            }
        };
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String path(Random random, String path) {
        var changed = new StringBuilder(path);
        if (random.nextInt(25) == 0)
            changed.insert(random.nextInt(1, path.length()), pick(random, WORDS).replace(' ', '_'));
        if (random.nextInt(25) == 0) changed.deleteCharAt(random.nextInt(changed.length()));
        boolean reads = path.endsWith("s") || path.endsWith("feedback") || path.endsWith("media");
        for (int more = random.nextInt(reads ? 4 : 16) == 0 ? random.nextInt(1, 4) : 0; more > 0; more--)
            changed.append(changed.indexOf("?") < 0 ? '?' : '&')
                    .append(pick(random, PARAMETERS))
                    .append('=')
                    .append(pick(random, WORDS).replace(' ', '+'));
        return changed.isEmpty() ? "/" : changed.toString();
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Override
    public String toString() {
        String text = body == null ? "" : new String(body, UTF_8);
        return method + " " + path + " " + headers + " "
                + (text.length() < 600 ? text : text.substring(0, 600) + "\u2026");
    }
}
