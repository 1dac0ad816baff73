import dev.heed.privacy.Redactor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Benchmark: the redactor against a plain copy of the text, in turn. Ordinary texts of 100 characters; then, for each
/// detector that looks back or ahead, texts made to be slow, 8 kB and four times that. Prints medians and ratios; a
/// figure above the target is no failure.
final class Redact {
    private static final double MOST_MICROSECONDS = 50;
    private static final double MOST_MILLISECONDS = 100;
    private static final double MOST_GROWTH = 6;
    private static final int HOSTILE = 8 * 1024;
    private static final String USAGE = """
            Usage: bench/run redaction [options]
              --times N         calls of each that are timed, after as many that are not (500)
              --hostile-times N the same for each hostile text (40)""";

    private static final List<String> ORDINARY = List.of(
            "I liked this film a lot, the second half drags a little, but the music alone is worth your evening.",
            "How do I reset my password? I opened Settings, then Security, and there was nothing at all to press.",
            "10/10, seen on 2024-05-01 at 20:15 in row 7: a masterpiece (v1.2.3), 129 minutes, 12.50 well spent!",
            "Großartig! Besser als erwartet, nur der Ton war leise; trotzdem 5 Sterne und eine Empfehlung dazu ok",
            "Thanks, that works. Write to anna@example.com or call 415-555-2671 if you want to hear how it went.",
            "See https://example.com/films/42?page=2 for the list; order 4711-0815 came today, all 12 discs fine.");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Redact() {}

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(USAGE, List.of("--times", "--hostile-times"), List.of(), arguments);
        int times = (int) options.number("--times", 500, 10, 1_000_000);
        int hostileTimes = (int) options.number("--hostile-times", 40, 3, 10_000);
        System.out.println("redaction, every kind looked for, against a plain copy");
        Machine.print();
        UnaryOperator<String> redactor = redactor();
        ordinary(redactor, times);
        hostile(redactor, hostileTimes);
    }

    private static UnaryOperator<String> redactor() {
        Redactor redactor = Redactor.strictest();
        return text -> redactor.redact(text).text();
    }

    private static void ordinary(UnaryOperator<String> redactor, int times) {
        for (int i = 0; i < 10; i++) ORDINARY.forEach(text -> nanos(redactor, text, Math.max(10, times / 10))); // all are compiled
        Table table = new Table("ordinary text, first words | characters | copy µs (A) | redaction µs (B) | B/A");
        List<Double> medians = new ArrayList<>();
        for (String text : ORDINARY) {
            double copy = nanos(Redact::copy, text, times) / 1e3;
            double redaction = nanos(redactor, text, times) / 1e3;
            medians.add(redaction);
            table.row(text.substring(0, 24), text.length(), copy, redaction, redaction / copy);
        }
        table.print();
        System.out.printf(
                "median %.1f µs, most %.1f µs (target: at most %.0f µs)%n",
                median(medians), medians.stream().max(Double::compare).orElseThrow(), MOST_MICROSECONDS);
    }

    private static String copy(String text) {
        return new String(text.toCharArray());
    }

    private static void hostile(UnaryOperator<String> redactor, int times) {
        Table table = new Table("hostile piece | copy ms, 8 kB (A) | redaction ms, 8 kB (B) | B/A | redaction ms, 32 kB | growth");
        double slowest = 0;
        double steepest = 0;
        for (String piece : Hostile.PIECES) {
            String small = repeated(piece, HOSTILE);
            String large = repeated(piece, 4 * HOSTILE);
            double copy = nanos(Redact::copy, small, times) / 1e6;
            double redaction = nanos(redactor, small, times) / 1e6;
            double fourfold = nanos(redactor, large, Math.max(5, times / 2)) / 1e6;
            slowest = Math.max(slowest, redaction);
            steepest = Math.max(steepest, fourfold / redaction);
            table.row(shown(piece), figure(copy), figure(redaction), redaction / copy, figure(fourfold), fourfold / redaction);
        }
        table.print();
        System.out.printf(
                "slowest 8 kB %.2f ms (target: at most %.0f ms), steepest growth %.2f (target: at most %.0f)%n",
                slowest, MOST_MILLISECONDS, steepest, MOST_GROWTH);
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private static String figure(double milliseconds) {
        return String.format(Locale.ROOT, "%.4f", milliseconds);
    }

    private static String shown(String piece) {
        String head = piece.length() > 28 ? piece.substring(0, 28) + "…" : piece;
        StringBuilder shown = new StringBuilder("`");
        for (char c : head.toCharArray())
            shown.append(c == '|' ? "¦" : c == '\n' ? "\\n" : c < ' ' || c == '\u200B' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        return shown.append('`').toString();
    }

    /// Median nanoseconds of processor time of one call, after as many calls that do not count. The clock of the
    /// thread, so that what else runs on the machine counts little; it takes about a microsecond to read, so that short
    /// calls are timed in blocks.
    private static double nanos(UnaryOperator<String> work, String text, int times) {
        int block = text.length() < 1000 ? 20 : 1;
        double[] nanos = new double[times];
        long characters = 0;
        for (int i = -times; i < times; i++) {
            long began = THREADS.getCurrentThreadCpuTime();
            for (int n = 0; n < block; n++) characters += work.apply(text).length();
            if (i >= 0) nanos[i] = (double) (THREADS.getCurrentThreadCpuTime() - began) / block;
        }
        if (characters == 0) throw new IllegalStateException("nothing was left of a text");
        Arrays.sort(nanos);
        return nanos[times / 2];
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
