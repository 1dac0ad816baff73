import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Scores the detectors on a labelled file with `heed privacy eval`, and holds them to the gates for the published
/// synthetic Presidio set. Exit code 1 where one is missed.
final class Gates {
    private static final String USAGE = """
            Usage: bench/run gates FILE
              FILE   synth_dataset_v2 of presidio-research as JSON Lines: {"text", "spans": [{"type", "start", "end"}]}""";

    /// @param measure a figure of `heed privacy eval --json`
    private record Gate(String kind, String measure, double least) {}

    private static final List<Gate> DETECTORS = List.of(
            new Gate("CARD", "f1", 0.98),
            new Gate("IBAN", "f1", 0.98),
            new Gate("EMAIL", "f1", 0.98),
            // whole addresses, as they are labelled there
            new Gate("LINK", "f1", 0.98),
            new Gate("NATIONAL_ID", "f1", 0.98),
            new Gate("IP", "f1", 0.98),
            new Gate("PHONE", "f1", 0.94),
            new Gate("DRIVER_LICENSE", "f1", 0.95),
            new Gate("AGE", "f1", 0.95),
            new Gate("PERSON", "precision", 0.97));

    private static final List<Gate> KNOWN = List.of(new Gate("PERSON", "hidden", 0.99));

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1 || arguments[0].startsWith("-")) {
            System.out.println(USAGE);
            System.exit(arguments.length == 1 && arguments[0].matches("-h|--help") ? 0 : 2);
        }
        boolean held = held(scores(arguments[0]), DETECTORS, "");
        held &= held(scores(arguments[0], "--known", "PERSON"), KNOWN, ", given as known identifiers");
        System.exit(held ? 0 : 1);
    }

    private static boolean held(Map<?, ?> scores, List<Gate> gates, String how) {
        boolean all = true;
        for (Gate gate : gates) {
            Object kind = ((Map<?, ?>) scores.get("types")).get(gate.kind);
            double got = ((Number) ((Map<?, ?>) kind).get(gate.measure)).doubleValue();
            boolean held = got >= gate.least;
            all &= held;
            System.out.printf(
                    "%s: %s %s %.3f, at least %.2f%s%n",
                    held ? "held" : "MISSED", gate.kind, gate.measure, got, gate.least, how);
        }
        return all;
    }

    private static Map<?, ?> scores(String file, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv("HEED_BENCH_PROGRAM"), "privacy", "eval", "--json"));
        command.addAll(List.of(options));
        command.add(file);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IllegalStateException("heed privacy eval: exit code " + process.exitValue());
        return (Map<?, ?>) Json.read(said);
    }
}
