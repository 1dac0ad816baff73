package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of votes.
///
/// @param period in words, with the place whose clocks are meant
/// @param q what is searched for; empty for nothing
/// @param hole in place of the list; `null` where there is one
/// @param triage where many are marked; `null` for whom may not
/// @param back what the address asks, to return to it
/// @param older where the list goes on; `null` at the end
/// @param newest where the list begins; `null` for this page
/// @param live where new votes are told; `null` where the list can have none
/// @param fresh the address that shows them
/// @param export the same votes as a file; `null` for whom may not
/// @param exported what that link says
/// @param sheet the vote that lies open; `null` for none
record Explorer(
        String period,
        FilterBar filters,
        String q,
        List<Facet> facets,
        String counted,
        List<FilterBar.Carried> carried,
        List<Row.Day> days,
        @Nullable Hole hole,
        @Nullable String triage,
        String csrf,
        String back,
        @Nullable String older,
        @Nullable String newest,
        @Nullable String live,
        String fresh,
        @Nullable String export,
        String exported,
        @Nullable Sheet sheet,
        @Nullable Toast toast)
        implements Page {
    Explorer {
        facets = List.copyOf(facets);
        carried = List.copyOf(carried);
        days = List.copyOf(days);
    }

    @Override
    public String title() {
        return "Feedback";
    }

    @Override
    public Section section() {
        return Section.FEEDBACK;
    }
}
