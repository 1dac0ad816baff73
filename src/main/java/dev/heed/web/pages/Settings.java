package dev.heed.web.pages;

import dev.heed.access.Right;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every page of the settings has: the tabs, what was just done, and what a form of it sends.
///
/// @param done what was done, in words; `null` for nothing
/// @param wrong why nothing was done; empty if nothing is wrong
record Settings(List<Tab> tabs, String csrf, @Nullable String done, List<String> wrong) {
    /// One of the tabs.
    record Tab(String title, String link, boolean here) {}

    private record Place(String title, String path, Right right) {}

    private static final List<Place> PLACES = List.of(
            new Place("Project", ProjectSettingsDesk.PATH, Right.PREVIEW),
            new Place("Keys", KeySettingsDesk.PATH, Right.ADMINISTER),
            new Place("Users", UserSettingsDesk.PATH, Right.GOVERN),
            new Place("Projects", InstanceSettingsDesk.PATH, Right.GOVERN),
            new Place("Audit log", AuditSettingsDesk.PATH, Right.ADMINISTER),
            new Place("You", OwnSettingsDesk.PATH, Right.READ));

    static Settings of(Visit visit, String path, @Nullable String done, String... wrong) {
        return new Settings(
                PLACES.stream()
                        .filter(place -> visit.may(place.right))
                        .map(place -> new Tab(place.title, visit.to(place.path).toString(), place.path.equals(path)))
                        .toList(),
                visit.viewer().csrf(),
                done,
                Stream.of(wrong).filter(text -> !text.isEmpty()).toList());
    }
}
