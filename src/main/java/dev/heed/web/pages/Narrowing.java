package dev.heed.web.pages;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.insight.Against;
import dev.heed.insight.By;
import dev.heed.web.wire.FilterWords;
import dev.heed.web.wire.Unwrapped;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an address of a page with numbers asks: which time, cut how, and which votes.
///
/// @param period a word of [Period#PRESETS]; 30 days when `null` and no dates are given
/// @param from the first day, instead of a period
/// @param to the last day, inclusive
/// @param against the time just before when `null`
record Narrowing(
        @Nullable
        @Size(max = 5)
        @Pattern(regexp = "7d|30d|90d|month|all", message = "must be 7d, 30d, 90d, month or all")
        String period,

        @Nullable @Size(max = 10) @Pattern(regexp = DATE, message = Period.NO_DATE)
        String from,

        @Nullable @Size(max = 10) @Pattern(regexp = DATE, message = Period.NO_DATE)
        String to,

        @Nullable By by,
        @Nullable Against against,
        @Nullable Kind kind,
        @Unwrapped FilterWords words) {

    private static final String DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    /// @throws Mishap 422 if the dates are none
    Period time(Visit visit, Instant now) {
        return Period.of(period, from, to, visit.viewer().zone(), now);
    }

    /// The votes that are meant.
    Filter filter(Period time) {
        return words.filter(kind).within(time.from(), time.to());
    }

    /// The same about one kind of votes.
    Narrowing of(Kind only) {
        return new Narrowing(period, from, to, by, against, only, words);
    }

    /// The same about one item.
    Narrowing of(String mediaId) {
        return new Narrowing(
                period,
                from,
                to,
                by,
                against,
                kind,
                new FilterWords(
                        List.of(mediaId),
                        words.type(),
                        words.recommendationType(),
                        words.model(),
                        words.rating(),
                        words.tag(),
                        words.subject(),
                        words.triage(),
                        words.verified(),
                        words.withdrawn()));
    }
}
