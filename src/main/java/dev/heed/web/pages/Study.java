package dev.heed.web.pages;

import dev.heed.access.Project;
import dev.heed.domain.Filter;
import dev.heed.insight.By;
import dev.heed.insight.Insights;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one page with numbers asks, and how it writes them.
///
/// @param path of the page
record Study(Visit visit, Narrowing asked, Period time, String path) {
    /// The words of an address that only one page knows.
    private static final String[] OWN = {"by", "one", "other", "cursor", "q"};

    /// Up to so many days are cut into hours, if nothing else is asked for.
    private static final int DAYS_OF_HOURS = 2;

    Project project() {
        return visit.project();
    }

    Filter filter() {
        return asked.filter(time);
    }

    /// The same votes of the time before: as many days; `null` if the time is open.
    @Nullable
    Filter before() {
        LocalDate first = time.first();
        Long days = time.days();
        if (first == null || days == null) return null;
        return filter().within(
                        first.minusDays(days).atStartOfDay(time.zone()).toInstant(),
                        first.atStartOfDay(time.zone()).toInstant());
    }

    String zone() {
        return time.zone().getId();
    }

    /// How time is cut; `null` for the shortest of day, week and month that fits.
    @Nullable
    By by() {
        Long days = time.days();
        return asked.by() == null && days != null && days <= DAYS_OF_HOURS ? By.HOUR : asked.by();
    }

    Wording wording() {
        return visit.wording();
    }

    Sentences sentences() {
        return new Sentences(wording(), time.before());
    }

    Tint tint() {
        return new Tint(project().settings().slots());
    }

    Plotter plotter() {
        return new Plotter(wording(), sentences());
    }

    KeyFigures figures() {
        return new KeyFigures(wording(), votes());
    }

    Lister lister() {
        return new Lister(wording(), sentences(), votes(), this::item);
    }

    /// This page.
    Address here() {
        return visit.here(path);
    }

    /// Where the votes are listed that this page counts.
    Address votes() {
        return visit.here(Section.FEEDBACK.path()).without(OWN);
    }

    /// Another page about the same time.
    Address timed(String otherPath) {
        return visit.timed(visit.to(otherPath));
    }

    /// The page of an item, about the same time.
    Address item(String mediaId) {
        return timed(Section.MEDIA.path() + Address.step(mediaId));
    }

    /// What was counted; `null` if it was refused.
    static <T> @Nullable T counted(Insights.Answer<T> answer) {
        return answer instanceof Insights.Answer.Counted<T>(T what) ? what : null;
    }
}
