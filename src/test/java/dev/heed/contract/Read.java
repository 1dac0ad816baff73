package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A page as it came, read strictly: markup that a browser would have to mend is a failure.
record Read(Document page) {
    private static final int ERRORS_SHOWN = 20;

    static Read of(Plain.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).isEqualTo("text/html;charset=utf-8");
        Parser parser = Parser.htmlParser().setTrackErrors(ERRORS_SHOWN);
        Document page = parser.parseInput(answer.text(), "");
        assertThat(parser.getErrors()).as(answer.text()).isEmpty();
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        return new Read(page);
    }

    /// A key figure; empty if the page has none of that name.
    Optional<Element> tile(String title) {
        return page.select(".tile").stream()
                .filter(tile ->
                        Objects.requireNonNull(tile.selectFirst("h2")).text().equals(title))
                .findFirst();
    }

    /// The rows of a table; empty if there is a hole in its place.
    List<Element> rows(String id) {
        return page.select("#" + id + " tbody tr");
    }

    boolean has(String id) {
        return page.getElementById(id) != null;
    }

    String text(String css) {
        return page.select(css).text();
    }

    /// The exact values of a row, `null` where there is none.
    static List<@Nullable Double> values(Element row) {
        List<@Nullable Double> values = new ArrayList<>();
        for (Element cell : row.select("[data-v]")) values.add(value(cell));
        return values;
    }

    static @Nullable Double value(Element cell) {
        String exact = cell.attr("data-v");
        return exact.isEmpty() ? null : Double.valueOf(exact);
    }

    static String name(Element row) {
        return Objects.requireNonNull(row.selectFirst("th")).text();
    }
}
