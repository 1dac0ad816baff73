package dev.heed.insight;

import dev.heed.access.Project;
import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Refusal;
import dev.heed.domain.ScoreRange;
import dev.heed.storage.Database;
import dev.heed.storage.StorageException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Numbers over votes, each answer from one snapshot.
///
/// What is counted is answered from the rollups, exactly, at a cost that grows with the days that have votes (trends
/// off the days of UTC: the hours) and not with the votes: `kind`, `verified` (without it: only votes that somebody
/// vouches for), `from` and `to`, and one of media_id with type, model (of answers), and one tag; for tags and models
/// also with ratings. Every other filter, and the hours or days that a bucket's edge divides, are read vote by vote: a
/// million for one answer at most.
public final class Insights {
    /// They take a few seconds; a statement may take ten.
    private static final int READ_AT_MOST = 1_000_000;

    /// Different tags or models: ten megabytes, and more than anybody gives by hand.
    private static final int NAMES_AT_MOST = 20_000;

    private final Database database;
    private final InstantSource clock;
    private final int readAtMost;
    private final int namesAtMost;

    /// @param clock by which what was recommended is kept
    public Insights(Database database, InstantSource clock) {
        this(database, clock, READ_AT_MOST, NAMES_AT_MOST);
    }

    Insights(Database database, InstantSource clock, int readAtMost, int namesAtMost) {
        this.database = database;
        this.clock = clock;
        this.readAtMost = readAtMost;
        this.namesAtMost = namesAtMost;
    }

    /// What came of a question.
    public sealed interface Answer<T> {
        /// The numbers.
        record Counted<T>(T what) implements Answer<T> {}

        /// It cannot be answered, or would take too long; each fault names a parameter.
        record Refused<T>(Refusal refusal) implements Answer<T> {}
    }

    /// What all votes say that a filter means, against the time just before, if it names a time.
    public Answer<Summary> summary(Project project, Filter filter, @Nullable String timeZone) {
        return summary(project, filter, timeZone, Against.BEFORE);
    }

    /// What all votes say that a filter means, against an earlier time, if it names a time. Counted by the day and
    /// hour;
    /// the response rate too.
    ///
    /// @param timeZone whose days the earlier time is made of; the project's own when `null`
    public Answer<Summary> summary(Project project, Filter filter, @Nullable String timeZone, Against against) {
        List<Fault> faults = new ArrayList<>(Scope.faults(filter));
        ZoneId zone = zone(project, timeZone, faults);
        if (!faults.isEmpty()) return refused(faults);
        Scope scope = Scope.of(project.id(), filter);
        return ask(snapshot -> {
            Overall overall = new Overall(snapshot, log(project), now(), readAtMost);
            return overall.fault(scope, zone, against)
                    .map(fault -> Insights.<Summary>refused(List.of(fault)))
                    .orElseGet(() -> new Answer.Counted<>(
                            overall.summary(scope, zone, against, !Boolean.FALSE.equals(filter.verified()))));
        });
    }

    /// How often each rating was given. Counted by the day and hour.
    public Answer<Ratings> ratings(Project project, Filter filter) {
        return total(project, filter, Ratings::of);
    }

    private <T> Answer<T> total(Project project, Filter filter, Function<Sums, T> view) {
        List<Fault> faults = Scope.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        return ask(snapshot -> {
            Counting counting = new Counting(snapshot, Scope.of(project.id(), filter), readAtMost);
            return switch (counting.whole()) {
                case Counting.Planned.TooMuch(Fault fault) -> refused(List.of(fault));
                case Counting.Planned.Feasible(Plan plan) -> new Answer.Counted<>(view.apply(counting.total(plan)));
            };
        });
    }

    /// The figures over time. Without `from` or `to` it begins and ends with the first and last bucket that has votes.
    /// At most 1,000 buckets. Counted by the hour, and where all buckets are days of UTC by the day.
    ///
    /// @param by how long a bucket is; `null` for the first of day, week and month that fits
    /// @param timeZone a name of the IANA database; the project's own when `null`
    public Answer<Trends> trends(Project project, Filter filter, @Nullable By by, @Nullable String timeZone) {
        return overTime(project, filter, by, timeZone, Trends::of);
    }

    /// How comments sound over time, cut and counted as [#trends] is.
    public Answer<SentimentTrend> sentiment(
            Project project, Filter filter, @Nullable By by, @Nullable String timeZone) {
        return overTime(project, filter, by, timeZone, SentimentTrend::of);
    }

    /// What makes an answer of the sums of each bucket.
    private interface OverTime<T> {
        T of(By by, String timeZone, Buckets buckets, List<Sums> sums);
    }

    private <T> Answer<T> overTime(
            Project project, Filter filter, @Nullable By by, @Nullable String timeZone, OverTime<T> view) {
        List<Fault> faults = new ArrayList<>(Scope.faults(filter));
        ZoneId zone = zone(project, timeZone, faults);
        if (!faults.isEmpty()) return refused(faults);
        return ask(snapshot -> overTime(snapshot, Scope.of(project.id(), filter), by, zone, view));
    }

    private static ZoneId zone(Project project, @Nullable String timeZone, List<Fault> faults) {
        if (timeZone == null) return project.settings().timeZone();
        if (ZoneId.getAvailableZoneIds().contains(timeZone)) return ZoneId.of(timeZone);
        faults.add(Fault.parameter("time_zone", "must be a time zone of the IANA database, such as Europe/Paris"));
        return ZoneOffset.UTC;
    }

    private <T> Answer<T> overTime(
            SnapshotQuery snapshot, Scope scope, @Nullable By asked, ZoneId zone, OverTime<T> view) {
        Counting counting = new Counting(snapshot, scope, readAtMost);
        if (scope.source() instanceof Source.Votes && counting.whole() instanceof Counting.Planned.TooMuch(Fault fault))
            return refused(List.of(fault));
        By by = asked == null ? By.DAY : asked;
        Optional<Counting.Ever> ever =
                scope.span().from() == null || scope.span().to() == null ? counting.ever() : Optional.empty();
        Buckets buckets = buckets(scope.span(), ever, by, zone);
        while (asked == null && by != By.MONTH && buckets.size() > Buckets.MOST) {
            by = by.longer();
            buckets = buckets(scope.span(), ever, by, zone);
        }
        var tooMany = buckets.fault();
        if (tooMany.isPresent()) return refused(List.of(tooMany.get()));
        return switch (counting.each(buckets)) {
            case Counting.Planned.TooMuch(Fault fault) -> refused(List.of(fault));
            case Counting.Planned.Feasible(Plan plan) ->
                new Answer.Counted<>(view.of(by, zone.getId(), buckets, counting.total(plan, buckets)));
        };
    }

    private static Buckets buckets(Span span, Optional<Counting.Ever> ever, By by, ZoneId zone) {
        Instant from = span.from();
        Instant to = span.to();
        if ((from == null || to == null) && ever.isEmpty()) return new Buckets(List.of());
        Instant first = from != null
                ? from
                : by.begin(ever.orElseThrow().first().atZone(zone)).toInstant();
        Instant last = to != null
                ? to
                : by.next(ever.orElseThrow().last().atZone(zone)).toInstant();
        return Buckets.of(first, last, by, zone);
    }

    /// Which items are liked and which are not. Counted by item and day: costs as much as days times items.
    ///
    /// @param limit how many leaders and laggards there may be
    public Answer<Standings> standings(Project project, Filter filter, int limit) {
        List<Fault> faults = Scope.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        Scope scope = Scope.of(project.id(), filter, Set.of(Kind.MEDIA));
        Source items = new Source.Items(List.of(), List.of());
        return named(scope, items, (snapshot, counting, plan) -> {
            ItemSums sums = new ItemSums();
            counting.names(plan, items, ItemSums.MEASURES, sums::add);
            return new Answer.Counted<>(Standings.of(snapshot, project.id(), sums, limit));
        });
    }

    /// What votes say for each reason tag. A vote with two tags counts for both. Counted by tag, rating and day; at
    /// most
    /// 20,000 tags.
    public Answer<Labels> tags(Project project, Filter filter, int limit) {
        List<Fault> faults = Scope.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        return labels(
                Scope.ofAnyRating(project.id(), filter, EnumSet.allOf(Kind.class)), new Source.Tags(List.of()), limit);
    }

    /// What answers say for each model. Counted by model, rating and day; at most 20,000 models.
    public Answer<Labels> models(Project project, Filter filter, int limit) {
        List<Fault> faults = Scope.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        return labels(Scope.ofAnyRating(project.id(), filter, Set.of(Kind.CHAT)), new Source.Models(List.of()), limit);
    }

    /// Which models were first seen in a time, oldest first, ten at most. Of the shared filter it takes `from`, `to`,
    /// model and verified. Counted by model and day; of those found the answers of one day are read.
    public Answer<List<FirstSeen>> firstSeen(Project project, Filter filter) {
        List<Fault> faults = Scope.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        Scope scope = Scope.of(project.id(), filter, Set.of(Kind.CHAT)).in(new Source.Models(filter.models()));
        return ask(snapshot -> new Answer.Counted<>(FirstSeen.of(snapshot, scope)));
    }

    private Answer<Labels> labels(Scope scope, Source labels, int limit) {
        return named(scope, labels, (_, counting, plan) -> {
            LabelSums sums = new LabelSums(namesAtMost);
            counting.names(plan, labels, Labels.MEASURES, sums::add);
            List<Fault> faults = sums.faults();
            if (!faults.isEmpty()) return refused(faults);
            long votes = counting.total().rated(scope.filter()).votes();
            return new Answer.Counted<>(Labels.of(votes, sums.rated(scope.filter()), limit));
        });
    }

    /// What became of what was shown. Of the shared filter it takes `from` and `to` (of the showing), media_id, type,
    /// recommendation_type, model, subject and verified. Counted by slot, model and day; with media_id, type or
    /// subject, showings and votes are read.
    public Answer<Funnel> funnel(Project project, Filter filter) {
        return slots(project, filter, (slots, sums) -> Funnel.of(sums, filter, null, slots.since()));
    }

    /// The same with [positions][Funnel#positions], for which every showing is read.
    public Answer<Funnel> funnelByPosition(Project project, Filter filter) {
        return slots(project, filter, (slots, sums) -> Funnel.of(sums, filter, slots.positions(), slots.since()));
    }

    /// Whether scores come true; of the same filter, and counted alike. The rank correlation reads every vote.
    public Answer<Calibration> calibration(Project project, Filter filter) {
        ScoreRange range = project.settings().scoreRange();
        return slots(
                project, filter, (slots, sums) -> Calibration.of(sums, range, slots.rankCorrelation(), slots.since()));
    }

    /// As exactly as times are stored.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private RecommendationLog log(Project project) {
        return RecommendationLog.of(project.settings(), now());
    }

    private <T> Answer<T> slots(Project project, Filter filter, BiFunction<Slots, SlotSums, T> view) {
        List<Fault> faults = Slots.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        return ask(snapshot -> {
            Slots slots = new Slots(snapshot, Scope.of(project.id(), filter), log(project), readAtMost);
            return slots.fault()
                    .map(fault -> Insights.<T>refused(List.of(fault)))
                    .orElseGet(() -> new Answer.Counted<>(view.apply(slots, slots.sums())));
        });
    }

    /// Which answers fail. Reads all answers that the filter means.
    ///
    /// @param answersAtLeast questions with fewer answers are left out
    /// @param limit how many questions, and how many words
    public Answer<AnswerReview> answers(Project project, Filter filter, int answersAtLeast, int limit) {
        List<Fault> faults = Scope.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        Scope scope = Scope.of(project.id(), filter, Set.of(Kind.CHAT));
        return ask(snapshot -> {
            Counting counting = new Counting(snapshot, scope, readAtMost);
            return switch (counting.oneByOne()) {
                case Counting.Planned.TooMuch(Fault fault) -> refused(List.of(fault));
                case Counting.Planned.Feasible _ -> {
                    Sums sums = counting.total();
                    if (sums.votes(Kind.CHAT) == 0)
                        yield new Answer.Counted<>(AnswerReview.of(Rate.of(0, 0), List.of(), new Terms(), limit));
                    AnswerQuery query = snapshot.answers(scope);
                    yield new Answer.Counted<>(AnswerReview.of(
                            sums.rate(Measure.DOWN, Measure.UP),
                            query.worst(answersAtLeast, limit),
                            query.terms(),
                            limit));
                }
            };
        });
    }

    /// What makes an answer of a plan that is feasible.
    private interface View<T> {
        Answer<T> of(SnapshotQuery snapshot, Counting counting, Plan plan);
    }

    private <T> Answer<T> named(Scope scope, Source names, View<T> view) {
        return ask(snapshot -> {
            Counting counting = new Counting(snapshot, scope, readAtMost);
            return switch (counting.names(names)) {
                case Counting.Planned.TooMuch(Fault fault) -> refused(List.of(fault));
                case Counting.Planned.Feasible(Plan plan) -> view.of(snapshot, counting, plan);
            };
        });
    }

    private <T> Answer<T> ask(Function<SnapshotQuery, Answer<T>> question) {
        try {
            return database.read(sql -> question.apply(new SnapshotQuery(sql)));
        } catch (StorageException e) {
            if (e.fault() != StorageException.Fault.SLOW) throw e;
            return refused(
                    List.of(Fault.parameter("from", "leaves more than can be counted in time: ask for less time")));
        }
    }

    private static <T> Answer<T> refused(List<Fault> faults) {
        return new Answer.Refused<>(new Refusal(Refusal.Reason.INVALID, faults));
    }
}
