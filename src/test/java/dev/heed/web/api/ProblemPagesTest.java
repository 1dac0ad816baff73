package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest extends OverTheWire {
    private static final Path MANUAL = Path.of("docs/reference/problems.md");

    /// `-Dheed.write` writes the page instead of comparing it.
    @Test
    void theManualListsThemAll() throws IOException {
        if (System.getProperty("heed.write") != null) Files.writeString(MANUAL, ProblemPages.manual());
        assertThat(MANUAL).content().isEqualTo(ProblemPages.manual());
    }

    @ParameterizedTest
    @EnumSource
    void eachHasAPage(ProblemType type) throws IOException {
        var markdown = plain.send("GET " + type.uri() + " HTTP/1.1");
        assertThat(markdown.status()).isEqualTo(200);
        assertThat(markdown.headers()).containsEntry("content-type", "text/markdown;charset=UTF-8");
        assertThat(markdown.text()).contains("# " + type.title(), "status " + type.status(), type.advice());
        var html = plain.send("GET " + type.uri() + " HTTP/1.1\nAccept: text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(html.headers())
                .containsEntry("content-type", "text/html;charset=UTF-8")
                .containsEntry("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
        assertThat(html.text())
                .contains("<h1>" + type.title() + "</h1>", "<code>" + type.uri() + "</code>")
                .doesNotContain("`");
    }

    /// A reason without a type of its name would be an incident.
    @ParameterizedTest
    @EnumSource
    void eachRefusalHasItsProblem(Refusal.Reason reason) {
        assertThat(Objections.of(Refusal.of(reason)).problem().type().name()).isEqualTo(reason.name());
    }
}
