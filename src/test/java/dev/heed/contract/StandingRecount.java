package dev.heed.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Which items are liked most and least, counted again.
record StandingRecount(PageRecount of) {
    /// The votes on an item, and the mean that it stands by.
    private record Standing(String item, Votes votes, double pulled) {}

    private Stars all() {
        return of.question().votes().stars();
    }

    private List<Standing> order() {
        Map<String, Votes> votes = new TreeMap<>();
        for (String item : Audience.ITEMS)
            votes.put(item, of.question().votes().those(vote -> item.equals(vote.item())));
        votes.values().removeIf(those -> those.stars().n() == 0);
        Stars all = all();
        return votes.entrySet().stream()
                .map(one -> new Standing(
                        one.getKey(), one.getValue(), pulled(one.getValue().stars(), all)))
                .sorted(Comparator.comparingDouble((Standing one) -> -one.pulled)
                        .thenComparingInt(one -> -one.votes.stars().n())
                        .thenComparing(Standing::item))
                .toList();
    }

    /// As if twelve more votes had given the mean of all.
    private static double pulled(Stars stars, Stars all) {
        return (stars.sum() + 12 * all.sum() / all.n()) / (stars.n() + 12);
    }

    static String title(String item) {
        return "The " + item + " & co";
    }

    /// As bars.
    void bars(int limit) {
        both(
                limit,
                one -> List.of(
                        Figure.mean(one.votes.stars().mean()),
                        Figure.of(one.votes.stars().n())));
        if (all().n() == 0) return;
        of.says("leaders", "In the order of means pulled to that of all as if by 12 votes.");
        if (of.page().has("laggards"))
            of.says(
                    "laggards",
                    "The dashed line is the mean of all, "
                            + Figure.mean(all().mean()).text() + ".");
    }

    /// As a table.
    void places(int limit) {
        both(
                limit,
                one -> List.of(
                        Figure.mean(one.votes.stars().mean()),
                        Figure.mean(one.pulled),
                        Figure.of(one.votes.stars().n()),
                        Figure.of(one.votes.n()),
                        withBase(one.votes.completed()),
                        withBase(one.votes.again())));
        if (all().n() == 0) return;
        of.says(
                "leaders",
                "Of " + Figure.many(order().size(), "item") + " with a rating, in the order of means pulled to that of"
                        + " all, " + Figure.mean(all().mean()).text()
                        + ", as if by 12 votes: few votes make no extreme.");
    }

    private static Figure withBase(Share share) {
        return share.known()
                ? Figure.of(share).and(" " + Figure.count(share.n()) + " of " + Figure.count(share.of()))
                : Figure.none();
    }

    private interface Figures {
        List<Figure> of(Standing one);
    }

    /// Nobody is in both.
    private void both(int limit, Figures figures) {
        List<Standing> order = order();
        int leaders = Math.min(limit, order.size());
        int laggards = Math.min(limit, order.size() - leaders);
        List<Standing> best = order.subList(0, leaders);
        List<Standing> worst =
                order.subList(order.size() - laggards, order.size()).reversed();
        List<Standing> drawn = Stream.concat(best.stream(), worst.stream()).toList();
        list("leaders", best, drawn, figures);
        list("laggards", worst, drawn, figures);
    }

    private void list(String id, List<Standing> those, List<Standing> drawn, Figures figures) {
        if (!of.shows(id, !those.isEmpty())) return;
        of.rows(
                id,
                those.stream()
                        .map(one -> new PageRecount.Line(title(one.item), figures.of(one)))
                        .toList());
        Drawn scale = Drawn.on(
                of.address() + " " + id,
                of.table(id).select("thead th:contains(stars)").text());
        scale.holds(
                drawn.stream()
                        .map(one -> one.votes.stars())
                        .flatMap(stars -> Stream.of(stars.mean(), stars.low(), stars.high()))
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> value),
                1);
        List<Element> rows = of.page().rows(id);
        for (int i = 0; i < rows.size(); i++) {
            scale.point(rows.get(i).expectFirst("svg"), those.get(i).votes.stars());
            scale.level(rows.get(i).expectFirst("svg"), Objects.requireNonNull(all().mean()));
        }
    }
}
