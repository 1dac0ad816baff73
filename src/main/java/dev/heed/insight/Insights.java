package dev.heed.insight;

import dev.heed.access.Project;
import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Refusal;
import dev.heed.storage.Database;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Numbers over votes, answered from the rollups in one snapshot: what a question costs grows with the hours (items,
/// models, tags: days) that have votes, not with the votes.
///
/// Of the shared filter it answers `kind`, `verified` (without it: only votes that somebody vouches for), `from` and
/// `to` at whole hours, and one of media_id, model (of answers) and tag, then with `from` and `to` at midnight UTC.
public final class Insights {
    private final Database database;

    public Insights(Database database) {
        this.database = database;
    }

    /// What came of a question.
    public sealed interface Answer<T> {
        /// The numbers.
        record Counted<T>(T what) implements Answer<T> {}

        /// The counts do not hold this; each fault names a parameter.
        record Refused<T>(Refusal refusal) implements Answer<T> {}
    }

    /// All votes that a filter means, in one set of figures.
    public Answer<Figures> summary(Project project, Filter filter) {
        return total(project, filter, Figures::of);
    }

    /// How often each rating was given.
    public Answer<Ratings> ratings(Project project, Filter filter) {
        return total(project, filter, Ratings::of);
    }

    private <T> Answer<T> total(Project project, Filter filter, Function<Sums, T> view) {
        List<Fault> faults = Scope.faults(filter);
        if (!faults.isEmpty()) return refused(faults);
        Scope scope = Scope.of(project.id(), filter);
        Sums sums = new Sums(scope.source().whole());
        return database.read(sql -> {
            new InsightQuery(sql, scope).total(sums::add);
            return new Answer.Counted<>(view.apply(sums));
        });
    }

    /// The figures over time. Without `from` or `to` it begins and ends with the first and last bucket that has votes.
    /// At most 1,000 buckets, whose edges must be hours of UTC.
    ///
    /// @param by how long a bucket is; `null` for the first of day, week and month that fits
    /// @param timeZone a name of the IANA database; the project's own when `null`
    public Answer<Trends> trends(Project project, Filter filter, @Nullable By by, @Nullable String timeZone) {
        List<Fault> faults = Scope.faults(filter);
        String zone = timeZone == null ? project.settings().timeZone().getId() : timeZone;
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone))
            faults.add(Fault.parameter("time_zone", "must be a time zone of the IANA database, such as Europe/Paris"));
        if (!faults.isEmpty()) return refused(faults);
        Scope scope = Scope.of(project.id(), filter);
        return database.read(sql -> trends(new InsightQuery(sql, scope), scope, by, ZoneId.of(zone)));
    }

    private static Answer<Trends> trends(InsightQuery query, Scope scope, @Nullable By asked, ZoneId zone) {
        By by = asked == null ? By.DAY : asked;
        Buckets buckets = buckets(query, scope, by, zone);
        while (asked == null && by != By.MONTH && buckets.size() > Buckets.MOST) {
            by = by.longer();
            buckets = buckets(query, scope, by, zone);
        }
        var fault = buckets.fault(by, scope.source().hours());
        if (fault.isPresent()) return refused(List.of(fault.get()));
        return new Answer.Counted<>(Trends.of(by, zone.getId(), buckets, sums(query, scope, buckets)));
    }

    private static List<Sums> sums(InsightQuery query, Scope scope, Buckets buckets) {
        List<Sums> sums = Stream.generate(() -> new Sums(scope.source().whole()))
                .limit(buckets.size())
                .toList();
        if (!sums.isEmpty())
            query.cells(cell -> sums.get(buckets.at(Scope.time(cell.hour()))).add(cell));
        return sums;
    }

    private static Buckets buckets(InsightQuery query, Scope scope, By by, ZoneId zone) {
        Integer from = scope.from();
        Integer to = scope.to();
        if (from != null && to != null) return Buckets.of(Scope.time(from), Scope.time(to), by, zone);
        InsightQuery.Span span = query.span();
        if (span == null) return new Buckets(List.of());
        Instant first = from != null
                ? Scope.time(from)
                : by.begin(Scope.time(span.from()).atZone(zone)).toInstant();
        // the last bucket is the one in which the last counted hour begins
        Instant last = to != null
                ? Scope.time(to)
                : by.next(Scope.time(span.to() - 1).atZone(zone)).toInstant();
        return Buckets.of(first, last, by, zone);
    }

    private static <T> Answer<T> refused(List<Fault> faults) {
        return new Answer.Refused<>(new Refusal(Refusal.Reason.INVALID, faults));
    }
}
