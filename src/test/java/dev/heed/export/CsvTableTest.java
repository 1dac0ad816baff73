package dev.heed.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells, as RFC 4180 and OWASP want them.
class CsvTableTest {
    private static String table(boolean raw, @Nullable Object... values) {
        List<String> names = Arrays.stream(values).map(_ -> "a").toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sheet sheet = Format.CSV.open(out, names, raw);
        sheet.row(new Row(names, Arrays.asList(values)));
        sheet.end();
        String text = out.toString(UTF_8);
        String head = String.join(",", names) + "\r\n";
        assertThat(text).startsWith(head).endsWith("\r\n");
        return text.substring(head.length(), text.length() - 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=", "=HYPERLINK(\"http://a\",\"b\")", "-2+3,=4"})
    void textThatBeginsAFormulaIsMadeHarmless(String text) {
        String cell = table(false, text);
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'" + text.charAt(0));
        String raw = table(true, text);
        assertThat(raw.startsWith("\"") ? raw.substring(1) : raw).startsWith(text.substring(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"plain", "a=1", "1-2", "'it''s'", "[EMAIL]", "\u6620\u753b", "\uD83C\uDFAC"})
    void otherTextStaysAsItIs(String text) {
        assertThat(table(false, text)).isEqualTo(text);
    }

    @Test
    void numbersAreNoFormulas() {
        assertThat(table(false, -1, -0.5, -7L, true)).isEqualTo("-1,-0.5,-7,true");
    }

    @Test
    void quotesWhatNeedsIt() {
        assertThat(table(false, "a,b", "a\"b", "a\r\nb", "a\nb")).isEqualTo("\"a,b\",\"a\"\"b\",\"a\r\nb\",\"a\nb\"");
    }

    @Test
    void nothingIsNotTheEmptyText() {
        assertThat(table(false, null, "", "a")).isEqualTo(",\"\",a");
    }

    @Test
    void listsAndObjectsAreJson() {
        assertThat(table(false, List.of(), List.of("=a", "b"), Map.of("b", 1, "a", Map.of())))
                .isEqualTo("[],\"[\"\"=a\"\",\"\"b\"\"]\",\"{\"\"a\"\":{},\"\"b\"\":1}\"");
    }

    @Test
    void timesAreThoseOfJson() {
        Instant time = Instant.parse("2026-11-20T09:00:00.120Z");
        assertThat("\"" + table(false, time) + "\"").isEqualTo(JsonValues.text(time));
    }
}
