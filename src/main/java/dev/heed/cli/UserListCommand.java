package dev.heed.cli;

import dev.heed.access.User;
import dev.heed.access.Users;
import dev.heed.storage.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the users.
@Command(
        name = "list",
        description = "List the users by name, with what they are in which projects.",
        footer = {"", "Example:", "  heed user list --json"})
final class UserListCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    UserListCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<User> users;
        try (Database database = Glance.open(around.place(location).storage())) {
            users = Users.reading(database, around.clock()).all();
        }
        output.print(
                around.out(),
                users.stream().map(UserListCommand::json).toList(),
                () -> table(users).print(around.out()));
        return 0;
    }

    private static Map<String, Object> json(User user) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", user.name().text());
        json.put("owner", user.owner());
        json.put("roles", user.memberships().stream().map(UserListCommand::json).toList());
        json.put("signs_in", user.signsIn());
        json.put("created_at", user.createdAt().toString());
        json.put("seen_at", user.seenAt() == null ? null : user.seenAt().toString());
        return json;
    }

    private static Map<String, Object> json(User.Membership in) {
        Map<String, Object> json = new LinkedHashMap<>(Map.of("project", in.projectName()));
        json.put("role", in.role().word());
        return json;
    }

    private static Table table(List<User> users) {
        Table table = new Table("NAME", "ROLES", "PASSWORD", "SEEN");
        for (User user : users)
            table.add(
                    user.name().text(),
                    user.owner() ? "owner" : roles(user),
                    user.signsIn() ? "chosen" : "not yet",
                    user.seenAt() == null ? "-" : Times.words(user.seenAt()));
        return table;
    }

    private static String roles(User user) {
        if (user.memberships().isEmpty()) return "none";
        return user.memberships().stream()
                .map(in -> in.role().word() + " of " + in.projectName())
                .collect(Collectors.joining(", "));
    }
}
