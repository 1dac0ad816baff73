package dev.heed.web.pages;

import dev.heed.insight.Figures;
import dev.heed.insight.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The filters of a page: what holds, and what could. All of it is the address of the page, so that a
/// link leads to the same numbers.
///
/// @param here the address of this page with all that it asks
/// @param dials those that always show
/// @param more those that show when they are chosen
/// @param match how much there is, the number first
/// @param aside what else is to be known of that, such as what is left out; may be empty
record FilterBar(
        Address here, Period period, String title, List<Dial> dials, List<Dial> more, String match, String aside) {
    /// Has a field of its own in the form.
    private static final String SEARCH = "q";

    private static final Set<String> TIME = Set.of("period", "from", "to");

    FilterBar {
        dials = List.copyOf(dials);
        more = List.copyOf(more);
    }

    /// Of a page with numbers, whose first chip says what they are compared with.
    static FilterBar of(Study study, List<Dial> dials, List<Dial> more, String match, String aside) {
        return new FilterBar(
                study.here().without("cursor"),
                study.time(),
                study.time().title(study.wording()),
                Stream.concat(Offers.against(study).stream(), dials.stream()).toList(),
                more,
                match,
                aside);
    }

    /// The same with how many votes the numbers are of, and how many unverified ones are left out.
    ///
    /// @param summary `null` where it was refused
    /// @param match how many, in words
    static FilterBar of(
            Study study,
            List<Dial> dials,
            List<Dial> more,
            @Nullable Summary summary,
            Function<Figures, String> match) {
        Long left = summary == null ? null : summary.unverified();
        return of(
                study,
                dials,
                more,
                summary == null ? "" : match.apply(summary.figures()),
                left == null || left == 0 ? "" : study.wording().full(left) + " unverified left out");
    }

    /// A word that a form carries along unseen.
    record Carried(String name, String value) {}

    /// The same page in another period.
    String in(String preset) {
        return here.without("from", "to", "by").with("period", preset).toString();
    }

    /// The same page without a filter.
    String without(Dial dial) {
        return here.without(dial.name()).toString();
    }

    /// What the form of filters carries along: all that it does not show.
    List<Carried> carried() {
        Set<String> shown =
                Stream.concat(dials.stream(), more.stream()).map(Dial::name).collect(Collectors.toSet());
        shown.add(SEARCH);
        return carried(shown);
    }

    /// What the form of dates carries along: all but the time.
    List<Carried> carriedByDates() {
        return carried(TIME);
    }

    private List<Carried> carried(Set<String> but) {
        List<Carried> carried = new ArrayList<>();
        for (Map.Entry<String, List<String>> said : here.words().entrySet())
            if (!but.contains(said.getKey()))
                said.getValue().forEach(word -> carried.add(new Carried(said.getKey(), word)));
        return carried;
    }
}
