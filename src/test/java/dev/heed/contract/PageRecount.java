package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;

/// A page beside what was sent, to be counted again.
///
/// @param met what was seen on this page or another before it: so that a test can tell whether it saw everything
record PageRecount(Read page, String address, Question question, Set<String> met) {
    /// Whether a card has something to show.
    ///
    /// @param meant whether it should
    boolean shows(String id, boolean meant) {
        assertThat(page.has(id)).as(address + " #" + id).isEqualTo(meant);
        if (meant) met.add(id);
        return meant;
    }

    Element table(String id) {
        return Objects.requireNonNull(page.page().getElementById(id));
    }

    Element card(String id) {
        return Objects.requireNonNull(table(id).closest(".card"));
    }

    void says(String id, String sentence) {
        Figure.assertSays(address + " #" + id, card(id).expectFirst("h2 + p").ownText(), sentence);
    }

    void notes(String id, String... notes) {
        List<String> found = card(id).select("footer > span").eachText();
        assertThat(found).as(address + " #" + id).hasSize(notes.length);
        for (int i = 0; i < notes.length; i++) Figure.assertSays(address + " #" + id, found.get(i), notes[i]);
    }

    /// That the head and the filters say which time is meant, and how much there is in it.
    ///
    /// @param aside what else is to be known of that; may be empty
    void counts(String match, String aside) {
        assertThat(page.text(".head p")).as(address).contains(question.period());
        assertThat(page.text(".match").replace('\u00a0', ' '))
                .as(address)
                .isEqualTo(match + (aside.isEmpty() ? "" : " · " + aside));
    }

    /// The same of a page that leaves out votes that nobody vouches for.
    void counts(String match) {
        long left = question.verified != null
                ? 0
                : question.listed().those(vote -> !vote.verified()).n();
        counts(match, left == 0 ? "" : Figure.count(left) + " unverified left out");
    }

    /// That a table has these rows, in this order.
    void rows(String id, List<Line> lines) {
        List<Element> rows = page.rows(id);
        assertThat(rows.stream().map(Read::name))
                .as(address + " #" + id)
                .isEqualTo(lines.stream().map(Line::name).toList());
        for (int i = 0; i < rows.size(); i++)
            Figure.assertAll(address + " #" + id, rows.get(i), lines.get(i).figures());
    }

    /// A row.
    record Line(String name, List<Figure> figures) {
        Line(String name, Figure... figures) {
            this(name, List.of(figures));
        }
    }
}
