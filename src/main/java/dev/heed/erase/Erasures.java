package dev.heed.erase;

import dev.heed.access.Project;
import dev.heed.domain.Base32;
import dev.heed.domain.Id;
import dev.heed.domain.Page;
import dev.heed.privacy.Vault;
import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import dev.heed.storage.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Erases people and votes for good, and keeps a receipt of each.
///
/// What is asked for is written down first and then carried out, so that it is done even if this process ends. A
/// server does that on a thread of its own, after [#start]; a command by itself.
public final class Erasures implements AutoCloseable {
    private static final String COPIES =
            "The copies made before migrations, beside the database, hold what they held. Delete them.";

    private static final String ELSEWHERE =
            "Backups, archived logs of the database, and files that were exported or handed out are beyond reach.";

    /// How often it is looked whether an erasure is over: a glance at one row by its key.
    private static final Duration LOOK = Duration.ofMillis(100);

    /// How long somebody else may take who carries it out instead.
    private static final Duration OTHERS = Duration.ofMinutes(10);

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final Vault vault;
    private final String holder;
    private final Rounds rounds;
    private final Cleaning cleaning;

    public Erasures(Database database, Ids ids, InstantSource clock, Vault vault) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.vault = vault;
        this.holder = Base32.of(ids.next());
        this.rounds = new Rounds(database, clock, holder);
        this.cleaning = new Cleaning(database);
    }

    /// What is to be erased, as a caller says it.
    public sealed interface Wish {
        /// Everything of a user, who becomes a subject at once.
        record User(String user) implements Wish {
            /// Says nothing of the user.
            @Override
            public String toString() {
                return "User[]";
            }
        }

        /// Everything of a subject.
        record Subject(String subject) implements Wish {}

        /// One vote.
        record Vote(Id id) implements Wish {}
    }

    /// Carries out what is asked for, what was left undone, and what a node that died was at.
    public void start() {
        rounds.start();
    }

    /// Writes an erasure down, to be carried out soon. Durable when this returns.
    ///
    /// @param by the key of who asks; 0 for an operator on this machine
    /// @return empty when the project has no such vote
    public Optional<Erasure> ask(Project project, Wish wish, long by) {
        About about = about(project, wish);
        if (about instanceof About.Vote(Id id) && !new SubjectQuery(database, project.id()).has(id))
            return Optional.empty();
        long id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Erasure asked = database.write(sql -> ErasureQuery.insert(sql, id, project.id(), about, by, now));
        rounds.hurry();
        return Optional.of(asked);
    }

    /// The same, carried out when this returns.
    ///
    /// @param effort how much is done about what it leaves in files
    public Optional<Erasure> carryOut(Project project, Wish wish, long by, Traces.Effort effort) {
        return ask(project, wish, by).map(asked -> {
            Errand errand = new Errand(database, clock, holder, () -> false);
            if (errand.empty(asked.id())) errand.finish(asked.id());
            // a server was quicker
            else awaited(project, asked.id(), OTHERS);
            cleaning.run(effort);
            return one(project, asked.id()).orElseThrow();
        });
    }

    private About about(Project project, Wish wish) {
        return switch (wish) {
            case Wish.User(String user) ->
                new About.Person(vault.pseudonyms(project.id()).subject(user));
            case Wish.Subject(String subject) -> new About.Person(subject);
            case Wish.Vote(Id id) -> new About.Vote(id);
        };
    }

    public Optional<Erasure> one(Project project, long id) {
        return database.glance(sql -> ErasureQuery.one(sql, id)).filter(found -> found.project() == project.id());
    }

    /// The same, as soon as it is over and this server has looked after what it left in files; at the latest after
    /// about so long.
    public Optional<Erasure> awaited(Project project, long id, Duration atMost) {
        for (long looks = atMost.dividedBy(LOOK); ; looks--) {
            // asked first: what a round does at its end is in the row that is read after it
            boolean settled = !rounds.underWay();
            Optional<Erasure> found = one(project, id);
            if (looks <= 0 || found.map(erasure -> erasure.over() && settled).orElse(true)) return found;
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// A keyset page, newest first.
    ///
    /// @param before the number the page begins below; `Long.MAX_VALUE` for the first
    public Page<Erasure> page(Project project, long before, int limit) {
        List<Erasure> found = database.read(sql -> ErasureQuery.page(sql, project.id(), before, limit + 1));
        List<Erasure> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(shown, found.size() > limit ? shown.getLast().name() : null);
    }

    /// Takes out of the files what erased rows have left there, as far as the effort goes, and notes it in the
    /// receipts.
    public Traces scrub(Traces.Effort effort) {
        return cleaning.run(effort);
    }

    /// What an erasure that is done does not reach, or has not reached yet: in the files of this database, beside it,
    /// elsewhere.
    public List<String> left(Erasure erasure) {
        return erasure.doneAt() == null
                ? List.of()
                : left(database, erasure.traces(), !erasure.copies().isEmpty());
    }

    static List<String> left(Database database, Traces traces, boolean copies) {
        List<String> left = new ArrayList<>();
        left.add(database.words(traces));
        if (copies) left.add(COPIES);
        left.add(ELSEWHERE);
        return left;
    }

    /// What an erasure has left in the files of this database, in a sentence.
    public String words(Traces traces) {
        return database.words(traces);
    }

    /// Ends after the batch that is under way. What is left is carried out after the next start.
    @Override
    public void close() {
        rounds.close();
    }
}
