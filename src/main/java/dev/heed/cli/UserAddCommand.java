package dev.heed.cli;

import dev.heed.access.Role;
import dev.heed.access.UserName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a user and prints the link with which they choose a password.
@Command(
        name = "add",
        description = {
            "Add a user. Prints a link that is good once, for a week: with it they choose a password.",
            "",
            "A name is no e-mail address. Works before the first start, and beside a running server."
        },
        footer = {"", "Example:", "  heed user add anna --role analyst --project films"})
final class UserAddCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(
            paramLabel = "NAME",
            description = "1..40 of a-z, 0-9, dot, hyphen and underscore, a letter or digit at both ends.")
    private String name = "";

    /// What they are: the owner of everything, or something in one project.
    static final class Standing {
        @Option(names = "--owner", description = "They own the instance: every project, and its users.")
        boolean owner;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                converter = RoleReader.class,
                description = "viewer looks, analyst also exports and triages, admin may everything of the project.")
        @Nullable
        Role role;
    }

    @ArgGroup(multiplicity = "1")
    private Standing standing = new Standing();

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    UserAddCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        UserName user = new UserName(name);
        Desk.Link link;
        try (Desk desk = Desk.open(around.place(location), around.clock())) {
            link = desk.addUser(user, standing.role, project.name());
        }
        output.print(around.out(), json(user, link), () -> print(user, link));
        return 0;
    }

    private Map<String, Object> json(UserName user, Desk.Link link) {
        Map<String, Object> json = new LinkedHashMap<>(Map.of("name", user.text()));
        json.put("owner", standing.owner);
        if (standing.role != null) {
            json.put("role", standing.role.word());
            json.put("project", project.name());
        }
        json.putAll(link.json());
        return json;
    }

    private void print(UserName user, Desk.Link link) {
        around.out().println("Added " + user + ". They choose a password at:");
        link.print(around.out());
    }
}
