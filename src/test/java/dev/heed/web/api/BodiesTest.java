package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What kinds and sizes of bodies are read.
class BodiesTest extends OverTheWire {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: multipart/form-data; boundary=s3cret",
                "Content-Type: application/json; charset=s3cret",
                "Content-Type: application/json; charset=iso-8859-1",
                "Content-Type: application/json; charset=utf-8; charset=utf-16",
                "Content-Type: application/json; s3cret",
                "Content-Type: application/json; s3cret=",
                "Content-Type: application/json; charset*=s3cret",
                "Content-Type: application/json\nContent-Type: application/json",
                "Content-Type: application/merge-patch+json",
                "Content-Type: application/jsonx",
                "Content-Type: s3cret",
                "Content-Type:",
                "X-No-Type: s3cret",
                "Content-Type: application/json\nContent-Encoding: br",
                "Content-Type: application/json\nContent-Encoding: identity",
                "Content-Type: application/json\nContent-Encoding: gzip, gzip",
                "Content-Type: application/json\nContent-Encoding: gzip\nContent-Encoding: gzip",
                "Content-Type: application/json\nContent-Encoding: s3cret"
            })
    void otherKindsOfBodiesAreNotRead(String headers) throws IOException {
        assertProblem(post("/trial/votes", headers, "{}".getBytes(UTF_8)), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; s3cret=1",
                "application/json; s3cret=\"a b\"; charset=utf-8"
            })
    void parametersThatSayNothingOfTheBytesAreAllowed(String kind) throws IOException {
        var answer = post("/trial/votes", "Content-Type: " + kind, "{\"media_id\":\"a\"}".getBytes(UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s3cret",
                "{\"s3cret\":1,\"s3cret\":2}",
                "{\"a\":\"s3cret",
                "{} s3cret",
                "{\"a\":\"s3cret\u00c0\u0080\"}",
                "{\"a\":\"s3cret\u00ed\u00a0\u0080\"}",
                "{\"a\":\"s3cret\u00e2\u0082\"}",
                "\u00ef\u00bb\u00bf{\"a\":\"s3cret\"}"
            })
    void whatIsNotOneJsonValueIsMalformed(String latin) throws IOException {
        assertProblem(
                post("/trial/votes", "Content-Type: application/json", latin.getBytes(ISO_8859_1)),
                ProblemType.MALFORMED);
    }

    @Test
    void brokenGzipIsMalformed() throws IOException {
        byte[] whole = gzip("{\"media_id\":\"s3cret\"}".getBytes(UTF_8));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 9);
        byte[] flipped = whole.clone();
        flipped[flipped.length - 6] ^= 1; // in the check sum
        for (byte[] body : List.of(cut, flipped, CANARY.getBytes(UTF_8), new byte[0])) {
            assertProblem(
                    post("/trial/votes", "Content-Type: application/json\nContent-Encoding: gzip", body),
                    ProblemType.MALFORMED);
        }
    }

    @Test
    void aBodyHasALimit() throws IOException {
        byte[] vote = "{\"media_id\":\"a\"}".getBytes(UTF_8);
        byte[] most = java.util.Arrays.copyOf(vote, Body.MOST);
        java.util.Arrays.fill(most, vote.length, most.length, (byte) ' ');
        assertThat(post("/trial/votes", "Content-Type: application/json", most).status())
                .isEqualTo(200);
        byte[] more = java.util.Arrays.copyOf(most, most.length + 1);
        more[most.length] = ' ';
        assertProblem(post("/trial/votes", "Content-Type: application/json", more), ProblemType.TOO_LARGE);
        String gzipped = "Content-Type: application/json\nContent-Encoding: gzip";
        assertThat(post("/trial/votes", gzipped, gzip(most)).status()).isEqualTo(200);
        assertProblem(post("/trial/votes", gzipped, gzip(more)), ProblemType.TOO_LARGE);
        assertProblem(post("/trial/votes", gzipped, gzip(new byte[100_000_000])), ProblemType.TOO_LARGE);
    }

    @Test
    void chunksAreCountedToo() throws IOException {
        String chunk = "10000\n" + " ".repeat(65_536) + "\n";
        plain.write(
                "POST /trial/votes HTTP/1.1\nHost: a\nAuthorization: Bearer $secret\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n"
                        + chunk.repeat(5) + "0",
                new byte[0]);
        assertProblem(plain.receive(false), ProblemType.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\n\ns3cret",
                "Transfer-Encoding: chunked\n\n5\n{}",
                "Transfer-Encoding: chunked\n\n2\n{}\n0\nX s3cret",
                "Transfer-Encoding: chunked",
                "Content-Length: 9\n\n{",
                "Content-Length: 9"
            })
    void aBodyThatDoesNotArriveWholeIsMalformed(String rest) throws IOException {
        plain.write(
                "POST /trial/votes HTTP/1.1\nHost: a\nAuthorization: Bearer $secret\n"
                        + "Content-Type: application/json\n" + rest,
                new byte[0]);
        plain.end();
        var answer = plain.receive(false);
        assertProblem(answer, ProblemType.MALFORMED);
        assertThat(answer.json().get("detail").stringValue()).isEqualTo("The body did not arrive whole.");
    }

    @Test
    void whatFollowsTheGzipIsMalformed() throws IOException {
        String gzipped = "Content-Type: application/json\nContent-Encoding: gzip";
        byte[] whole = gzip("{\"media_id\":\"film\"}".getBytes(UTF_8));
        for (int junk : new int[] {1, 8, 18, 19, 2_000}) {
            var answer = post("/trial/votes", gzipped, java.util.Arrays.copyOf(whole, whole.length + junk));
            assertProblem(answer, ProblemType.MALFORMED);
            assertThat(answer.json().get("detail").stringValue()).contains("follows");
        }
        var members = new ByteArrayOutputStream();
        members.writeBytes(gzip("{\"media_id\":".getBytes(UTF_8)));
        members.writeBytes(gzip("\"film\"}".getBytes(UTF_8)));
        assertThat(post("/trial/votes", gzipped, members.toByteArray()).status())
                .isEqualTo(200);
    }

    @Test
    void gzipIsInflated() throws IOException {
        var answer = post(
                "/trial/votes",
                "Content-Type: application/json\nContent-Encoding: gzip",
                gzip("{\"media_id\":\"film\"}".getBytes(UTF_8)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static byte[] gzip(byte[] bytes) {
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return gzipped.toByteArray();
    }
}
