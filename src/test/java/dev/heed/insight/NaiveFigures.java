package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.domain.Feedback;
import dev.heed.domain.Signals;
import dev.heed.domain.Thumb;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What figures should say, counted from votes in memory, one question at a time. Shares no code with what it judges.
///
/// @param votes those that are meant; none of them withdrawn
record NaiveFigures(List<Feedback> votes) {
    private static final double Z = 1.959964;

    void assertFigures(Figures figures) {
        assertThat(figures.votes()).isEqualTo(votes.size());
        assertThat(figures.media()).isEqualTo(count(vote -> vote.signals() instanceof Signals.Media));
        assertThat(figures.chat()).isEqualTo(count(vote -> vote.signals() instanceof Signals.Chat));
        assertRate(figures.thumbsUp(), thumbs(), thumb -> thumb == Thumb.UP);
        assertMean(figures.stars());
        assertRate(figures.completion(), said(Signals.Media::watchedCompletion), yes -> yes);
        assertRate(figures.again(), said(Signals.Media::wouldWatchAgain), yes -> yes);
        assertRate(figures.liked(), stars(), stars -> stars > 3);
        assertThat(figures.comments())
                .isEqualTo(count(
                        vote -> vote.remark().comment() != null || vote.remark().commentLength() != null));
        assertThat(figures.sentiment())
                .isEqualTo(new Moods(
                        mood(score -> score <= -0.05),
                        mood(score -> score > -0.05 && score < 0.05),
                        mood(score -> score >= 0.05)));
    }

    void assertDistribution(Ratings ratings) {
        assertThat(ratings.up())
                .isEqualTo(thumbs().stream().filter(thumb -> thumb == Thumb.UP).count());
        assertThat(ratings.down())
                .isEqualTo(
                        thumbs().stream().filter(thumb -> thumb == Thumb.DOWN).count());
        assertThat(ratings.stars()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            int stars = i + 1;
            long votes = stars().stream().filter(one -> one == stars).count();
            assertThat(ratings.stars().get(i)).isEqualTo(new Ratings.StarCount(stars, votes));
        }
    }

    private long count(Predicate<Feedback> meant) {
        return votes.stream().filter(meant).count();
    }

    private long mood(Predicate<Double> meant) {
        return count(vote ->
                vote.remark().sentiment() != null && meant.test(vote.remark().sentiment()));
    }

    private <T> List<T> said(Function<Signals.Media, @Nullable T> what) {
        return votes.stream()
                .map(Feedback::signals)
                .filter(Signals.Media.class::isInstance)
                .map(signals -> what.apply((Signals.Media) signals))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Integer> stars() {
        return said(Signals.Media::rating);
    }

    private List<Thumb> thumbs() {
        return votes.stream()
                .map(Feedback::signals)
                .filter(Signals.Chat.class::isInstance)
                .map(signals -> ((Signals.Chat) signals).rating())
                .toList();
    }

    private double average() {
        return stars().stream().mapToInt(stars -> stars).average().orElseThrow();
    }

    void assertMean(Mean mean) {
        List<Integer> stars = stars();
        assertThat(mean.n()).isEqualTo(stars.size());
        if (stars.isEmpty()) {
            assertThat(mean).isEqualTo(new Mean(null, 0, null, null));
            return;
        }
        double average = average();
        assertThat(mean.mean()).isEqualTo(average, within(1e-9));
        if (stars.stream().distinct().count() == 1) {
            assertThat(mean.low()).isNull();
            assertThat(mean.high()).isNull();
            return;
        }
        double squares = stars.stream().mapToDouble(one -> one * one).sum() - stars.size() * average * average;
        double deviation = Math.sqrt(squares / (stars.size() - 1));
        double half = Mean.t(stars.size() - 1) * deviation / Math.sqrt(stars.size());
        assertThat(mean.low()).isEqualTo(Math.max(1, average - half), within(1e-9));
        assertThat(mean.high()).isEqualTo(Math.min(5, average + half), within(1e-9));
    }

    /// The bounds as the roots of (p − x)² = z² x (1 − x) / n.
    private static <T> void assertRate(@Nullable Rate rate, List<T> asked, Predicate<T> yes) {
        assertThat(rate).isNotNull();
        double of = asked.size();
        long n = asked.stream().filter(yes).count();
        assertThat(rate.of()).isEqualTo(asked.size());
        assertThat(rate.n()).isEqualTo(n);
        if (asked.isEmpty()) {
            assertThat(rate).isEqualTo(new Rate(null, 0, 0, 0, 1));
            return;
        }
        double root = Z * Math.sqrt(Z * Z + 4 * n * (1 - n / of));
        assertThat(rate.value()).isEqualTo(n / of, within(1e-12));
        assertThat(rate.low()).isEqualTo((2 * n + Z * Z - root) / (2 * (of + Z * Z)), within(1e-9));
        assertThat(rate.high()).isEqualTo((2 * n + Z * Z + root) / (2 * (of + Z * Z)), within(1e-9));
    }
}
