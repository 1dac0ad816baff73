package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The lists of bars of a page, counted again: each number, how long its bar is, and where the mark of the time before
/// stands.
record BarRecount(PageRecount of) {
    private Votes votes() {
        return of.question().votes();
    }

    private Votes before() {
        Question before = of.question().before();
        return before == null ? new Votes(List.of()) : before.votes();
    }

    void ratings() {
        Stars stars = votes().stars();
        if (!of.shows("ratings", stars.n() > 0)) return;
        Stars then = before().stars();
        List<Integer> steps = List.of(5, 4, 3, 2, 1);
        Function<Integer, Share> now = step -> Share.of(stars.all(), one -> one.equals(step));
        Function<Integer, Share> earlier = step -> Share.of(then.all(), one -> one.equals(step));
        of.rows(
                "ratings",
                steps.stream()
                        .map(step -> new PageRecount.Line(
                                step.toString(),
                                Figure.of(now.apply(step)),
                                Figure.of(now.apply(step).n())))
                        .toList());
        bars(
                "ratings",
                steps.stream().map(now).toList(),
                steps.stream().map(earlier).toList(),
                List.of());
        of.says(
                "ratings",
                Figure.many(stars.n(), "rating")
                        + (then.n() == 0
                                ? "."
                                : "; the mark shows " + of.question().earlier() + "."));
        of.notes(
                "ratings",
                "Mean " + Figure.mean(stars.mean()).text(),
                "4 or 5 stars: " + Figure.percent(stars.liked()));
    }

    /// @param limit of what is shown
    void types(int limit) {
        Votes media = votes().those(Audience.Said::media);
        if (!of.shows("types", media.n() > 0)) return;
        Votes then = before().those(Audience.Said::media);
        Function<String, Predicate<Audience.Said>> typed = type ->
                vote -> vote.item() != null && Audience.type(vote.item()).equals(type);
        List<String> types = Audience.TYPES.stream()
                .filter(type -> media.count(typed.apply(type)) > 0)
                .sorted(Comparator.comparingLong((String type) -> -media.count(typed.apply(type)))
                        .thenComparing(Function.identity()))
                .toList();
        List<String> first = types.subList(0, Math.min(limit, types.size()));
        of.rows(
                "types",
                first.stream()
                        .map(type -> new PageRecount.Line(
                                type,
                                Figure.of(media.of(typed.apply(type))),
                                Figure.of(media.count(typed.apply(type))),
                                Figure.mean(
                                        media.those(typed.apply(type)).stars().mean()),
                                Figure.of(media.those(typed.apply(type)).stars().n())))
                        .toList());
        bars(
                "types",
                first.stream().map(type -> media.of(typed.apply(type))).toList(),
                first.stream().map(type -> marked(then.of(typed.apply(type)))).toList(),
                // the scale is that of all types
                Audience.TYPES.stream()
                        .flatMap(type -> Stream.of(media.of(typed.apply(type)), then.of(typed.apply(type))))
                        .toList());
        of.says(
                "types",
                "Share of " + Figure.count(media.n()) + " media " + (media.n() == 1 ? "vote" : "votes")
                        + ", with the mean rating.");
        List<String> notes = new ArrayList<>();
        if (types.size() > limit) notes.add(Figure.many(types.size() - limit, "more type") + ".");
        Map<String, Stars> stars = new TreeMap<>();
        types.forEach(type -> stars.put(type, media.those(typed.apply(type)).stars()));
        String extremes = extremes(stars);
        if (!extremes.isEmpty()) notes.add(extremes);
        of.notes("types", notes.toArray(String[]::new));
    }

    /// Which is rated highest and which lowest, where its interval lies apart from all others.
    private static String extremes(Map<String, Stars> stars) {
        stars.values().removeIf(one -> !one.spread());
        if (stars.size() < 2) return "";
        List<String> said = new ArrayList<>();
        stars.forEach((name, one) -> {
            if (stars.values().stream().allMatch(other -> other.equals(one) || one.above(other)))
                said.addFirst("Rated highest: " + name + ".");
            if (stars.values().stream().allMatch(other -> other.equals(one) || other.above(one)))
                said.add("Rated lowest: " + name + ".");
        });
        return String.join(" ", said);
    }

    /// Of low ratings, or of thumbs down, unless the question is about some ratings itself.
    ///
    /// @param chat whether thumbs are meant
    void lowReasons(int limit, boolean chat) {
        boolean own = of.question().ratings.isEmpty();
        reasons(
                limit,
                vote -> !own || (chat ? Boolean.FALSE.equals(vote.up()) : vote.stars() != null && vote.stars() <= 2),
                !own ? "" : chat ? "with a thumb down" : "of one or two stars",
                before());
    }

    /// Of all votes, without the time before.
    void allReasons(int limit) {
        reasons(limit, _ -> true, "on it", new Votes(List.of()));
    }

    private void reasons(int limit, Predicate<Audience.Said> which, String words, Votes before) {
        Votes low = votes().those(which);
        Votes then = before.those(which);
        List<String> all = first(low);
        if (!of.shows("reasons", !all.isEmpty())) return;
        List<String> tags = all.subList(0, Math.min(limit, all.size()));
        of.rows(
                "reasons",
                tags.stream()
                        .map(tag -> new PageRecount.Line(
                                tag, Figure.of(low.of(tagged(tag))), Figure.of(low.count(tagged(tag)))))
                        .toList());
        bars(
                "reasons",
                tags.stream().map(tag -> low.of(tagged(tag))).toList(),
                tags.stream().map(tag -> marked(then.of(tagged(tag)))).toList(),
                Audience.TAGS.stream().map(tag -> then.of(tagged(tag))).toList());
        of.says("reasons", "Share of " + Figure.many(low.n(), "vote") + (words.isEmpty() ? "" : " " + words) + ".");
        String more = all.size() > limit ? Figure.count(all.size() - limit) + " more." : "";
        of.notes(
                "reasons",
                Stream.of(more, "A vote can give several.")
                        .filter(note -> !note.isEmpty())
                        .toArray(String[]::new));
    }

    private static Predicate<Audience.Said> tagged(String tag) {
        return vote -> vote.tags().contains(tag);
    }

    /// Those that are given, most votes first.
    static List<String> first(Votes votes) {
        return Audience.TAGS.stream()
                .filter(tag -> votes.count(tagged(tag)) > 0)
                .sorted(Comparator.comparingLong((String tag) -> -votes.count(tagged(tag)))
                        .thenComparing(Function.identity()))
                .toList();
    }

    /// Of nothing there is no mark.
    private static Share marked(Share then) {
        return then.n() == 0 ? new Share(0, 0) : then;
    }

    /// How answers of each model are liked.
    void models() {
        Votes chat = votes().those(vote -> !vote.media());
        if (!of.shows("models", chat.n() > 0)) return;
        Function<String, Votes> those = model -> chat.those(vote -> model.equals(vote.model()));
        List<String> models = Audience.CHATS.stream()
                .filter(model -> those.apply(model).n() > 0)
                .sorted(Comparator.comparingLong(
                                (String model) -> -those.apply(model).n())
                        .thenComparing(Function.identity()))
                .toList();
        of.rows(
                "models",
                models.stream()
                        .map(model -> new PageRecount.Line(
                                model,
                                Figure.of(those.apply(model).up()),
                                Figure.of(those.apply(model).up().of())))
                        .toList());
        Drawn scale = Drawn.on(
                of.address() + " models",
                of.table("models").select("thead th").get(1).text());
        List<Share> ups = models.stream().map(model -> those.apply(model).up()).toList();
        scale.holds(ups.stream().flatMapToDouble(up -> DoubleStream.of(up.low(), up.high())), 0.1);
        List<Element> rows = of.page().rows("models");
        for (int i = 0; i < rows.size(); i++) scale.point(rows.get(i).expectFirst("svg"), ups.get(i));
    }

    /// @param then unknown where there is no mark
    /// @param more what else the scale has room for
    private void bars(String id, List<Share> now, List<Share> then, List<Share> more) {
        double most = Stream.of(now, then, more)
                .flatMap(List::stream)
                .filter(Share::known)
                .flatMapToDouble(share -> DoubleStream.of(share.value()))
                .max()
                .orElseThrow();
        Drawn scale = new Drawn(of.address() + " " + id, 0, most);
        List<Element> rows = of.page().rows(id);
        IntStream.range(0, rows.size()).forEach(i -> {
            scale.at(rows.get(i).selectFirst("rect"), "width", now.get(i).value());
            @Nullable Element mark = rows.get(i).selectFirst(".before");
            if (!then.get(i).known()) assertThat(mark).as(scale.as()).isNull();
            else scale.at(mark, "x1", then.get(i).value());
        });
    }
}
