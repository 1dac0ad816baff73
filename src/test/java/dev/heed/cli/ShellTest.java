package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShellTest {
    /// An entrance at which the JVM itself fails.
    private record Broken(Error error) implements Entrance {
        @Override
        public Place place(Map<String, String> flags) {
            throw error;
        }

        @Override
        public Running start(Map<String, String> flags) {
            throw error;
        }
    }

    @Test
    void saysInOneLineThatTheMachineFails() {
        for (String line : new String[] {"serve", "key list", "doctor"}) {
            StringWriter err = new StringWriter();
            int code = Shell.run(
                    new Broken(new NoClassDefFoundError("hunter2")),
                    InstantSource.system(),
                    Reader.nullReader(),
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err),
                    false,
                    line.split(" "));
            assertThat(code).isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Heed cannot go on: NoClassDefFoundError")
                    .doesNotContain("hunter2");
        }
    }
}
