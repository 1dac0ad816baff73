package dev.heed.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Who may: projects, their settings, and the keys that open them.
///
/// What changes through this object holds on this node when the call returns. Other nodes, and this one when the
/// database is changed beside it, believe what they have read for three seconds more.
public final class Access {
    private final ProjectQuery projects;
    private final KeyQuery keys;
    private final LongSupplier numbers;
    private final InstantSource clock;
    private final @Nullable String localToken;
    private final KnownKeys known;

    /// @param localToken what the owner of this machine may show from this machine ([#newLocalToken]); `null` for none
    public Access(Database database, Ids ids, InstantSource clock, @Nullable String localToken) {
        this(database, ids::next, clock, localToken, Ticker.systemTicker());
    }

    /// For who only asks: making something is an error of the program.
    public static Access reading(Database database, InstantSource clock) {
        LongSupplier none = () -> {
            throw new IllegalStateException("opened for reading");
        };
        return new Access(database, none, clock, null, Ticker.systemTicker());
    }

    Access(Database database, LongSupplier numbers, InstantSource clock, @Nullable String localToken, Ticker ticker) {
        this.projects = new ProjectQuery(database);
        this.keys = new KeyQuery(database);
        this.numbers = numbers;
        this.clock = clock;
        this.localToken = localToken;
        this.known = new KnownKeys(keys, ticker);
    }

    /// A token for `server.json`: what it opens is said at [Role#OWNER].
    public static String newLocalToken() {
        return Secret.make(Secret.LOCAL_PREFIX);
    }

    /// Who shows a bearer token. Asks the database at most once in three seconds for each key.
    ///
    /// @param loopback whether the request comes from this machine
    public Answer check(String bearer, boolean loopback) {
        if (bearer.startsWith(Secret.LOCAL_PREFIX)) {
            boolean owner = loopback && localToken != null && Secret.same(bearer, localToken);
            return owner ? new Answer.Known(Caller.OPERATOR) : new Answer.Unknown();
        }
        if (!Secret.wellFormed(bearer)) return new Answer.Unknown();
        return known.hashed(Secret.hash(bearer)).map(this::judge).orElseGet(Answer.Unknown::new);
    }

    private Answer judge(KeyQuery.Owned owned) {
        Key key = owned.key();
        if (key.revokedAt() != null) return new Answer.Revoked();
        if (key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt())) return new Answer.Expired();
        return new Answer.Known(new Caller(key.kind().role(), owned.project(), key.id(), key.hint()));
    }

    /// Makes a project with the initial settings.
    ///
    /// @throws IllegalArgumentException if the name is not one: see [Project#named]
    public Creation createProject(String name) {
        return projects.create(numbers.getAsLong(), name, clock.instant());
    }

    /// The project `default`, made if there is none.
    public Project defaultProject() {
        return project(Project.DEFAULT).orElseGet(() -> switch (createProject(Project.DEFAULT)) {
            case Creation.Created(Project project) -> project;
            case Creation.NameTaken() -> project(Project.DEFAULT).orElseThrow();
        });
    }

    /// All projects, by name.
    public List<Project> projects() {
        return projects.all();
    }

    /// The project of a name; empty also when the name cannot be one.
    public Optional<Project> project(String name) {
        String stored;
        try {
            stored = Project.named(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return projects.named(stored);
    }

    public Optional<Project> project(long id) {
        return projects.numbered(id);
    }

    /// Changes some settings of a project, all of them or none.
    ///
    /// @throws IllegalArgumentException if a value is not allowed: see [ProjectSettings]
    public Adjustment change(Project project, ProjectChange change) {
        return change(project, change, null);
    }

    /// The same for who saw one version of the policy and wrote another in its place: nothing changes if it is no
    /// longer that one.
    ///
    /// @param seen the version; `null` whatever it is
    public Adjustment change(Project project, ProjectChange change, @Nullable Integer seen) {
        Adjustment answer = projects.change(project.id(), change, seen, clock.instant());
        known.changed();
        return answer;
    }

    /// Every policy that a project has had since this was first written down, newest first.
    public List<PolicyVersion> policies(Project project) {
        return projects.policies(project.id());
    }

    /// Makes a key. Its secret is in the answer and nowhere else.
    ///
    /// @param origins for a publishable key, where its pages come from; else none
    /// @param expires from when on it is refused, later than now; `null` for never
    public NewKey createKey(Project project, KeyKind kind, List<String> origins, @Nullable Instant expires) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (expires != null && !expires.isAfter(now))
            throw new IllegalArgumentException("expires must be in the future");
        String secret = Secret.make(kind.prefix());
        Instant until = expires == null ? null : expires.truncatedTo(ChronoUnit.MICROS);
        Key key = new Key(numbers.getAsLong(), kind, Secret.hint(secret), origins, now, until, null);
        keys.insert(project.id(), key, Secret.hash(secret));
        return new NewKey(key, secret);
    }

    /// The keys of a project, oldest first, also those that no longer work.
    public List<Key> keys(Project project) {
        return keys.of(project.id());
    }

    /// Takes a key back; doing so again changes nothing. False if the project has no such key.
    public boolean revokeKey(Project project, long key) {
        boolean there = keys.revoke(project.id(), key, clock.instant());
        known.changed();
        return there;
    }
}
