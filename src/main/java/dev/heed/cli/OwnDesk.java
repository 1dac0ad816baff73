package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Creation;
import dev.heed.access.KeyKind;
import dev.heed.access.NewKey;
import dev.heed.access.Project;
import dev.heed.domain.Base32;
import dev.heed.storage.Recount;
import dev.heed.storage.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes to the database from the command itself.
final class OwnDesk implements Desk {
    private final Store store;
    private final Access access;

    OwnDesk(Store store, InstantSource clock) {
        this.store = store;
        this.access = new Access(store.database(), store.ids(), clock, null);
    }

    @Override
    public void createProject(String name) {
        switch (access.createProject(name)) {
            case Creation.Created _ -> {}
            case Creation.NameTaken _ -> throw new Failure("There is already a project of this name.");
        }
    }

    @Override
    public Made createKey(String project, KeyKind kind, List<String> origins, @Nullable Instant expires) {
        NewKey made = access.createKey(project(project), kind, origins, expires);
        return new Made(made.key().name(), made.secret());
    }

    @Override
    public void revokeKey(String project, String id) {
        boolean there = access.revokeKey(project(project), Base32.number(id).orElse(0));
        if (!there) throw new Failure("The project has no key " + id + ".");
    }

    /// The project; `default` is made if it is not there yet, as the first start of a server does.
    private Project project(String name) {
        return name.equals(Project.DEFAULT) ? access.defaultProject() : Projects.named(access, name);
    }

    @Override
    public Recount.Report repair() {
        return Recount.repair(store.database());
    }

    @Override
    public void close() {
        store.close();
    }
}
