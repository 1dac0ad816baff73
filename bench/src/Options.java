import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The options of one bench program: `--name value`, `--name=value`, or a bare `--switch`.
/// Wrong usage prints the usage and ends the program with exit code 2.
final class Options {
    private final String usage;
    private final Map<String, String> given = new HashMap<>();

    /// Reads them.
    ///
    /// @param valued names that take a value
    /// @param switches names that take none
    Options(String usage, List<String> valued, List<String> switches, String[] arguments) {
        this.usage = usage;
        List<String> rest = new ArrayList<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            if (argument.equals("-h") || argument.equals("--help")) {
                System.out.println(usage);
                System.exit(0);
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (switches.contains(name) && equals < 0) {
                given.put(name, "");
            } else if (valued.contains(name) && equals >= 0) {
                given.put(name, argument.substring(equals + 1));
            } else if (valued.contains(name) && !rest.isEmpty()) {
                given.put(name, rest.removeFirst());
            } else {
                refuse("unknown argument, or one without its value: " + argument);
            }
        }
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /// The value given, else the fallback.
    String text(String name, String fallback) {
        return given.getOrDefault(name, fallback);
    }

    /// The value given, else that of the environment variable; with neither, wrong usage.
    String demanded(String name, String variable) {
        String value = given.getOrDefault(name, System.getenv(variable));
        if (value == null || value.isEmpty()) {
            throw refuse(name + " (or " + variable + ") must say where the data is");
        }
        return value;
    }

    /// A whole number between two bounds, both allowed.
    long number(String name, long fallback, long least, long most) {
        try {
            long value = Long.parseLong(given.getOrDefault(name, Long.toString(fallback)));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refuse(name + " must be a whole number from " + least + " to " + most);
    }

    /// The databases to run on, in turn: SQLite unless `--database` says otherwise.
    List<Target> targets() {
        Target sqlite = new Target("sqlite", null);
        return switch (text("--database", "sqlite")) {
            case "sqlite" -> List.of(sqlite);
            case "postgresql" -> List.of(postgresql());
            case "both" -> List.of(sqlite, postgresql());
            default -> throw refuse("--database must be sqlite, postgresql or both");
        };
    }

    private Target postgresql() {
        String url = System.getenv("HEED_BENCH_POSTGRESQL_URL");
        if (url == null || url.isEmpty()) {
            throw refuse(
                    "HEED_BENCH_POSTGRESQL_URL is not set; the scripts beside this folder start a PostgreSQL and set it");
        }
        return new Target("postgresql", url);
    }

    private IllegalStateException refuse(String problem) {
        System.err.println(problem + System.lineSeparator() + usage);
        System.exit(2);
        return new IllegalStateException(problem);
    }

    /// A database to run on: its name in the tables, and its JDBC URL, or `null` for the file in the data directory.
    record Target(String name, String url) {}
}
