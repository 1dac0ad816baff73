package dev.heed.schedule;

import java.time.Duration;
import java.util.regex.Pattern;

/// What a room does again and again, on one node at a time.
///
/// @param name as it stands in the run log and in metrics: `[a-z_]{1,64}`
/// @param every how long after the end of one run the next is due
public record Task(String name, Duration every, Work work) {
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,64}");

    /// What is done.
    public interface Work {
        /// Does all that is due. A node that stood still for longer than its lease may go on when another has begun:
        /// what two do at the same time must come out as what one does.
        ///
        /// @return what was done, in a few words and numbers of our own; empty when there was nothing
        ///     to do. It is kept and logged, cut off after 200 characters
        String run(Shift shift);
    }

    /// The time that a run may take.
    public interface Shift {
        /// Whether the node is stopping: then the run ends at the next place where it can go on another time.
        boolean over();
    }

    public Task {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("a task is called [a-z_]{1,64}");
        if (every.compareTo(Clockwork.LOOK) < 0)
            throw new IllegalArgumentException("every must be " + Clockwork.LOOK + " or more, got " + every);
    }
}
