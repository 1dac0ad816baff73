package dev.heed.insight;

import dev.heed.domain.ScoreRange;
import dev.heed.domain.Signals;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was shown, and what came of it, for each slot, model and bin of scores.
final class SlotSums {
    private static final int SHOWN = 0;
    private static final int SELECTED = 1;
    private static final int VOTED = 2;
    private static final int RATED = 3;
    private static final int LIKED = 4;
    private static final int STARS = 5;
    private static final int SCORE_MICROS = 6;
    private static final int SQUARED_ERROR_MICROS = 7;
    private static final int MEASURES = 8;

    /// Of what has no score.
    static final int NO_BIN = -1;

    private static final double MICROS = 1_000_000;

    private final Map<Key, long[]> cells = new HashMap<>();
    private final ScoreRange range;

    SlotSums(ScoreRange range) {
        this.range = range;
    }

    /// Which cell.
    ///
    /// @param model empty for none
    /// @param bin 0..9, or [#NO_BIN]
    record Key(String recommendationType, String model, int bin) {
        /// Of a cell that is the sum of all.
        static final Key ALL = new Key("", "", NO_BIN);
    }

    /// A cell of the rollup.
    ///
    /// @param n its measures, in the order of its columns
    void add(Key key, long[] n) {
        long[] sum = cell(key);
        for (int i = 0; i < MEASURES; i++) sum[i] += n[i];
    }

    /// Showings of a cell, and how many of them were selected.
    void shown(Key key, long shown, long selected) {
        long[] n = cell(key);
        n[SHOWN] += shown;
        n[SELECTED] += selected;
    }

    /// Votes for showings of a cell; of those with stars, how many liked it, and the sum of their stars.
    void voted(Key key, long voted, long rated, long liked, long stars) {
        long[] n = cell(key);
        n[VOTED] += voted;
        n[RATED] += rated;
        n[LIKED] += liked;
        n[STARS] += stars;
    }

    /// Showings and votes for them, of which no more is known.
    void response(long shown, long voted) {
        long[] n = cell(Key.ALL);
        n[SHOWN] += shown;
        n[VOTED] += voted;
    }

    /// One showing.
    void shown(String recommendationType, @Nullable String model, @Nullable Double score, boolean selected) {
        long[] n = cell(key(recommendationType, model, score));
        n[SHOWN]++;
        if (selected) n[SELECTED]++;
        if (score != null) n[SCORE_MICROS] += Math.round(range.share(score) * MICROS);
    }

    /// One vote for a showing.
    void voted(String recommendationType, @Nullable String model, @Nullable Double score, @Nullable Integer rating) {
        long[] n = cell(key(recommendationType, model, score));
        n[VOTED]++;
        if (rating == null) return;
        boolean liked = rating >= Signals.Media.LIKED_FROM;
        n[RATED]++;
        if (liked) n[LIKED]++;
        n[STARS] += rating;
        if (score == null) return;
        double error = range.share(score) - (liked ? 1 : 0);
        n[SQUARED_ERROR_MICROS] += Math.round(error * error * MICROS);
    }

    private Key key(String recommendationType, @Nullable String model, @Nullable Double score) {
        return new Key(recommendationType, model == null ? "" : model, score == null ? NO_BIN : range.bin(score));
    }

    private long[] cell(Key key) {
        return cells.computeIfAbsent(key, _ -> new long[MEASURES]);
    }

    /// Some of the cells together.
    Sum sum(Predicate<Key> which) {
        long[] sum = new long[MEASURES];
        cells.forEach((key, n) -> {
            if (which.test(key)) for (int i = 0; i < MEASURES; i++) sum[i] += n[i];
        });
        return new Sum(sum);
    }

    /// The cells together that agree in something, where anything was shown or voted.
    <T> Map<T, Sum> by(Function<Key, T> what) {
        Map<T, long[]> sums = new HashMap<>();
        cells.forEach((key, n) -> {
            long[] sum = sums.computeIfAbsent(what.apply(key), _ -> new long[MEASURES]);
            for (int i = 0; i < MEASURES; i++) sum[i] += n[i];
        });
        sums.values().removeIf(n -> Arrays.stream(n).allMatch(one -> one == 0));
        Map<T, Sum> done = new HashMap<>();
        sums.forEach((key, n) -> done.put(key, new Sum(n)));
        return done;
    }

    /// Counts of some showings and of the votes for them.
    static final class Sum {
        private final long[] n;

        private Sum(long[] n) {
            this.n = n;
        }

        /// A vote proves its showing, also where that row is gone by now.
        long shown() {
            return Math.max(n[SHOWN], n[VOTED]);
        }

        Rate selected() {
            return Rate.of(n[SELECTED], n[SHOWN]);
        }

        Rate voted() {
            return Rate.of(n[VOTED], shown());
        }

        Rate rated() {
            return Rate.of(n[RATED], shown());
        }

        Rate liked() {
            return Rate.of(n[LIKED], n[RATED]);
        }

        Mean stars() {
            return Mean.ofSum(n[STARS], n[RATED]);
        }

        /// The mean of the scores, on 0..1; `null` when nothing was shown.
        @Nullable
        Double score() {
            return n[SHOWN] == 0 ? null : n[SCORE_MICROS] / MICROS / n[SHOWN];
        }

        /// The mean squared error of the scores; `null` when nothing was rated.
        @Nullable
        Double squaredError() {
            return n[RATED] == 0 ? null : n[SQUARED_ERROR_MICROS] / MICROS / n[RATED];
        }
    }
}
