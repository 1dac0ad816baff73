package dev.heed.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the server until it is told to stop: by SIGTERM or SIGINT, with exit code 0.
@Command(
        name = "serve",
        description = {
            "Run the server. Stops on SIGTERM or Ctrl-C, when everything accepted is stored.",
            "",
            "The first start makes the data directory, the project `default` and a secret key."
        },
        footer = {"", "Example:", "  heed serve --port 8080 --data /var/lib/heed", "  heed serve --demo"})
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Surroundings around;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 for any that is free. Default: 8080.")
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. Default: 127.0.0.1, this machine only.")
    private @Nullable String host;

    @Option(
            names = "--demo",
            description = "Fill a project of its own, demo, with 90 invented days before the server is ready, if it is"
                    + " not full already.")
    private boolean demo;

    @Mixin
    private final Location location = new Location();

    private boolean closed;

    ServeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        Running running;
        try {
            running = around.entrance().start(flags());
        } catch (RuntimeException e) {
            if (!around.entrance().logsForPrograms()) throw e;
            LOG.error("not started: {}", Words.of(e));
            return Words.exitCode(e);
        }
        LOG.info("started: {}", running.about());
        Thread stop = new Thread(() -> stop(running), "heed-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            greet(running);
            running.await();
            return 0;
        } finally {
            close(running);
            forget(stop);
        }
    }

    /// By whoever comes first; the other waits, so that the last line is written.
    private synchronized void close(Running running) {
        if (closed) return;
        try {
            running.close();
        } finally {
            closed = true;
            LOG.info("stopped");
        }
    }

    private Map<String, String> flags() {
        Map<String, String> flags = location.flags();
        if (port != null) flags.put("port", port);
        if (host != null) flags.put("host", host);
        return flags;
    }

    private void greet(Running running) {
        running.firstKey().ifPresent(key -> around.out().print(firstWords(running.url(), key)));
        // should filling be cut short, the key has been seen
        around.out().flush();
        if (demo) running.fillDemo().ifPresent(key -> around.out().print(demoWords(running.url(), key)));
        running.welcome().ifPresent(link -> around.out().print(welcomeWords(link)));
        around.out().println("Heed is ready at " + running.url());
        around.out().flush();
    }

    private static String firstWords(String url, String key) {
        return """
                This is your secret key for the project default. It is shown only now:

                  %s

                Send a first vote:

                  curl -X POST %s/v1/feedback -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \
                -d '{"media_id":"m1","watched_completion":true,"would_watch_again":true,"rating":5,\
                "media":{"title":"A first film","type":"film"}}'

                """.formatted(key, url, key).replace("\n", System.lineSeparator());
    }

    private static String welcomeWords(String link) {
        return """
                Nobody signs in here yet. Open this link to choose a name and a password, and own this Heed:

                  %s

                It is good once, for a day; the next start prints another.

                """.formatted(link).replace("\n", System.lineSeparator());
    }

    private static String demoWords(String url, String key) {
        return """
                The project demo holds 90 invented days. This is its read key. It is shown only now:

                  %s

                See what people said, in numbers and one by one:

                  curl -H 'Authorization: Bearer %s' '%s/v1/insights/summary'
                  curl -H 'Authorization: Bearer %s' '%s/v1/feedback?limit=5'

                """.formatted(key, key, url, key, url).replace("\n", System.lineSeparator());
    }

    /// Called when the program is told to end.
    private void stop(Running running) {
        Runtime.getRuntime().halt(Ending.of(() -> close(running), Ending.AT_MOST, this::complain));
    }

    private void complain(String why) {
        if (around.entrance().logsForPrograms()) LOG.error("stopping failed: {}", why);
        else around.err().println("Stopping failed: " + why);
        around.err().flush();
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // it is running
        }
    }
}
