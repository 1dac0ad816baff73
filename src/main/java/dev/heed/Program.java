package dev.heed;

import dev.heed.cli.Entrance;
import dev.heed.cli.Failure;
import dev.heed.cli.Place;
import dev.heed.cli.Running;
import java.net.BindException;
import java.time.InstantSource;
import java.util.Map;

/// Gives the command line what it may not know by itself: settings and the server.
final class Program implements Entrance {
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Web web;

    Program(Map<String, String> environment, InstantSource clock, Web web) {
        this.environment = environment;
        this.clock = clock;
        this.web = web;
    }

    @Override
    public Place place(Map<String, String> flags) {
        Settings settings = settings(flags);
        return new Place(settings.storage(), settings.secret());
    }

    @Override
    public Running start(Map<String, String> flags) {
        Settings settings = settings(flags);
        Node node = Node.open(settings, clock);
        try {
            Web.Door door = open(node, settings.web());
            try {
                return new Serving(node, door, settings.web().host());
            } catch (RuntimeException | Error e) {
                door.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            node.close();
            throw e;
        }
    }

    private Web.Door open(Node node, WebSettings listen) {
        try {
            return web.open(node, listen);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof BindException bind) throw taken(listen, bind);
            throw e;
        }
    }

    private static Failure taken(WebSettings listen, BindException bind) {
        String where = listen.host() + ":" + listen.port();
        boolean inUse = String.valueOf(bind.getMessage()).contains("in use");
        return new Failure(
                inUse
                        ? "Port " + listen.port() + " on " + listen.host()
                                + " is in use. Stop what uses it, or choose another with --port."
                        : "Cannot listen on " + where + ": " + bind.getMessage()
                                + ". Is it an address of this machine, and may this user have the port?");
    }

    private Settings settings(Map<String, String> flags) {
        return switch (Settings.read(environment, flags)) {
            case Settings.Reading.Read(Settings settings) -> settings;
            case Settings.Reading.Refused(var problems) -> throw Failure.usage(problems);
        };
    }
}
