package dev.heed.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// A word that a form carries along unseen.
    record Carried(String name, String value) {}

    /// The same page in another period.
    String in(String preset) {
        return here.without("from", "to").with("period", preset).toString();
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
