package dev.heed;

import dev.heed.access.Key;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.cli.Running;
import dev.heed.storage.DataDirectory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// A node that answers, announced to the commands beside it in `server.json`.
final class Serving implements Running {
    private final Node node;
    private final Server server;
    private final String url;
    private final Optional<String> firstKey;
    private final AutoCloseable announcement;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;

    Serving(Node node, Server server, String host) {
        this.node = node;
        this.server = server;
        this.url = "http://" + reachable(host) + ":" + server.port();
        this.announcement = node.directory()
                .announce(new DataDirectory.Server(ProcessHandle.current().pid(), url, node.localToken()));
        try {
            this.firstKey = firstKey(node);
        } catch (RuntimeException | Error e) {
            withdraw(e);
            throw e;
        }
    }

    private void withdraw(Throwable why) {
        try {
            announcement.close();
        } catch (Exception e) {
            why.addSuppressed(e);
        }
    }

    /// How this machine reaches itself: one that listens on every address does so on the loopback too.
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }

    /// Made last: a start that fails must leave no key that nobody has seen.
    private static Optional<String> firstKey(Node node) {
        Project project = node.access().defaultProject();
        boolean there = node.access().keys(project).stream().map(Key::kind).anyMatch(KeyKind.SECRET::equals);
        return there
                ? Optional.empty()
                : Optional.of(node.access()
                        .createKey(project, KeyKind.SECRET, List.of(), null)
                        .secret());
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Optional<String> firstKey() {
        return firstKey;
    }

    @Override
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public synchronized void close() {
        if (closing) return;
        closing = true;
        try (node;
                server;
                announcement) {
            // closes the last first: nobody is sent here, nobody new is let in, what was taken is written
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop in order", e);
        } finally {
            LoggerFactory.getLogger(Serving.class).info("stopped");
            closed.countDown();
        }
    }
}
