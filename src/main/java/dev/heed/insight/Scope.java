package dev.heed.insight;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which votes are asked for, and where they are counted.
///
/// @param kinds may be empty: items have no answers
/// @param verified votes that nobody vouches for count only when they are asked for
/// @param filter what reads votes one by one goes by
record Scope(long project, Set<Kind> kinds, boolean verified, Span span, Source source, Filter filter) {
    /// What a filter means.
    ///
    /// @param filter one without [faults][#faults]
    static Scope of(long project, Filter filter) {
        return of(project, filter, EnumSet.allOf(Kind.class));
    }

    /// What a filter means of some kinds of votes.
    static Scope of(long project, Filter filter, Set<Kind> among) {
        return of(project, filter, among, filter);
    }

    /// The same where each rating is counted by itself: sums hold other ratings too, until [Sums#rated].
    static Scope ofAnyRating(long project, Filter filter, Set<Kind> among) {
        return of(project, filter, among, filter.rated(List.of(), List.of()));
    }

    private static Scope of(long project, Filter filter, Set<Kind> among, Filter counted) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        among.stream().filter(filter::admits).forEach(kinds::add);
        boolean verified = !Boolean.FALSE.equals(filter.verified());
        return new Scope(
                project,
                kinds,
                verified,
                new Span(filter.from(), filter.to()),
                Source.of(counted, kinds),
                filter.verified(verified));
    }

    /// The same votes of another time.
    Scope within(Span other) {
        return new Scope(project, kinds, verified, other, source, filter.within(other.from(), other.to()));
    }

    /// The same of votes that somebody vouches for, or that nobody does.
    Scope verified(boolean otherVerified) {
        return new Scope(project, kinds, otherVerified, span, source, filter.verified(otherVerified));
    }

    /// The same votes, looked for elsewhere.
    Scope in(Source other) {
        return new Scope(project, kinds, verified, span, other, filter);
    }

    /// What numbers cannot answer, in the words of the shared filter's parameters.
    static List<Fault> faults(Filter filter) {
        return Stream.of(
                        fault(filter.withdrawn(), "withdrawn", "cannot be asked: a withdrawn vote counts nowhere"),
                        fault(filter.search() != null, "q", "cannot be asked of numbers"),
                        fault(new Span(filter.from(), filter.to()).empty(), "to", "must be later than from"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> fault(boolean there, String parameter, String detail) {
        return there ? List.of(Fault.parameter(parameter, detail)) : List.of();
    }
}
