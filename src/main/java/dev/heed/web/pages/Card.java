package dev.heed.web.pages;

import dev.heed.domain.Fault;
import dev.heed.insight.Insights;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A place on a page: what was counted for it, or why that is missing. A question that cannot be
/// answered leaves a hole in the page and no more.
///
/// @param content `null` if there is a hole
/// @param hole `null` if there is content
record Card<T>(String title, @Nullable T content, @Nullable Hole hole) {
    static <T> Card<T> full(String title, T content) {
        return new Card<>(title, content, null);
    }

    static <T> Card<T> empty(String title, Hole hole) {
        return new Card<>(title, null, hole);
    }

    /// What a question was answered with.
    static <A, T> Card<T> of(String title, Insights.Answer<A> answer, Function<A, Card<T>> made) {
        return switch (answer) {
            case Insights.Answer.Counted<A>(A what) -> made.apply(what);
            case Insights.Answer.Refused<A>(var refusal) ->
                empty(
                        title,
                        new Hole(
                                "Not counted here",
                                refusal.faults().stream().map(Card::words).collect(Collectors.joining(" "))));
        };
    }

    private static String words(Fault fault) {
        return "“" + fault.at() + "” " + fault.detail() + ".";
    }
}
