package dev.heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A database with access to it, and a clock that stands until it is told to go on.
abstract class AccessContract extends DatabaseContract {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    static final String LOCAL_TOKEN = Access.newLocalToken();

    /// The fewest rounds there may be: what is tested is not how long they take.
    private static final Passwords PASSWORDS = new Passwords(4);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private @Nullable Ids ids;
    private @Nullable Access access;
    private @Nullable Audit audit;
    private @Nullable Users users;

    @BeforeEach
    void open() {
        ids = Ids.open(database(), clock);
        access = node();
        audit = new Audit(database(), ids::next, clock);
        users = new Users(database(), ids::next, clock, audit, PASSWORDS, this::nanos);
    }

    @AfterEach
    void close() {
        if (ids != null) ids.close();
    }

    Access access() {
        return java.util.Objects.requireNonNull(access);
    }

    Audit audit() {
        return java.util.Objects.requireNonNull(audit);
    }

    Users users() {
        return java.util.Objects.requireNonNull(users);
    }

    /// Another node on the same database.
    Access node() {
        return new Access(database(), java.util.Objects.requireNonNull(ids)::next, clock, LOCAL_TOKEN, this::nanos);
    }

    private long nanos() {
        return Duration.between(NOON, now.get()).toNanos();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    Project project(String name) {
        return ((Creation.Created) access().createProject(name)).project();
    }

    NewKey secretKey(Project project) {
        return access().createKey(project, KeyKind.SECRET, List.of(), null);
    }

    static Answer known(Project project, NewKey key) {
        return new Answer.Known(new Caller(
                key.key().kind().role(), project, key.key().id(), key.key().hint()));
    }

    static void assertKnown(Access access, Project project, NewKey key) {
        assertThat(access.check(key.secret(), false)).isEqualTo(known(project, key));
    }
}
