package dev.heed.cli;

import dev.heed.access.Project;
import picocli.CommandLine.Option;

/// The option that says which project is meant.
final class ProjectOption {
    @Option(
            names = "--project",
            paramLabel = "NAME",
            defaultValue = Project.DEFAULT,
            description = "The project. Default: ${DEFAULT-VALUE}.")
    private String name = Project.DEFAULT;

    String name() {
        return name;
    }
}
