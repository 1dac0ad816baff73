package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Key;
import dev.heed.storage.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the keys of a project, without their secrets.
@Command(
        name = "list",
        description = "List the keys of a project, oldest first, also those that no longer work.",
        footer = {"", "Example:", "  heed key list --project films --json"})
final class KeyListCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    KeyListCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<Key> keys;
        try (Database database = Glance.open(around.place(location).storage())) {
            Access access = Access.reading(database, around.clock());
            keys = access.keys(Projects.named(access, project.name()));
        }
        output.print(
                around.out(),
                keys.stream().map(KeyListCommand::json).toList(),
                () -> table(keys).print(around.out()));
        return 0;
    }

    private static Map<String, Object> json(Key key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", key.name());
        json.put("kind", key.kind().word());
        json.put("hint", key.hint());
        json.put("origins", key.origins());
        json.put("created_at", Times.json(key.createdAt()));
        json.put("expires_at", Times.json(key.expiresAt()));
        json.put("revoked_at", Times.json(key.revokedAt()));
        return json;
    }

    private Table table(List<Key> keys) {
        Table table = new Table("ID", "KIND", "BEGINS", "STATE", "CREATED", "EXPIRES", "ORIGINS");
        for (Key key : keys)
            table.add(
                    key.name(),
                    key.kind().word(),
                    key.hint(),
                    state(key, around.clock().instant()),
                    Times.words(key.createdAt()),
                    Times.words(key.expiresAt()),
                    String.join(",", key.origins()));
        return table;
    }

    private static String state(Key key, Instant now) {
        if (key.revokedAt() != null) return "revoked";
        return key.expiresAt() != null && !now.isBefore(key.expiresAt()) ? "expired" : "works";
    }
}
