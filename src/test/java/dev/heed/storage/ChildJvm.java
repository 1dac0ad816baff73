package dev.heed.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Another process with the same class path: to be killed, starved or locked out. Its errors are shown as they come.
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader words;

    private ChildJvm(List<String> command) {
        try {
            this.process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            this.words = process.inputReader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs the `main` of a class.
    public static ChildJvm start(Class<?> main, String... arguments) {
        return under(List.of(), main, arguments);
    }

    /// Runs it under another command, as `prlimit … java …`.
    public static ChildJvm under(List<String> wrapper, Class<?> main, String... arguments) {
        return new ChildJvm(command(wrapper, "-Xmx256m", main, arguments));
    }

    /// Runs it in a heap of another size, as `-Xmx64m`.
    public static ChildJvm within(String heap, Class<?> main, String... arguments) {
        return new ChildJvm(command(List.of(), heap, main, arguments));
    }

    private static List<String> command(List<String> wrapper, String heap, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(ChildJava.command(
                List.of(
                        heap,
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        "-Dlogback.configurationFile=build/logback-quiet.xml"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// The next line it prints; waits for it. Nothing (`end`) when it has ended.
    public String line() {
        try {
            String line = words.readLine();
            return line == null ? "end" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All it prints until it ends.
    public String rest() {
        return words.lines().collect(Collectors.joining("\n"));
    }

    public long pid() {
        return process.pid();
    }

    /// Ends it at once, with no chance to tidy up; returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        exit();
    }

    /// Waits for its end; its exit code.
    public int exit() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
