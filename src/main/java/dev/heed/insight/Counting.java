package dev.heed.insight;

import dev.heed.domain.Fault;
import dev.heed.storage.Quarters;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up the votes of a scope, in one snapshot: cells of a rollup where these hold just what is asked for, else votes
/// one by one, of which no more than so many are read for one answer.
final class Counting {
    private final SnapshotQuery snapshot;
    private final Scope scope;
    private final CellQuery cells;
    private final VoteQuery votes;
    private final int readAtMost;

    Counting(SnapshotQuery snapshot, Scope scope, int readAtMost) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.cells = snapshot.cells(scope);
        this.votes = snapshot.votes(scope);
        this.readAtMost = readAtMost;
    }

    /// What came of a plan.
    sealed interface Planned {
        record Feasible(Plan plan) implements Planned {}

        /// It would read too much.
        record TooMuch(Fault fault) implements Planned {}
    }

    /// All of them.
    Planned whole() {
        return plan(Arrays.asList(scope.span().from(), scope.span().to()));
    }

    /// All of them, each read.
    Planned oneByOne() {
        return judged(Plan.reading(scope.span()));
    }

    /// Each bucket by itself.
    Planned each(Buckets buckets) {
        if (buckets.size() == 0) return new Planned.Feasible(Plan.OF_NOTHING);
        Planned planned = plan(new ArrayList<@Nullable Instant>(
                buckets.edges().stream().map(ZonedDateTime::toInstant).toList()));
        if (planned instanceof Planned.Feasible(Plan plan) && !plan.votes().isEmpty() && !buckets.onQuarters())
            return new Planned.TooMuch(Fault.parameter(
                    "time_zone", "is off the quarters of an hour in this time, by which votes are put into buckets"));
        return planned;
    }

    private Planned plan(List<@Nullable Instant> edges) {
        return judged(
                scope.source() instanceof Source.Votes
                        ? Plan.reading(new Span(edges.getFirst(), edges.getLast()))
                        : Plan.counting(scope.source(), edges));
    }

    private Planned judged(Plan plan) {
        long passed = passed(plan.votes());
        if (passed <= readAtMost) return new Planned.Feasible(plan);
        return new Planned.TooMuch(tooMuch(passed, readAtMost));
    }

    static Fault tooMuch(long rows, int readAtMost) {
        return Fault.parameter(
                "from",
                String.format(
                        Locale.ROOT,
                        "leaves %,d rows to be read one by one, and at most %,d are: ask for less time",
                        rows,
                        readAtMost));
    }

    /// How many votes are passed to find those of some spans: there are indexes by user, by item, and by model.
    private long passed(List<Span> spans) {
        if (spans.isEmpty()) return 0;
        if (!scope.filter().subjects().isEmpty()) return votes.ofSubjects(readAtMost + 1);
        Source among = scope.source() instanceof Source.Tags ? new Source.All() : scope.source();
        Units units = new Units(among.hours());
        List<CellQuery.Range> ranges = spans.stream().map(units::around).toList();
        // no index tells votes that somebody vouches for from others
        Scope one = scope.in(among).verified(true);
        return snapshot.cells(one).votes(ranges)
                + snapshot.cells(one.verified(false)).votes(ranges);
    }

    /// All of them together, once a plan was found feasible that reads these votes and perhaps more.
    Sums total() {
        return switch (whole()) {
            case Planned.Feasible(Plan plan) -> total(plan);
            case Planned.TooMuch _ -> throw new IllegalStateException("found feasible before");
        };
    }

    Sums total(Plan plan) {
        Sums sums = new Sums();
        if (plan.cells() != null) cells.total(plan.cells(), sums::add);
        votes.cells(plan.votes(), sums::add);
        return sums;
    }

    /// How many there are, which costs less than what they say.
    long votes(Plan plan) {
        AtomicLong n = new AtomicLong(plan.cells() == null ? 0 : cells.votes(List.of(plan.cells())));
        votes.cells(plan.votes(), cell -> n.addAndGet(cell.votes()));
        return n.get();
    }

    List<Sums> total(Plan plan, Buckets buckets) {
        List<Sums> sums = Stream.generate(Sums::new).limit(buckets.size()).toList();
        if (sums.isEmpty()) return sums;
        Units units = new Units(scope.source().hours());
        if (plan.cells() != null && scope.source() instanceof Source.All && buckets.onDays())
            cells.days(
                    plan.cells(),
                    cell -> sums.get(buckets.at(Units.OF_DAYS.begin(cell.time())))
                            .add(cell));
        else if (plan.cells() != null)
            cells.cells(plan.cells(), cell -> {
                if (!plan.cut().contains(cell.time()))
                    sums.get(buckets.at(units.begin(cell.time()))).add(cell);
            });
        votes.cells(
                plan.votes(),
                cell -> sums.get(buckets.at(Quarters.begin(cell.time()))).add(cell));
        return sums;
    }

    /// For each item, model or tag by itself.
    ///
    /// @param named which of them: all of a kind
    Planned names(Source named) {
        Source counted = counted(named);
        return judged(
                counted == null
                        ? Plan.reading(scope.span())
                        : Plan.counting(
                                counted,
                                Arrays.asList(scope.span().from(), scope.span().to())));
    }

    /// Where names are counted, if they are for this filter. Which tags come with a tag is counted nowhere.
    private @Nullable Source counted(Source named) {
        return switch (scope.source()) {
            case Source.All() -> named;
            case Source.Items items when named instanceof Source.Items -> items;
            case Source.Models models when named instanceof Source.Models -> models;
            default -> null;
        };
    }

    /// Sums of some measures by a plan of [#names], a few for each name.
    void names(Plan plan, Source named, Set<Measure> measures, Consumer<CellQuery.Cell> into) {
        Source counted = counted(named);
        if (plan.cells() != null && counted != null)
            snapshot.cells(scope.in(counted)).names(plan.cells(), measures, into);
        snapshot.votes(scope.in(named)).names(plan.votes(), into);
    }

    /// From the first of the votes to the last; empty when there are none. Where they are not counted, only after
    /// [#whole] has found it feasible.
    Optional<Ever> ever() {
        if (scope.source() instanceof Source.Votes) return votes.ever(List.of(scope.span()));
        Units units = new Units(scope.source().hours());
        CellQuery.Range counted = cells.ever(new CellQuery.Range(
                scope.span().from() == null
                        ? null
                        : (Integer) units.of(scope.span().from()),
                scope.span().to() == null
                        ? null
                        : (Integer) (units.of(scope.span().to()) + 1)));
        if (counted == null || counted.from() == null || counted.to() == null) return Optional.empty();
        return votes.ever(List.of(unit(units, counted.from()), unit(units, counted.to() - 1)));
    }

    private static Span unit(Units units, int unit) {
        return new Span(units.begin(unit), units.begin(unit + 1));
    }

    /// When the first and the last were said.
    record Ever(Instant first, Instant last) {}
}
