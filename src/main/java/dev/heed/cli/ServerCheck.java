package dev.heed.cli;

import dev.heed.storage.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Looks whether a server runs on the data directory, and whether it answers.
final class ServerCheck {
    private static final String SUBJECT = "server";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ServerCheck() {}

    static Finding look(Path path) {
        if (!Files.isDirectory(path)) return Finding.ok(SUBJECT, "none runs here");
        DataDirectory directory = new DataDirectory(path);
        if (free(directory)) {
            return Files.exists(path.resolve("server.json"))
                    ? Finding.ok(SUBJECT, "none runs here. The last one ended without notice; nothing needs repair")
                    : Finding.ok(SUBJECT, "none runs here");
        }
        return directory
                .server()
                .map(ServerCheck::answers)
                .orElseGet(() -> Finding.warn(
                        SUBJECT, "the directory is in use by a server that starts or stops, or by another command"));
    }

    private static boolean free(DataDirectory directory) {
        try {
            var lock = directory.lock();
            if (lock.isEmpty()) return false;
            lock.get().close();
            return true;
        } catch (Exception e) {
            throw new IllegalStateException("the lock cannot be given back", e);
        }
    }

    private static Finding answers(DataDirectory.Server server) {
        String words = server.url() + " (process " + server.pid() + ")";
        try (HttpClient client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(server.url() + "/health/live"))
                    .timeout(PATIENCE)
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200
                    ? Finding.ok(SUBJECT, words + " answers")
                    : Finding.bad(SUBJECT, words + " answers with " + status + ". Look at its log");
        } catch (IOException e) {
            return Finding.bad(SUBJECT, words + " does not answer. Look at its log, or stop it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.warn(SUBJECT, words + " was not waited for");
        }
    }
}
