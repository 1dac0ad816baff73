package dev.heed.insight;

import static dev.heed.storage.schema.Tables.MEDIA;

import dev.heed.access.Project;
import dev.heed.access.ProjectSettings;
import dev.heed.access.RetentionPeriods;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Provenance;
import dev.heed.domain.ScoreRange;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.storage.Crowd;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Ledger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// Votes of a crowd, and what each of them means to a filter: what numbers are held against.
abstract class VotesContract extends DatabaseContract {
    private static final int VOTES = 1_200;

    /// Off the hour by halves and quarters, and one whose clocks change by half an hour.
    static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Paris",
            "America/New_York",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Auckland");

    /// The item that is no film.
    private static final String SERIES = "charade";

    final List<Feedback> votes = new ArrayList<>();
    final Crowd crowd = new Crowd(17);

    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
        database()
                .write(sql -> sql.update(MEDIA)
                        .set(MEDIA.TYPE, "series")
                        .where(MEDIA.MEDIA_ID.eq(SERIES))
                        .execute());
    }

    /// Votes, some revised, some withdrawn.
    void live() {
        for (int i = 0; i < VOTES; i++) votes.add(crowd.below(2) == 0 ? crowd.media(null) : crowd.chat());
        store();
        Ledger.write(database(), ledger -> {
            for (int i = 0; i < VOTES / 3; i++) {
                int at = crowd.below(VOTES);
                Feedback before = votes.get(at);
                if (before.withdrawn()) continue;
                Feedback after = i % 4 == 0 ? before.withdrawn(crowd.time()) : crowd.revise(before);
                FeedbackRows.update(ledger.sql(), List.of(after), List.of(before));
                ledger.tally().vote(before, after);
                votes.set(at, after);
            }
            return 0;
        });
    }

    void store() {
        Ledger.write(database(), ledger -> {
            FeedbackRows.insert(ledger.sql(), votes);
            votes.forEach(vote -> ledger.tally().vote(null, vote));
            return 0;
        });
    }

    /// On an answer, in project 1.
    Feedback at(Instant time) {
        Feedback vote = crowd.chat();
        Provenance from = vote.provenance();
        return new Feedback(
                vote.id(),
                1,
                vote.anchor(),
                vote.target(),
                vote.signals(),
                vote.remark(),
                new Provenance(time, time, null, null, null, true, 1, from.found(), from.textModes()),
                vote.triage(),
                1,
                null);
    }

    /// Each part of a filter now and then; times to the microsecond.
    Filter anything() {
        Instant one = crowd.time();
        Instant other = crowd.time();
        return new Filter(
                crowd.below(3) == 0 ? crowd.one(List.of(Kind.values())) : null,
                crowd.below(2) == 0 ? null : one.isBefore(other) ? one : other,
                crowd.below(2) == 0 || one.equals(other) ? null : one.isBefore(other) ? other : one,
                some(Crowd.MEDIA_IDS),
                some(List.of("film", "series")),
                some(List.of("primary", "backup", "wildcard")),
                some(List.of("als-1", "als-2", "bandit", "nothing")),
                some(List.of(1, 2, 3, 4, 5)),
                some(List.of(Thumb.values())),
                some(List.of("too long", "off topic", "wrong", "schön")),
                List.of(),
                some(List.of(Triage.values())),
                crowd.below(4) > 0,
                false,
                null);
    }

    <T> List<T> some(List<T> all) {
        return crowd.below(4) > 0
                ? List.of()
                : all.stream().filter(_ -> crowd.below(2) == 0).toList();
    }

    static List<String> refused(Insights.Answer<?> answer) {
        if (!(answer instanceof Insights.Answer.Refused<?>(var refusal))) throw new AssertionError("it is answered");
        return refusal.faults().stream().map(Fault::at).toList();
    }

    Insights insights() {
        return insights(1_000_000);
    }

    /// That reads so many votes for an answer.
    Insights insights(int readAtMost) {
        return insights(readAtMost, 1_000);
    }

    /// That tells so many tags and models apart.
    Insights insights(int readAtMost, int namesAtMost) {
        return new Insights(database(), () -> Instant.parse("2026-03-04T00:00:00Z"), readAtMost, namesAtMost);
    }

    static Project project(long id) {
        return project(id, ZoneId.of("UTC"));
    }

    static Project project(long id, ZoneId zone) {
        return project(id, zone, ProjectSettings.INITIAL.retention());
    }

    /// With the scale of scores that its crowd has.
    static Project project(long id, ZoneId zone, RetentionPeriods kept) {
        ProjectSettings usual = ProjectSettings.INITIAL;
        ScoreRange range = id == 1 ? ScoreRange.UNIT : new ScoreRange(-5, 20);
        return new Project(
                id,
                "project " + id,
                new ProjectSettings(false, usual.slots(), zone, range, usual.policy(), 1, kept),
                Instant.EPOCH);
    }

    static <T> T counted(Insights.Answer<T> answer) {
        if (answer instanceof Insights.Answer.Counted<T>(T what)) return what;
        throw new AssertionError(answer.toString());
    }

    static List<@Nullable Kind> kinds() {
        return Arrays.asList(null, Kind.MEDIA, Kind.CHAT);
    }

    static Filter filter(
            @Nullable Kind kind,
            @Nullable String from,
            @Nullable String to,
            List<String> mediaIds,
            List<String> models,
            List<String> tags,
            @Nullable Boolean verified) {
        return new Filter(
                kind,
                from == null ? null : Instant.parse(from),
                to == null ? null : Instant.parse(to),
                mediaIds,
                List.of(),
                List.of(),
                models,
                List.of(),
                List.of(),
                tags,
                List.of(),
                List.of(),
                verified,
                false,
                null);
    }

    /// The votes of a project that a filter means, one part of it at a time.
    List<Feedback> meant(long project, Filter filter) {
        Stream<Predicate<Feedback>> parts = Stream.of(
                vote -> vote.project() == project,
                vote -> vote.withdrawnAt() == null,
                vote -> filter.kind() == null || vote.kind() == filter.kind(),
                vote -> filter.from() == null || !time(vote).isBefore(filter.from()),
                vote -> filter.to() == null || time(vote).isBefore(filter.to()),
                vote -> filter.mediaIds().isEmpty()
                        || (vote.target() instanceof Target.Media media
                                && filter.mediaIds().contains(media.mediaId())),
                vote -> filter.models().isEmpty() || has(filter.models(), model(vote)),
                vote -> filter.types().isEmpty() || has(filter.types(), type(vote)),
                vote -> filter.recommendationTypes().isEmpty()
                        || (vote.target() instanceof Target.Media media
                                && media.showing() != null
                                && filter.recommendationTypes()
                                        .contains(media.showing().recommendationType())),
                vote -> (filter.ratings().isEmpty() && filter.thumbs().isEmpty())
                        || switch (vote.signals()) {
                            case Signals.Media media -> has(filter.ratings(), media.rating());
                            case Signals.Chat chat -> filter.thumbs().contains(chat.rating());
                        },
                vote -> filter.triage().isEmpty() || filter.triage().contains(vote.triage()),
                vote -> filter.subjects().isEmpty()
                        || has(filter.subjects(), vote.provenance().subject()),
                vote -> filter.tags().isEmpty() || vote.remark().tags().stream().anyMatch(filter.tags()::contains),
                vote -> vote.provenance().verified() == Objects.requireNonNull(filter.verified()));
        Predicate<Feedback> all = parts.reduce(_ -> true, Predicate::and);
        return votes.stream().filter(all).toList();
    }

    static <T> boolean has(List<T> values, @Nullable T value) {
        return value != null && values.contains(value);
    }

    static @Nullable String model(Feedback vote) {
        return switch (vote.target()) {
            case Target.Media media ->
                media.showing() == null ? null : media.showing().model();
            case Target.Chat chat -> chat.model();
        };
    }

    static @Nullable String type(Feedback vote) {
        if (!(vote.target() instanceof Target.Media media)) return null;
        return media.mediaId().equals(SERIES) ? "series" : "film";
    }

    static Instant time(Feedback vote) {
        return vote.provenance().timestamp();
    }
}
