package dev.heed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a key back.
@Command(
        name = "revoke",
        description = "Take a key back, at once on the running server and within three seconds on other nodes."
                + " Doing so again changes nothing.",
        footer = {"", "Example:", "  heed key revoke 0k7c2yvj8zg3m --project films"})
final class KeyRevokeCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "ID", description = "The key's id, as `heed key list` prints it.")
    private String id = "";

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Location location = new Location();

    KeyRevokeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try (Desk desk = Desk.open(around.place(location), around.clock())) {
            desk.revokeKey(project.name(), id);
        }
        around.out().println("Revoked " + id + ".");
        return 0;
    }
}
