package dev.heed.history;

import dev.heed.schedule.Task;
import dev.heed.storage.Database;
import dev.heed.storage.SearchProgress;
import dev.heed.storage.StorageException;
import java.time.Duration;

/// Makes votes searchable that were stored before search was: some hundred in one transaction, and whoever waits to
/// write comes between two of them. Once that is done, it looks at one row and has nothing to do.
public final class Backlog {
    private static final Duration EVERY = Duration.ofHours(1);

    /// More in a row than busy writers have ever made necessary in a test.
    private static final int ATTEMPTS = 10;

    private final Database database;

    public Backlog(Database database) {
        this.database = database;
    }

    /// What is to be done when a server starts, and looked at every hour.
    public Task task() {
        return new Task("search", EVERY, this::run);
    }

    /// Goes on to the end, or until the node stops.
    ///
    /// @return what was done, in words; empty for nothing
    String run(Task.Shift shift) {
        if (database.read(SearchProgress::complete)) return "";
        while (!shift.over()) if (advanced() instanceof SearchProgress.Done) return "every vote can be searched now";
        return "not finished; goes on with the next start";
    }

    private SearchProgress advanced() {
        for (int attempt = 1; ; attempt++)
            try {
                return SearchProgress.advance(database, SearchProgress.STEP);
            } catch (StorageException e) {
                if (e.fault() != StorageException.Fault.STALE || attempt == ATTEMPTS) throw e;
            }
    }
}
