package dev.heed.web.pages;

/// The places of the navigation, in its order.
enum Section {
    OVERVIEW("Overview", "/overview", "M2.5 13.5v-4M6.2 13.5v-8M9.8 13.5v-5.5M13.5 13.5v-11"),
    FEEDBACK("Feedback", "/feedback", "M2.5 3.5h11v7.5h-6l-3 2.5v-2.5h-2z"),
    MEDIA("Media", "/media", "M2.5 3h11v10h-11zM6.7 6v4l3.3-2z"),
    RECOMMENDATIONS("Recommendations", "/recommendations", "M2.5 4h6M2.5 8h11M2.5 12h8M11.5 4h2M13 12h.5"),
    ANSWERS(
            "Answers",
            "/answers",
            "M8 14a6 6 0 1 0-5.2-3L2 14zM6.3 6.5c0-2 3.4-2 3.4 0 0 1.2-1.7 1.2-1.7 2.5M8 11.2v.1"),
    SETTINGS("Settings", "/settings", "M2.5 5h5M11 5h2.5M2.5 11H5M8.5 11h5M9.2 3.3v3.4M6.8 9.3v3.4");

    private final String title;
    private final String path;
    private final String icon;

    /// @param icon the path of a drawing in a square of 16
    Section(String title, String path, String icon) {
        this.title = title;
        this.path = path;
        this.icon = icon;
    }

    String title() {
        return title;
    }

    /// A shorter word, for where five lie side by side on a phone.
    String brief() {
        return this == RECOMMENDATIONS ? "Slots" : title;
    }

    String path() {
        return path;
    }

    String icon() {
        return icon;
    }

    /// Whether it stands apart, at the foot of the navigation.
    boolean low() {
        return this == SETTINGS;
    }
}
