package dev.heed.demo;

/// An invented model that guesses how well a work will be liked.
///
/// @param skill how much of the truth it sees: 1 all, 0 none
/// @param noise how much it guesses beside
/// @param boldness how far its scores lie apart
/// @param optimism how high they lie; 0 is half and half
record Ranker(String name, double skill, double noise, double boldness, double optimism) {
    /// Sees little, and is too sure of it.
    static final Ranker PLAIN = new Ranker("neighbours-2", 0.55, 1.0, 1.7, 0.6);
    /// Its scores are nearly what people say.
    static final Ranker GOOD = new Ranker("ranker-7", 1, 0.7, 1.2, 0.2);
    /// The release that was taken back.
    static final Ranker BAD = new Ranker("ranker-8", -0.15, 1.2, 1.5, 0.9);

    private static final double DIGITS = 1_000;

    /// 0..1, in thousandths.
    double score(double liking, Chance chance) {
        double guess = skill * liking + noise * chance.normal();
        return StrictMath.rint(DIGITS * Chance.logistic(boldness * guess + optimism)) / DIGITS;
    }
}
