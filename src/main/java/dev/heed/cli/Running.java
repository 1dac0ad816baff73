package dev.heed.cli;

import java.util.Optional;

/// A server that answers.
public interface Running extends AutoCloseable {
    /// Where it answers: `http://127.0.0.1:8080`.
    String url();

    /// What runs, for the log: versions of program and schema, the kind of database, the port.
    String about();

    /// Makes the first secret key of the project `default`, if it has none. To be shown: nobody else can.
    Optional<String> firstKey();

    /// Where somebody becomes the first owner: a link that is good once, for a day; empty once an owner can sign in.
    /// To be shown: nobody else can.
    Optional<String> welcome();

    /// Fills the project `demo` with invented days, unless it is full, and makes the project if there is none. Takes
    /// some
    /// seconds.
    ///
    /// @return a read key of it, if this call made the first: nobody has seen it yet
    /// @throws Failure if there is a project of that name that is not ours
    Optional<String> fillDemo();

    /// Returns when the server is closed.
    void await() throws InterruptedException;

    /// Stops accepting, writes what was accepted, and closes. Safe to repeat; later calls wait for
    /// the first.
    @Override
    void close();
}
