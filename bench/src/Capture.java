import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Benchmark: one durable vote a request against the same server's `GET /health/live`, measured in turn.
/// Prints rounds and the median ratio; exit code 1 when an answer or the count of stored votes is wrong, never for a
/// figure below the target.
final class Capture {
    private static final double TARGET = 0.5;
    private static final String USAGE = """
            Usage: bench/run capture [options]
              --database sqlite|postgresql|both   where the votes go (sqlite)
              --rounds N        measurements of each kind, in turn (5)
              --seconds N       length of each measurement (5)
              --warm-up N       seconds of votes before the first (15)
              --connections N   requests on their way at any time (64)
              --profile         then record where the server's time goes, for four measurements' length""";

    private final Options options;
    private final Duration time;
    private final int connections;

    private Capture(Options options) {
        this.options = options;
        this.time = Duration.ofSeconds(options.number("--seconds", 5, 1, 600));
        this.connections = (int) options.number("--connections", 64, 1, 512);
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(
                USAGE,
                List.of("--database", "--rounds", "--seconds", "--warm-up", "--connections"),
                List.of("--profile"),
                arguments);
        Capture capture = new Capture(options);
        boolean agreed = true;
        for (Options.Target target : options.targets()) {
            agreed &= capture.measure(target);
        }
        System.exit(agreed ? 0 : 1);
    }

    private boolean measure(Options.Target target) throws IOException, InterruptedException {
        System.out.println("capture on " + target.name() + ": " + connections + " connections, " + time.toSeconds()
                + " s a measurement, one client thread");
        Machine.print();
        try (Workplace workplace = new Workplace("capture")) {
            Program program = new Program(workplace, target.url());
            Server server = program.serve();
            String key = program.secretKey();
            boolean agreed = new Run(workplace, program, server, key).all();
            return workplace.settled(agreed && server.stop());
        }
    }

    /// The measurements on one server.
    private final class Run {
        private final Workplace workplace;
        private final Program program;
        private final Server server;
        private final String key;
        private final Load.Requests health;
        private final Votes votes;
        private final List<String> complaints = new ArrayList<>();
        private long acknowledged;
        private long reopened;

        Run(Workplace workplace, Program program, Server server, String key) {
            this.workplace = workplace;
            this.program = program;
            this.server = server;
            this.key = key;
            byte[] get = ("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            this.health = into -> {
                System.arraycopy(get, 0, into, 0, get.length);
                return get.length;
            };
            this.votes = new Votes(server.port(), key);
        }

        boolean all() throws IOException, InterruptedException {
            addMedia();
            Duration warmUp = Duration.ofSeconds(options.number("--warm-up", 15, 1, 600));
            vote(warmUp);
            live(warmUp.dividedBy(3));
            if (complaints.isEmpty()) {
                rounds();
            }
            if (complaints.isEmpty() && options.has("--profile")) {
                Profile.of(server, workplace.at("votes.jfr"), () -> vote(time.multipliedBy(4)));
            }
            verify();
            complaints.forEach(complaint -> System.out.println("WRONG: " + complaint));
            return complaints.isEmpty();
        }

        private void rounds() throws IOException {
            Table table = new Table("round | health/s (A) | votes/s (B) | B/A | B p50 ms | B p99 ms"
                    + " | server µs/A | server µs/B | client share");
            List<Double> ratios = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            for (int round = 1; round <= options.number("--rounds", 5, 1, 100); round++) {
                Measured a = live(time);
                Measured b = vote(time);
                double ratio = b.outcome.perSecond() / Math.max(1, a.outcome.perSecond());
                ratios.add(ratio);
                rates.add(b.outcome.perSecond());
                Latency latency = b.outcome.latency();
                table.row(
                        round,
                        Math.round(a.outcome.perSecond()),
                        Math.round(b.outcome.perSecond()),
                        ratio,
                        latency.milliseconds(0.5),
                        latency.milliseconds(0.99),
                        a.serverMicroseconds,
                        b.serverMicroseconds,
                        b.clientShare);
            }
            table.print();
            System.out.printf(
                    "median: %,.0f votes/s, ratio B/A %.2f (target: at least %.2f)%n",
                    Latency.median(rates), Latency.median(ratios), TARGET);
        }

        private void addMedia() throws IOException {
            try (Wire wire = new Wire(server.port(), key)) {
                Votes.addMedia(wire);
            }
        }

        private Measured live(Duration time) throws IOException {
            return measured(time, 200, health);
        }

        private Measured vote(Duration time) throws IOException {
            Measured measured = measured(time, 201, votes);
            acknowledged += measured.outcome.good();
            return measured;
        }

        private Measured measured(Duration time, int expected, Load.Requests requests) throws IOException {
            long server = this.server.processorTime().toNanos();
            long client = clientTime();
            Load.Outcome outcome = Load.run(this.server.port(), connections, time, expected, requests);
            server = this.server.processorTime().toNanos() - server;
            client = clientTime() - client;
            reopened += outcome.reopened();
            if (!outcome.clean()) {
                complaints.add(outcome.odd() + " answers were not " + expected + ", " + outcome.broken()
                        + " connections broke; the first: " + outcome.firstOdd());
            }
            return new Measured(
                    outcome,
                    server / 1e3 / Math.max(1, outcome.good()),
                    (double) client / Math.max(1, client + server));
        }

        /// Every acknowledged vote is there once, nothing else is, and the totals agree with the rows.
        private void verify() throws IOException, InterruptedException {
            Set<String> ids = new HashSet<>();
            long items;
            try (Wire wire = new Wire(server.port(), key)) {
                items = History.walk(wire, item -> ids.add((String) item.get("id")));
            }
            boolean recounted = program.recountAgrees();
            System.out.printf("connections the server asked to open again: %,d%n", reopened);
            System.out.printf(
                    "votes acknowledged %,d, in history %,d, distinct ids %,d; recount %s%n",
                    acknowledged, items, ids.size(), recounted ? "agrees" : "DISAGREES");
            if (items != acknowledged || ids.size() != acknowledged) {
                complaints.add("acknowledged and stored votes differ");
            }
            if (!recounted) {
                complaints.add("the rollups differ from a recount");
            }
        }
    }

    private static long clientTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /// @param serverMicroseconds processor time of the server for each good answer
    /// @param clientShare the client's part of the processor time that client and server used together
    private record Measured(Load.Outcome outcome, double serverMicroseconds, double clientShare) {}
}
