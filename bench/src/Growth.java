import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Benchmark: what questions, votes, a start and a recount cost on 10 thousand to 10 million votes, on a warm server
/// over HTTP. Prints a table for each size and the ratio of each filtered page to the first page of an empty filter.
/// Exit code 1 when an answer is wrong, never for a figure above the target.
final class Growth {
    private static final double TARGET = 5;

    private static final String USAGE = """
            Usage: bench/run growth [options]
              --database sqlite|postgresql|both   where the votes are (sqlite)
              --sizes LIST      how many votes, one figure after the other (10k,100k,1m,10m)
              --times N         how often each question is asked (40)
            Needs some 6 GB of disk for 10 million votes; removed at the end.""";

    /// The questions whose ratio has a target: the pages of the filters that must stay fast.
    private static final String PAGE = "page ";

    private static final String EMPTY = "page, no filter";

    private final Options options;
    private final int times;

    private Growth(Options options) {
        this.options = options;
        this.times = (int) options.number("--times", 40, 5, 10_000);
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(USAGE, List.of("--database", "--sizes", "--times"), List.of(), arguments);
        Growth growth = new Growth(options);
        boolean agreed = true;
        for (Options.Target target : options.targets()) {
            for (String size : options.text("--sizes", "10k,100k,1m,10m").split(",")) {
                agreed &= growth.measure(target, rows(size));
            }
        }
        System.exit(agreed ? 0 : 1);
    }

    /// `10k`, `1m` or digits.
    static long rows(String size) {
        return Long.parseLong(size.replace("k", "000").replace("m", "000000"));
    }

    private boolean measure(Options.Target target, long rows) throws Exception {
        System.out.printf("growth on %s: %,d votes%n", target.name(), rows);
        Machine.print();
        String schema = "growth_" + rows;
        try (Workplace workplace = new Workplace("growth")) {
            Program program = new Program(workplace, schema(target.url(), schema));
            boolean agreed = new Run(workplace, program, rows).all();
            if (target.url() != null) {
                execute(target.url(), "DROP SCHEMA " + schema + " CASCADE");
            }
            return workplace.settled(agreed);
        }
    }

    /// A schema for each size, so that one empty database is enough.
    static String schema(String url, String schema) throws SQLException {
        if (url == null) {
            return null;
        }
        execute(url, "CREATE SCHEMA " + schema);
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    static void execute(String url, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    /// The measurements on one database.
    private final class Run {
        private final Workplace workplace;
        private final Program program;
        private final long rows;
        private final Map<String, double[]> milliseconds = new LinkedHashMap<>();
        private final Map<String, Double> ratios = new HashMap<>();
        private final List<String> complaints = new ArrayList<>();

        Run(Workplace workplace, Program program, long rows) {
            this.workplace = workplace;
            this.program = program;
            this.rows = rows;
        }

        boolean all() throws Exception {
            program.migrate();
            String key = program.secretKey();
            said("filled in", () -> Filling.of(program.jdbcUrl(), rows));
            said("heed recount --repair", () -> demand(program.repaired(), "recount --repair failed"));
            Server server = program.serve();
            System.out.printf("start until ready: %,d ms%n", server.startTime().toMillis());
            try (Wire wire = new Wire(server.port(), key)) {
                Map<String, String> questions = questions();
                // all of them first, in turn: the first one asked must not pay for the others' compiling
                for (int i = 0; i < times && complaints.isEmpty(); i++) {
                    for (Map.Entry<String, String> question : questions.entrySet()) {
                        ask(wire, question.getKey(), question.getValue());
                    }
                }
                questions.forEach((name, path) -> measure(wire, name, path, questions.get(EMPTY)));
                write(wire);
            }
            table();
            demand(server.stop(), "the server had to be killed");
            System.out.printf("on disk: %,d MB%n", bytes() / 1_000_000);
            said("heed recount", () -> demand(program.recountAgrees(), "the recount disagrees"));
            complaints.forEach(complaint -> System.out.println("WRONG: " + complaint));
            return complaints.isEmpty();
        }

        private Map<String, String> questions() {
            Map<String, String> paths = new LinkedHashMap<>();
            String page = "/v1/feedback?limit=50";
            paths.put(EMPTY, page);
            paths.put("page media, popular", page + "&media_id=" + Filling.item(1));
            paths.put("page media, rare", page + "&media_id=" + Filling.item(9_000));
            paths.put("page rating 5", page + "&rating=5");
            paths.put("page rating 1", page + "&rating=1");
            paths.put("page period, last day", page + period(0.001, 0));
            paths.put("page period, an old hour", page + period(0.8, 0.8 - 1.0 / (3 * 365 * 24)));
            paths.put("page period, an old day", page + period(0.7, 0.7 - 1.0 / (3 * 365)));
            paths.put("page period, the first year", page + period(1.1, 0.667));
            paths.put("page subject", page + "&subject=" + Filling.subject(4_711));
            paths.put("other: media popular + rating 1", page + "&media_id=" + Filling.item(1) + "&rating=1");
            paths.put("other: media popular + old day", page + "&media_id=" + Filling.item(1) + period(0.7, 0.699));
            paths.put("other: media rare + old year", page + "&media_id=" + Filling.item(9_000) + period(1.1, 0.667));
            paths.put("other: rating 1 + old day", page + "&rating=1" + period(0.7, 0.699));
            paths.put("insights summary", "/v1/insights/summary");
            paths.put("insights trends, a year by day", "/v1/insights/trends?by=day" + hours(365));
            return paths;
        }

        private static String period(double from, double to) {
            return "&from=" + time(Filling.ago(from)) + "&to=" + time(Filling.ago(to));
        }

        /// Whole hours, as figures are asked for.
        private static String hours(int days) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
            return "&from=" + now.minus(Duration.ofDays(days)) + "&to=" + now;
        }

        private static String time(long milliseconds) {
            return URLEncoder.encode(Instant.ofEpochMilli(milliseconds).toString(), StandardCharsets.UTF_8);
        }

        /// Asks a question and the one it is compared with, in turn.
        private void measure(Wire wire, String name, String path, String empty) {
            double[] taken = new double[times];
            double[] against = new double[times];
            for (int i = 0; i < times && complaints.isEmpty(); i++) {
                against[i] = ask(wire, EMPTY, empty);
                taken[i] = ask(wire, name, path);
            }
            milliseconds.put(name, taken);
            ratios.put(name, at(taken, 0.5) / at(against, 0.5));
        }

        /// Milliseconds until the answer is read.
        private double ask(Wire wire, String name, String path) {
            try {
                long began = System.nanoTime();
                Wire.Answer answer = wire.call("GET", path, null);
                double taken = (System.nanoTime() - began) / 1e6;
                demand(answer.status() == 200, name + " was answered " + answer.status() + ": " + answer.body());
                return taken;
            } catch (IOException e) {
                demand(false, name + ": " + e);
                return 0;
            }
        }

        /// Single votes and batches, one after the other: what they cost a caller who waits.
        private void write(Wire wire) throws IOException {
            Batches bodies = new Batches(number -> Filling.item(1 + number % Filling.ITEMS));
            double[] single = new double[times];
            double[] batch = new double[times / 4];
            for (int i = -times; i < times; i++) {
                String body = bodies.next(1);
                long began = System.nanoTime();
                int status = wire.call("POST", "/v1/feedback", body.substring(1, body.length() - 1))
                        .status();
                single[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
                demand(status == 201, "a vote was answered " + status);
            }
            for (int i = -2; i < batch.length; i++) {
                String body = bodies.next(1_000);
                long began = System.nanoTime();
                Wire.Answer answer = wire.call("POST", "/v1/feedback/batch", body);
                batch[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
                demand(answer.body().contains("\"accepted\":1000,"), "a batch was answered " + answer.body());
            }
            milliseconds.put("POST one vote", single);
            milliseconds.put("POST a batch of 1,000", batch);
        }

        private void table() {
            Table table = new Table("on " + String.format("%,d", rows) + " votes | p50 ms | p95 ms | ratio | target");
            milliseconds.forEach((name, taken) -> {
                Double ratio = ratios.get(name);
                String met = ratio != null && ratio <= TARGET ? "met" : "MISSED";
                table.row(
                        name,
                        at(taken, 0.5),
                        at(taken, 0.95),
                        ratio == null ? "" : String.format("%.2f", ratio),
                        name.startsWith(PAGE) ? met : "");
            });
            table.print();
        }

        private static double at(double[] values, double share) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.ceil(share * sorted.length) - 1];
        }

        private long bytes() throws Exception {
            try (Stream<Path> files = Files.walk(workplace.at("data"))) {
                long inFiles = files.mapToLong(file -> file.toFile().length()).sum();
                return inFiles + Filling.bytes(program.jdbcUrl());
            }
        }

        private void demand(boolean right, String complaint) {
            if (!right && complaints.size() < 20) {
                complaints.add(complaint);
            }
        }

        private static void said(String what, Task task) throws Exception {
            long began = System.nanoTime();
            task.run();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf("%s: %,.1f s%n", what, took.toMillis() / 1e3);
        }
    }

    private interface Task {
        void run() throws Exception;
    }
}
