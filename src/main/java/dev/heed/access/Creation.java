package dev.heed.access;

/// What came of making a project.
public sealed interface Creation {
    record Created(Project project) implements Creation {}

    /// Another project has this name.
    record NameTaken() implements Creation {}
}
