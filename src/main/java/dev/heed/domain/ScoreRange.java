package dev.heed.domain;

/// The scale a project's scores lie on. Scores are compared with votes on 0..1.
public record ScoreRange(double low, double high) {
    public static final int BINS = 10;

    /// Scores are probabilities unless a project says otherwise.
    public static final ScoreRange UNIT = new ScoreRange(0, 1);

    /// So far from 0 an end of a scale may be: what is computed with it stays a number.
    public static final double FURTHEST = 1e12;

    public ScoreRange {
        if (!rises(low, high))
            throw new IllegalArgumentException("score range must be finite and rise, got " + low + ".." + high);
    }

    /// Whether these are the ends of a scale.
    public static boolean rises(double low, double high) {
        return low < high && low >= -FURTHEST && high <= FURTHEST;
    }

    /// A score on 0..1; one outside the scale counts as its end.
    public double share(double score) {
        return Math.clamp((score - low) / (high - low), 0, 1);
    }

    /// Where one of ten equal bins begins, as near as a number comes; the tenth (from 0) is the end of the scale.
    public double edge(int bin) {
        return (low * (BINS - bin) + high * bin) / BINS;
    }

    /// Which of ten equal bins a score falls in, 0..9: the last whose edge it reaches. One outside the scale falls in
    /// the bin at that end.
    public int bin(double score) {
        int bin = 0;
        while (bin < BINS - 1 && score >= edge(bin + 1)) bin++;
        return bin;
    }
}
