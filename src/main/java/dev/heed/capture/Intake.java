package dev.heed.capture;

import dev.heed.access.Project;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Description;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Refusal;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Triage;
import dev.heed.privacy.PersonalData;
import dev.heed.privacy.Pseudonyms;
import dev.heed.privacy.Screening;
import dev.heed.privacy.Vault;
import dev.heed.sentiment.Sentiment;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Ids;
import dev.heed.storage.Journal;
import dev.heed.storage.Json;
import dev.heed.storage.StorageException;
import dev.heed.storage.Weight;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Takes votes in: checks them, removes personal data before anything is queued, counts one vote for one thing once,
/// and answers when it is durable. Changes and withdraws them.
///
/// Costs one wait for a group commit. Throws [dev.heed.storage.StorageException] when the queue is full or the
/// database away; then nothing is stored, or the same idempotency key tells later whether it was.
public final class Intake {
    private final Journal journal;
    private final Ids ids;
    private final InstantSource clock;
    private final Vault vault;
    private final VoteScribe scribe;
    private final Sentiment sentiment = new Sentiment(
            Stream.of(PersonalData.values()).map(PersonalData::placeholder).toList());

    public Intake(Journal journal, Ids ids, InstantSource clock, Vault vault, Catalog catalog) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
        this.vault = vault;
        this.scribe = new VoteScribe(catalog, clock);
    }

    /// Takes one vote.
    ///
    /// @param verified whether its origin vouches for it
    /// @param by the key it came with, 0 for an operator on this machine
    public Outcome cast(Project project, Ballot ballot, boolean verified, long by) {
        Instant now = now();
        Screening screening = screening(project, ballot);
        Refusal refusal = Rules.refusal(ballot, now, screening);
        if (refusal != null) return new Outcome.Refused(refusal);
        Journal.Entry<VoteScribe.Act> entry = entry(project, ballot, screening, now, verified, by);
        return journal.write(scribe, entry.entry(), entry.bucket(), entry.size());
    }

    /// Takes many votes, each standing or falling alone. Those that concern the same thing count in their order.
    ///
    /// @return what became of each, in their order
    /// @throws StorageException (busy) no room for all of them; or as the storage failed when it took none
    public List<Outcome> castAll(Project project, List<Ballot> ballots, boolean verified, long by) {
        Instant now = now();
        Outcome[] outcomes = new Outcome[ballots.size()];
        List<Integer> places = new ArrayList<>();
        List<Journal.Entry<VoteScribe.Act>> entries = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Screening screening = screening(project, ballots.get(i));
            Refusal refusal = Rules.refusal(ballots.get(i), now, screening);
            if (refusal != null) {
                outcomes[i] = new Outcome.Refused(refusal);
            } else {
                places.add(i);
                entries.add(entry(project, ballots.get(i), screening, now, verified, by));
            }
        }
        List<Journal.Result<Outcome>> results = journal.writeAll(scribe, entries);
        for (int i = 0; i < results.size(); i++) outcomes[places.get(i)] = outcome(results.get(i));
        if (outcomes.length > 0 && Arrays.stream(outcomes).allMatch(Outcome.Failed.class::isInstance))
            throw ((Outcome.Failed) outcomes[0]).why();
        return List.of(outcomes);
    }

    private static Outcome outcome(Journal.Result<Outcome> result) {
        return switch (result) {
            case Journal.Result.Written<Outcome>(Outcome outcome) -> outcome;
            case Journal.Result.Failed<Outcome>(StorageException why) -> new Outcome.Failed(why);
        };
    }

    private Screening screening(Project project, Ballot ballot) {
        return vault.screening(
                project.settings().policy(), ballot.circumstances().knownIdentifiers());
    }

    /// A vote, redacted and with its identity, as it goes into the journal.
    private Journal.Entry<VoteScribe.Act> entry(
            Project project, Ballot ballot, Screening screening, Instant now, boolean verified, long by) {
        Ballot.Circumstances said = ballot.circumstances();
        Pseudonyms pseudonyms = vault.pseudonyms(project.id());
        String key = said.idempotencyKey() == null ? null : pseudonyms.idempotency(said.idempotencyKey());
        Anchor anchor = Anchor.of(ballot, pseudonyms);
        long number = ids.next();
        int bucket = anchor.bucket() >= 0 ? anchor.bucket() : key != null ? Id.bucketOf(key) : Id.bucketOf(number);

        Remark remark = remark(ballot, screening);
        Id id = new Id(ballot instanceof Ballot.Media ? Id.Row.MEDIA_VOTE : Id.Row.CHAT_VOTE, bucket, number);
        Target target = target(ballot, screening, pseudonyms);
        Signals signals = signals(ballot, screening);
        Feedback vote = new Feedback(
                id,
                project.id(),
                anchor.hash(),
                target,
                signals,
                remark,
                new Provenance(
                        said.timestamp() == null ? now : said.timestamp(),
                        now,
                        said.user() == null ? null : pseudonyms.subject(said.user()),
                        said.session() == null ? null : pseudonyms.session(said.session()),
                        said.language(),
                        verified,
                        project.settings().policyVersion(),
                        screening.found()),
                Triage.NEW,
                1,
                null);
        IdempotencyRows.Key idempotency = key == null ? null : new IdempotencyRows.Key(project.id(), key);
        String digest = key == null ? "" : pseudonyms.digest(Json.canonical(ballot));
        Description media = ballot instanceof Ballot.Media about ? about.media() : null;
        VoteScribe.Cast cast = new VoteScribe.Cast(
                vote, anchor.recommendation(), media, project.settings().autoCreateMedia(), idempotency, digest, by);
        return new Journal.Entry<>(cast, bucket, Size.of(vote, media));
    }

    /// Changes what a vote says. A change of signals or words is a new revision; triage alone is not.
    public Outcome change(Project project, Id id, Amendment amendment, long by) {
        List<Fault> personal = new ArrayList<>();
        if (amendment.tags() instanceof Change.Set<List<String>>(List<String> tags))
            personal.addAll(Rules.tagFaults(tags));
        if (Screening.personalKey(amendment.metadata().after(null)))
            personal.add(Fault.at("/metadata", "must hold no personal data in its names"));
        if (!personal.isEmpty()) return new Outcome.Refused(new Refusal(Refusal.Reason.PERSONAL_IDENTIFIER, personal));
        Screening screening = vault.screening(project.settings().policy(), List.of());
        Amendment screened = new Amendment(
                amendment.stars(),
                amendment.thumb(),
                amendment.watchedCompletion(),
                amendment.wouldWatchAgain(),
                amendment.comment().map(screening::text),
                amendment.tags(),
                amendment.correction().map(screening::text),
                amendment.triage(),
                amendment.metadata().map(screening::object),
                amendment.ifRevision());
        // which language was declared is known only when the row is read, and the writer must not be held up then
        Sentiment.Reading reading =
                screened.comment() instanceof Change.Set<String>(String comment) ? sentiment.reading(comment) : null;
        VoteScribe.Amend amend = new VoteScribe.Amend(
                project.id(), id, screened, reading, project.settings().policyVersion(), screening.found(), by);
        return journal.write(scribe, amend, id.bucket(), Size.of(screened, screening.found()));
    }

    /// Takes a vote back: its text is blanked in the row and its revisions, and it counts nowhere.
    public Outcome withdraw(Project project, Id id, long by) {
        return journal.write(scribe, new VoteScribe.Withdraw(project.id(), id, by), id.bucket(), Weight.BARE);
    }

    private Remark remark(Ballot ballot, Screening screening) {
        Ballot.Circumstances said = ballot.circumstances();
        String comment = screening.optional(ballot.comment());
        Double score = comment == null ? null : sentiment.compound(comment, said.language());
        return new Remark(comment, score, ballot.tags(), screening.metadata(said.metadata()));
    }

    private static Target target(Ballot ballot, Screening screening, Pseudonyms pseudonyms) {
        return switch (ballot) {
            case Ballot.Media media -> new Target.Media(media.mediaId(), null);
            case Ballot.Chat chat ->
                new Target.Chat(
                        screening.text(chat.query()),
                        screening.text(chat.response()),
                        chat.query().codePointCount(0, chat.query().length()),
                        chat.response().codePointCount(0, chat.response().length()),
                        chat.model(),
                        chat.messageId() == null ? null : pseudonyms.message(chat.messageId()),
                        chat.comparison());
        };
    }

    private static Signals signals(Ballot ballot, Screening screening) {
        return switch (ballot) {
            case Ballot.Media media ->
                new Signals.Media(media.rating(), media.watchedCompletion(), media.wouldWatchAgain());
            case Ballot.Chat chat -> new Signals.Chat(chat.rating(), screening.optional(chat.correction()));
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
