package dev.heed.domain;

/// The scale a project's scores lie on. Scores are compared with votes on 0..1.
public record ScoreRange(double low, double high) {
    /// Scores are probabilities unless a project says otherwise.
    public static final ScoreRange UNIT = new ScoreRange(0, 1);

    public ScoreRange {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high))
            throw new IllegalArgumentException("score range must be finite and rise, got " + low + ".." + high);
    }

    /// A score on 0..1; one outside the scale counts as its end.
    public double share(double score) {
        return Math.clamp((score - low) / (high - low), 0, 1);
    }

    /// Which of ten equal bins a score falls in, 0..9.
    public int bin(double score) {
        return Math.min(9, (int) (share(score) * 10));
    }
}
