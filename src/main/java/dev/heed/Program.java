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

/// Gives the command line what it may not know by itself: settings and the server.
final class Program implements Entrance {
    private final Map<String, String> environment;
    private final InstantSource clock;
    private volatile boolean logsForPrograms;

    Program(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Place place(Map<String, String> flags) {
        Settings settings = settings(Settings.read(environment, flags));
        return new Place(settings.storage(), settings.secret());
    }

    @Override
    public Running start(Map<String, String> flags) {
        Settings.Reading reading = Settings.read(environment, flags);
        logsForPrograms = reading.jsonLog();
        Logs.write(logsForPrograms);
        Settings settings = settings(reading);
        requireHeap(Runtime.getRuntime().maxMemory());
        Node node = Node.open(settings, clock);
        try {
            Server server = listen(settings.listen(), node);
            try {
                Serving serving = new Serving(node, server, settings.listen().host());
                Sentiment.prepare();
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

    @Override
    public boolean logsForPrograms() {
        return logsForPrograms;
    }

    private static Settings settings(Settings.Reading reading) {
        return switch (reading) {
            case Settings.Reading.Read(Settings settings) -> settings;
            case Settings.Reading.Refused refused -> throw Failure.usage(refused.problems());
        };
    }
}
