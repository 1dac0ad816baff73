package dev.heed.access;

import static dev.heed.storage.schema.Tables.INVITATIONS;
import static dev.heed.storage.schema.Tables.MEMBERSHIPS;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.SESSIONS;
import static dev.heed.storage.schema.Tables.USERS;

import dev.heed.storage.RowLocks;
import dev.heed.storage.schema.tables.records.UsersRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The rows of users, of what they are in projects, of their sessions and invitations.
record UserQuery(DSLContext sql) {
    /// A user with the hash of their password.
    record Known(User user, @Nullable String hash) {}

    /// Whom an invitation is for: `null` for the first owner, who is not there yet.
    record Invited(@Nullable Long user, Instant expiresAt) {}

    /// A session as it is stored.
    record Open(
            User user,
            Instant createdAt,
            Instant seenAt,
            @Nullable ZoneId zone) {}

    boolean insert(long id, UserName name, boolean owner, Instant now) {
        return sql.insertInto(USERS)
                        .set(USERS.USER_ID, id)
                        .set(USERS.NAME, name.text())
                        .set(USERS.OWNER, owner)
                        .set(USERS.CREATED_AT, now)
                        .onConflict(USERS.NAME)
                        .doNothing()
                        .execute()
                == 1;
    }

    void password(long user, @Nullable String hash) {
        sql.update(USERS)
                .set(USERS.PASSWORD_HASH, hash)
                .where(USERS.USER_ID.eq(user))
                .execute();
    }

    void owner(long user, boolean owner) {
        sql.update(USERS).set(USERS.OWNER, owner).where(USERS.USER_ID.eq(user)).execute();
    }

    void grants(long user, List<Grant> grants) {
        sql.deleteFrom(MEMBERSHIPS).where(MEMBERSHIPS.USER_ID.eq(user)).execute();
        for (Grant grant : grants)
            sql.insertInto(MEMBERSHIPS)
                    .set(MEMBERSHIPS.USER_ID, user)
                    .set(MEMBERSHIPS.PROJECT_ID, grant.project().id())
                    .set(MEMBERSHIPS.ROLE, grant.role().word())
                    .execute();
    }

    void delete(long user) {
        sql.deleteFrom(SESSIONS).where(SESSIONS.USER_ID.eq(user)).execute();
        sql.deleteFrom(INVITATIONS).where(INVITATIONS.USER_ID.eq(user)).execute();
        sql.deleteFrom(MEMBERSHIPS).where(MEMBERSHIPS.USER_ID.eq(user)).execute();
        sql.deleteFrom(USERS).where(USERS.USER_ID.eq(user)).execute();
    }

    List<User> all() {
        Map<Long, List<User.Membership>> memberships = memberships(DSL.noCondition());
        Map<Long, Instant> seen = seen();
        return sql.selectFrom(USERS)
                .orderBy(USERS.NAME)
                .fetch(row ->
                        user(row, memberships.getOrDefault(row.getUserId(), List.of()), seen.get(row.getUserId())));
    }

    Optional<Known> named(UserName name) {
        return known(USERS.NAME.eq(name.text()));
    }

    Optional<Known> numbered(long user) {
        return known(USERS.USER_ID.eq(user));
    }

    private Optional<Known> known(Condition which) {
        return sql.selectFrom(USERS).where(which).fetchOptional(this::known);
    }

    private Known known(UsersRecord row) {
        long id = row.getUserId();
        Instant seen = sql.select(DSL.max(SESSIONS.SEEN_AT))
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(id))
                .fetchSingle()
                .value1();
        List<User.Membership> memberships =
                memberships(MEMBERSHIPS.USER_ID.eq(id)).getOrDefault(id, List.of());
        return new Known(user(row, memberships, seen), row.getPasswordHash());
    }

    private static User user(UsersRecord row, List<User.Membership> memberships, @Nullable Instant seen) {
        return new User(
                row.getUserId(),
                new UserName(row.getName()),
                row.getOwner(),
                memberships,
                row.getPasswordHash() != null,
                row.getCreatedAt(),
                seen);
    }

    private Map<Long, List<User.Membership>> memberships(Condition which) {
        return sql.select(MEMBERSHIPS.USER_ID, MEMBERSHIPS.PROJECT_ID, PROJECTS.NAME, MEMBERSHIPS.ROLE)
                .from(MEMBERSHIPS)
                .join(PROJECTS)
                .on(PROJECTS.PROJECT_ID.eq(MEMBERSHIPS.PROJECT_ID))
                .where(which)
                .orderBy(PROJECTS.NAME)
                .fetchGroups(
                        MEMBERSHIPS.USER_ID,
                        row -> new User.Membership(
                                row.value2(),
                                row.value3(),
                                Role.inProject(row.value4()).orElseThrow()));
    }

    private Map<Long, Instant> seen() {
        return sql.select(SESSIONS.USER_ID, DSL.max(SESSIONS.SEEN_AT))
                .from(SESSIONS)
                .groupBy(SESSIONS.USER_ID)
                .fetchMap(SESSIONS.USER_ID, DSL.max(SESSIONS.SEEN_AT));
    }

    /// How many owners can sign in, but one. Locked, so that two do not leave together.
    int otherOwners(long but) {
        List<Long> owners =
                new ArrayList<>(RowLocks.changing(sql.selectFrom(USERS).where(USERS.OWNER.isTrue()))
                        .fetch(row -> row.getPasswordHash() == null ? but : row.getUserId()));
        owners.removeIf(id -> id == but);
        return owners.size();
    }

    /// Whether some owner can sign in.
    boolean hasOwner() {
        return sql.fetchExists(
                sql.selectOne().from(USERS).where(USERS.OWNER.isTrue(), USERS.PASSWORD_HASH.isNotNull()));
    }

    void invite(String hash, @Nullable Long user, Instant expires) {
        if (user != null)
            sql.deleteFrom(INVITATIONS).where(INVITATIONS.USER_ID.eq(user)).execute();
        sql.insertInto(INVITATIONS)
                .set(INVITATIONS.TOKEN_HASH, hash)
                .set(INVITATIONS.USER_ID, user)
                .set(INVITATIONS.EXPIRES_AT, expires)
                .execute();
    }

    Optional<Invited> invited(String hash, Instant now) {
        return sql.selectFrom(INVITATIONS)
                .where(INVITATIONS.TOKEN_HASH.eq(hash), INVITATIONS.EXPIRES_AT.gt(now))
                .fetchOptional(row -> new Invited(row.getUserId(), row.getExpiresAt()));
    }

    /// Uses an invitation up. False if somebody else has.
    boolean use(String hash) {
        return sql.deleteFrom(INVITATIONS)
                        .where(INVITATIONS.TOKEN_HASH.eq(hash))
                        .execute()
                == 1;
    }

    /// Takes back every other link of a user; `null` for those of the first owner.
    void disinvite(@Nullable Long user) {
        sql.deleteFrom(INVITATIONS)
                .where(user == null ? INVITATIONS.USER_ID.isNull() : INVITATIONS.USER_ID.eq(user))
                .execute();
    }

    /// Whether somebody is there and has the password they had; it stays so until the end of the transaction.
    boolean stillHas(Known known) {
        return RowLocks.changing(sql.selectFrom(USERS)
                        .where(USERS.USER_ID.eq(known.user().id())))
                .fetchOptional(row -> Objects.equals(row.getPasswordHash(), known.hash()))
                .orElse(false);
    }

    void begin(String hash, long user, Instant now) {
        sql.insertInto(SESSIONS)
                .set(SESSIONS.TOKEN_HASH, hash)
                .set(SESSIONS.USER_ID, user)
                .set(SESSIONS.CREATED_AT, now)
                .set(SESSIONS.SEEN_AT, now)
                .execute();
    }

    Optional<Open> session(String hash, Instant idleSince, Instant bornSince) {
        return sql.selectFrom(SESSIONS)
                .where(SESSIONS.TOKEN_HASH.eq(hash), SESSIONS.SEEN_AT.gt(idleSince), SESSIONS.CREATED_AT.gt(bornSince))
                .fetchOptional()
                .flatMap(row -> numbered(row.getUserId())
                        .map(known -> new Open(
                                known.user(),
                                row.getCreatedAt(),
                                row.getSeenAt(),
                                row.getTimeZone() == null ? null : ZoneId.of(row.getTimeZone()))));
    }

    void seen(String hash, Instant now) {
        sql.update(SESSIONS)
                .set(SESSIONS.SEEN_AT, now)
                .where(SESSIONS.TOKEN_HASH.eq(hash))
                .execute();
    }

    void zone(String hash, @Nullable ZoneId zone) {
        sql.update(SESSIONS)
                .set(SESSIONS.TIME_ZONE, zone == null ? null : zone.getId())
                .where(SESSIONS.TOKEN_HASH.eq(hash))
                .execute();
    }

    void end(String hash) {
        sql.deleteFrom(SESSIONS).where(SESSIONS.TOKEN_HASH.eq(hash)).execute();
    }

    void endAll(long user) {
        sql.deleteFrom(SESSIONS).where(SESSIONS.USER_ID.eq(user)).execute();
    }

    /// Forgets what is over.
    void forget(Instant idleSince, Instant bornSince, Instant now) {
        sql.deleteFrom(SESSIONS)
                .where(SESSIONS.SEEN_AT.le(idleSince).or(SESSIONS.CREATED_AT.le(bornSince)))
                .execute();
        sql.deleteFrom(INVITATIONS).where(INVITATIONS.EXPIRES_AT.le(now)).execute();
    }
}
