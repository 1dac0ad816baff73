package dev.heed.web.pages;

import dev.heed.access.Right;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every page of the settings has: the tabs, what was just done, and what a form of it sends.
///
/// @param clocks whose times are meant, in words; `null` where there are none
/// @param done what was done, in words; `null` for nothing
/// @param wrong why nothing was done; empty if nothing is wrong
record Settings(
        List<Tab> tabs,
        String csrf,
        @Nullable String clocks,
        @Nullable String done,
        List<String> wrong) {
    /// One of the tabs.
    record Tab(String title, String link, boolean here) {}

    /// @param timed whether it says when something was
    private record Place(String title, String path, Right right, boolean timed) {}

    private static final List<Place> PLACES = List.of(
            new Place("Project", ProjectSettingsDesk.PATH, Right.PREVIEW, false),
            new Place("Keys", KeySettingsDesk.PATH, Right.ADMINISTER, true),
            new Place("Users", UserSettingsDesk.PATH, Right.GOVERN, true),
            new Place("Projects", InstanceSettingsDesk.PATH, Right.GOVERN, true),
            new Place("Audit log", AuditSettingsDesk.PATH, Right.ADMINISTER, true),
            new Place("You", OwnSettingsDesk.PATH, Right.READ, false));

    static Settings of(Visit visit, String path, @Nullable String done, String... wrong) {
        return new Settings(
                PLACES.stream()
                        .filter(place -> visit.may(place.right))
                        .map(place -> new Tab(place.title, visit.to(place.path).toString(), place.path.equals(path)))
                        .toList(),
                visit.viewer().csrf(),
                PLACES.stream().anyMatch(place -> place.timed && place.path.equals(path))
                        ? visit.wording().clocks()
                        : null,
                done,
                Stream.of(wrong).filter(text -> !text.isEmpty()).toList());
    }
}
