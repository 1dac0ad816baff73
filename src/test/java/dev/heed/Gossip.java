package dev.heed;

import dev.heed.cli.Entrance;
import dev.heed.cli.Place;
import dev.heed.cli.Running;
import dev.heed.cli.Shell;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program, with a fault of the worst kind: once its server is up, it logs a comment as it came, in every part of a
/// line and by both ways of logging.
final class Gossip {
    static final String COMMENT = "write to anna@example.com";

    private static final Logger LOG = LoggerFactory.getLogger(Gossip.class);

    private Gossip() {}

    public static void main(String[] words) {
        Logs.begin();
        InstantSource clock = InstantSource.system();
        Program program = new Program(System.getenv(), clock);
        Entrance entrance = new Entrance() {
            @Override
            public Place place(Map<String, String> flags) {
                return program.place(flags);
            }

            @Override
            public Running start(Map<String, String> flags) {
                Running running = program.start(flags);
                tell();
                return running;
            }
        };
        System.exit(Shell.run(entrance, clock, words));
    }

    private static void tell() {
        LOG.warn("in the message: " + COMMENT);
        LOG.warn("as an argument: {}", COMMENT);
        LOG.atWarn().addKeyValue("comment", COMMENT).log("as a value");
        LOG.error("thrown", new IllegalStateException(COMMENT, new IllegalArgumentException(COMMENT)));
        java.util.logging.Logger.getLogger("elsewhere").warning("by another way: " + COMMENT);
    }
}
