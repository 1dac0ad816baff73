package dev.heed.insight;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which cells are asked for.
///
/// @param kinds may be empty: items have no answers
/// @param from the first hour since 1970 (UTC); open when `null`
/// @param to the hour after the last; open when `null`
record Scope(
        long project,
        Set<Kind> kinds,
        boolean verified,
        @Nullable Integer from,
        @Nullable Integer to,
        Source source) {
    private static final int SECONDS_AN_HOUR = 3_600;

    private static final String ASKABLE = "kind, from, to, verified, and one of media_id, model and tag can be asked";

    private static final String UNCOUNTED = "cannot be asked of the counts yet; " + ASKABLE;

    /// The cells that a filter means. Votes that nobody vouches for count only when they are asked for.
    ///
    /// @param filter one without [faults][#faults]
    static Scope of(long project, Filter filter) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Stream.of(Kind.values()).filter(filter::admits).forEach(kinds::add);
        return new Scope(
                project,
                kinds,
                !Boolean.FALSE.equals(filter.verified()),
                hour(filter.from()),
                hour(filter.to()),
                source(filter));
    }

    private static Source source(Filter filter) {
        if (!filter.mediaIds().isEmpty()) return new Source.Items(filter.mediaIds());
        if (!filter.models().isEmpty()) return new Source.Models(filter.models());
        if (!filter.tags().isEmpty()) return new Source.Tag(filter.tags().getFirst());
        return new Source.All();
    }

    private static @Nullable Integer hour(@Nullable Instant time) {
        return time == null ? null : Math.toIntExact(Math.floorDiv(time.getEpochSecond(), SECONDS_AN_HOUR));
    }

    static Instant time(int hour) {
        return Instant.ofEpochSecond((long) hour * SECONDS_AN_HOUR);
    }

    /// What the counts cannot answer, in the words of the shared filter's parameters.
    static List<Fault> faults(Filter filter) {
        List<Fault> faults = new ArrayList<>();
        uncounted(faults, "type", !filter.types().isEmpty());
        uncounted(faults, "recommendation_type", !filter.recommendationTypes().isEmpty());
        uncounted(
                faults,
                "rating",
                !filter.ratings().isEmpty() || !filter.thumbs().isEmpty());
        uncounted(faults, "subject", !filter.subjects().isEmpty());
        uncounted(faults, "triage", !filter.triage().isEmpty());
        uncounted(faults, "withdrawn", filter.withdrawn());
        together(faults, filter);
        times(faults, filter);
        return faults;
    }

    private static void uncounted(List<Fault> faults, String parameter, boolean asked) {
        if (asked) faults.add(Fault.parameter(parameter, UNCOUNTED));
    }

    private static void together(List<Fault> faults, Filter filter) {
        boolean media = !filter.mediaIds().isEmpty();
        boolean model = !filter.models().isEmpty();
        if (model && media) faults.add(Fault.parameter("model", "cannot be asked with media_id; " + ASKABLE));
        if (model && filter.kind() != Kind.CHAT)
            faults.add(Fault.parameter("model", "needs kind=chat: models of media are not counted by when one voted"));
        if (filter.tags().isEmpty()) return;
        if (media || model) faults.add(Fault.parameter("tag", "cannot be asked with media_id or model; " + ASKABLE));
        if (filter.tags().size() > 1)
            faults.add(Fault.parameter("tag", "must be one tag: a vote with two of them would count twice"));
    }

    private static void times(List<Fault> faults, Filter filter) {
        int hours = source(filter).hours();
        time(faults, "from", filter.from(), hours);
        time(faults, "to", filter.to(), hours);
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to()))
            faults.add(Fault.parameter("to", "must be later than from"));
    }

    private static void time(List<Fault> faults, String parameter, @Nullable Instant time, int hours) {
        if (time == null || isEdge(time, hours)) return;
        faults.add(Fault.parameter(
                parameter,
                hours == 1
                        ? "must be a whole hour: votes are counted by the hour"
                        : "must be midnight UTC: items, models and tags are counted by the day of UTC"));
    }

    /// Whether a cell of so many hours begins at this time.
    static boolean isEdge(Instant time, int hours) {
        return time.getNano() == 0 && Math.floorMod(time.getEpochSecond(), (long) hours * SECONDS_AN_HOUR) == 0;
    }
}
