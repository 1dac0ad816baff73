import java.time.Duration;
import java.util.List;

/// How long answers took, counted in steps of 10 µs up to one second; what took longer counts as one second.
/// Counting allocates nothing, so that it does not disturb what is measured.
final class Latency {
    private static final int STEP_NANOSECONDS = 10_000;
    private static final int STEPS = 100_000;

    private final int[] counts = new int[STEPS + 1];
    private long total;

    void add(long nanoseconds) {
        counts[(int) Math.min(STEPS, nanoseconds / STEP_NANOSECONDS)]++;
        total++;
    }

    /// The middle of some figures; of an even number of them, between the two in the middle.
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// The time within which this share of the answers came, in milliseconds. Zero when there were none.
    double milliseconds(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int step = 0; step <= STEPS; step++) {
            seen += counts[step];
            if (seen >= wanted && seen > 0) {
                return Duration.ofNanos((step + 1L) * STEP_NANOSECONDS).toNanos() / 1e6;
            }
        }
        return 0;
    }
}
