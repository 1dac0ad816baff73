package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Caller;
import dev.heed.access.Creation;
import dev.heed.access.Grant;
import dev.heed.access.Invitation;
import dev.heed.access.KeyKind;
import dev.heed.access.NewKey;
import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.access.User;
import dev.heed.access.UserName;
import dev.heed.access.Users;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes to the database from the command itself.
final class OwnDesk implements Desk {
    /// Who asks from this machine, in place of a key.
    private static final long OPERATOR = 0;

    private final Store store;
    private final Place place;
    private final InstantSource clock;
    private final Access access;
    private final Audit audit;
    private final Users users;

    OwnDesk(Store store, Place place, InstantSource clock) {
        this.store = store;
        this.place = place;
        this.clock = clock;
        this.access = new Access(store.database(), store.ids(), clock, null);
        this.audit = new Audit(store.database(), store.ids(), clock);
        this.users = new Users(store.database(), store.ids(), clock, audit);
    }

    @Override
    public Link addUser(UserName name, @Nullable Role role, String project) {
        List<Grant> grants = role == null ? List.of() : List.of(new Grant(project(project), role));
        return noted("add a user", null, () -> switch (users.add(name, role == null, grants)) {
            case Users.Addition.Added(var _, Invitation invitation) -> link(invitation);
            case Users.Addition.NameTaken _ -> throw new Failure("There is already a user of this name.");
        });
    }

    @Override
    public Link resetUser(UserName name) {
        User user = user(name);
        return noted(
                "reset a password",
                Base32.of(user.id()),
                () -> link(users.reset(user.id()).orElseThrow(() -> new Failure("There is no user " + name + "."))));
    }

    @Override
    public void removeUser(UserName name) {
        User user = user(name);
        noted("remove a user", Base32.of(user.id()), () -> switch (users.remove(user.id())) {
            case Users.Alteration.Altered(User removed) -> removed;
            case Users.Alteration.Missing _ -> throw new Failure("There is no user " + name + ".");
            case Users.Alteration.LastOwner _ ->
                throw new Failure(name + " is the last owner who signs in. Add another owner first.");
        });
    }

    private User user(UserName name) {
        return users.named(name).orElseThrow(() -> new Failure("There is no user " + name + "."));
    }

    private static Link link(Invitation invitation) {
        return new Link(null, invitation.path(), invitation.expiresAt());
    }

    /// Writes an act down before it begins. How it ended is not said: nobody answered it over HTTP.
    private <T> T noted(String act, @Nullable String subject, Supplier<T> work) {
        audit.begin(Caller.OPERATOR, null, act, subject);
        return work.get();
    }

    @Override
    public void createProject(String name) {
        audit.begin(Caller.OPERATOR, null, "make a project", null);
        switch (access.createProject(name)) {
            case Creation.Created _ -> {}
            case Creation.NameTaken _ -> throw new Failure("There is already a project of this name.");
        }
    }

    @Override
    public Made createKey(String project, KeyKind kind, List<String> origins, @Nullable Instant expires) {
        Project of = project(project);
        audit.begin(Caller.OPERATOR, of, "make a key", null);
        NewKey made = access.createKey(of, kind, origins, expires);
        return new Made(made.key().name(), made.secret());
    }

    @Override
    public void revokeKey(String project, String id) {
        Project of = project(project);
        long key = Base32.number(id).orElse(0);
        audit.begin(Caller.OPERATOR, of, "revoke a key", Base32.of(key));
        boolean there = access.revokeKey(of, key);
        if (!there) throw new Failure("The project has no key " + id + ".");
    }

    /// The project; `default` is made if it is not there yet, as the first start of a server does.
    private Project project(String name) {
        return name.equals(Project.DEFAULT) ? access.defaultProject() : Projects.named(access, name);
    }

    @Override
    public Recount.Report repair() {
        audit.begin(Caller.OPERATOR, null, "recount", null);
        return Recount.repair(store.database());
    }

    @Override
    public Receipt erase(String project, EraseCommand.Wanted wanted, boolean rewrite) {
        Project of = Projects.named(access, project);
        audit.begin(Caller.OPERATOR, of, "erase", null);
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
        audit.begin(Caller.OPERATOR, of, "scan", null);
        return ScanReport.of(new Scan(store.database(), vault()).run(of, measure, Traces.Effort.CLEAN));
    }

    @Override
    public Receipt.Left rewrite() {
        audit.begin(Caller.OPERATOR, null, "rewrite the database", null);
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
