import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program under test on one data directory and one database: its commands and its server.
final class Program {
    private static final int COMMAND_MINUTES = 30;

    private final Workplace workplace;
    private final String url;

    private final String data;

    /// @param url the database's JDBC URL, or `null` for the file in the data directory
    Program(Workplace workplace, String url) {
        this(workplace, url, "data");
    }

    /// @param data the name of the data directory in the workplace
    Program(Workplace workplace, String url, String data) {
        this.workplace = workplace;
        this.url = url;
        this.data = data;
    }

    /// Makes the database, with its tables and the default project, and leaves it closed.
    void migrate() throws IOException, InterruptedException {
        Said said = run("migrate");
        if (said.code() != 0) throw new IllegalStateException("heed migrate: exit code " + said.code());
    }

    /// Where the database is: as a JDBC URL.
    String jdbcUrl() {
        return url != null ? url : "jdbc:sqlite:" + workplace.at(data).resolve("heed.db");
    }

    /// Starts the server on a free port and waits until it answers.
    Server serve() throws IOException, InterruptedException {
        return new Server(process("serve", "--port", "0"), workplace.at("serve.log"));
    }

    /// Makes a secret key of the default project.
    String secretKey() throws IOException, InterruptedException {
        Said said = run("key", "create", "--project", "default", "--kind", "secret", "--json");
        if (said.code() == 0
                && Json.read(said.text()) instanceof Map<?, ?> map
                && map.get("key") instanceof String key) {
            return key;
        }
        throw new IllegalStateException("heed key create: exit code " + said.code() + ", said "
                + said.text().length() + " characters without a key; see " + workplace.at("commands.log"));
    }

    /// Adds an owner, and gives the path of the page where they choose a password.
    String invitation() throws IOException, InterruptedException {
        Said said = run("user", "add", "visitor", "--owner", "--json");
        Matcher path = Pattern.compile("/welcome/[\\w-]+").matcher(said.text());
        if (said.code() == 0 && path.find()) return path.group();
        throw new IllegalStateException("heed user add: exit code " + said.code() + ", without a link; see "
                + workplace.at("commands.log"));
    }

    /// Whether the rollups equal a recount of the rows, as the program itself says by its exit code.
    boolean recountAgrees() throws IOException, InterruptedException {
        Said said = run("recount");
        if (said.code() != 0) {
            System.out.println("heed recount: exit code " + said.code());
            System.out.println(said.text());
        }
        return said.code() == 0;
    }

    /// Counts every row again and puts the rollups right; whether that went well.
    boolean repaired() throws IOException, InterruptedException {
        Said said = run("recount", "--repair");
        System.out.println(said.text().strip());
        return said.code() == 0;
    }

    /// Runs a command to its end.
    Said run(String... words) throws IOException, InterruptedException {
        Process process = process(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        workplace.at("commands.log").toFile()))
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(COMMAND_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("heed " + words[0] + " did not end within " + COMMAND_MINUTES + " minutes");
        }
        return new Said(process.exitValue(), text);
    }

    private ProcessBuilder process(String... words) {
        List<String> line = new ArrayList<>(List.of(System.getenv("HEED_BENCH_PROGRAM")));
        line.addAll(List.of(words));
        line.addAll(List.of("--data", workplace.at(data).toString()));
        if (url != null) {
            line.addAll(List.of("--database", url));
        }
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(workplace.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        // the caller's own Heed may be configured by the environment: never touch its database
        builder.environment().keySet().removeIf(name -> name.startsWith("HEED_") && !name.equals("HEED_JAVA_OPTS"));
        return builder;
    }

    /// What a command printed, and its exit code.
    record Said(int code, String text) {}
}
