package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Golden;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What commands say of themselves.
final class HelpTest {
    private static final Entrance CLOSED = new Entrance() {
        @Override
        public Place place(Map<String, String> flags) {
            throw new IllegalStateException("help needs no database");
        }

        @Override
        public Running start(Map<String, String> flags) {
            throw new AssertionError("help starts nothing");
        }
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... words) {
        return Shell.run(
                CLOSED,
                InstantSource.system(),
                Reader.nullReader(),
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve ",
                "project ",
                "project create ",
                "project list ",
                "key ",
                "key create ",
                "key list ",
                "key revoke ",
                "import ",
                "export ",
                "erase ",
                "migrate ",
                "recount ",
                "privacy ",
                "privacy preview ",
                "privacy eval ",
                "privacy scan ",
                "doctor "
            })
    void hasAnExample(String command) {
        assertThat(type((command + "--help").split(" "))).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).contains("Example:\n  heed ");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        String name = ("heed " + command).strip().replace(' ', '-');
        Golden.assertHolds(Path.of("src/test/resources/commands/help", name + ".txt"), out.toString());
    }

    @Test
    void saysItsVersion() {
        assertThat(type("--version")).isZero();
        assertThat(out.toString()).startsWith("heed ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serv", "kye", "key crate", "key create --jsno", "recount --reapir"})
    void knowsWhatWasMeant(String line) {
        assertThat(type(line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Did you mean").contains("See heed");
    }

    @Test
    void saysFaultsOfItsOwnInOneLine() {
        assertThat(type("key", "list")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("a fault of Heed's own, please report it: ");
    }
}
