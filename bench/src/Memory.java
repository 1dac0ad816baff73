import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Benchmark: resident memory of the server under full load of single votes, against the same server idle, with the
/// default heap. From `/proc`, so on Linux only. Exit code 1 when an answer is wrong, never for a figure above the
/// target.
final class Memory {
    private static final long TARGET_MB = 256;
    private static final String USAGE = """
            Usage: bench/run memory [options]
              --database sqlite|postgresql|both   where the votes go (sqlite)
              --seconds N       length of the load (60)
              --connections N   requests on their way at any time (64)""";

    private Memory() {}

    public static void main(String[] arguments) throws Exception {
        Options options =
                new Options(USAGE, List.of("--database", "--seconds", "--connections"), List.of(), arguments);
        boolean agreed = true;
        for (Options.Target target : options.targets()) agreed &= measure(target, options);
        System.exit(agreed ? 0 : 1);
    }

    private static boolean measure(Options.Target target, Options options) throws IOException, InterruptedException {
        Duration time = Duration.ofSeconds(options.number("--seconds", 60, 1, 3_600));
        int connections = (int) options.number("--connections", 64, 1, 512);
        System.out.println("memory on " + target.name() + ": " + connections + " connections for " + time.toSeconds()
                + " s, one durable vote a request");
        Machine.print();
        try (Workplace workplace = new Workplace("memory")) {
            Program program = new Program(workplace, target.url());
            Server server = program.serve();
            String key = program.secretKey();
            try (Wire wire = new Wire(server.port(), key)) {
                Votes.addMedia(wire);
            }
            long idle = megabytes(server, "VmRSS");
            Load.Outcome outcome = Load.run(server.port(), connections, time, 201, new Votes(server.port(), key));
            long most = megabytes(server, "VmHWM");
            long after = megabytes(server, "VmRSS");
            new Table("idle (A) | most under load (B) | right after | B/A | votes/s | votes stored")
                    .row(
                            idle + " MB",
                            most + " MB",
                            after + " MB",
                            (double) most / idle,
                            Math.round(outcome.perSecond()),
                            outcome.good())
                    .print();
            System.out.printf("most %d MB (target: at most %d MB)%n", most, TARGET_MB);
            if (!outcome.clean()) System.out.println("WRONG: an answer was not 201: " + outcome.firstOdd());
            return workplace.settled(outcome.clean() && server.stop());
        }
    }

    /// A line of `/proc/PID/status`: what is resident now (`VmRSS`), and the most that ever was (`VmHWM`).
    private static long megabytes(Server server, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(server.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
