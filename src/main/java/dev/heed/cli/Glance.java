package dev.heed.cli;

import dev.heed.storage.Database;
import dev.heed.storage.Migrations;
import dev.heed.storage.StorageSettings;
import java.nio.file.Files;

/// Opens the database for a command that only reads; beside a running server too. Creates nothing.
final class Glance {
    private Glance() {}

    /// @throws Failure if there is no database, or not one of this version
    static Database open(StorageSettings settings) {
        settings.file().filter(Files::notExists).ifPresent(file -> {
            throw new Failure("There is no database at " + file.toAbsolutePath()
                    + ". The first `heed serve` or `heed key create` makes it; --data names another directory.");
        });
        if (!new Migrations(settings).pending().isEmpty())
            throw new Failure("The database has not the schema of this version. Run `heed migrate`, or `heed serve`.");
        return Database.openReading(settings);
    }
}
