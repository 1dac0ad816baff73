package dev.heed.cli;

import dev.heed.storage.StorageSettings;
import org.jspecify.annotations.Nullable;

/// Where a command works.
///
/// @param secret the master secret as it was set, or `null` for the file in the data directory
public record Place(StorageSettings storage, @Nullable String secret) {
    /// Says nothing of the secret and of the URL, which may hold a password.
    @Override
    public String toString() {
        return "Place[" + storage.data() + "]";
    }
}
