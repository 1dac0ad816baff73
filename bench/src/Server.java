import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running `heed serve`. The launcher becomes the JVM, so its process is the server itself.
final class Server {
    private static final Pattern READY = Pattern.compile("Heed is ready at http://[^ ]*:(\\d+)");
    private static final int START_SECONDS = 180;
    private static final int STOP_SECONDS = 60;
    private static final Set<Server> RUNNING = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final int port;
    private final Duration startTime;

    /// Starts it and waits until it says that it is ready.
    Server(ProcessBuilder builder, Path log) throws IOException, InterruptedException {
        long began = System.nanoTime();
        process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        RUNNING.add(this);
        CompletableFuture<Integer> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> follow(log, ready));
        try {
            port = ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            endNow();
            System.out.println(Files.readString(log));
            throw new IllegalStateException("heed serve did not become ready: " + e.getMessage(), e);
        }
        startTime = Duration.ofNanos(System.nanoTime() - began);
    }

    /// Kills every server this program has started. For the end of the run, however it comes.
    static void endAll() {
        RUNNING.forEach(Server::endNow);
    }

    int port() {
        return port;
    }

    /// Accepts an invitation as a browser does.
    ///
    /// @param path of the page where a password is chosen
    /// @return the cookie of the session
    String signIn(String path) throws IOException, InterruptedException {
        String password = UUID.randomUUID().toString();
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("password=" + password + "&again=" + password))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(form, HttpResponse.BodyHandlers.discarding());
            return answer.headers()
                    .firstValue("Set-Cookie")
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .orElseThrow(() -> new IOException("signing in was answered " + answer.statusCode()));
        }
    }

    long pid() {
        return process.pid();
    }

    /// From the start of the process to its word that it answers.
    Duration startTime() {
        return startTime;
    }

    /// The processor time it has used so far.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    boolean alive() {
        return process.isAlive();
    }

    /// SIGKILL, and waits until it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        RUNNING.remove(this);
    }

    /// SIGTERM, and waits until it has drained and gone. False when it had to be killed.
    boolean stop() throws InterruptedException {
        process.destroy();
        boolean gone = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        endNow();
        return gone;
    }

    private void endNow() {
        process.destroyForcibly();
        process.onExit().join();
        RUNNING.remove(this);
    }

    private void follow(Path log, CompletableFuture<Integer> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer copy = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.append(line).append('\n').flush();
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(Integer.valueOf(matcher.group(1)));
                }
            }
            ready.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
