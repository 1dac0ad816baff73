package dev.heed.web.api;

import dev.heed.access.Caller;
import dev.heed.access.Session;

/// Who stands at the gate.
sealed interface Identity {
    /// A key, or the local token: what it may is settled.
    record Known(Caller caller) implements Identity {}

    /// A user with a session: what they may depends on the project they name.
    record SignedIn(Session session) implements Identity {}
}
