package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Creation;
import dev.heed.access.KeyKind;
import dev.heed.access.NewKey;
import dev.heed.access.Project;
import dev.heed.access.Users;
import dev.heed.storage.Ids;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A project `films` with a key of each kind, in a database of its own.
final class Keys implements AutoCloseable {
    private final TestDatabase database;
    private final Ids ids;
    private final Map<String, String> byName;
    final Access access;
    final Audit audit;
    final Users users;
    final String secret;

    Keys(Path data) {
        var now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
        InstantSource clock = now::get;
        database = TestDatabase.sqlite(data);
        ids = Ids.open(database.database(), clock);
        String local = Access.newLocalToken();
        access = new Access(database.database(), ids, clock, local);
        audit = new Audit(database.database(), ids, clock);
        users = new Users(database.database(), ids, clock, audit);
        Project films = ((Creation.Created) access.createProject("films")).project();
        secret = key(films, KeyKind.SECRET, null).secret();
        NewKey revoked = key(films, KeyKind.SECRET, null);
        access.revokeKey(films, revoked.key().id());
        Instant later = now.get().plus(Duration.ofHours(1));
        byName = Map.of(
                "$secret", secret,
                "$read", key(films, KeyKind.READ, null).secret(),
                "$publishable", key(films, KeyKind.PUBLISHABLE, null).secret(),
                "$local", local,
                "$revoked", revoked.secret(),
                "$expired", key(films, KeyKind.SECRET, later).secret());
        now.set(later);
    }

    /// What the door asks for before any route is called.
    List<Object> parts() {
        return List.of(access, audit, users);
    }

    private NewKey key(Project project, KeyKind kind, @Nullable Instant expires) {
        return access.createKey(project, kind, List.of(), expires);
    }

    /// The text with the keys where `$secret`, `$read`, `$publishable`, `$local`, `$revoked` or `$expired` stand.
    String fill(String text) {
        for (var key : byName.entrySet()) text = text.replace(key.getKey(), key.getValue());
        return text;
    }

    @Override
    public void close() {
        ids.close();
        database.close();
    }
}
