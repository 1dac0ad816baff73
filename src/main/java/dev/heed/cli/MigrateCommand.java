package dev.heed.cli;

import dev.heed.storage.DataDirectory;
import dev.heed.storage.Migrations;
import dev.heed.storage.Roles;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings the database to the schema of this version. The server does so too when it starts.
@Command(
        name = "migrate",
        description = {
            "Bring the database to the schema of this version; `heed serve` does so too when it starts.",
            "",
            "A SQLite file is copied aside first. There is no way back but that copy, or a backup.",
            "Stop the server first."
        },
        footer = {"", "Example:", "  heed migrate --dry-run"})
final class MigrateCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--roles",
            description = "Print the SQL that makes two roles on PostgreSQL: one that owns the tables and migrates, and"
                    + " one for the server that may only read and write rows.")
    private boolean roles;

    @Mixin
    private final Location location = new Location();

    MigrateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws Exception {
        if (roles) {
            around.out().print(Roles.sql());
            return 0;
        }
        StorageSettings settings = around.place(location).storage();
        Migrations migrations = new Migrations(settings);
        if (dryRun) return say(migrations.pending(), "would run");
        DataDirectory directory = new DataDirectory(settings.data());
        AutoCloseable lock = Store.lock(settings).orElseThrow(() -> running(directory));
        try (lock;
                Patience _ = Patience.with(around, "Migrating")) {
            return say(migrations.run(), "ran");
        }
    }

    private Integer say(List<String> names, String done) {
        if (names.isEmpty()) around.out().println("The database is up to date.");
        names.forEach(name -> around.out().println(done + " " + name));
        return 0;
    }

    private static Failure running(DataDirectory directory) {
        return directory
                .server()
                .map(server -> new Failure("A server runs at " + server.url() + " (process " + server.pid()
                        + ") on this directory. Stop it first."))
                .orElseGet(() -> Desk.held(directory));
    }
}
