package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Which answers fail, counted again: questions, and words.
record AnswerRecount(PageRecount of) {
    /// Fewer answers to a question say little.
    private static final int ANSWERS = 20;

    private Votes chat() {
        return of.question().votes().those(vote -> !vote.media());
    }

    private Votes answers(String question) {
        return chat().those(vote -> question.equals(vote.question()));
    }

    /// @param limit of what is shown
    void worst(int limit) {
        List<String> worst = Audience.QUESTIONS.stream()
                .filter(one -> answers(one).n() >= ANSWERS)
                .sorted(Comparator.comparingDouble(
                                (String one) -> -answers(one).down().low())
                        .thenComparing(one -> one))
                .limit(limit)
                .filter(one -> answers(one).down().value() > chat().down().value())
                .toList();
        if (!of.shows("worst", !worst.isEmpty())) return;
        of.rows(
                "worst",
                worst.stream()
                        .map(one ->
                                new PageRecount.Line(one, Figure.of(answers(one).down())))
                        .toList());
        of.says(
                "worst",
                "Questions with at least 20 answers and a larger share of thumbs down than all together, "
                        + Figure.percent(chat().down())
                        + " (dashed), in the order of its lower bound; in colour where even that lies above. A question"
                        + " leads to the thumbs down whose texts hold it word for word.");
        Drawn scale = new Drawn(of.address() + " worst", 0, 1);
        List<Element> rows = of.page().rows("worst");
        for (int i = 0; i < rows.size(); i++) {
            Votes those = answers(worst.get(i));
            scale.point(rows.get(i).expectFirst("svg"), those.down());
            assertThat(rows.get(i).select("svg .low").isEmpty())
                    .as(scale.as())
                    .isEqualTo(those.down().low() <= chat().down().value());
            scale.level(rows.get(i).expectFirst("svg"), chat().down().value());
            List<String> cells =
                    rows.get(i).select("td").stream().map(Element::text).toList();
            assertThat(cells.getFirst()).as(scale.as()).isEqualTo(String.join(", ", models(those)));
            assertThat(cells.get(3)).as(scale.as()).isEqualTo(those.down().n() + " of " + those.n());
            assertThat(cells.getLast())
                    .as(scale.as())
                    .isEqualTo(BarRecount.first(those.those(vote -> Boolean.FALSE.equals(vote.up()))).stream()
                            .findFirst()
                            .orElse(""));
        }
    }

    /// The two with most answers.
    private static List<String> models(Votes those) {
        return Audience.CHATS.stream()
                .filter(model -> those.count(vote -> model.equals(vote.model())) > 0)
                .sorted(Comparator.comparingLong((String model) -> -those.count(vote -> model.equals(vote.model()))))
                .limit(2)
                .toList();
    }

    /// B. L. Monroe, M. P. Colaresi and K. M. Quinn's log-odds ratio, with the words of all answers as a prior of 500.
    ///
    /// @param limit of what is shown
    void terms(int limit) {
        Map<String, long[]> words = new TreeMap<>();
        long[] all = new long[2];
        for (Audience.Said vote : chat().all())
            for (String word : words(vote.question() + " " + vote.answer())) {
                int side = Boolean.TRUE.equals(vote.up()) ? 1 : 0;
                words.computeIfAbsent(word, _ -> new long[2])[side]++;
                all[side]++;
            }
        record Term(String word, long down, long up, double z) {}
        List<Term> terms = new ArrayList<>();
        words.forEach((word, n) -> {
            double prior = 500.0 * (n[0] + n[1]) / (all[0] + all[1]);
            double down = (n[0] + prior) / (all[0] + 500 - n[0] - prior);
            double up = (n[1] + prior) / (all[1] + 500 - n[1] - prior);
            double z = Math.log(down / up) / Math.sqrt(1 / (n[0] + prior) + 1 / (n[1] + prior));
            if (n[0] + n[1] >= 5 && z > 1.959964) terms.add(new Term(word, n[0], n[1], z));
        });
        terms.sort(Comparator.comparingDouble((Term term) -> -term.z).thenComparing(Term::word));
        if (!of.shows("terms", !terms.isEmpty())) {
            Figure.assertSays(
                    of.address(),
                    of.page()
                            .page()
                            .select("section:has(h2:contains(Words of bad answers)) .hole p")
                            .text(),
                    "Of " + Figure.many(chat().n(), "answer")
                            + " no word stands clearly more often in those with a thumb down.");
            return;
        }
        of.rows(
                "terms",
                terms.stream()
                        .limit(limit)
                        .map(term -> new PageRecount.Line(
                                term.word,
                                Figure.of(term.down),
                                Figure.of(term.up),
                                new Figure(Figure.number(term.z, 2), term.z, 1e-9)))
                        .toList());
        of.says(
                "terms",
                "Words of questions and answers that stand more often beside a thumb down, in the newest "
                        + Figure.many(chat().n(), "answer")
                        + ". z is the log-odds ratio in standard deviations: above 1.96 is unlikely to be chance, for"
                        + " one word by itself.");
    }

    private static Set<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1))
                .filter(word -> word.length() >= 3)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
