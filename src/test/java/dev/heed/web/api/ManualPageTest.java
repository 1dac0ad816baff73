package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Golden;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page at `/docs` says what the document says.
class ManualPageTest {
    private static final Path FILE = Path.of("src/main/resources/web/api/docs.html");

    private final String page = new ManualPage(OpenApiTest.document()).html();

    @Test
    void isWrittenFromTheDocument() {
        Golden.assertHolds(FILE, page);
    }

    @Test
    void everyLinkInsideLeadsSomewhere() {
        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).containsOnlyOnce("id=\"" + name + "\""));
    }

    @Test
    void asksNobodyElseAndRunsNothing() {
        assertThat(page).doesNotContain("<script", "style=\"", "onclick", "javascript:", "<img");
        assertThat(Pattern.compile("(?:src|href)=\"([^\"#]+)\"")
                        .matcher(page)
                        .results()
                        .map(link -> link.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("/"));
    }
}
