package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The key figures of a page, counted again: each with its interval, what it is of, and how it changed.
record TileRecount(PageRecount of) {
    private Votes votes() {
        return of.question().votes();
    }

    private @Nullable Votes votesBefore() {
        Question before = of.question().before();
        return before == null ? null : before.votes();
    }

    private @Nullable Showings shownBefore() {
        Question before = of.question().before();
        return before == null ? null : before.shown();
    }

    void votesOfBothKinds() {
        votes("Votes", Votes::n, Figure.count(votes().media()) + " media, " + Figure.count(votes().chat()) + " chat");
    }

    /// Votes, and how many of them have a comment.
    void votes(String title, ToLongFunction<Votes> count, String... basis) {
        Votes before = votesBefore();
        List<String> all = new java.util.ArrayList<>(List.of(basis));
        all.add(Figure.count(votes().comments()) + " with a comment");
        count(title, count.applyAsLong(votes()), before == null ? null : (Long) count.applyAsLong(before), all);
    }

    void stars() {
        Stars now = votes().stars();
        Stars then =
                votesBefore() == null ? new Stars(List.of()) : votesBefore().stars();
        String interval = "95 %: " + Figure.bound(now.low()).text() + " to "
                + Figure.bound(now.high()).text();
        tile(
                "Mean rating",
                now.mean() == null ? Figure.none() : Figure.mean(now.mean()).and(" of 5"),
                then.mean() == null
                        ? null
                        : change(Apart.of(now, then), Figure.mean(then.mean()).text(), size -> Figure.number(size, 2)),
                basis(now.spread() ? interval : "", Figure.many(now.n(), "rating")));
    }

    /// A share of votes.
    void rate(String title, Function<Votes, Share> rate) {
        rate(title, rate, "");
    }

    void rate(String title, Function<Votes, Share> rate, String noun) {
        Votes before = votesBefore();
        rate(title, rate.apply(votes()), before == null ? null : rate.apply(before), noun);
    }

    void response() {
        assertThat(of.page().tile("Response rate").isPresent())
                .as(of.address())
                .isEqualTo(of.question().ofShown());
        if (of.question().ofShown()) rateOfShown("Response rate", Showings::voted, " shown");
    }

    /// A share of what was shown.
    void rateOfShown(String title, Function<Showings, Share> rate, String noun) {
        Showings before = shownBefore();
        rate(title, rate.apply(of.question().shown()), before == null ? null : rate.apply(before), noun);
    }

    private void rate(String title, Share now, @Nullable Share then, String noun) {
        int decimals = Figure.decimals(now);
        String interval = now.known()
                ? "95 %: " + Figure.percent(now.low(), decimals) + " to " + Figure.percent(now.high(), decimals)
                : "";
        tile(
                title,
                Figure.of(now),
                then == null || !then.known()
                        ? null
                        : change(
                                Apart.of(now, then),
                                Figure.percent(then),
                                size -> Figure.number(size * 100, 1) + " pts"),
                basis(interval, Figure.count(now.n()) + " of " + Figure.count(now.of()) + noun));
    }

    /// How much was shown.
    void shown() {
        Showings now = of.question().shown();
        Showings before = shownBefore();
        long slots = now.all().stream().map(Audience.Shown::slot).distinct().count();
        long models = now.all().stream().map(Audience.Shown::model).distinct().count();
        count(
                "Shown",
                now.n(),
                before == null ? null : (Long) before.n(),
                List.of("in " + Figure.many(slots, "slot"), "by " + Figure.many(models, "model")));
    }

    private void count(String title, long now, @Nullable Long then, List<String> basis) {
        tile(title, Figure.of(now), then == null ? null : counts(now, then), basis);
    }

    private static List<String> basis(String interval, String base) {
        return interval.isEmpty() ? List.of(base) : List.of(interval, base);
    }

    private static String change(@Nullable Apart change, String was, Function<Double, String> words) {
        if (change == null) return "too few to compare was " + was;
        if (!change.clear()) return "no clear change was " + was;
        return (change.value() > 0 ? "▲ " : "▼ ") + words.apply(Math.abs(change.value())) + " was " + was;
    }

    /// Counts that chance alone would make vary by the root of their sum.
    private static String counts(long now, long then) {
        String was = " was " + Figure.count(then);
        if (Math.abs(now - then) <= 1.96 * Math.sqrt((double) now + then)) return "no clear change" + was;
        return (now > then ? "▲ " : "▼ ")
                + (then == 0 ? Figure.count(now) : Figure.percent((double) Math.abs(now - then) / then, 1))
                + was;
    }

    private void tile(String title, Figure figure, @Nullable String change, List<String> basis) {
        String as = of.address() + " " + title;
        Element tile = of.page().tile(title).orElseThrow();
        of.met().add(title);
        figure.assertIn(as, tile.expectFirst(".figure"));
        Element delta = tile.selectFirst(".delta");
        if (change == null) assertThat(delta).as(as).isNull();
        else {
            assertThat(delta).as(as).isNotNull();
            Figure.assertSays(as, delta.text(), change);
            String trend = change.startsWith("▲") ? "up" : change.startsWith("▼") ? "down" : "flat";
            assertThat(delta.classNames()).as(as).containsExactly("delta", trend);
            of.met().add(title + " " + trend);
        }
        List<String> found = tile.select(".basis span").eachText();
        assertThat(found).as(as).hasSameSizeAs(basis);
        for (int i = 0; i < basis.size(); i++) Figure.assertSays(as, found.get(i), basis.get(i));
    }
}
