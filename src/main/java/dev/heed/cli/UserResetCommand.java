package dev.heed.cli;

import dev.heed.access.UserName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Prints a link with which a user chooses a new password.
@Command(
        name = "reset",
        description = "Print a link with which a user chooses a new password: good once, for a week."
                + " Their sessions and the old password end at once; the last owner who signs in keeps the"
                + " password until then.",
        footer = {"", "Example:", "  heed user reset anna"})
final class UserResetCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    UserResetCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        UserName user = new UserName(name);
        Desk.Link link;
        try (Desk desk = Desk.open(around.place(location), around.clock())) {
            link = desk.resetUser(user);
        }
        Map<String, Object> json = new LinkedHashMap<>(Map.of("name", user.text()));
        json.putAll(link.json());
        output.print(around.out(), json, () -> {
            around.out().println(user + " chooses a new password at:");
            link.print(around.out());
        });
        return 0;
    }
}
