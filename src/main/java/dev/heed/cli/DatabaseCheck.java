package dev.heed.cli;

import dev.heed.storage.DataDirectory;
import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import dev.heed.storage.MasterSecret;
import dev.heed.storage.Migrations;
import dev.heed.storage.Pages;
import dev.heed.storage.Recount;
import dev.heed.storage.StorageException;
import dev.heed.storage.StorageSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at the database: reachable, recent, migrated, written with this secret, in step with this
/// clock.
final class DatabaseCheck {
    private static final String SUBJECT = "database";

    /// Votes may lie five minutes ahead and no more; half a minute is more than clocks that are set
    /// by network differ.
    private static final Duration APART_AT_MOST = Duration.ofSeconds(30);

    private final Place place;
    private final Surroundings around;
    private final List<Finding> findings = new ArrayList<>();

    private DatabaseCheck(Place place, Surroundings around) {
        this.place = place;
        this.around = around;
    }

    /// @param rollups whether to count every row
    /// @param pages whether to read every page of a file
    static List<Finding> look(Place place, Surroundings around, boolean rollups, boolean pages) {
        DatabaseCheck check = new DatabaseCheck(place, around);
        try {
            check.look(rollups, pages);
        } catch (StorageException e) {
            check.findings.add(Finding.bad(SUBJECT, Words.of(e)));
        }
        return check.findings;
    }

    private void look(boolean rollups, boolean pages) {
        StorageSettings settings = place.storage();
        List<String> pending = new Migrations(settings).pending();
        Optional<Path> missing = settings.file().filter(Files::notExists);
        if (missing.isPresent()) {
            findings.add(Finding.ok(SUBJECT, "not there yet. The first heed serve makes it"));
            return;
        }
        try (Database database = Database.openReading(settings)) {
            findings.add(version(database.version()));
            findings.add(schema(pending));
            if (pages) findings.add(pages(database));
            if (!pending.isEmpty()) return;
            findings.add(secret(database));
            findings.add(clocks(database));
            if (rollups) findings.add(rollups(database));
        }
    }

    private static Finding version(Database.Version version) {
        return version.recent()
                ? Finding.ok(SUBJECT, version.words())
                : Finding.bad(SUBJECT, version.words() + ". Heed needs " + version.least() + " or newer");
    }

    private static Finding schema(List<String> pending) {
        return pending.isEmpty()
                ? Finding.ok("schema", "up to date")
                : Finding.warn("schema", pending.size() + " migrations to run: heed migrate, or heed serve");
    }

    private Finding secret(Database database) {
        Path data = place.storage().data();
        if (!Files.isDirectory(data))
            return Finding.warn("secret", data.toAbsolutePath() + " is not there, so neither is a secret");
        return switch (MasterSecret.state(new DataDirectory(data), database, place.secret())) {
            case FITS -> Finding.ok("secret", "the one this database was written with");
            case NEW -> Finding.ok("secret", "not used yet. The first heed serve makes one");
            case MISSING ->
                Finding.bad(
                        "secret",
                        "missing. Put the file " + data.resolve("secret").toAbsolutePath()
                                + " back, or set HEED_SECRET");
            case OTHER -> Finding.bad("secret", "not the one this database was written with. Use that one");
            case UNREADABLE ->
                Finding.bad(
                        "secret",
                        data.resolve("secret").toAbsolutePath() + " cannot be read by the user "
                                + System.getProperty("user.name") + ". Give the file to the user that runs Heed");
            case MALFORMED -> Finding.bad("secret", "neither the file nor HEED_SECRET holds 32 bytes in base 64");
        };
    }

    private Finding clocks(Database database) {
        Instant now = around.clock().instant();
        Duration apart = Duration.between(now, database.now());
        if (apart.abs().compareTo(APART_AT_MOST) > 0)
            return Finding.warn(
                    "clocks", "the database's differs by " + apart.toSeconds() + " s. Let both be set by network");
        Duration ahead = Duration.between(now, Ids.newest(database));
        return ahead.compareTo(APART_AT_MOST) > 0
                ? Finding.warn(
                        "clocks", "the newest row is " + ahead.toSeconds() + " s ahead: the clock has been set back")
                : Finding.ok("clocks", "in step with the database and its newest row");
    }

    private Finding pages(Database database) {
        try (Patience _ = Patience.with(around, "Reading")) {
            return switch (Pages.check(database)) {
                case Pages.Whole() -> Finding.ok("pages", "whole");
                case Pages.Damaged(int faults, String first) ->
                    Finding.bad(
                            "pages",
                            (faults == Pages.MOST_FAULTS ? faults + " faults or more" : faults + " faults") + ": "
                                    + first + ". Stop the server, keep the file, and restore a backup");
                case Pages.Elsewhere() -> Finding.ok("pages", "are PostgreSQL's: ask pg_amcheck there");
            };
        }
    }

    private Finding rollups(Database database) {
        try (Patience _ = Patience.with(around, "Counting")) {
            Recount.Report report = Recount.check(database);
            String words = RecountCommand.words(report);
            return report.wrong() == 0 ? Finding.ok("rollups", words) : Finding.bad("rollups", words);
        }
    }
}
