import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Benchmark: from the start of the process to the first stored vote, against a bare Spring Boot web application up to
/// its first answer, in turn; both with an AOT cache of their own. Prints rounds and the median ratio; a figure above
/// the target is no failure.
final class Start {
    private static final double TARGET = 1.5;
    private static final String USAGE = """
            Usage: bench/run start [options]
              --database sqlite|postgresql|both   where the votes go (sqlite)
              --rounds N        starts of each, in turn (7)""";

    private Start() {}

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(USAGE, List.of("--database", "--rounds"), List.of(), arguments);
        int rounds = (int) options.number("--rounds", 7, 1, 100);
        for (Options.Target target : options.targets()) measure(target, rounds);
    }

    private static void measure(Options.Target target, int rounds) throws IOException, InterruptedException {
        System.out.println("start on " + target.name() + ": to the first answer 201 to POST /v1/feedback");
        Machine.print();
        try (Workplace workplace = new Workplace("start")) {
            Program program = new Program(workplace, target.url());
            String key = program.secretKey();
            Bare bare = Bare.made(workplace);
            first(program, key);
            Table table = new Table("round | bare ready | bare answered (A) | heed ready | heed stored (B) | B/A");
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                Times a = timed(bare::start, "none");
                Times b = timed(program::serve, key);
                ratios.add((double) b.answered / a.answered);
                table.row(round, a.ready + " ms", a.answered + " ms", b.ready + " ms", b.answered + " ms", ratios.getLast());
            }
            table.print();
            System.out.printf(
                    "median ratio B/A %.2f (target: at most %.2f)%n",
                    ratios.stream().sorted().toList().get(rounds / 2), TARGET);
            workplace.settled(true);
        }
    }

    /// Puts the item into the catalog, and what is read at a start into the system's memory.
    private static void first(Program program, String key) throws IOException, InterruptedException {
        Server server = program.serve();
        try (Wire wire = new Wire(server.port(), key)) {
            wire.call("PUT", "/v1/media/m1", Json.object("title type", "A film", "film"));
        }
        server.stop();
    }

    private interface Starting {
        Server start() throws IOException, InterruptedException;
    }

    private static Times timed(Starting starting, String key) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Server server = starting.start();
        try (Wire wire = new Wire(server.port(), key)) {
            Bare.vote(wire);
        }
        long answered = Duration.ofNanos(System.nanoTime() - began).toMillis();
        if (!server.stop()) throw new IllegalStateException("it had to be killed");
        return new Times(server.startTime().toMillis(), answered);
    }

    /// In milliseconds from the start of the process.
    private record Times(long ready, long answered) {}
}
