package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Project;

/// Finds the project that a command names.
final class Projects {
    private Projects() {}

    static Project named(Access access, String name) {
        return access.project(name).orElseThrow(() -> missing(name));
    }

    static Failure missing(String name) {
        return new Failure("There is no project " + name + ". Make it with: heed project create " + name);
    }
}
