package dev.heed.web.pages;

import dev.heed.domain.Search;
import dev.heed.insight.AnswerReview;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Questions that are answered clearly worse than all together.
///
/// @param level where the share of all answers lies on the scale
record WorstAnswers(String sentence, @Nullable String level, List<Question> questions) {
    /// With fewer answers a share of thumbs down says little.
    static final int ANSWERS_AT_LEAST = 20;

    WorstAnswers {
        questions = List.copyOf(questions);
    }

    /// One question.
    ///
    /// @param link where its answers are; `null` if it holds no word that can be searched
    /// @param models those that answered it
    /// @param down the share of thumbs down
    /// @param of how many of how many
    /// @param reason the one that is given most; `null` if none is
    record Question(
            String text,
            @Nullable String link,
            String models,
            Cell down,
            @Nullable Point point,
            String of,
            @Nullable String reason) {}

    static Card<WorstAnswers> of(AnswerReview review, Study study) {
        Wording wording = study.wording();
        Address votes = study.votes();
        String title = "Worst answers";
        if (review.thumbsDown().of() == 0) return Card.empty(title, Hole.nothing("answers", study.wider()));
        if (review.queries().isEmpty())
            return Card.empty(
                    title,
                    new Hole(
                            "Too few answers to one question",
                            "A question needs " + ANSWERS_AT_LEAST + " answers with a thumb to be listed."));
        double all = Objects.requireNonNull(review.thumbsDown().value());
        List<AnswerReview.FailingQuery> worse = review.queries().stream()
                .filter(query -> Objects.requireNonNull(query.thumbsDown().value()) > all)
                .toList();
        if (worse.isEmpty())
            return Card.empty(
                    title,
                    new Hole(
                            "None stands out",
                            "No question with at least " + ANSWERS_AT_LEAST
                                    + " answers has a larger share of thumbs down than all together, "
                                    + wording.rate(review.thumbsDown()) + "."));
        Scale scale = new Scale(0, 1);
        return Card.full(
                title,
                new WorstAnswers(
                        "Questions with at least " + ANSWERS_AT_LEAST
                                + " answers and a larger share of thumbs down than all together, "
                                + wording.rate(review.thumbsDown())
                                + " (dashed), in the order of its lower bound; in colour where even that lies above. A"
                                + " question leads to the thumbs down whose texts hold it word for word.",
                        scale.at(all),
                        worse.stream()
                                .map(query -> new Question(
                                        query.query(),
                                        link(query.query(), votes),
                                        query.models().stream()
                                                .limit(2)
                                                .map(AnswerReview.LabelCount::label)
                                                .collect(Collectors.joining(", ")),
                                        Cell.rate(query.thumbsDown(), wording),
                                        Point.of(
                                                query.thumbsDown(),
                                                scale,
                                                query.thumbsDown().low() > all ? "low" : ""),
                                        wording.of(query.thumbsDown()),
                                        Stream.concat(
                                                        query.reasons().stream().map(AnswerReview.LabelCount::label),
                                                        Stream.of(""))
                                                .findFirst()
                                                .filter(reason -> !reason.isEmpty())
                                                .orElse(null)))
                                .toList()));
    }

    private static @Nullable String link(String query, Address votes) {
        String phrase = Search.phrase(query);
        boolean searchable = phrase.codePointCount(0, phrase.length()) <= Search.LONGEST
                && Search.read(phrase).isPresent();
        return searchable
                ? votes.with("kind", "chat")
                        .with("rating", "down")
                        .with("q", phrase)
                        .toString()
                : null;
    }
}
