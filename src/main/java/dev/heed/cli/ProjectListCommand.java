package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Project;
import dev.heed.storage.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the projects.
@Command(
        name = "list",
        description = "List the projects by name.",
        footer = {"", "Example:", "  heed project list --json"})
final class ProjectListCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    ProjectListCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<Project> projects;
        try (Database database = Glance.open(around.place(location).storage())) {
            projects = Access.reading(database, around.clock()).projects();
        }
        output.print(
                around.out(),
                projects.stream().map(ProjectListCommand::json).toList(),
                () -> table(projects).print(around.out()));
        return 0;
    }

    private static Map<String, Object> json(Project project) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", project.name());
        json.put("slots", project.settings().slots());
        json.put("time_zone", project.settings().timeZone().getId());
        json.put("auto_create_media", project.settings().autoCreateMedia());
        json.put("created_at", project.createdAt().toString());
        return json;
    }

    private static Table table(List<Project> projects) {
        Table table = new Table("NAME", "SLOTS", "TIME ZONE", "CREATED");
        for (Project project : projects)
            table.add(
                    project.name(),
                    String.join(",", project.settings().slots()),
                    project.settings().timeZone().getId(),
                    Times.words(project.createdAt()));
        return table;
    }
}
