package dev.heed.web.pages;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is around every page.
///
/// @param visit `null` where nobody is known to look
record Frame(Page page, @Nullable Visit visit, Assets assets) {
    /// The name of a file with its version, so that browsers keep it for good.
    String asset(String name) {
        return assets.address(name);
    }

    /// The locale of numbers, for the script.
    String locale() {
        return visit == null ? "en-GB" : visit.viewer().locale().toLanguageTag();
    }

    /// The places of the navigation: those of the head, or of the foot.
    List<Section> sections(boolean low) {
        return Arrays.stream(Section.values())
                .filter(section -> section.low() == low)
                .toList();
    }

    /// Another place, about the same time.
    String to(Section section) {
        if (visit == null) return section.path();
        Address there = visit.to(section.path());
        return (section.low() || page instanceof Trouble ? there : visit.timed(there)).toString();
    }

    /// The page of this kind in another project.
    String in(String project) {
        Section section = page.section() == null ? Section.OVERVIEW : page.section();
        return new Address(section.path()).with(Visit.PROJECT, project).toString();
    }

    /// What is the viewer's own: clocks, password, the way out.
    String you() {
        return visit == null ? "" : visit.to(OwnSettingsDesk.PATH).toString();
    }

    /// How the numbers are made.
    String formulas() {
        return visit == null ? FormulaDesk.PATH : visit.to(FormulaDesk.PATH).toString();
    }

    /// Where one finds oneself again.
    String home() {
        return to(Section.OVERVIEW);
    }

    /// The first letter of who looks.
    String initial() {
        return visit == null
                ? ""
                : visit.viewer().name().substring(0, visit.viewer().name().offsetByCodePoints(0, 1));
    }

    boolean here(Section section) {
        return section == page.section();
    }
}
