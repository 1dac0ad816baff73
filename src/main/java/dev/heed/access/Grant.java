package dev.heed.access;

/// That a user shall be something in a project.
public record Grant(Project project, Role role) {
    public Grant {
        if (Role.inProject(role.word()).isEmpty())
            throw new IllegalArgumentException("a user is viewer, analyst or admin of a project");
    }
}
