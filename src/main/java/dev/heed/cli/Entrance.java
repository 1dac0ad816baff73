package dev.heed.cli;

import java.util.Map;

/// What the entrance gives the command line, so that commands know neither where settings come from
/// nor the web.
public interface Entrance {
    /// Where the database is.
    ///
    /// @param flags what was said on the command line, by the name of the setting; they win over
    ///     everything else
    /// @throws Failure that names every setting that is wrong
    Place place(Map<String, String> flags);

    /// Starts a server, and returns when it answers.
    ///
    /// @param flags as above
    /// @throws Failure if it cannot start
    Running start(Map<String, String> flags);

    /// Whether what [#start] logs is for programs to read (`log.format: json`), as far as it got to know.
    default boolean logsForPrograms() {
        return false;
    }
}
