package dev.heed.cli;

import dev.heed.access.KeyKind;
import dev.heed.access.Role;
import dev.heed.access.UserName;
import dev.heed.erase.Scan;
import dev.heed.storage.DataDirectory;
import dev.heed.storage.Recount;
import dev.heed.storage.Store;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where commands that change something are carried out: by the running server, or by the command
/// itself.
///
/// A SQLite file has one writer. While a server holds it, the server is asked; else the command
/// takes its place. PostgreSQL takes any number of writers, so there the command always writes by
/// itself.
sealed interface Desk extends AutoCloseable permits OwnDesk, ServerDesk {
    /// A key that was just made.
    record Made(String id, String secret) {}

    /// A link that is good once, to choose a password.
    ///
    /// @param server where a server answers; `null` when none is known
    record Link(@Nullable String server, String path, Instant expiresAt) {
        Map<String, Object> json() {
            return Map.of("link", address(), "link_expires_at", expiresAt.toString());
        }

        void print(PrintWriter out) {
            out.println();
            out.println("  " + address());
            out.println();
            if (server == null) out.println("Put the server's address before it.");
            out.println("It is good once, until " + Times.words(expiresAt) + ", and shown only now.");
        }

        private String address() {
            return (server == null ? "" : server) + path;
        }
    }

    /// Adds a user.
    ///
    /// @param role what they are in the project; `null` for an owner of the instance
    /// @throws Failure if the name is taken, or there is no such project
    Link addUser(UserName name, @Nullable Role role, String project);

    /// A link for a user to choose a new password.
    ///
    /// @throws Failure if there is no such user
    Link resetUser(UserName name);

    /// Takes a user out.
    ///
    /// @throws Failure if there is no such user, or they are the last owner
    void removeUser(UserName name);

    /// Makes a project.
    ///
    /// @throws Failure if the name is taken
    void createProject(String name);

    /// Makes a key.
    ///
    /// @throws Failure if there is no such project
    Made createKey(String project, KeyKind kind, List<String> origins, @Nullable Instant expires);

    /// Takes a key back, again if it was before.
    ///
    /// @throws Failure if the project has no such key
    void revokeKey(String project, String id);

    /// Counts every row again and puts the rollups right.
    Recount.Report repair();

    /// Erases, and waits until it is done.
    ///
    /// @param rewrite whether no byte may be left of it in the files, whoever has to wait for that
    /// @throws Failure if there is no such project or vote
    Receipt erase(String project, EraseCommand.Wanted wanted, boolean rewrite);

    /// Writes the database anew, so that nothing of what was erased is left in its files.
    Receipt.Left rewrite();

    /// Looks through what a project has stored, and changes what is found there.
    ScanReport scan(String project, Scan.Measure measure);

    @Override
    void close();

    static Desk open(Place place, InstantSource clock) {
        return Store.beside(place.storage(), clock)
                .<Desk>map(store -> new OwnDesk(store, place, clock))
                .orElseGet(() -> server(new DataDirectory(place.storage().data())));
    }

    private static Desk server(DataDirectory directory) {
        return directory.server().map(ServerDesk::new).orElseThrow(() -> held(directory));
    }

    /// The advice when somebody works on a directory who is no server that answers.
    static Failure held(DataDirectory directory) {
        return new Failure(directory.path().toAbsolutePath()
                + " is in use: by a server that is just starting or stopping, or by another command."
                + " Try again in a moment.");
    }
}
