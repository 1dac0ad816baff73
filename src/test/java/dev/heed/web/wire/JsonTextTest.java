package dev.heed.web.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class JsonTextTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                text("", "empty"),
                text("  \n ", "empty"),
                text("secret", "syntax error, line 1"),
                text("{'secret':1}", "syntax error"),
                text("{\"a\":secret}", "syntax error"),
                text("{\"a\":01}", "syntax error"),
                text("{\"a\":NaN}", "syntax error"),
                text("{\"a\":+1}", "syntax error"),
                text("{\"a\":.5}", "syntax error"),
                text("{\"a\":1,}", "syntax error"),
                text("{\"a\":1 \"secret\":2}", "syntax error"),
                text("{\"a\":\"sec\nret\"}", "syntax error, line 1"),
                text("{\"a\":\"\\x\"}", "syntax error"),
                text("// secret\n1", "syntax error"),
                text("{\"a\":\"secret", "ends too early"),
                text("{\"a\":", "ends too early"),
                text("[1", "ends too early"),
                text("{\"secret\":1,\"secret\":2}", "a name stands twice"),
                text("{\"a\":{\"secret\":1,\"secret\":2}}", "a name stands twice"),
                text("{\"a\":1,\"\\u0061\":2}", "a name stands twice"),
                text("[".repeat(17) + "]".repeat(17), "nested deeper than 16"),
                text("{\"a\":" + "1".repeat(65) + "}", "a number of over 64"),
                text("{\"a\":0." + "1".repeat(65) + "}", "a number of over 64"),
                text("{\"" + "n".repeat(257) + "\":1}", "a name of over 256"),
                text("{} secret", "syntax error"),
                text("{}{}", "something follows"),
                text("{\"a\":\n1}\n 2", "something follows the value, line 3, column 2"),
                text("\uFEFF{}", "byte order mark"),
                bytes("{\"a\":\"\u00c0\u0080\"}", "not UTF-8"), // overlong NUL
                bytes("{\"a\":\"\u00c1\u0081\"}", "not UTF-8"), // overlong A
                bytes("{\"a\":\"\u00ed\u00a0\u0080\"}", "not UTF-8"), // an encoded surrogate
                bytes("{\"a\":\"\u00f5\u0080\u0080\u0080\"}", "not UTF-8"), // above U+10FFFF
                bytes("{\"a\":\"\u00e2\u0082\"}", "not UTF-8"), // cut short
                bytes("{\"a\":\"\u00ff\"}", "not UTF-8"),
                bytes("{\u00a0}", "not UTF-8"),
                bytes("\u0000{\u0000}", "syntax error"), // UTF-16
                bytes("\u00fe\u00ff\u0000{\u0000}", "not UTF-8")); // UTF-16 with its mark
    }

    private static Arguments text(String json, String detail) {
        return Arguments.of(json.getBytes(UTF_8), detail);
    }

    private static Arguments bytes(String json, String detail) {
        return Arguments.of(json.getBytes(ISO_8859_1), detail);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsNotOneValueIsMalformed(byte[] json, String detail) {
        assertThat(JsonText.tree(json))
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        malformed -> assertThat(malformed.detail())
                                .contains(detail)
                                .doesNotContain("secret", "tools.jackson", "\n"));
    }

    @Test
    void limitsAreInclusive() {
        String deep = "[".repeat(16) + "]".repeat(16);
        String name = "{\"" + "n".repeat(256) + "\":" + "1".repeat(64) + "}";
        for (String json : new String[] {deep, name, " 1 ", "\"\uD83D\uDE00\"", "\"" + "x".repeat(300_000) + "\""}) {
            assertThat(JsonText.tree(json.getBytes(UTF_8))).isInstanceOf(Reading.Read.class);
        }
    }

    @Test
    void textIsNotAltered() {
        Reading<JsonNode> tree = JsonText.tree("\"a\u0301 \uD83D\uDE00 \\u00e9\"".getBytes(UTF_8));
        assertThat(tree).isEqualTo(new Reading.Read<JsonNode>(StringNode.valueOf("a\u0301 \uD83D\uDE00 \u00e9")));
    }
}
