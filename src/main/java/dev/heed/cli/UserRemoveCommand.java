package dev.heed.cli;

import dev.heed.access.UserName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a user out.
@Command(
        name = "remove",
        description = "Take a user out. Their sessions end at once; the audit log keeps their name."
                + " The last owner who signs in stays.",
        footer = {"", "Example:", "  heed user remove anna"})
final class UserRemoveCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Mixin
    private final Location location = new Location();

    UserRemoveCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        UserName user = new UserName(name);
        try (Desk desk = Desk.open(around.place(location), around.clock())) {
            desk.removeUser(user);
        }
        around.out().println("Removed " + user + ".");
        return 0;
    }
}
