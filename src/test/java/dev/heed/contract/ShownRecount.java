package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What became of what was shown, counted again: by slot, by score, by place and by model.
record ShownRecount(PageRecount of) {
    private Showings shown() {
        return of.question().shown();
    }

    /// By what, most shown first.
    private static List<String> most(Showings shown, Function<Audience.Shown, String> name) {
        return shown.all().stream()
                .map(name)
                .distinct()
                .sorted(Comparator.comparingLong((String one) -> -shown.those(
                                        other -> name.apply(other).equals(one))
                                .n())
                        .thenComparing(Function.identity()))
                .toList();
    }

    private List<String> slots() {
        return most(shown(), Audience.Shown::slot);
    }

    private boolean asked() {
        return of.question().ofShown() && shown().n() > 0;
    }

    private static String of(Share share, String noun) {
        return " " + Figure.count(share.n()) + " of " + Figure.count(share.of()) + " " + noun;
    }

    private static List<Share> steps(Showings those) {
        return List.of(those.selected(), those.rated(), those.liked());
    }

    private String ofAll(Showings those) {
        return Figure.percent((double) those.n() / shown().n(), 0) + " of all shown";
    }

    /// From shown to liked, as a table.
    void steps() {
        if (!of.shows("steps", asked())) return;
        of.rows(
                "steps",
                slots().stream()
                        .map(slot -> {
                            Showings those = shown().in(slot);
                            return new PageRecount.Line(
                                    slot,
                                    Figure.of(those.n()).and(" " + ofAll(those)),
                                    Figure.of(those.selected()).and(of(those.selected(), "shown")),
                                    Figure.of(those.rated()).and(of(those.rated(), "shown")),
                                    Figure.of(those.liked()).and(of(those.liked(), "rated")));
                        })
                        .toList());
        List<String> heads = of.table("steps").select("thead i").eachText();
        for (int step = 0; step < heads.size(); step++) {
            int at = step;
            points(
                    "steps",
                    heads.get(step),
                    slots().stream()
                            .map(slot -> steps(shown().in(slot)).get(at))
                            .toList(),
                    of.page().rows("steps").stream()
                            .map(row -> row.select(".point svg").get(at))
                            .toList());
        }
    }

    private void points(String id, String head, List<Share> shares, List<Element> drawn) {
        Drawn scale = Drawn.on(of.address() + " " + id, head);
        scale.holds(
                shares.stream()
                        .filter(Share::known)
                        .flatMapToDouble(share -> DoubleStream.of(share.low(), share.high())),
                0.1);
        assertThat(drawn).hasSameSizeAs(shares);
        for (int i = 0; i < drawn.size(); i++) scale.point(drawn.get(i), shares.get(i));
    }

    /// From shown to liked, as bars in steps.
    void stairs() {
        if (!of.shows("steps", asked())) return;
        List<Element> sections = of.table("steps").select("> section");
        assertThat(sections.stream().map(one -> one.attr("aria-label")))
                .as(of.address())
                .isEqualTo(slots());
        for (int i = 0; i < sections.size(); i++) {
            Showings those = shown().in(slots().get(i));
            String as = of.address() + " " + slots().get(i);
            List<Figure> figures = List.of(
                    Figure.of(those.n()),
                    Figure.of(those.selected().n()),
                    Figure.of(those.selected()).and(" of shown"),
                    Figure.of(those.rated().n()),
                    Figure.of(those.rated()).and(" of shown"),
                    Figure.of(those.liked().n()),
                    Figure.of(those.liked()).and(" of rated"));
            Figure.assertAll(as, sections.get(i), figures);
            Figure.assertSays(as, sections.get(i).expectFirst(".of").text(), ofAll(those));
            List<Element> bars = sections.get(i).select("rect");
            assertThat(bars.getFirst().attr("width")).isEqualTo("100%");
            for (int step = 1; step < bars.size(); step++)
                new Drawn(as, 0, 1)
                        .at(
                                bars.get(step),
                                "width",
                                (double) steps(those).get(step - 1).n() / those.n());
        }
    }

    /// Two slots beside each other: without others being asked for, the first and the last.
    void duel(@Nullable String askedOne, @Nullable String askedOther) {
        List<String> slots = slots();
        String one = askedOne != null ? askedOne : first(slots, askedOther);
        String other = askedOther != null ? askedOther : first(slots.reversed(), one);
        boolean two = slots.contains(one) && slots.contains(other);
        if (of.shows("duel", two)) beside(Objects.requireNonNull(one), Objects.requireNonNull(other));
    }

    private void beside(String one, String other) {
        assertThat(of.table("duel").select("thead .slot").eachText()).containsExactly(one, other);
        List<Match> matches = new ArrayList<>();
        matches.add(match("Selected", one, other, Showings::selected));
        matches.add(match("Responded", one, other, Showings::voted));
        matches.add(match("Rated", one, other, Showings::rated));
        matches.add(voted("Watched to the end", one, other, Votes::completed));
        matches.add(voted("Would watch again", one, other, Votes::again));
        matches.add(match("Liked", one, other, Showings::liked));
        of.rows("duel", matches.stream().map(ShownRecount::line).toList());
        assertDrawn(matches);
        of.notes("duel", "Watched and again are of the votes that were given in this period.");
        List<Element> rows = of.page().rows("duel");
        List<String> clear = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Apart apart = matches.get(i).apart();
            String reading = apart == null
                    ? "too few to compare"
                    : apart.low() > 0 ? one + " higher" : apart.high() < 0 ? other + " higher" : "no clear difference";
            assertThat(Objects.requireNonNull(rows.get(i).lastElementChild()).text())
                    .as(of.address())
                    .isEqualTo(reading);
            of.met().add(apart == null ? "too few" : apart.clear() ? "clear difference" : "no clear difference");
            if (apart != null && apart.clear()) clear.add(matches.get(i).name());
        }
        of.says(
                "duel",
                clear.isEmpty()
                        ? "No clear difference between the two."
                        : clear.size() == rows.size()
                                ? "They differ clearly in all of these."
                                : "They differ clearly in: "
                                        + String.join(", ", clear).toLowerCase(Locale.ROOT)
                                        + ". In the rest, the data cannot tell.");
    }

    private static @Nullable String first(List<String> slots, @Nullable String but) {
        return slots.stream().filter(slot -> !slot.equals(but)).findFirst().orElse(null);
    }

    /// A rate of two slots.
    private record Match(String name, Share one, Share other) {
        @Nullable
        Apart apart() {
            return Apart.of(one, other);
        }
    }

    private Match match(String name, String one, String other, Function<Showings, Share> rate) {
        return new Match(name, rate.apply(shown().in(one)), rate.apply(shown().in(other)));
    }

    /// Of the votes that were given in this time.
    private Match voted(String name, String one, String other, Function<Votes, Share> rate) {
        return new Match(
                name,
                rate.apply(
                        of.question().with(asked -> asked.slots = List.of(one)).votes()),
                rate.apply(of.question()
                        .with(asked -> asked.slots = List.of(other))
                        .votes()));
    }

    private static PageRecount.Line line(Match match) {
        Apart apart = match.apart();
        return new PageRecount.Line(
                match.name,
                Figure.of(match.one).and(of(match.one, "").stripTrailing()),
                Figure.of(match.other).and(of(match.other, "").stripTrailing()),
                apart == null
                        ? Figure.none()
                        : new Figure(
                                Figure.signed(apart.value() * 100, 1) + " pts "
                                        + Figure.signed(apart.low() * 100, 1) + " to "
                                        + Figure.signed(apart.high() * 100, 1),
                                apart.value(),
                                1e-9));
    }

    private void assertDrawn(List<Match> matches) {
        String as = of.address() + " duel";
        List<String> heads = of.table("duel").select("thead .t2").eachText();
        Drawn scale = Drawn.on(as, heads.getFirst());
        scale.holds(
                matches.stream()
                        .flatMap(match -> Stream.of(match.one, match.other))
                        .filter(Share::known)
                        .flatMapToDouble(share -> DoubleStream.of(share.low(), share.high())),
                0.1);
        Drawn apart = Drawn.on(as, heads.getLast());
        assertThat(apart.low()).as(as).isEqualTo(-apart.high());
        double reach = matches.stream()
                .map(Match::apart)
                .filter(Objects::nonNull)
                .mapToDouble(one -> Math.max(Math.abs(one.low()), Math.abs(one.high())))
                .max()
                .orElse(apart.high());
        assertThat(reach).as(as).isBetween(apart.high() - 0.05 - 1e-9, apart.high() + 1e-9);
        List<Element> rows = of.page().rows("duel");
        for (int i = 0; i < rows.size(); i++) {
            Match match = matches.get(i);
            List<Element> drawn = rows.get(i).select("svg");
            Element both = drawn.getFirst();
            List<Element> dots = both.select("circle");
            List<Element> whiskers = both.select("line");
            List<Share> known =
                    Stream.of(match.one, match.other).filter(Share::known).toList();
            assertThat(dots).as(as).hasSameSizeAs(known);
            for (int j = 0; j < dots.size(); j++) {
                scale.at(dots.get(j), "cx", known.get(j).value());
                scale.at(whiskers.get(j), "x1", known.get(j).low());
                scale.at(whiskers.get(j), "x2", known.get(j).high());
            }
            Apart difference = match.apart();
            if (difference == null) apart.point(drawn.getLast(), null, null, null);
            else apart.point(drawn.getLast(), difference.value(), difference.low(), difference.high());
        }
    }

    /// Whether scores come true.
    void calibration() {
        Showings scored = shown().those(one -> one.score() != null);
        if (!of.shows("calibration", of.question().ofShown() && scored.stars().n() > 0)) return;
        List<PageRecount.Line> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Showings those = bin(scored, i);
            List<Figure> figures =
                    new ArrayList<>(List.of(those.n() == 0 ? Figure.none() : Figure.score(score(those))));
            figures.addAll(CourseRecount.withBounds(those.liked()));
            lines.add(new PageRecount.Line(i / 10.0 + "–" + (i + 1) / 10.0, figures));
        }
        of.rows("calibration", lines);
        assertThat(of.table("calibration").expectFirst("[data-k=n]").text()).isEqualTo("Ratings");
        of.says("calibration", promise(scored));
        List<double[]> pairs = new ArrayList<>();
        double squares = 0;
        for (Audience.Shown one : scored.all()) {
            Audience.Said vote = of.question().answer(one);
            if (vote == null || vote.stars() == null) continue;
            double score = Objects.requireNonNull(one.score());
            pairs.add(new double[] {score, vote.stars()});
            squares += Math.pow(score - (vote.stars() > 3 ? 1 : 0), 2);
        }
        List<String> notes = new ArrayList<>(List.of("Brier score " + Figure.number(squares / pairs.size(), 3)));
        double correlation = Ranks.correlation(pairs);
        if (!Double.isNaN(correlation)) notes.add("rank correlation " + Figure.number(correlation, 2));
        notes.add(Figure.count(pairs.size()) + " rated with a score");
        of.notes("calibration", notes.toArray(String[]::new));
    }

    private static Showings bin(Showings scored, int bin) {
        return scored.those(one -> {
            double score = Objects.requireNonNull(one.score());
            return score >= bin / 10.0 && (score < (bin + 1) / 10.0 || bin == 9);
        });
    }

    private static double score(Showings those) {
        return those.all().stream()
                .mapToDouble(one -> Objects.requireNonNull(one.score()))
                .average()
                .orElseThrow();
    }

    /// Where the score is farthest from what came of it, if that is clear.
    private static String promise(Showings scored) {
        String said = "In no range is the score clearly too high or too low.";
        double farthest = 0;
        for (int i = 0; i < 10; i++) {
            Showings those = bin(scored, i);
            Share liked = those.liked();
            if (those.n() == 0 || !liked.known()) continue;
            double score = score(those);
            double apart = Math.abs(score - liked.value());
            if ((score >= liked.low() && score <= liked.high()) || apart <= farthest) continue;
            farthest = apart;
            said = "From " + i / 10.0 + " to " + (i + 1) / 10.0 + " the score is too "
                    + (score > liked.value() ? "high" : "low") + ": it promised " + Figure.percent(score, 1) + " and "
                    + Figure.percent(liked) + " were liked.";
        }
        return said;
    }

    /// Whether place matters.
    void positions() {
        if (!of.shows("positions", asked())) return;
        List<String> slots = slots();
        assertThat(of.table("positions").select("thead [data-k=y]").eachText()).isEqualTo(slots);
        assertThat(of.card("positions").select(".key").eachText()).isEqualTo(slots);
        of.rows(
                "positions",
                shown().all().stream()
                        .map(Audience.Shown::position)
                        .distinct()
                        .sorted()
                        .map(place -> new PageRecount.Line(
                                Integer.toString(place + 1),
                                slots.stream()
                                        .flatMap(slot -> CourseRecount.withBounds(shown().in(slot)
                                                        .those(one -> one.position() == place)
                                                        .selected())
                                                .stream())
                                        .toList()))
                        .toList());
    }

    void models() {
        if (!of.shows("models", asked())) return;
        Function<String, Showings> those =
                model -> shown().those(one -> one.model().equals(model));
        List<String> models = most(shown(), Audience.Shown::model);
        of.rows(
                "models",
                models.stream()
                        .map(model -> {
                            Showings by = those.apply(model);
                            return new PageRecount.Line(
                                    model,
                                    Figure.of(by.n()),
                                    Figure.of(by.selected()).and(of(by.selected(), "shown")),
                                    Figure.of(by.liked()).and(of(by.liked(), "rated")),
                                    Figure.mean(by.stars().mean())
                                            .and(" " + Figure.many(by.stars().n(), "rating")));
                        })
                        .toList());
        List<String> heads = of.table("models").select("thead .t3").eachText();
        for (int at = 0; at < heads.size(); at++) {
            int column = at;
            points(
                    "models",
                    heads.get(at),
                    models.stream()
                            .map(those)
                            .map(column == 0 ? Showings::selected : Showings::liked)
                            .toList(),
                    of.page().rows("models").stream()
                            .map(row -> row.select("svg").get(column))
                            .toList());
        }
    }
}
