package dev.heed.web.api;

import dev.heed.access.Answer;
import dev.heed.access.Project;
import java.util.Optional;

/// What the door asks about callers.
public interface KeyCheck {
    /// Whose key this is. `Expired` and `Revoked` are for a whole key that was ours: only its holder learns that.
    ///
    /// @param bearer what stood after `Bearer`, 1..200 printable ASCII characters
    /// @param loopback whether the connection comes from this machine; the local token is good only there
    Answer check(String bearer, boolean loopback);

    /// The project of this name, asked for the owner only.
    Optional<Project> project(String name);
}
