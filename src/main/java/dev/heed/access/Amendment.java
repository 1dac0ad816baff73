package dev.heed.access;

/// What came of changing a project's settings.
public sealed interface Amendment {
    /// The project as it is now, changed or not.
    record Amended(Project project) implements Amendment {}

    /// The score range stays as it is, and so does everything else: scores are stored in this project, and counted
    /// in tenths of the range they were stored under.
    record ScoresStored() implements Amendment {}
}
