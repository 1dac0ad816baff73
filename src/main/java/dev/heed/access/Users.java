package dev.heed.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import dev.heed.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who signs in: users, what they are in projects, their invitations and sessions.
///
/// Nothing is remembered between two requests: what changes here holds on every node with the next one.
public final class Users {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    /// How long the link for the first owner is good: the time to copy it from a terminal.
    private static final Duration FIRST = Duration.ofHours(24);

    /// How long an invitation is good: a week's leave.
    private static final Duration INVITED = Duration.ofDays(7);

    /// How long the link is good that somebody is led to.
    private static final Duration AT_ONCE_USED = Duration.ofMinutes(15);

    /// So seldom is it written down that a session is used.
    private static final Duration NOTED = Duration.ofMinutes(5);

    private static final String SESSION_PREFIX = "heed_ss_";
    private static final String INVITATION_PREFIX = "heed_in_";

    /// A password costs a processor for a quarter of a second: so many may be busy with it.
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// What stands for a name that nobody has: it may be a password in the wrong field. No user can have this one.
    private static final String UNKNOWN = "unknown name";

    /// A guess at a session asks the database: so many may do so at a time.
    private static final int LOOKUPS_AT_ONCE = 8;

    private final Database database;
    private final LongSupplier numbers;
    private final InstantSource clock;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Audit audit;
    private final Turnstile checks = new Turnstile(AT_ONCE);
    private final Turnstile lookups = new Turnstile(LOOKUPS_AT_ONCE);

    public Users(Database database, Ids ids, InstantSource clock, Audit audit) {
        this(database, ids::next, clock, audit, new Passwords(), Ticker.systemTicker());
    }

    /// For who only asks: making something is an error of the program.
    public static Users reading(Database database, InstantSource clock) {
        LongSupplier none = () -> {
            throw new IllegalStateException("opened for reading");
        };
        return new Users(
                database, none, clock, new Audit(database, none, clock), new Passwords(), Ticker.systemTicker());
    }

    Users(
            Database database,
            LongSupplier numbers,
            InstantSource clock,
            Audit audit,
            Passwords passwords,
            Ticker ticker) {
        this.database = database;
        this.numbers = numbers;
        this.clock = clock;
        this.passwords = passwords;
        this.audit = audit;
        this.attempts = new Attempts(clock, ticker);
    }

    /// What became of adding a user.
    public sealed interface Addition {
        /// They are there; with the link they choose their password.
        record Added(User user, Invitation invitation) implements Addition {}

        /// Another user has this name.
        record NameTaken() implements Addition {}
    }

    /// What became of a change of a user.
    public sealed interface Alteration {
        /// The user as they are now; as they were, if they were removed.
        record Altered(User user) implements Alteration {}

        /// There is no such user.
        record Missing() implements Alteration {}

        /// They are the last owner who can sign in: nobody could undo it.
        record LastOwner() implements Alteration {}
    }

    /// What became of an attempt to sign in.
    public sealed interface SignIn {
        /// A new session.
        record In(Session session) implements SignIn {}

        /// Name and password do not match; which of them is not said.
        ///
        /// @param left how many more tries there are before a pause
        record Wrong(int left) implements SignIn {}

        /// Too many tries; none is looked at before so long is over.
        record Paused(Duration pause) implements SignIn {}

        /// It was not looked at, and is no try: others were, for too long.
        record Busy() implements SignIn {}
    }

    /// What became of choosing a password with an invitation.
    public sealed interface Acceptance {
        /// A new session.
        record In(Session session) implements Acceptance {}

        /// The link is unknown, used or too old.
        record Over() implements Acceptance {}

        /// Another user has the name.
        record NameTaken() implements Acceptance {}

        /// The password is not taken, for this reason; the link stays good.
        record Refused(String why) implements Acceptance {}
    }

    /// Whom a link is for.
    ///
    /// @param name `null` for the first owner, who chooses one
    public record Guest(@Nullable UserName name) {}

    /// All users, by name.
    public List<User> all() {
        return read(UserQuery::all);
    }

    public Optional<User> named(UserName name) {
        return read(users -> users.named(name)).map(UserQuery.Known::user);
    }

    public Optional<User> numbered(long id) {
        return read(users -> users.numbered(id)).map(UserQuery.Known::user);
    }

    /// Adds a user, who cannot sign in before they have used the link.
    ///
    /// @param owner whether the instance shall be theirs too; `grants` must be empty then
    public Addition add(UserName name, boolean owner, List<Grant> grants) {
        if (owner && !grants.isEmpty()) throw new IllegalArgumentException("an owner needs no role in a project");
        long id = numbers.getAsLong();
        return write(users -> {
            if (!users.insert(id, name, owner, now())) return new Addition.NameTaken();
            users.grants(id, grants);
            Invitation invitation = invite(users, id, INVITED);
            return new Addition.Added(users.numbered(id).orElseThrow().user(), invitation);
        });
    }

    /// Gives a user other roles; at once, whatever they are doing.
    public Alteration change(long id, boolean owner, List<Grant> grants) {
        if (owner && !grants.isEmpty()) throw new IllegalArgumentException("an owner needs no role in a project");
        return alter(id, owner, (users, _) -> {
            users.owner(id, owner);
            users.grants(id, grants);
            return users.numbered(id).orElseThrow().user();
        });
    }

    /// Takes a user out; their sessions end at once. The audit log keeps their name.
    public Alteration remove(long id) {
        return alter(id, false, (users, user) -> {
            users.delete(id);
            return user;
        });
    }

    private interface Step {
        User take(UserQuery users, User user);
    }

    private Alteration alter(long id, boolean staysOwner, Step step) {
        return write(users -> {
            boolean others = users.otherOwners(id) > 0;
            Optional<UserQuery.Known> known = users.numbered(id);
            if (known.isEmpty()) return new Alteration.Missing();
            User user = known.get().user();
            if (user.owner() && user.signsIn() && !staysOwner && !others) return new Alteration.LastOwner();
            return new Alteration.Altered(step.take(users, user));
        });
    }

    /// A link with which a user chooses a new password. Their sessions end at once, and so does the old password: it
    /// may be known to others. The last owner who signs in keeps theirs until the link is used, lest it gets lost.
    ///
    /// @return empty if there is no such user
    public Optional<Invitation> reset(long id) {
        return write(users -> {
            boolean others = users.otherOwners(id) > 0;
            return users.numbered(id).map(known -> {
                // before the sessions end: who is signing in with the old one waits, and finds it gone
                if (others || !known.user().owner()) users.password(id, null);
                users.endAll(id);
                return invite(users, id, INVITED);
            });
        });
    }

    /// The same for somebody who has just shown the old password, and goes on at once: it and their sessions are good
    /// until the link is used.
    public Optional<Invitation> renew(long id) {
        return write(users -> users.numbered(id).map(_ -> invite(users, id, AT_ONCE_USED)));
    }

    /// A link with which somebody becomes the first owner; empty once an owner can sign in.
    public Optional<Invitation> first() {
        return write(users -> users.hasOwner() ? Optional.empty() : Optional.of(invite(users, null, FIRST)));
    }

    private Invitation invite(UserQuery users, @Nullable Long user, Duration good) {
        String token = Secret.make(INVITATION_PREFIX);
        Instant expires = now().plus(good);
        users.invite(Secret.hash(token), user, expires);
        return new Invitation(token, expires);
    }

    /// Whom a link is for; empty when it is unknown, used or too old.
    public Optional<Guest> guest(String token) {
        if (!Secret.wellFormed(token, INVITATION_PREFIX)) return Optional.empty();
        return lookups.pass(() -> database.glance(sql -> guest(new UserQuery(sql), Secret.hash(token))));
    }

    private Optional<Guest> guest(UserQuery users, String hash) {
        return users.invited(hash, now()).flatMap(invited -> {
            if (invited.user() == null) return users.hasOwner() ? Optional.empty() : Optional.of(new Guest(null));
            return users.numbered(invited.user())
                    .map(known -> new Guest(known.user().name()));
        });
    }

    /// Uses a link: sets the password, ends every other session of the user, signs in.
    ///
    /// @param chosen the name of the first owner; for everybody else it is known
    public Acceptance accept(String token, UserName chosen, String password) {
        if (!Secret.wellFormed(token, INVITATION_PREFIX)) return new Acceptance.Over();
        Optional<Guest> guest = guest(token);
        if (guest.isEmpty()) return new Acceptance.Over();
        UserName name = guest.get().name() == null ? chosen : guest.get().name();
        Optional<String> fault = Passwords.fault(name, password);
        if (fault.isPresent()) return new Acceptance.Refused(fault.get());
        String hash = checks.pass(() -> passwords.hash(password));
        String session = Secret.make(SESSION_PREFIX);
        Acceptance answer = write(users -> accept(users, Secret.hash(token), name, hash, session));
        if (answer instanceof Acceptance.In(Session in)) note(in.user(), "choose a password");
        return answer;
    }

    private Acceptance accept(UserQuery users, String token, UserName name, String hash, String session) {
        Optional<UserQuery.Invited> invited = users.invited(token, now());
        if (invited.isEmpty() || guest(users, token).isEmpty()) return new Acceptance.Over();
        Long id = invited.get().user();
        if (id == null && users.named(name).isPresent()) return new Acceptance.NameTaken();
        // before anything is made: of two who use it at once, the other finds it gone
        if (!users.use(token)) return new Acceptance.Over();
        users.disinvite(id);
        if (id == null) {
            id = numbers.getAsLong();
            if (!users.insert(id, name, true, now())) throw new IllegalStateException("the name was taken meanwhile");
        }
        users.password(id, hash);
        users.endAll(id);
        users.begin(Secret.hash(session), id, now());
        return new Acceptance.In(
                new Session(session, users.numbered(id).orElseThrow().user(), null));
    }

    /// Signs in with a password. Every attempt counts: see [Attempts].
    ///
    /// @param network where it comes from
    public SignIn signIn(String name, String password, String network) {
        String tried = UserName.fits(name) ? new UserName(name).text() : "";
        Duration pause = attempts.begin(tried, network);
        if (pause != null) return new SignIn.Paused(pause);
        Optional<UserQuery.Known> known =
                tried.isEmpty() ? Optional.empty() : read(users -> users.named(new UserName(tried)));
        String stored = known.map(UserQuery.Known::hash).orElse(null);
        Boolean right = checks.pass(PATIENCE, () -> passwords.matches(password, stored));
        if (right == null) {
            attempts.withdraw(tried, network);
            return new SignIn.Busy();
        }
        String token = Secret.make(SESSION_PREFIX);
        if (!right || !write(users -> begin(users, known.orElseThrow(), token))) {
            wrong(tried, network, known.map(UserQuery.Known::user).orElse(null));
            return new SignIn.Wrong(attempts.left(tried, network));
        }
        attempts.succeeded(tried, network);
        User user = known.orElseThrow().user();
        note(user, "sign in");
        return new SignIn.In(new Session(token, user, null));
    }

    /// Begins a session, unless the password that was looked at is no longer theirs.
    private boolean begin(UserQuery users, UserQuery.Known known, String token) {
        Instant now = now();
        if (!users.stillHas(known)) return false;
        users.forget(now.minus(Session.IDLE), now.minus(Session.LONGEST), now);
        users.begin(Secret.hash(token), known.user().id(), now);
        return true;
    }

    /// Written down for names that nobody has as for others, all of these together: a name seldom enough that the time
    /// it takes tells nothing beside that of the password.
    private void wrong(String tried, String network, @Nullable User user) {
        String who = user == null ? UNKNOWN : user.name().text();
        int wrong = attempts.wrong(tried, network, who);
        if (wrong > 0)
            audit.note(
                    user == null ? AuditEntry.NOBODY : user.id(),
                    who,
                    "sign in, " + wrong + " wrong passwords, paused");
    }

    private void note(User user, String act) {
        audit.note(user.id(), user.name().text(), act);
    }

    /// The session of a cookie; empty when it is unknown or over.
    public Optional<Session> session(String token) {
        if (!Secret.wellFormed(token, SESSION_PREFIX)) return Optional.empty();
        String hash = Secret.hash(token);
        Instant now = now();
        Optional<UserQuery.Open> open = lookups.pass(() -> database.glance(
                sql -> new UserQuery(sql).session(hash, now.minus(Session.IDLE), now.minus(Session.LONGEST))));
        if (open.isEmpty()) return Optional.empty();
        if (open.get().seenAt().isBefore(now.minus(NOTED))) see(hash, now);
        return Optional.of(new Session(token, open.get().user(), open.get().zone()));
    }

    private void see(String hash, Instant now) {
        try {
            change(users -> users.seen(hash, now));
        } catch (StorageException e) {
            // who only reads is not kept out because nothing can be written
            LOG.warn("cannot note that a session is used: {}", e.fault());
        }
    }

    /// Ends a session at once, everywhere.
    public void signOut(Session session) {
        change(users -> users.end(Secret.hash(session.token())));
        note(session.user(), "sign out");
    }

    /// Ends every session of whoever has this one at once, this one too: for who fears that another has one.
    public void signOutEverywhere(Session session) {
        change(users -> users.endAll(session.user().id()));
        note(session.user(), "sign out everywhere");
    }

    /// By whose clocks a session goes from now on; `null` for the project's own.
    public void zone(Session session, @Nullable ZoneId zone) {
        change(users -> users.zone(Secret.hash(session.token()), zone));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T read(Function<UserQuery, T> question) {
        return database.read(sql -> question.apply(new UserQuery(sql)));
    }

    private void change(Consumer<UserQuery> change) {
        write(users -> {
            change.accept(users);
            return users;
        });
    }

    private <T> T write(Function<UserQuery, T> change) {
        return database.write(sql -> change.apply(new UserQuery(sql)));
    }
}
