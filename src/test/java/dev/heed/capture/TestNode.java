package dev.heed.capture;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Project;
import dev.heed.access.ProjectChange;
import dev.heed.access.RetentionPeriods;
import dev.heed.access.Users;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Change;
import dev.heed.erase.Erasures;
import dev.heed.erase.Retention;
import dev.heed.erase.Scan;
import dev.heed.export.Exporter;
import dev.heed.history.History;
import dev.heed.history.Live;
import dev.heed.insight.Insights;
import dev.heed.privacy.Vault;
import dev.heed.schedule.Clockwork;
import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import dev.heed.storage.Journal;
import dev.heed.storage.Pulse;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The rooms of one process over a test's database, with a clock of the test's own.
public final class TestNode implements AutoCloseable {
    /// The token of the instance owner, good on the loopback.
    public static final String LOCAL_TOKEN = Access.newLocalToken();

    private final Ids ids;
    public final Journal journal;
    public final Pulse pulse;
    public final Database database;
    public final Access access;
    public final Audit audit;
    public final Users users;
    public final Vault vault;
    public final Catalog catalog;
    public final Recommendations recommendations;
    public final Intake intake;
    public final History history;
    public final Live live;
    public final Insights insights;
    public final Exporter exporter;
    public final Erasures erasures;
    public final Retention retention;
    public final Scan scan;

    /// Not started: no test waits for a clock.
    public final Clockwork clockwork;

    public TestNode(TestDatabase test, InstantSource clock) {
        this(test.database(), test.settings(), clock);
    }

    /// The same over an open database with settings of the test's own; who opened it closes it.
    public TestNode(Database database, StorageSettings settings, InstantSource clock) {
        this.database = database;
        ids = Ids.open(database, clock);
        journal = new Journal(database, settings);
        pulse = new Pulse(database, journal, settings);
        access = new Access(database, ids, clock, LOCAL_TOKEN);
        audit = new Audit(database, ids, clock);
        users = new Users(database, ids, clock, audit);
        vault = new Vault(new byte[32]);
        catalog = new Catalog(database, clock);
        recommendations = new Recommendations(database, journal, ids, clock, vault, catalog);
        intake = new Intake(journal, ids, clock, vault, catalog, recommendations);
        history = new History(database);
        live = new Live(database);
        insights = new Insights(database, clock);
        exporter = new Exporter(database, clock);
        erasures = new Erasures(database, ids, clock, vault);
        scan = new Scan(database, vault);
        retention = new Retention(database, access, clock);
        clockwork = new Clockwork(database, ids::next, clock, List.of(retention.task()));
    }

    /// The default project, with media added in passing or not.
    public Project project(boolean autoCreateMedia) {
        return changed(Change.set(autoCreateMedia), Change.keep(), RetentionPeriods.Changes.NONE);
    }

    /// The same under another policy.
    public Project policy(Map<String, Object> policy) {
        return changed(Change.keep(), Change.set(policy), RetentionPeriods.Changes.NONE);
    }

    /// The same, which keeps things for other periods.
    public Project retention(RetentionPeriods.Changes periods) {
        return changed(Change.keep(), Change.keep(), periods);
    }

    private Project changed(
            Change<Boolean> autoCreateMedia, Change<Map<String, Object>> policy, RetentionPeriods.Changes periods) {
        access.change(
                access.defaultProject(),
                new ProjectChange(autoCreateMedia, Change.keep(), Change.keep(), Change.keep(), policy, periods));
        return access.defaultProject();
    }

    @Override
    public void close() {
        live.close();
        clockwork.close();
        erasures.close();
        pulse.close();
        journal.close();
        ids.close();
    }
}
