package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void alignsColumnsByTheirWidestWordAndEndsLinesWithoutBlanks() {
        Table table = new Table("NAME", "N", "LAST");
        table.add("Café 🎬", "12", "");
        table.add("a much longer name", "1", "x");
        StringWriter out = new StringWriter();
        table.print(new PrintWriter(out));
        assertThat(out.toString().lines())
                .containsExactly(
                        "NAME                N   LAST", "Café 🎬              12", "a much longer name  1   x");
    }
}
