package dev.heed.insight;

import java.util.List;

/// Which answers fail: questions that are answered badly again and again, and words that mark bad answers.
///
/// @param thumbsDown of all answers
/// @param queries worst first, by the lower bound of their share of thumbs down, so that few votes weigh little
/// @param terms the most telling first
/// @param read how many of the newest answers were searched for words
public record AnswerReview(Rate thumbsDown, List<FailingQuery> queries, List<TellingTerm> terms, long read) {
    /// One question, as it is stored.
    ///
    /// @param models those that answered it, most votes first, twenty at most
    /// @param reasons the tags of its thumbs down, most first, twenty at most
    public record FailingQuery(String query, Rate thumbsDown, List<LabelCount> models, List<LabelCount> reasons) {}

    /// How many votes have it.
    public record LabelCount(String label, long votes) {}

    /// A word of questions and answers, and how much more often it stands in those with a thumb down.
    ///
    /// @param down votes with a thumb down that hold it
    /// @param up votes with a thumb up that hold it
    /// @param z the log-odds ratio in units of its standard deviation: above 1.96 is unlikely to be chance, for one
    ///     word looked at by itself
    public record TellingTerm(String term, long down, long up, double z) {}

    static AnswerReview of(Rate thumbsDown, List<FailingQuery> queries, Terms terms, int limit) {
        return new AnswerReview(thumbsDown, queries, terms.telling(limit), terms.read());
    }
}
