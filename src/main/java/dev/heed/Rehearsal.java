package dev.heed;

import dev.heed.cli.Entrance;
import dev.heed.cli.Place;
import dev.heed.cli.Running;
import dev.heed.cli.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What the launcher has the JVM watch, to make a cache of classes and profiles for later starts (JEP 483, 515): a
/// server on a free port of the loopback takes votes and answers questions, and commands run beside it.
///
/// Works in a directory of its own, which the launcher removes; reads no setting and no data of the user's. Takes a
/// few seconds, and gives up after [#LONGEST].
final class Rehearsal {
    /// A few seconds is usual; on a machine that does much else beside, it took one and a half minutes.
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /// Enough for every class on the way; ten times as many made no start faster.
    private static final int VOTES = 40;

    private static final List<String> QUESTIONS = List.of(
            "/health/live",
            "/v1/feedback",
            "/v1/feedback?media_id=m1&rating=4&limit=10",
            "/v1/media/m1",
            "/v1/insights/summary?kind=media",
            "/v1/export?format=jsonl&kind=media",
            "/v1/export?format=csv&kind=chat",
            "/nowhere");

    private final InstantSource clock = InstantSource.system();
    private final Program program;
    private final HttpClient client = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Rehearsal(Path data) {
        this.program = new Program(Map.of("HEED_DATA", data.toString()), clock);
    }

    /// Plays it through, and ends.
    ///
    /// @param words the data directory to make and use
    public static void main(String[] words) throws Exception {
        CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        Logs.begin();
        new Rehearsal(Path.of(words[0])).play();
        System.exit(0);
    }

    private void play() throws Exception {
        type("--help");
        CompletableFuture<Running> started = new CompletableFuture<>();
        Thread serving = Thread.ofPlatform().daemon().start(() -> serve(started));
        try (Running running = started.get()) {
            serve(running.url(), running.firstKey().orElseThrow());
            type("key", "list");
            type("key", "create", "--json");
        }
        serving.join();
        type("key", "list", "--json");
    }

    /// As the command does it, so that the command is known too.
    private void serve(CompletableFuture<Running> started) {
        Entrance entrance = new Entrance() {
            @Override
            public Place place(Map<String, String> flags) {
                return program.place(flags);
            }

            @Override
            public Running start(Map<String, String> flags) {
                Running running = program.start(flags);
                started.complete(running);
                return running;
            }
        };
        if (run(entrance, "serve", "--port", "0") != 0)
            started.completeExceptionally(new IllegalStateException("the server did not start"));
    }

    private void serve(String url, String key) throws IOException, InterruptedException {
        ask(url + "/v1/media/m1", key, "PUT", "{\"title\":\"A film\",\"type\":\"film\"}");
        for (int i = 0; i < VOTES; i++) ask(url + "/v1/feedback", key, "POST", i % 2 == 0 ? onMedia(i) : onAnswer(i));
        ask(url + "/v1/feedback", key, "POST", "{\"media_id\":\"m1\",\"rating\":9}");
        for (String question : QUESTIONS) ask(url + question, key, "GET", "");
    }

    private static String onMedia(int number) {
        return """
                {"media_id":"m1","rating":%d,"watched_completion":true,"would_watch_again":false,"user":"u%d",\
                "comment":"Too long, and the end is not good.","idempotency_key":"i%d"}""".formatted(1 + number % 5, number, number);
    }

    private static String onAnswer(int number) {
        return """
                {"query":"How long does it take?","response":"About a day.","rating":"up",\
                "comment":"That was really good, thank you! Write to me at anna@example.com","session":"s%d"}""".formatted(number);
    }

    private void ask(String url, String key, String method, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 500)
            throw new IllegalStateException(method + " was answered " + answer.statusCode());
    }

    private void type(String... words) {
        if (run(program, words) != 0) throw new IllegalStateException("failed: " + String.join(" ", words));
    }

    private int run(Entrance entrance, String... words) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Shell.run(entrance, clock, nowhere, nowhere, false, words);
    }
}
