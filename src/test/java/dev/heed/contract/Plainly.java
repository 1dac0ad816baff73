package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Counts and shares, one question at a time. Shares no code with what it judges.
final class Plainly {
    private static final double Z = 1.959964;
    static final double EXACTLY = 1e-9;

    private Plainly() {}

    static @Nullable Double number(Element tile) {
        return Read.value(Objects.requireNonNull(tile.selectFirst(".figure")));
    }

    /// A share in a tile: its value, how it is written, and what it is of.
    static <T> void rate(Read page, String title, String address, List<T> asked, Predicate<T> yes) {
        Element tile = page.tile(title).orElseThrow();
        if (asked.isEmpty()) {
            assertThat(Read.value(Objects.requireNonNull(tile.selectFirst(".figure"))))
                    .as(address)
                    .isNull();
            return;
        }
        long n = asked.stream().filter(yes).count();
        double share = (double) n / asked.size();
        assertThat(number(tile)).as(title + " " + address).isEqualTo(share, within(EXACTLY));
        String written = String.format(Locale.UK, asked.size() < 100 ? "%.0f %%" : "%.1f %%", share * 100);
        // ties of halves are written by the formatter's own rule
        if (Math.abs(share * 1000 - Math.floor(share * 1000) - 0.5) > EXACTLY && asked.size() >= 100)
            assertThat(Objects.requireNonNull(tile.selectFirst(".figure"))
                            .text()
                            .replace('\u00a0', ' '))
                    .as(address)
                    .isEqualTo(written);
        assertThat(tile.select(".basis").text())
                .as(address)
                .contains(String.format(Locale.UK, "%,d of %,d", n, asked.size()));
    }

    static <T> List<T> given(List<Audience.Said> votes, Function<Audience.Said, @Nullable T> what) {
        List<T> given = new ArrayList<>();
        for (Audience.Said vote : votes) {
            T said = what.apply(vote);
            if (said != null) given.add(said);
        }
        return given;
    }

    static double mean(List<Integer> stars) {
        return stars.stream().mapToInt(one -> one).average().orElseThrow();
    }

    /// Value, bounds, and base; the bounds as the roots of (p − x)² = z² x (1 − x) / n.
    static <T> void assertRate(List<@Nullable Double> row, String as, List<T> asked, Predicate<T> yes) {
        double of = asked.size();
        assertThat(row.get(3)).as(as).isEqualTo(of);
        if (asked.isEmpty()) {
            assertThat(row.subList(0, 3)).as(as).containsOnlyNulls();
            return;
        }
        long n = asked.stream().filter(yes).count();
        double root = Z * Math.sqrt(Z * Z + 4 * n * (1 - n / of));
        assertThat(row.get(0)).as(as).isEqualTo(n / of, within(EXACTLY));
        assertThat(row.get(1)).as(as).isEqualTo((2 * n + Z * Z - root) / (2 * (of + Z * Z)), within(EXACTLY));
        assertThat(row.get(2)).as(as).isEqualTo((2 * n + Z * Z + root) / (2 * (of + Z * Z)), within(EXACTLY));
    }

    static int near(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) return Objects.equals(one, other) ? 0 : 1;
        return Math.abs(one - other) < EXACTLY ? 0 : Double.compare(one, other);
    }

    /// Shown, then the shares selected, rated, liked.
    static List<@Nullable Double> steps(Question question, List<Audience.Shown> shown) {
        List<Integer> stars = shown.stream()
                .map(question::answer)
                .filter(Objects::nonNull)
                .map(Audience.Said::stars)
                .filter(Objects::nonNull)
                .toList();
        List<@Nullable Double> steps = new ArrayList<>();
        steps.add((double) shown.size());
        steps.add((double) shown.stream().filter(Audience.Shown::selected).count() / shown.size());
        steps.add((double) stars.size() / shown.size());
        steps.add(
                stars.isEmpty()
                        ? null
                        : (double) stars.stream().filter(one -> one > 3).count() / stars.size());
        return steps;
    }

    static double share(List<Boolean> all) {
        return (double) all.stream().filter(yes -> yes).count() / all.size();
    }

    static double bound(List<Boolean> all, int sign) {
        double of = all.size();
        double n = all.stream().filter(yes -> yes).count();
        return (2 * n + Z * Z + sign * Z * Math.sqrt(Z * Z + 4 * n * (1 - n / of))) / (2 * (of + Z * Z));
    }
}
