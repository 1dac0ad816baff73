package dev.heed.web.api;

import dev.heed.access.Caller;
import dev.heed.access.Right;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one controller method declares: who may call it, and what it reads.
///
/// @param right what a caller must be allowed; null for everybody
/// @param project whether it works in one project
/// @param session whether users may come with a session
/// @param act what the audit log calls it; empty when nothing is written there
/// @param headers the headers that its method reads itself, in lower case
/// @param asked the record of its query parameters
/// @param body the wire record of its body; null if it reads none
/// @param items the wire record of each item of its batch; null if it reads none. A route with both takes either, and
///     both are the same
/// @param ownersItems the same when the owner calls with the local token
record Route(
        @Nullable Right right,
        boolean project,
        boolean session,
        String act,
        Set<String> headers,
        Class<? extends Record> asked,
        @Nullable Class<?> body,
        @Nullable Class<?> items,
        @Nullable Class<?> ownersItems) {
    @Nullable
    Class<?> items(@Nullable Caller caller) {
        return caller != null && caller.local() ? ownersItems : items;
    }

    /// The parameters of a method that declares none.
    record Nothing() {}
}
