package dev.heed.insight;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.ScoreRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up what became of recommendations, in one snapshot: cells of their rollup where these hold just what is asked
/// for, else one by one, of which no more than so many are read for one answer.
final class Slots {
    /// Places further down make no list that a person compares.
    private static final int POSITIONS = 200;

    private final Scope scope;
    private final ScoreRange range;
    private final @Nullable Instant since;
    private final SlotQuery query;
    private final int readAtMost;

    /// Of the scope's time, it answers for the part in which the log is whole: of showings that are gone only those
    /// would be known that got a vote.
    Slots(SnapshotQuery snapshot, Scope scope, RecommendationLog log, int readAtMost) {
        this.scope = scope.within(log.whole(scope.span()));
        this.range = log.range();
        this.since = log.since(scope.span());
        this.query = snapshot.slots(this.scope);
        this.readAtMost = readAtMost;
    }

    /// When the time begins that is answered for, if later than was asked.
    @Nullable
    Instant since() {
        return since;
    }

    /// What cannot be asked of recommendations, in the words of the shared filter's parameters.
    static List<Fault> faults(Filter filter) {
        List<Fault> faults = new ArrayList<>(Scope.faults(filter));
        if (filter.kind() == Kind.CHAT)
            faults.add(Fault.parameter("kind", "must be media here: answers are not recommended"));
        said(faults, "rating", !filter.ratings().isEmpty() || !filter.thumbs().isEmpty());
        said(faults, "tag", !filter.tags().isEmpty());
        said(faults, "triage", !filter.triage().isEmpty());
        return faults;
    }

    private static void said(List<Fault> faults, String parameter, boolean asked) {
        if (asked)
            faults.add(Fault.parameter(parameter, "cannot be asked here: what is shown has none until somebody votes"));
    }

    private boolean counted() {
        Filter filter = scope.filter();
        return filter.mediaIds().isEmpty()
                && filter.types().isEmpty()
                && filter.subjects().isEmpty();
    }

    /// Why this would read too much; empty when it is feasible.
    Optional<Fault> fault() {
        long rows = 0;
        for (Span span : read()) rows += query.rows(Units.OF_HOURS.around(span));
        if (rows <= readAtMost) return Optional.empty();
        return Optional.of(Counting.tooMuch(rows, readAtMost));
    }

    private List<Span> read() {
        return counted() ? plan().votes() : List.of(scope.span());
    }

    private Plan plan() {
        List<@Nullable Instant> edges =
                Arrays.asList(scope.span().from(), scope.span().to());
        return Plan.counting(new Source.All(), edges);
    }

    SlotSums sums() {
        SlotSums sums = new SlotSums(range);
        if (counted() && plan().cells() != null) query.cells(plan().cells(), sums);
        readInto(sums);
        return sums;
    }

    /// Of everything that was shown.
    Rate response() {
        SlotSums sums = new SlotSums(range);
        if (counted() && plan().cells() != null) query.response(plan().cells(), sums);
        readInto(sums);
        return sums.sum(_ -> true).voted();
    }

    private void readInto(SlotSums sums) {
        for (Span span : read()) {
            query.shown(span, row -> sums.shown(row.recommendationType(), row.model(), row.score(), row.selected()));
            query.voted(span, row -> sums.voted(row.recommendationType(), row.model(), row.score(), row.rating()));
        }
    }

    /// Whether everything of the scope can be read one by one.
    private boolean readable() {
        return query.rows(Units.OF_HOURS.around(scope.span())) <= readAtMost;
    }

    /// By slot and place; `null` where too many would have to be read.
    @Nullable
    List<Funnel.PlaceSteps> positions() {
        if (!readable()) return null;
        Map<SlotQuery.Place, SlotSums> places = new TreeMap<>(
                Comparator.comparingInt(SlotQuery.Place::position).thenComparing(SlotQuery.Place::recommendationType));
        query.byPosition(scope.span(), POSITIONS, place -> places.computeIfAbsent(place, _ -> new SlotSums(range)));
        return places.entrySet().stream()
                .map(of -> new Funnel.PlaceSteps(
                        of.getKey().recommendationType(),
                        of.getKey().position(),
                        Funnel.Steps.of(of.getValue().sum(_ -> true))))
                .toList();
    }

    @Nullable
    Double rankCorrelation() {
        if (!readable()) return null;
        RankCorrelation correlation = new RankCorrelation();
        query.scored(scope.span(), correlation);
        return correlation.value();
    }
}
