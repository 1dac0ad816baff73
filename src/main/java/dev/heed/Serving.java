package dev.heed;

import dev.heed.access.Key;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.cli.Failure;
import dev.heed.cli.Running;
import dev.heed.demo.Demo;
import dev.heed.storage.DataDirectory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A node that answers, announced to the commands beside it in `server.json`.
final class Serving implements Running {
    private final Node node;
    private final Server server;
    private final String url;
    private final AutoCloseable announcement;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;

    Serving(Node node, Server server, String host) {
        this.node = node;
        this.server = server;
        this.url = "http://" + reachable(host) + ":" + server.port();
        this.announcement = node.directory()
                .announce(new DataDirectory.Server(ProcessHandle.current().pid(), url, node.localToken()));
    }

    /// How this machine reaches itself: one that listens on every address does so on the loopback too.
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }

    /// Made only when somebody is to see it.
    private Optional<String> firstKey(Project project, KeyKind kind) {
        boolean there = node.access().keys(project).stream().map(Key::kind).anyMatch(kind::equals);
        return there
                ? Optional.empty()
                : Optional.of(
                        node.access().createKey(project, kind, List.of(), null).secret());
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String about() {
        return "version " + version() + ", schema V" + node.schema() + ", " + node.engine() + ", port " + server.port();
    }

    private static String version() {
        String version = Serving.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    @Override
    public Optional<String> firstKey() {
        return firstKey(node.access().defaultProject(), KeyKind.SECRET);
    }

    @Override
    public Optional<String> welcome() {
        return node.users().first().map(invitation -> url + invitation.path());
    }

    @Override
    public Optional<String> fillDemo() {
        return switch (node.demo().fill()) {
            case Demo.Filling.Full(Project project) -> firstKey(project, KeyKind.READ);
            case Demo.Filling.NameTaken() ->
                throw new Failure("There is a project " + Demo.PROJECT
                        + " that was not made by --demo; it is left as it is. Start with another --data, or without"
                        + " --demo.");
        };
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
            closed.countDown();
        }
    }
}
