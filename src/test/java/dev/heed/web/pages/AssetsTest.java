package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The files that pages need: what is not ours is as it was published, and nothing names another server.
class AssetsTest {
    private static final Path FOLDER = Path.of("src/main/resources/web/pages/assets");
    private static final Path VENDOR = FOLDER.resolve("vendor");

    /// A name that is no address.
    private static final String NAMESPACE = "xmlns=\"http://www.w3.org/2000/svg\"";

    @Test
    void whatIsNotOursIsAsItWasPublished() throws Exception {
        List<String> rows = Files.readAllLines(VENDOR.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        Set<String> named = new TreeSet<>();
        for (String row : rows) {
            List<String> words = List.of(row.split("`", -1));
            String file = words.get(1);
            named.add(file);
            byte[] content = Files.readAllBytes(VENDOR.resolve(file));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .as(file)
                    .isEqualTo(words.get(words.size() - 2));
        }
        try (Stream<Path> files = Files.list(VENDOR)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".js") || name.endsWith(".woff2"))
                            .collect(Collectors.toSet()))
                    .isEqualTo(named);
        }
    }

    @Test
    void everyFileIsServedWithAVersionOfItsContent() throws IOException {
        Assets assets = new Assets();
        assertThat(assets.address("heed.css")).matches("/assets/heed\\.css\\?v=[0-9a-f]{16}");
        Assets.Asset tokens = assets.named("tokens.css").orElseThrow();
        assertThat(new String(tokens.bytes(false), StandardCharsets.UTF_8))
                .contains("url(\"" + assets.address("vendor/inter-latin.woff2") + "\")");
        assertThat(tokens.bytes(true).length).isLessThan(tokens.bytes(false).length);
        assertThat(assets.named("../Assets.class")).isEmpty();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allMatch(name -> assets.named(name).isPresent());
        }
    }

    @Test
    void oursNameNoOtherServer() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> ours = files.filter(Files::isRegularFile).toList();
            assertThat(ours).hasSizeGreaterThan(4);
            for (Path file : ours)
                assertThat(Files.readString(file).replace(NAMESPACE, ""))
                        .as(file.toString())
                        .doesNotContain("//fonts", "http://", "https://");
        }
    }
}
