package dev.heed.web.pages;

import dev.heed.insight.By;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A way to cut time into buckets, as a link to the same page.
///
/// @param held whether the page is cut so
record Cut(String title, String link, boolean held) {
    /// Those that are offered: hours only for few days.
    static List<Cut> of(Address here, Period time, By held) {
        Long days = time.days();
        return Arrays.stream(By.values())
                .filter(by -> by != By.HOUR || (days != null && days <= 7) || held == By.HOUR)
                .filter(by -> by != By.MONTH || days == null || days > 60 || held == By.MONTH)
                .map(by -> {
                    String word = by.name().toLowerCase(Locale.ROOT);
                    return new Cut(
                            by.name().charAt(0) + word.substring(1),
                            here.with("by", word).toString(),
                            by == held);
                })
                .toList();
    }
}
