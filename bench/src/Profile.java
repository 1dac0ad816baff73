import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/// Where a server's processor time goes while it is under load: a flight recording, read sample by sample.
/// Costs the server a few per cent, so nothing that is measured as a figure runs meanwhile.
final class Profile {
    /// CPU-time samples (JEP 509, Linux) also see native code; elsewhere the samples of Java code have to do.
    private static final String PROCESSOR = "jdk.CPUTimeSample";

    private static final String JAVA = "jdk.ExecutionSample";
    private static final int METHODS = 30;

    /// Names of whom the time belongs to, the longest prefix first where one holds another.
    private static final List<Map.Entry<String, String>> LIBRARIES = List.of(
            Map.entry("org.apache.", "Tomcat"),
            Map.entry("org.springframework.security.", "Spring Security"),
            Map.entry("org.springframework.", "Spring"),
            Map.entry("tools.jackson.", "Jackson"),
            Map.entry("com.fasterxml.", "Jackson"),
            Map.entry("org.jooq.", "jOOQ"),
            Map.entry("org.sqlite.", "SQLite driver and engine"),
            Map.entry("org.postgresql.", "PostgreSQL driver"),
            Map.entry("com.zaxxer.", "HikariCP"),
            Map.entry("com.google.i18n.", "libphonenumber"),
            Map.entry("io.micrometer.", "Micrometer"));

    private final Map<String, Long> nearest = new HashMap<>();
    private final Map<String, Long> rooms = new HashMap<>();
    private final Map<String, Long> methods = new HashMap<>();
    private long samples;

    private Profile() {}

    /// Records while the load runs, then prints three tables of samples and one of threads.
    static void of(Server server, Path file, Task load) throws IOException, InterruptedException {
        jcmd(
                server,
                "JFR.start",
                "name=bench",
                "settings=profile",
                PROCESSOR + "#enabled=true",
                PROCESSOR + "#throttle=5ms");
        Map<String, Long> before = threads(server);
        load.run();
        Map<String, Long> after = threads(server);
        jcmd(server, "JFR.stop", "name=bench", "filename=" + file);
        Profile profile = new Profile();
        profile.read(file, PROCESSOR);
        if (profile.samples == 0) {
            profile.read(file, JAVA);
        }
        profile.print();
        before.forEach((thread, time) -> after.merge(thread, -time, Long::sum));
        show("threads of the server (processor time)", after, 12);
    }

    private void read(Path file, String event) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent sample = recording.readEvent();
                if (sample.getEventType().getName().equals(event) && sample.getStackTrace() != null) {
                    count(sample.getStackTrace().getFrames());
                }
            }
        }
    }

    private void count(List<RecordedFrame> frames) {
        samples++;
        RecordedMethod top = frames.getFirst().getMethod();
        methods.merge(top.getType().getName() + "." + top.getName(), 1L, Long::sum);
        nearest.merge(owner(frames, name -> !foundation(name)), 1L, Long::sum);
        rooms.merge(owner(frames, name -> name.startsWith("dev.heed.")), 1L, Long::sum);
    }

    private static String owner(List<RecordedFrame> frames, Predicate<String> wanted) {
        return frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .filter(wanted)
                .findFirst()
                .map(Profile::name)
                .orElse("none of these on the stack");
    }

    private static String name(String type) {
        if (type.startsWith("dev.heed.")) {
            return type.substring(0, type.lastIndexOf('.'));
        }
        return LIBRARIES.stream()
                .filter(library -> type.startsWith(library.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(type.lastIndexOf('.') < 0 ? type : type.substring(0, type.lastIndexOf('.')));
    }

    private static boolean foundation(String type) {
        return Stream.of("java.", "javax.", "jdk.", "sun.", "com.sun.").anyMatch(type::startsWith);
    }

    private void print() {
        System.out.printf("%n%,d samples of the server's processor time under votes%n", samples);
        show("room or library nearest to the sample (the JDK's time goes to its caller)", nearest, 25);
        show("room on whose behalf (everything below its call included)", rooms, 25);
        show("method on the processor", methods, METHODS);
    }

    private static void show(String heading, Map<String, Long> counts, int most) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        Table table = new Table(heading + " | share %");
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .forEach(entry -> table.row(entry.getKey(), 100.0 * entry.getValue() / total));
        table.print();
    }

    /// Ticks of processor time of each kind of thread; empty where the system has no `/proc`.
    private static Map<String, Long> threads(Server server) throws IOException {
        Map<String, Long> ticks = new TreeMap<>();
        Path tasks = Path.of("/proc/" + server.pid() + "/task");
        if (!Files.isDirectory(tasks)) {
            return ticks;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                try {
                    String stat = Files.readString(thread.resolve("stat"));
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
                            .replaceAll("[0-9]+", "n");
                    // proc(5): utime and stime are fields 14 and 15, the 12th and 13th after the name
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                    ticks.merge(name, Long.parseLong(fields[11]) + Long.parseLong(fields[12]), Long::sum);
                } catch (IOException e) {
                    // it has ended meanwhile
                }
            }
        }
        return ticks;
    }

    private static void jcmd(Server server, String... words) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(jcmd.toString(), Long.toString(server.pid())), Stream.of(words))
                        .toList());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("jcmd " + words[0] + ": " + said);
        }
    }

    /// What runs while it records.
    interface Task {
        void run() throws IOException, InterruptedException;
    }
}
