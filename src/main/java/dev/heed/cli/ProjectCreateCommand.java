package dev.heed.cli;

import dev.heed.access.Project;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Fault;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a project.
@Command(
        name = "create",
        description = "Make a project. Votes, media, recommendations and keys belong to one.",
        footer = {"", "Example:", "  heed project create films"})
final class ProjectCreateCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "NAME", description = "1 to 100 printable characters.")
    private String name = "";

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    ProjectCreateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        String stored = Project.named(name);
        for (Fault fault : Catalog.faults("/name", stored))
            throw new IllegalArgumentException("name " + fault.detail());
        try (Desk desk = Desk.open(around.place(location), around.clock())) {
            desk.createProject(stored);
        }
        output.print(
                around.out(), Map.of("name", stored), () -> around.out().println("Made the project " + stored + "."));
        return 0;
    }
}
