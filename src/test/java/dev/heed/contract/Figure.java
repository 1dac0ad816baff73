package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A number as a British reader should find it on a page: what is written, and the exact value, if the page holds that
/// too. In what should be written, a number that is rounded stands as `‹value;decimals›`, and as `‹value;+decimals›`
/// where its sign is to be seen.
///
/// @param exact `null` where there is no number
/// @param off how far the page may be from it
record Figure(String text, @Nullable Double exact, double off) {
    static final String NONE = "–";

    private static final double EXACTLY = 1e-9;

    /// Scores and their errors are kept in millionths.
    private static final double MILLIONTH = 1e-6;

    /// The quantiles that intervals of means are made of have four decimals.
    private static final double QUANTILE = 1e-4;

    private static final Pattern ROUNDED = Pattern.compile("‹([^;]+);(\\+?)(\\d)›");

    static Figure none() {
        return new Figure(NONE, null, EXACTLY);
    }

    static Figure of(long count) {
        return new Figure(count(count), (double) count, EXACTLY);
    }

    static Figure of(Share share) {
        return share.known() ? new Figure(percent(share), share.value(), EXACTLY) : none();
    }

    /// A share or its bound, with so many decimals.
    static Figure share(double share, int decimals) {
        return new Figure(percent(share, decimals), share, EXACTLY);
    }

    /// A mean of stars.
    static Figure mean(@Nullable Double stars) {
        return stars == null ? none() : new Figure(number(stars, 2), stars, EXACTLY);
    }

    /// A bound of one.
    static Figure bound(@Nullable Double stars) {
        return stars == null ? none() : new Figure(number(stars, 2), stars, QUANTILE);
    }

    /// A mean of scores.
    static Figure score(double score) {
        return new Figure(number(score, 2), score, MILLIONTH);
    }

    /// The same with something after it.
    Figure and(String more) {
        return new Figure(text + more, exact, off);
    }

    static String count(long count) {
        return String.format(Locale.UK, "%,d", count);
    }

    static String many(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String number(double value, int decimals) {
        return "‹" + value + ";" + decimals + "›";
    }

    static String signed(double value, int decimals) {
        return "‹" + value + ";+" + decimals + "›";
    }

    static String percent(double share, int decimals) {
        return number(share * 100, decimals) + " %";
    }

    static String percent(Share share) {
        return share.known() ? percent(share.value(), decimals(share)) : NONE;
    }

    /// Of fewer than a hundred, a tenth of a per cent is less than a tenth of a vote.
    static int decimals(Share share) {
        return share.of() < 100 ? 0 : 1;
    }

    void assertIn(String as, Element place) {
        assertSays(as, place.text(), text);
        String found = place.attr("data-v");
        if (exact == null) assertThat(found).as(as).isEmpty();
        else assertThat(Double.valueOf(found)).as(as).isEqualTo(exact, within(off));
    }

    /// That these are the numbers of a row, in this order.
    static void assertAll(String as, Element row, List<Figure> figures) {
        List<Element> places = row.select("[data-v]");
        String where = as + "\n" + row;
        assertThat(places).as(where).hasSize(figures.size());
        for (int i = 0; i < places.size(); i++) figures.get(i).assertIn(where, places.get(i));
    }

    /// That this is written, each number rounded to the decimals it should have.
    static void assertSays(String as, String written, String meant) {
        String said = written.replace('\u00a0', ' ');
        List<MatchResult> numbers = ROUNDED.matcher(meant).results().toList();
        StringBuilder form = new StringBuilder();
        int at = 0;
        for (MatchResult number : numbers) {
            form.append(Pattern.quote(meant.substring(at, number.start())));
            int decimals = Integer.parseInt(number.group(3));
            form.append("([+−]?[\\d,]+")
                    .append(decimals == 0 ? "" : "\\.\\d{" + decimals + "}")
                    .append(")");
            at = number.end();
        }
        Matcher found =
                Pattern.compile(form + Pattern.quote(meant.substring(at))).matcher(said);
        assertThat(found.matches())
                .as("%s%nsays: %s%nmust: %s", as, said, meant)
                .isTrue();
        for (int i = 0; i < numbers.size(); i++) assertRounded(as + "\n" + meant, found.group(i + 1), numbers.get(i));
    }

    private static void assertRounded(String as, String written, MatchResult meant) {
        double value = Double.parseDouble(written.replace(",", "").replace('−', '-'));
        double half = Math.pow(10, -Integer.parseInt(meant.group(3))) / 2;
        assertThat(value).as(as).isEqualTo(Double.parseDouble(meant.group(1)), within(half + QUANTILE));
        boolean signed = !meant.group(2).isEmpty();
        assertThat(written.charAt(0)).as(as).satisfies(first -> {
            assertThat(first == '+').isEqualTo(signed && value > 0);
            assertThat(first == '−').isEqualTo(value < 0);
        });
    }
}
