package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Creation;
import dev.heed.access.KeyKind;
import dev.heed.access.NewKey;
import dev.heed.access.Project;
import dev.heed.domain.Base32;
import dev.heed.domain.Id;
import dev.heed.erase.Erasure;
import dev.heed.erase.Erasures;
import dev.heed.erase.Scan;
import dev.heed.privacy.Vault;
import dev.heed.storage.MasterSecret;
import dev.heed.storage.Recount;
import dev.heed.storage.Store;
import dev.heed.storage.Traces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes to the database from the command itself.
final class OwnDesk implements Desk {
    /// Who asks from this machine, in place of a key.
    private static final long OPERATOR = 0;

    private final Store store;
    private final Place place;
    private final InstantSource clock;
    private final Access access;

    OwnDesk(Store store, Place place, InstantSource clock) {
        this.store = store;
        this.place = place;
        this.clock = clock;
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
    public Receipt erase(String project, EraseCommand.Wanted wanted, boolean rewrite) {
        Project of = Projects.named(access, project);
        try (Erasures erasures = erasures()) {
            Traces.Effort effort = rewrite ? Traces.Effort.REWRITE : Traces.Effort.CLEAN;
            Erasure erasure = erasures.carryOut(of, wish(wanted), OPERATOR, effort)
                    .orElseThrow(() -> new Failure("The project has no such vote."));
            return Receipt.of(erasure, erasures);
        }
    }

    private static Erasures.Wish wish(EraseCommand.Wanted wanted) {
        if (wanted.user() != null) return new Erasures.Wish.User(wanted.user());
        if (wanted.subject() != null) return new Erasures.Wish.Subject(wanted.subject());
        return new Erasures.Wish.Vote(Id.parse(String.valueOf(wanted.vote())).orElseThrow());
    }

    private Erasures erasures() {
        return new Erasures(store.database(), store.ids(), clock, vault());
    }

    private Vault vault() {
        return new Vault(MasterSecret.open(store.directory(), store.database(), place.secret()));
    }

    @Override
    public ScanReport scan(String project, Scan.Measure measure) {
        Project of = Projects.named(access, project);
        return ScanReport.of(new Scan(store.database(), vault()).run(of, measure, Traces.Effort.CLEAN));
    }

    @Override
    public Receipt.Left rewrite() {
        try (Erasures erasures = erasures()) {
            Traces traces = erasures.scrub(Traces.Effort.REWRITE);
            return new Receipt.Left(traces, erasures.words(traces));
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
