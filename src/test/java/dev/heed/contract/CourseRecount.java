package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The charts over time of a page, counted again: each column, and what is said of all of them.
record CourseRecount(PageRecount of) {
    private Votes votes() {
        return of.question().votes();
    }

    private @Nullable Votes before() {
        Question before = of.question().before();
        return before == null ? null : before.votes();
    }

    void rating() {
        Stars all = votes().stars();
        if (!of.shows("rating", all.n() > 0)) return;
        List<PageRecount.Line> lines = new ArrayList<>();
        for (Question.Bucket bucket : of.question().buckets()) {
            Stars stars = bucket.votes().stars();
            lines.add(new PageRecount.Line(
                    bucket.name(),
                    Figure.mean(stars.mean()),
                    Figure.bound(stars.low()),
                    Figure.bound(stars.high()),
                    Figure.of(stars.n())));
        }
        of.rows("rating", lines);
        counts("rating", "rating");
        Stars then = before() == null ? new Stars(List.of()) : before().stars();
        level("rating", then.mean());
        Apart change = Apart.of(all, then);
        of.says(
                "rating",
                (change == null
                                ? Figure.many(all.n(), "rating") + ", "
                                        + Figure.mean(all.mean()).text() + " of 5 in the mean."
                                : change(
                                        change,
                                        Figure.signed(change.value(), 2),
                                        Figure.signed(change.low(), 2),
                                        Figure.signed(change.high(), 2)))
                        + gaps("ratings", bucket -> bucket.votes().stars().n() == 0));
    }

    void thumbs() {
        Share all = votes().up();
        if (!of.shows("thumbs", all.known())) return;
        List<PageRecount.Line> lines = new ArrayList<>();
        for (Question.Bucket bucket : of.question().buckets()) {
            Share up = bucket.votes().up();
            lines.add(new PageRecount.Line(bucket.name(), withBounds(up)));
        }
        of.rows("thumbs", lines);
        counts("thumbs", "thumb");
        Share then = before() == null ? new Share(0, 0) : before().up();
        level("thumbs", then.known() ? (Double) then.value() : null);
        of.says(
                "thumbs",
                debut().orElseGet(() -> thumbs(all, Apart.of(all, then)))
                        + gaps("thumbs", bucket -> !bucket.votes().up().known()));
    }

    private String thumbs(Share all, @Nullable Apart change) {
        if (change == null) return Figure.percent(all) + " of " + Figure.many(all.of(), "answer") + ".";
        return change(
                change,
                Figure.signed(change.value() * 100, 1) + " pts",
                Figure.signed(change.low() * 100, 1),
                Figure.signed(change.high() * 100, 1));
    }

    /// What thumbs say since the newest model was first seen, if they clearly say something else; and that the table
    /// tells when models were.
    private Optional<String> debut() {
        List<Question.Bucket> buckets = of.question().buckets();
        NavigableMap<Integer, List<String>> debuts = of.question().debuts();
        List<Element> rows = of.page().rows("thumbs");
        for (int i = 0; i < rows.size(); i++)
            assertThat(rows.get(i).select("td:not([data-v])").stream().map(Element::text))
                    .as(of.address())
                    .isEqualTo(
                            debuts.isEmpty()
                                    ? List.of()
                                    : List.of(String.join(", ", debuts.getOrDefault(i, List.of()))));
        Map.Entry<Integer, List<String>> last = debuts.lastEntry();
        if (last == null) return Optional.empty();
        Share before = up(buckets.subList(0, last.getKey()));
        Share since = up(buckets.subList(last.getKey(), buckets.size()));
        Apart change = Apart.of(since, before);
        if (change == null || !change.clear()) return Optional.empty();
        of.met().add("thumbs since");
        return Optional.of(Figure.percent(before) + " before " + String.join(" and ", last.getValue())
                + (last.getValue().size() == 1 ? " was" : " were") + " first seen, " + Figure.percent(since)
                + " since (95 %: " + Figure.signed(change.low() * 100, 1) + " to "
                + Figure.signed(change.high() * 100, 1) + " pts).");
    }

    private static Share up(List<Question.Bucket> buckets) {
        return new Votes(buckets.stream()
                        .flatMap(bucket -> bucket.votes().all().stream())
                        .toList())
                .up();
    }

    /// A share, its bounds, and what it is of.
    static List<Figure> withBounds(Share share) {
        if (!share.known()) return List.of(Figure.none(), Figure.none(), Figure.none(), Figure.of(0));
        return List.of(
                Figure.of(share), Figure.share(share.low(), 1), Figure.share(share.high(), 1), Figure.of(share.of()));
    }

    private String change(Apart change, String value, String low, String high) {
        return (change.clear() ? value : "No clear change") + " on "
                + of.question().earlier() + " (95 %: " + low + " to " + high + ").";
    }

    /// That the table and the drawing call by its name what they count.
    private void counts(String id, String noun) {
        String head = of.table(id).expectFirst("[data-k=n]").text();
        assertThat(head.toLowerCase(Locale.ROOT)).as(of.address() + " #" + id).isEqualTo(noun + "s");
        names(id, noun);
    }

    private void names(String id, String noun) {
        Element drawn = of.page().page().expectFirst("[data-table=" + id + "]");
        assertThat(List.of(drawn.attr("data-one"), drawn.attr("data-many"))).containsExactly(noun, noun + "s");
    }

    /// One or two that say nothing are named.
    private String gaps(String noun, Predicate<Question.Bucket> empty) {
        List<Question.Bucket> buckets = of.question().buckets();
        List<String> gaps =
                buckets.stream().filter(empty).map(Question.Bucket::name).toList();
        boolean few = !gaps.isEmpty() && gaps.size() <= 2 && gaps.size() < buckets.size();
        if (!few) return "";
        String many = gaps.size() == 1 ? "" : "s";
        String when = switch (of.question().cut()) {
            case "hour" -> "in the hour" + many + " from ";
            case "week" -> "in the week" + many + " of ";
            case "month" -> "in ";
            default -> "on ";
        };
        return " No " + noun + " " + when + String.join(" and ", gaps) + ".";
    }

    private void level(String id, @Nullable Double before) {
        String drawn = of.page().page().expectFirst("[data-table=" + id + "]").attr("data-before");
        if (before == null) assertThat(drawn).as(of.address()).isEmpty();
        else assertThat(Double.valueOf(drawn)).as(of.address()).isEqualTo(before, within(1e-9));
    }

    void volume() {
        of.shows("volume", true);
        List<Question.Bucket> buckets = of.question().buckets();
        Question before = of.question().before();
        List<Question.Bucket> earlier = before == null ? List.of() : before.buckets();
        boolean compared = before != null && earlier.size() == buckets.size();
        List<PageRecount.Line> lines = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            Votes votes = buckets.get(i).votes();
            List<Figure> figures = new ArrayList<>(List.of(Figure.of(votes.media()), Figure.of(votes.chat())));
            if (compared) figures.add(Figure.of(earlier.get(i).votes().n()));
            lines.add(new PageRecount.Line(buckets.get(i).name(), figures));
        }
        of.rows("volume", lines);
        names("volume", "vote");
        List<String> keys = new ArrayList<>(
                List.of("media " + Figure.count(votes().media()), "chat " + Figure.count(votes().chat())));
        if (before != null && compared)
            keys.add(of.question().earlier() + " " + Figure.count(before.votes().n()));
        assertThat(of.card("volume").select(".key").eachText().stream().map(key -> key.replace('\u00a0', ' ')))
                .as(of.address())
                .isEqualTo(keys);
    }

    void sentiment() {
        Votes votes = votes();
        Share negative = votes.sounding(-1);
        if (!of.shows("sentiment", negative.known())) return;
        List<PageRecount.Line> lines = new ArrayList<>();
        for (Question.Bucket bucket : of.question().buckets())
            lines.add(new PageRecount.Line(
                    bucket.name(),
                    Figure.of(bucket.votes().sounding(-1)),
                    Figure.of(bucket.votes().sounding(0)),
                    Figure.of(bucket.votes().sounding(1)),
                    Figure.of(bucket.votes().sounding(-1).of())));
        of.rows("sentiment", lines);
        counts("sentiment", "comment");
        long scored = negative.of();
        long without = votes.comments() - scored;
        of.says(
                "sentiment",
                "Negative " + Figure.percent(negative) + " of " + Figure.count(scored) + " scored "
                        + (scored == 1 ? "comment" : "comments")
                        + (without == 0
                                ? "."
                                : "; " + Figure.count(without) + " in other languages "
                                        + (without == 1 ? "has" : "have") + " no score."));
    }
}
