package dev.heed;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Users;
import dev.heed.capture.Intake;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Recommendations;
import dev.heed.cli.Failure;
import dev.heed.demo.Demo;
import dev.heed.erase.Erasures;
import dev.heed.erase.Retention;
import dev.heed.erase.Scan;
import dev.heed.export.Exporter;
import dev.heed.history.Backlog;
import dev.heed.history.History;
import dev.heed.history.Live;
import dev.heed.insight.Insights;
import dev.heed.privacy.Vault;
import dev.heed.schedule.Clockwork;
import dev.heed.storage.DataDirectory;
import dev.heed.storage.Journal;
import dev.heed.storage.MasterSecret;
import dev.heed.storage.Pulse;
import dev.heed.storage.Store;
import java.time.InstantSource;
import java.util.List;

/// Everything a server process holds but the web: built from the bottom up, closed from the top down.
final class Node implements AutoCloseable {
    private final Store store;
    private final InstantSource clock;
    private final Journal journal;
    private final String localToken = Access.newLocalToken();
    private final Access access;
    private final Audit audit;
    private final Users users;
    private final Vault vault;
    private final Catalog catalog;
    private final Recommendations recommendations;
    private final Intake intake;
    private final History history;
    private final Live live;
    private final Pulse pulse;
    private final Erasures erasures;
    private final Clockwork clockwork;

    /// Opens the storage that the settings name and takes the lock on the data directory; brings the
    /// schema up to date; makes the master secret and the project `default` where there are none.
    ///
    /// @throws Failure if another process holds the directory
    /// @throws dev.heed.storage.StorageException if directory, database or secret are not as they must be
    static Node open(Settings settings, InstantSource clock) {
        Store store = Store.alone(settings.storage(), clock).orElseThrow(() -> running(settings));
        try {
            return new Node(settings, clock, store);
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    private Node(Settings settings, InstantSource clock, Store store) {
        this.store = store;
        this.clock = clock;
        this.vault = new Vault(MasterSecret.open(store.directory(), store.database(), settings.secret()));
        this.access = new Access(store.database(), store.ids(), clock, localToken);
        this.audit = new Audit(store.database(), store.ids(), clock);
        this.users = new Users(store.database(), store.ids(), clock, audit);
        access.defaultProject();
        this.catalog = new Catalog(store.database(), clock);
        this.history = new History(store.database());
        this.live = new Live(store.database());
        // last: it has threads
        this.journal = new Journal(store.database(), settings.storage());
        this.recommendations = new Recommendations(store.database(), journal, store.ids(), clock, vault, catalog);
        this.intake = new Intake(journal, store.ids(), clock, vault, catalog, recommendations);
        this.pulse = new Pulse(store.database(), journal, settings.storage());
        this.erasures = new Erasures(store.database(), store.ids(), clock, vault);
        erasures.start();
        Retention retention = new Retention(store.database(), access, clock);
        this.clockwork = new Clockwork(
                store.database(),
                store.ids()::next,
                clock,
                List.of(retention.task(), new Backlog(store.database()).task()));
        clockwork.start();
    }

    private static Failure running(Settings settings) {
        DataDirectory directory = new DataDirectory(settings.storage().data());
        String where = directory.path().toAbsolutePath() + " is in use: ";
        return new Failure(directory
                .server()
                .map(server -> where + "a server runs at " + server.url() + " (process " + server.pid() + ").")
                .orElse(where + "by a server that is just starting or stopping, or by another command."));
    }

    DataDirectory directory() {
        return store.directory();
    }

    /// What the web asks for: the front doors of the rooms below it.
    List<Object> parts() {
        return List.of(
                access,
                audit,
                users,
                store.database(),
                journal,
                pulse,
                clockwork,
                clock,
                vault,
                catalog,
                recommendations,
                intake,
                history,
                live,
                erasures,
                new Scan(store.database(), vault),
                new Insights(store.database(), clock),
                new Exporter(store.database(), clock));
    }

    Demo demo() {
        return new Demo(access, catalog, recommendations, intake, history);
    }

    /// The kind of its database.
    String engine() {
        return store.database().engine();
    }

    /// The version of the schema.
    String schema() {
        return store.schema();
    }

    Access access() {
        return access;
    }

    Users users() {
        return users;
    }

    /// What the owner of this machine shows from this machine.
    String localToken() {
        return localToken;
    }

    /// Ends who listens and what tasks are at, writes what the journal has taken, and closes. Safe to repeat.
    @Override
    public void close() {
        live.close();
        clockwork.close();
        erasures.close();
        pulse.close();
        journal.close();
        store.close();
    }
}
