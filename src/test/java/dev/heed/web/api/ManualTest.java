package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The manual as it is handed out: to anybody, as it lies in its files.
class ManualTest extends OverTheWire {
    private static final Path FILES = Path.of("src/main/resources/web/api");

    @ParameterizedTest
    @CsvSource({
        "/openapi.json, openapi.json, application/json",
        "/docs, docs.html, text/html;charset=UTF-8",
        "/docs/style.css, docs.css, text/css;charset=UTF-8"
    })
    void isHandedOutAsItIs(String path, String file, String kind) throws IOException {
        var answer = plain.send("GET " + path + " HTTP/1.1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(Files.readString(FILES.resolve(file)));
        assertThat(answer.headers())
                .containsEntry("content-type", kind)
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-security-policy", policy(path));
    }

    private static String policy(String path) {
        String usual = Objects.requireNonNull(Shield.HEADERS.get("Content-Security-Policy"));
        return path.equals("/docs") ? Manual.PAGE_POLICY : usual;
    }
}
