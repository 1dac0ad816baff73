package dev.heed.demo;

import java.util.List;
import java.util.SplittableRandom;

/// A seeded chance: the same seed makes the same choices on every machine.
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /// Another one, whose choices do not move those that follow here.
    Chance branch() {
        return new Chance(random.split());
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /// 0 up to below 1.
    double part() {
        return random.nextDouble();
    }

    /// Both ends included.
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /// Normally distributed, of mean 0 and deviation 1 (Box and Muller, 1958, Annals of Mathematical Statistics 29).
    double normal() {
        double length = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return length * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// The place of one of these weights, as likely as it is great.
    int weighed(List<Double> weights) {
        double rest = random.nextDouble()
                * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int i = 0; i < weights.size() - 1; i++) {
            rest -= weights.get(i);
            if (rest < 0) return i;
        }
        return weights.size() - 1;
    }

    /// The logistic function. StrictMath, like all of it: the same bits on every machine.
    static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
