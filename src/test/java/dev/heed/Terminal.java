package dev.heed;

import dev.heed.cli.Entrance;
import dev.heed.cli.Place;
import dev.heed.cli.Running;
import dev.heed.cli.Shell;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where commands are typed in tests: the real program with an environment and a clock of the test's own.
final class Terminal {
    private final Map<String, String> environment;
    private final InstantSource clock;

    /// What a command left behind.
    record Said(int code, String out, String err) {
        /// Its standard output, if it did what it was asked and complained of nothing.
        String data() {
            if (code != 0 || !err.isEmpty()) throw new AssertionError("exit code " + code + ", said: " + err);
            return out;
        }
    }

    Terminal(Map<String, String> environment, InstantSource clock) {
        this.environment = new TreeMap<>(environment);
        this.clock = clock;
    }

    Terminal with(String variable, String value) {
        Terminal other = new Terminal(environment, clock);
        other.environment.put(variable, value);
        return other;
    }

    Map<String, String> environment() {
        return environment;
    }

    Program program() {
        return new Program(environment, clock);
    }

    /// Runs a command, its words divided by spaces.
    Said type(String line) {
        return type(program(), line);
    }

    /// Runs `heed serve` on a free port and stops the server as soon as the command waits for its end.
    Said serve() {
        return serve("");
    }

    /// The same with more words.
    Said serve(String more) {
        return type(new Brief(program()), "serve --port 0" + more);
    }

    /// Runs a command to which a text is piped.
    Said type(String line, String piped) {
        return type(program(), line, new StringReader(piped));
    }

    private Said type(Entrance entrance, String line) {
        return type(entrance, line, Reader.nullReader());
    }

    private Said type(Entrance entrance, String line, Reader in) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Shell.run(entrance, clock, in, new PrintWriter(out), new PrintWriter(err), false, line.split(" "));
        return new Said(code, out.toString(), err.toString());
    }

    private record Brief(Program program) implements Entrance {
        @Override
        public Place place(Map<String, String> flags) {
            return program.place(flags);
        }

        @Override
        public Running start(Map<String, String> flags) {
            Running running = program.start(flags);
            return new Running() {
                @Override
                public String url() {
                    return running.url();
                }

                @Override
                public String about() {
                    return running.about();
                }

                @Override
                public Optional<String> firstKey() {
                    return running.firstKey();
                }

                @Override
                public Optional<String> welcome() {
                    return running.welcome();
                }

                @Override
                public Optional<String> fillDemo() {
                    return running.fillDemo();
                }

                @Override
                public void await() throws InterruptedException {
                    running.close();
                    running.await();
                }

                @Override
                public void close() {
                    running.close();
                }
            };
        }
    }
}
