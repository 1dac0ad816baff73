package dev.heed.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which Heed is meant. All commands have them.
final class Location {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory. Default: $HEED_DATA, or heed-data here.")
    private @Nullable String data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "A JDBC URL of PostgreSQL or SQLite. Default: what the settings say, or heed.db in the data"
                    + " directory.")
    private @Nullable String database;

    /// What was said, by the name of the setting.
    Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        if (data != null) flags.put("data", data);
        if (database != null) flags.put("database.url", database);
        return flags;
    }
}
