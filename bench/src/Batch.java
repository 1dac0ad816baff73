import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// Benchmark: batches of 1,000 votes over HTTP, against plain JDBC that inserts the same rows in commits of the same
/// size into the same schema, measured in turn. Prints rounds and the median ratios; exit code 1 when an answer or the
/// count of stored votes is wrong, never for a figure below the target.
final class Batch {
    private static final double TARGET = 0.6;

    /// As many rows as Heed puts into one commit: `commit_rows` as shipped.
    private static final int COMMIT = 512;

    private static final String USAGE = """
            Usage: bench/run batch [options]
              --database sqlite|postgresql|both   where the votes go (sqlite)
              --rounds N         measurements of each kind, in turn (5)
              --batches N        batches a measurement (40)
              --size N           votes a batch (1000)
              --warm-up N        batches before the first measurement (100)
              --connections LIST batches on their way at any time, one figure after the other (1,2,4)
              --profile          then record where the server's time goes, for four measurements' length""";

    private final Options options;
    private final int batches;
    private final int size;
    private final int[] connections;

    private Batch(Options options) {
        this.options = options;
        this.batches = (int) options.number("--batches", 40, 1, 10_000);
        this.size = (int) options.number("--size", 1_000, 1, 10_000);
        this.connections = Arrays.stream(options.text("--connections", "1,2,4").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(
                USAGE,
                List.of("--database", "--rounds", "--batches", "--size", "--warm-up", "--connections"),
                List.of("--profile"),
                arguments);
        Batch batch = new Batch(options);
        boolean agreed = true;
        for (Options.Target target : options.targets()) {
            agreed &= batch.measure(target);
        }
        System.exit(agreed ? 0 : 1);
    }

    private boolean measure(Options.Target target) throws IOException, InterruptedException, SQLException {
        System.out.println("batch on " + target.name() + ": " + batches + " batches of " + size
                + " votes a measurement; plain JDBC in commits of " + COMMIT);
        Machine.print();
        try (Workplace workplace = new Workplace("batch")) {
            Program plain = plain(workplace, target);
            Program program = new Program(workplace, target.url());
            Server server = program.serve();
            String key = program.secretKey();
            boolean agreed = new Run(workplace, program, plain.jdbcUrl(), server, key).all();
            return workplace.settled(agreed && server.stop());
        }
    }

    /// A second database with the same tables, filled by nobody but plain JDBC: on PostgreSQL a schema in the same one.
    private static Program plain(Workplace workplace, Options.Target target)
            throws IOException, InterruptedException, SQLException {
        String url = target.url();
        if (url != null) {
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA plain");
            }
            url += (url.contains("?") ? "&" : "?") + "currentSchema=plain";
        }
        Program plain = new Program(workplace, url, "plain");
        plain.migrate();
        return plain;
    }

    /// The measurements on one server.
    private final class Run {
        private final Workplace workplace;
        private final Program program;
        private final String plainUrl;
        private final Server server;
        private final String key;
        private final Batches bodies = new Batches();
        private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
        private final int writers;
        private PlainRows plain;
        private long acknowledged;
        private long inserted;

        Run(Workplace workplace, Program program, String plainUrl, Server server, String key) {
            this.workplace = workplace;
            this.program = program;
            this.plainUrl = plainUrl;
            this.server = server;
            this.key = key;
            // as many as Heed's journal has lanes as shipped
            this.writers = plainUrl.startsWith("jdbc:sqlite:") ? 1 : 2;
        }

        boolean all() throws IOException, InterruptedException, SQLException {
            addMedia();
            int warmUp = (int) options.number("--warm-up", 100, 1, 10_000);
            for (int done = 0; done < warmUp; done += batches) {
                heed(Math.min(batches, warmUp - done), connections[connections.length - 1]);
            }
            if (complaints.isEmpty()) {
                PlainRows.copy(program.jdbcUrl(), plainUrl, "projects", "media");
                plain = new PlainRows(program.jdbcUrl(), 2_000);
                // both sides begin with as many rows: the larger an index, the dearer a row
                for (int done = 0; done < warmUp; done += batches) {
                    plain(Math.min(batches, warmUp - done));
                }
                rounds();
            }
            if (complaints.isEmpty() && options.has("--profile")) {
                int most = connections[connections.length - 1];
                Profile.of(server, workplace.at("batches.jfr"), () -> heed(batches * 4, most));
            }
            verify();
            complaints.forEach(complaint -> System.out.println("WRONG: " + complaint));
            return complaints.isEmpty();
        }

        private void rounds() throws IOException, InterruptedException, SQLException {
            Table table = new Table(
                    "round | connections | plain rows/s (A) | votes/s (B) | B/A | batch ms | server µs/vote");
            Map<Integer, List<Double>> ratios = new TreeMap<>();
            Map<Integer, List<Double>> rates = new TreeMap<>();
            for (int round = 1; round <= options.number("--rounds", 5, 1, 100); round++) {
                for (int crowd : connections) {
                    double a = plain(batches);
                    double processor = server.processorTime().toNanos();
                    double b = heed(batches, crowd);
                    processor = server.processorTime().toNanos() - processor;
                    double milliseconds = crowd * size / b * 1e3;
                    table.row(round, crowd, Math.round(a), Math.round(b), b / a, milliseconds, processor / 1e3 / batches / size);
                    ratios.computeIfAbsent(crowd, some -> new ArrayList<>()).add(b / a);
                    rates.computeIfAbsent(crowd, some -> new ArrayList<>()).add(b);
                }
            }
            table.print();
            int best = ratios.keySet().stream()
                    .max((a, b) -> Double.compare(Latency.median(ratios.get(a)), Latency.median(ratios.get(b))))
                    .orElseThrow();
            ratios.forEach((crowd, some) -> System.out.printf(
                    "%d connections, median: %,.0f votes/s, ratio B/A %.2f%n",
                    crowd, Latency.median(rates.get(crowd)), Latency.median(some)));
            System.out.printf(
                    "best: %d connections, ratio B/A %.2f (target: at least %.2f)%n",
                    best, Latency.median(ratios.get(best)), TARGET);
        }

        /// Sends batches that were made before, and says how many votes a second were stored.
        private double heed(int batches, int crowd) throws IOException, InterruptedException {
            List<String> made =
                    IntStream.range(0, batches).mapToObj(i -> bodies.next(size)).toList();
            String stored = "\"accepted\":" + size + ",";
            Duration took = Crowd.work(server.port(), key, crowd, batches, (wire, i) -> {
                Wire.Answer answer = wire.call("POST", "/v1/feedback/batch", made.get(i));
                if (answer.status() != 200 || !answer.body().contains(stored)) {
                    complaints.add("a batch was answered " + answer.status() + ": "
                            + answer.body().substring(0, Math.min(400, answer.body().length())));
                }
            });
            acknowledged += (long) batches * size;
            return batches * size / (took.toNanos() / 1e9);
        }

        /// Inserts as many rows as the batches hold, and says how many votes a second were committed.
        private double plain(int batches) throws IOException, InterruptedException, SQLException {
            List<PlainRows.Commit> commits = plain.commits(batches * size, COMMIT, inserted);
            List<PlainRows.Writer> open = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                open.add(plain.new Writer(plainUrl));
            }
            long began = System.nanoTime();
            List<Thread> threads = IntStream.range(0, writers)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> insert(open.get(i), commits, i)))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            for (PlainRows.Writer writer : open) {
                writer.close();
            }
            inserted += (long) batches * size;
            return batches * size / seconds;
        }

        private void insert(PlainRows.Writer writer, List<PlainRows.Commit> commits, int first) {
            try {
                for (int i = first; i < commits.size(); i += writers) {
                    writer.write(commits.get(i));
                }
            } catch (SQLException e) {
                complaints.add("plain JDBC failed: " + e);
            }
        }

        private void addMedia() throws IOException {
            try (Wire wire = new Wire(server.port(), key)) {
                for (int i = 0; i < Votes.MEDIA; i++) {
                    String body = Json.object("title type duration", "Film number " + i, "film", 5400);
                    int status = wire.call("PUT", "/v1/media/" + Votes.mediaId(i), body)
                            .status();
                    if (status != 201) {
                        complaints.add("PUT of a media item answered " + status);
                        return;
                    }
                }
            }
        }

        /// Every acknowledged vote is there once, nothing else is, and both sides have stored what they say.
        private void verify() throws IOException, InterruptedException, SQLException {
            Set<String> ids = new HashSet<>();
            try (Wire wire = new Wire(server.port(), key)) {
                History.walk(wire, item -> ids.add((String) item.get("id")));
            }
            long rows = PlainRows.count(program.jdbcUrl());
            long plainRows = PlainRows.count(plainUrl);
            boolean recounted = program.recountAgrees();
            System.out.printf(
                    "votes acknowledged %,d, stored %,d, in history %,d; recount %s; plain rows %,d of %,d%n",
                    acknowledged, rows, ids.size(), recounted ? "agrees" : "DISAGREES", plainRows, inserted);
            if (rows != acknowledged || ids.size() != acknowledged || plainRows != inserted || !recounted) {
                complaints.add("what was acknowledged and what is stored differ");
            }
        }
    }
}
