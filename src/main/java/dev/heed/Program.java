package dev.heed;

import dev.heed.cli.Entrance;
import dev.heed.cli.Failure;
import dev.heed.cli.Place;
import dev.heed.cli.Running;
import dev.heed.sentiment.Sentiment;
import dev.heed.web.api.ApiDoor;
import dev.heed.web.api.Listen;
import java.io.IOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the command line what it may not know by itself: settings and the server.
final class Program implements Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final Map<String, String> environment;
    private final InstantSource clock;

    Program(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Place place(Map<String, String> flags) {
        Settings settings = settings(flags);
        return new Place(settings.storage(), settings.secret());
    }

    @Override
    public Running start(Map<String, String> flags) {
        Settings settings = settings(flags);
        requireHeap(Runtime.getRuntime().maxMemory());
        Logs.write(settings.jsonLog());
        Node node = Node.open(settings, clock);
        try {
            Server server = listen(settings.listen(), node);
            try {
                Serving serving = new Serving(node, server, settings.listen().host());
                Sentiment.prepare();
                LOG.info("started: version {}, {}, port {}", version(), node.engine(), server.port());
                return serving;
            } catch (RuntimeException | Error e) {
                server.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            node.close();
            throw e;
        }
    }

    /// With less it would start, and end with the first votes.
    static void requireHeap(long bytes) {
        if (bytes < ApiDoor.LEAST_HEAP)
            throw new Failure("The heap of " + (bytes >> 20)
                    + " MB is too small for a server. Set HEED_JAVA_OPTS=-Xmx96m, or more, or leave it away.");
    }

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static Server listen(Listen listen, Node node) {
        try {
            return Server.start(listen, node.parts());
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof IOException fault) throw cannot(listen, fault);
            throw e;
        }
    }

    private static Failure cannot(Listen listen, IOException fault) {
        String said = String.valueOf(fault.getMessage());
        if (fault instanceof BindException && said.contains("in use"))
            return new Failure("Port " + listen.port() + " on " + listen.host()
                    + " is in use. Stop what uses it, or choose another with --port.");
        return new Failure("Cannot listen on " + listen.host() + ":" + listen.port() + ": " + said
                + ". Is it an address of this machine, and may this user have the port?");
    }

    private Settings settings(Map<String, String> flags) {
        return switch (Settings.read(environment, flags)) {
            case Settings.Reading.Read(Settings settings) -> settings;
            case Settings.Reading.Refused(var problems) -> throw Failure.usage(problems);
        };
    }
}
