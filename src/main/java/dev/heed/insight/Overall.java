package dev.heed.insight;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Adds up a [Summary], in one snapshot.
final class Overall {
    private final SnapshotQuery snapshot;
    private final RecommendationLog log;
    private final Instant now;
    private final int readAtMost;

    Overall(SnapshotQuery snapshot, RecommendationLog log, Instant now, int readAtMost) {
        this.snapshot = snapshot;
        this.now = now;
        this.log = log;
        this.readAtMost = readAtMost;
    }

    /// The sums of some votes, and the share of what was shown that they are.
    private record Part(Sums sums, @Nullable Rate response) {}

    /// Why this would read too much; empty when it is feasible.
    Optional<Fault> fault(Scope scope, ZoneId zone, Against against) {
        Optional<Fault> now = fault(scope);
        Scope earlier = earlier(scope, zone, against);
        return now.isPresent() || earlier == null ? now : fault(earlier);
    }

    private Optional<Fault> fault(Scope scope) {
        return new Counting(snapshot, scope, readAtMost).whole() instanceof Counting.Planned.TooMuch(Fault fault)
                ? Optional.of(fault)
                : Optional.empty();
    }

    /// Only after [#fault] has found it feasible.
    ///
    /// @param leaves whether unverified votes were left out without being asked to
    Summary summary(Scope scope, ZoneId zone, Against against, boolean leaves) {
        Part now = part(scope);
        Long unverified = leaves ? votes(scope.verified(false)) : (Long) 0L;
        Scope earlier = earlier(scope, zone, against);
        if (earlier == null || earlier.span().from() == null || earlier.span().to() == null)
            return new Summary(Figures.of(now.sums), now.response, unverified, null, null);
        Part then = part(earlier);
        return new Summary(
                Figures.of(now.sums),
                now.response,
                unverified,
                new Summary.EarlierFigures(
                        Buckets.written(earlier.span().from().atZone(zone)),
                        Buckets.written(earlier.span().to().atZone(zone)),
                        Figures.of(then.sums),
                        then.response),
                change(now, then));
    }

    private static Summary.FigureChange change(Part now, Part then) {
        Figures one = Figures.of(now.sums);
        Figures other = Figures.of(then.sums);
        return new Summary.FigureChange(
                Difference.ofMeans(now.sums.stars(), then.sums.stars()),
                Difference.of(one.completion(), other.completion()),
                Difference.of(one.again(), other.again()),
                Difference.of(one.liked(), other.liked()),
                Difference.of(one.thumbsUp(), other.thumbsUp()),
                Difference.of(now.response, then.response));
    }

    private Part part(Scope scope) {
        return new Part(new Counting(snapshot, scope, readAtMost).total(), response(scope));
    }

    /// How many there are; `null` where too many would have to be read.
    private @Nullable Long votes(Scope scope) {
        Counting counting = new Counting(snapshot, scope, readAtMost);
        return counting.whole() instanceof Counting.Planned.Feasible(Plan plan) ? (Long) counting.votes(plan) : null;
    }

    private @Nullable Rate response(Scope scope) {
        Filter filter = scope.filter();
        if (!Slots.faults(filter).isEmpty()) return null;
        Slots slots = new Slots(snapshot, scope, log, readAtMost);
        return slots.fault().isPresent() ? null : slots.response();
    }

    private @Nullable Scope earlier(Scope scope, ZoneId zone, Against against) {
        Filter earlier = against.earlier(scope.filter(), zone, now);
        return earlier == null ? null : scope.within(new Span(earlier.from(), earlier.to()));
    }
}
