package dev.heed.access;

/// What came of changing a project's settings.
public sealed interface Adjustment {
    /// The project as it is now, changed or not.
    record Adjusted(Project project) implements Adjustment {}

    /// The score range stays as it is, and so does everything else: scores are stored in this project, and counted
    /// in tenths of the range they were stored under.
    record ScoresStored() implements Adjustment {}

    /// Nothing changes: the policy is another than the one that was looked at.
    ///
    /// @param project as it is now
    record PolicyMoved(Project project) implements Adjustment {}
}
