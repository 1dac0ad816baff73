package dev.heed;

import dev.heed.storage.ChildJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program in a process of its own.
public final class ServeProcess implements AutoCloseable {
    private static final String READY = "Heed is ready at ";

    private final Process process;
    private final Path errors;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    /// Starts `heed serve`.
    ///
    /// @param environment all that it sees of ours
    /// @param errors the file that takes its standard error
    ServeProcess(Map<String, String> environment, Path errors, String... flags) {
        this(List.of(), "-Xmx128m", environment, errors, flags);
    }

    /// The same under another command, as `prlimit … java …`, and in a heap of another size.
    public ServeProcess(
            List<String> wrapper, String heap, Map<String, String> environment, Path errors, String... flags) {
        this(Heed.class, wrapper, heap, environment, errors, flags);
    }

    /// The same of another main class.
    ServeProcess(
            Class<?> program,
            List<String> wrapper,
            String heap,
            Map<String, String> environment,
            Path errors,
            String... flags) {
        this.errors = errors;
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(ChildJava.command(List.of(heap), program.getName()));
        command.add("serve");
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HEED_"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = process.inputReader();
    }

    /// Its address; waits until it says it.
    public String url() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(READY)) return line.substring(READY.length());
        }
        throw new AssertionError("it never was ready: " + errors());
    }

    /// Its port; waits until it says it.
    public int port() throws IOException {
        String url = url();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    /// What it has printed before it was ready.
    List<String> lines() {
        return lines;
    }

    /// The secret key that its first start has printed.
    public String firstKey() {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.matches("heed_sk_[0-9a-z]+"))
                .findFirst()
                .orElseThrow();
    }

    public long pid() {
        return process.pid();
    }

    public String errors() throws IOException {
        return Files.readString(errors);
    }

    /// Asks it to end, as the system does (SIGTERM); its exit code.
    public int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /// Ends it without notice (SIGKILL).
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
