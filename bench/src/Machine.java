import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What a result must name so that another one can be set beside it: machine, date, commit.
final class Machine {
    private Machine() {}

    /// Prints it, as one line for `RESULTS.md`.
    static void print() throws IOException, InterruptedException {
        System.out.println(LocalDate.now(ZoneOffset.UTC) + ", commit " + commit() + ", " + processor() + " × "
                + Runtime.getRuntime().availableProcessors() + ", " + memory() + " GB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", data on "
                + Files.getFileStore(Path.of(System.getenv("HEED_BENCH_DIRECTORY")))
                        .type() + ", JDK "
                + Runtime.version());
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load > Runtime.getRuntime().availableProcessors() / 2.0) {
            System.out.printf(
                    "WARNING: the machine was busy before this began (load average %.1f): no figures to keep%n", load);
        }
        String options = System.getenv("HEED_JAVA_OPTS");
        if (options != null && !options.isEmpty()) {
            System.out.println("HEED_JAVA_OPTS: " + options);
        }
    }

    private static long memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.round(system.getTotalMemorySize() / 1e9);
    }

    private static String processor() throws IOException, InterruptedException {
        Path cpus = Path.of("/proc/cpuinfo");
        if (Files.exists(cpus)) {
            try (Stream<String> lines = Files.lines(cpus)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            }
        }
        String named = said("sysctl", "-n", "machdep.cpu.brand_string");
        return named.isEmpty() ? System.getProperty("os.arch") : named;
    }

    private static String commit() throws IOException, InterruptedException {
        String home = System.getenv("HEED_BENCH_HOME");
        String commit = said("git", "-C", home, "rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return said("git", "-C", home, "status", "--porcelain").isEmpty() ? commit : commit + " with changes";
    }

    private static String said(String... words) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
        } catch (IOException e) {
            return ""; // not installed
        }
    }
}
