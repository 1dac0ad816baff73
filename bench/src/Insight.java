import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Benchmark: the summary over HTTP (B), which adds up counts, against the same answer by GROUP BY over the rows in the
/// same database (A), in turn; then what every other call for numbers takes, and every page with numbers, with all that
/// is on it. Exit code 1 when the two disagree or a call is not answered, never for a figure below the target.
final class Insight {
    /// How many times faster the summary is to be on ten million votes.
    private static final double TARGET = 50;

    private static final String USAGE = """
            Usage: bench/run insight [options]
              --database sqlite|postgresql|both   where the votes are (sqlite)
              --sizes LIST      how many votes, one figure after the other (10k,100k,1m,10m)
              --times N         how often each question is asked (20)
              --rounds N        how often the rows are grouped (3)
            Needs some 6 GB of disk for 10 million votes; removed at the end.""";

    private static final String SUMMARY = "/v1/insights/summary";

    /// The same figures, in the order of [#figures].
    private static final List<String> GROUPED = List.of(
            """
            SELECT count(*), sum(CASE rating WHEN 1 THEN 1 ELSE 0 END), sum(CASE rating WHEN 2 THEN 1 ELSE 0 END),
                sum(CASE rating WHEN 3 THEN 1 ELSE 0 END), sum(CASE rating WHEN 4 THEN 1 ELSE 0 END),
                sum(CASE rating WHEN 5 THEN 1 ELSE 0 END), sum(CASE WHEN watched_completion THEN 1 ELSE 0 END),
                count(watched_completion), sum(CASE WHEN would_watch_again THEN 1 ELSE 0 END), count(would_watch_again),
                count(comment), sum(CASE WHEN sentiment <= -0.05 THEN 1 ELSE 0 END),
                sum(CASE WHEN sentiment >= 0.05 THEN 1 ELSE 0 END)
            FROM user_feedback WHERE verified AND withdrawn_at IS NULL GROUP BY project_id""",
            """
            SELECT count(*), sum(CASE rating WHEN 1 THEN 1 ELSE 0 END), count(comment),
                sum(CASE WHEN sentiment <= -0.05 THEN 1 ELSE 0 END), sum(CASE WHEN sentiment >= 0.05 THEN 1 ELSE 0 END)
            FROM feedback WHERE verified AND withdrawn_at IS NULL GROUP BY project_id""");

    private final Options options;
    private final int times;
    private final int rounds;

    private Insight(Options options) {
        this.options = options;
        this.times = (int) options.number("--times", 20, 5, 10_000);
        this.rounds = (int) options.number("--rounds", 3, 1, 100);
    }

    public static void main(String[] arguments) throws Exception {
        Options options =
                new Options(USAGE, List.of("--database", "--sizes", "--times", "--rounds"), List.of(), arguments);
        Insight insight = new Insight(options);
        boolean agreed = true;
        for (Options.Target target : options.targets()) {
            for (String size : options.text("--sizes", "10k,100k,1m,10m").split(",")) {
                agreed &= insight.measure(target, Growth.rows(size));
            }
        }
        System.exit(agreed ? 0 : 1);
    }

    private boolean measure(Options.Target target, long rows) throws Exception {
        System.out.printf("insight on %s: %,d votes%n", target.name(), rows);
        Machine.print();
        String schema = "insight_" + rows;
        try (Workplace workplace = new Workplace("insight")) {
            Program program = new Program(workplace, Growth.schema(target.url(), schema));
            boolean agreed = measure(program, rows);
            if (target.url() != null) {
                Growth.execute(target.url(), "DROP SCHEMA " + schema + " CASCADE");
            }
            return workplace.settled(agreed);
        }
    }

    private boolean measure(Program program, long rows) throws Exception {
        program.migrate();
        String key = program.secretKey();
        String invitation = program.invitation();
        Filling.of(program.jdbcUrl(), rows);
        if (!program.repaired()) {
            return wrong("recount --repair failed");
        }
        Server server = program.serve();
        boolean agreed;
        try (Wire wire = new Wire(server.port(), key);
                Wire visitor = Wire.signedIn(server.port(), server.signIn(invitation));
                Connection connection = DriverManager.getConnection(program.jdbcUrl())) {
            agreed = compared(wire, connection, rows) & asked(wire) & visited(visitor);
        }
        return server.stop() && agreed;
    }

    private boolean compared(Wire wire, Connection connection, long rows) throws Exception {
        for (int i = 0; i < times; i++) {
            ask(wire, SUMMARY);
        }
        double[] grouped = new double[rounds];
        double[] summary = new double[rounds * times];
        List<Long> counted = List.of();
        String answer = "";
        for (int round = 0; round < rounds; round++) {
            long began = System.nanoTime();
            counted = counted(connection);
            grouped[round] = (System.nanoTime() - began) / 1e6;
            for (int i = 0; i < times; i++) {
                began = System.nanoTime();
                answer = ask(wire, SUMMARY);
                summary[round * times + i] = (System.nanoTime() - began) / 1e6;
            }
        }
        double faster = median(grouped) / median(summary);
        Table table = new Table("on " + String.format("%,d", rows) + " votes | ms, median");
        table.row("GROUP BY over the rows (A)", median(grouped));
        table.row("GET " + SUMMARY + " (B)", median(summary));
        table.print();
        System.out.printf(
                "A/B %.1f (target: at least %.0f on ten million votes)%n", faster, TARGET);
        List<Long> figures = figures(answer);
        return figures.equals(counted) || wrong("the rows say " + counted + ", the summary " + figures);
    }

    private static List<Long> counted(Connection connection) throws SQLException {
        List<Long> counted = new ArrayList<>();
        for (String statement : GROUPED) {
            try (var one = connection.createStatement();
                    ResultSet row = one.executeQuery(statement)) {
                row.next();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    counted.add(row.getLong(i));
                }
            }
        }
        long media = counted.get(0);
        long chat = counted.get(13);
        long rated = counted.subList(1, 6).stream().mapToLong(n -> n).sum();
        return List.of(
                media + chat,
                media,
                rated,
                counted.get(4) + counted.get(5),
                counted.get(6),
                counted.get(7),
                counted.get(8),
                counted.get(9),
                counted.get(14),
                counted.get(10) + counted.get(15),
                counted.get(11) + counted.get(16),
                counted.get(12) + counted.get(17));
    }

    private static List<Long> figures(String answer) throws IOException {
        Map<?, ?> figures = (Map<?, ?>) ((Map<?, ?>) Json.read(answer)).get("figures");
        Map<?, ?> moods = (Map<?, ?>) figures.get("sentiment");
        return List.of(
                number(figures, "votes"),
                number(figures, "media"),
                number((Map<?, ?>) figures.get("liked"), "of"),
                number((Map<?, ?>) figures.get("liked"), "n"),
                number((Map<?, ?>) figures.get("completion"), "n"),
                number((Map<?, ?>) figures.get("completion"), "of"),
                number((Map<?, ?>) figures.get("again"), "n"),
                number((Map<?, ?>) figures.get("again"), "of"),
                number((Map<?, ?>) figures.get("thumbs_up"), "n"),
                number(figures, "comments"),
                number(moods, "negative"),
                number(moods, "positive"));
    }

    private static long number(Map<?, ?> object, String name) {
        return ((Number) object.get(name)).longValue();
    }

    /// The other calls, over all time or the last thirty days.
    private boolean asked(Wire wire) throws IOException {
        Map<String, String> questions = new LinkedHashMap<>();
        String days = days(30);
        questions.put("summary of 30 days, against those before", SUMMARY + "?" + days);
        questions.put("the same in Asia/Kolkata", SUMMARY + "?time_zone=Asia/Kolkata&" + offTheHour(30));
        questions.put("trends of 30 days by day", "/v1/insights/trends?by=day&" + days);
        questions.put("the same in Asia/Kolkata", "/v1/insights/trends?by=day&time_zone=Asia/Kolkata&" + days);
        questions.put("sentiment of 30 days by day", "/v1/insights/sentiment?by=day&" + days);
        questions.put("ratings, all time", "/v1/insights/ratings");
        questions.put("media, all time", "/v1/insights/media");
        questions.put("media of 30 days", "/v1/insights/media?" + days);
        questions.put("tags, all time", "/v1/insights/tags");
        questions.put("models, all time", "/v1/insights/models");
        questions.put("recommendations, all time", "/v1/insights/recommendations");
        questions.put("calibration, all time", "/v1/insights/calibration");
        questions.put("one item by day", "/v1/insights/trends?by=day&time_zone=Europe/Paris&media_id=" + Filling.item(1)
                + "&" + days);
        questions.put("one star, of 30 days", SUMMARY + "?rating=1&" + days);
        questions.put("answers of 30 days", "/v1/insights/answers?" + days);
        Table table = new Table("GET | p50 ms | p95 ms");
        boolean answered = true;
        for (Map.Entry<String, String> question : questions.entrySet()) {
            String path = question.getValue();
            answered &= timed(wire, question.getKey(), path, table, Insight::refusal);
        }
        table.print();
        return answered;
    }

    /// More rows than one answer may read is an answer too.
    private static String refusal(Wire.Answer answer) {
        return answer.status() == 422 ? answer.body() : "";
    }

    /// The pages with numbers, as a browser that asks for their text alone.
    private boolean visited(Wire visitor) throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview of 30 days", "/overview?project=default");
        pages.put("overview of 90 days", "/overview?project=default&period=90d");
        pages.put("overview, all time", "/overview?project=default&period=all");
        pages.put("overview of 30 days, one star", "/overview?project=default&rating=1");
        pages.put("media of 30 days", "/media?project=default");
        pages.put("one item of 30 days", "/media/" + Filling.item(1) + "?project=default");
        pages.put("recommendations of 30 days", "/recommendations?project=default");
        pages.put("answers of 30 days", "/answers?project=default");
        pages.put("feedback", "/feedback?project=default");
        Table table = new Table("page | p50 ms | p95 ms");
        boolean answered = true;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            answered &= timed(visitor, page.getKey(), page.getValue(), table, Insight::uncounted);
        }
        table.print();
        return answered;
    }

    /// The cards of a page that say that their numbers would take too long.
    private static String uncounted(Wire.Answer answer) {
        Matcher hole = Pattern.compile("<h2[^>]*>([^<]*)</h2>(?:(?!<h2).)*?<h3>Not counted here</h3>", Pattern.DOTALL)
                .matcher(answer.body());
        return hole.results().map(found -> found.group(1)).collect(Collectors.joining(", "));
    }

    /// Asks one question again and again and adds a line to a table; what was not counted is said once.
    private boolean timed(
            Wire wire, String name, String path, Table table, Function<Wire.Answer, String> refused)
            throws IOException {
        double[] taken = new double[times];
        for (int i = -2; i < times; i++) {
            long began = System.nanoTime();
            Wire.Answer answer = wire.call("GET", path, null);
            taken[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
            if (answer.status() != 200 && refused.apply(answer).isEmpty()) {
                return wrong(name + " was answered " + answer.status() + ": " + answer.body());
            }
            if (i == -2 && !refused.apply(answer).isEmpty()) {
                System.out.println(name + ": refused, " + refused.apply(answer));
            }
        }
        Arrays.sort(taken);
        table.row(name, median(taken), taken[(int) Math.ceil(0.95 * times) - 1]);
        return true;
    }

    private static String days(int days) {
        return period(Instant.now().truncatedTo(ChronoUnit.DAYS), days);
    }

    /// Days of a place that begin at half past an hour of UTC.
    private static String offTheHour(int days) {
        return period(Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofMinutes(330)), days);
    }

    private static String period(Instant to, int days) {
        return "from=" + encoded(to.minus(Duration.ofDays(days))) + "&to=" + encoded(to);
    }

    private static String encoded(Instant time) {
        return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
    }

    private static String ask(Wire wire, String path) throws IOException {
        Wire.Answer answer = wire.call("GET", path, null);
        if (answer.status() != 200) {
            throw new IOException(path + " was answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    private static boolean wrong(String complaint) {
        System.out.println("WRONG: " + complaint);
        return false;
    }
}
