package dev.heed.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL that belongs to one test, to be stopped, started again on the same port and data, hung, or given a
/// small disk. It listens on the loopback and syncs every commit.
public final class OwnPostgresql implements AutoCloseable {
    private final Path binaries;
    private final Path data;
    private final Path disk;
    private final List<String> wrapper;
    private final int port;
    private final PostgresqlServer server;
    private Process postmaster;

    /// Makes and starts it.
    ///
    /// @param folder an empty one
    /// @param diskSize how large the disk at [#disk] is, as `mount` says it; empty for none
    public OwnPostgresql(Path folder, String diskSize) {
        this.binaries = binaries();
        this.data = folder.resolve("data");
        this.disk = folder.resolve("disk");
        this.wrapper = wrapper(diskSize);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.createDirectories(disk);
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(command(
                asSomebody(),
                "initdb",
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "--no-sync",
                "--wal-segsize=1"));
        this.server = new PostgresqlServer(this::url, this::close);
        this.postmaster = launch();
    }

    /// Where the binaries are that the other tests use.
    private static Path binaries() {
        try (Connection connection =
                        DriverManager.getConnection(PostgresqlServer.shared().url("postgres"));
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
            rows.next();
            return Path.of(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> wrapper(String diskSize) {
        if (diskSize.isEmpty()) return asSomebody();
        // gone with the process; where it may not be mounted, the test fails
        String mounted = "mount -t tmpfs -o size=" + diskSize + " tmpfs '" + disk + "' && mkdir '" + space()
                + "' && exec unshare -U \"$@\"";
        return List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mounted, "sh");
    }

    /// PostgreSQL refuses to run as root.
    private static List<String> asSomebody() {
        return System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of();
    }

    private List<String> command(List<String> wrapper, String program, String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private Process launch() {
        Process process = process(command(
                wrapper,
                "postgres",
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
        while (!answers()) {
            if (!process.isAlive()) throw new AssertionError("PostgreSQL ended: " + said());
            Thread.onSpinWait();
        }
        return process;
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Process process(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            disk.resolveSibling("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(List<String> command) {
        if (ended(command) != 0) throw new AssertionError(command + ": " + said());
    }

    /// Its exit code.
    private int ended(List<String> command) {
        try {
            return process(command).waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said() {
        try {
            return Files.readString(disk.resolveSibling("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /// The same, for databases on it.
    public PostgresqlServer server() {
        return server;
    }

    /// Its configuration and its files.
    public Path data() {
        return data;
    }

    /// The small disk, as this process sees it. PostgreSQL itself calls it by the path of [#space].
    public Path disk() {
        Path seen = Path.of("/proc/" + postmaster.pid() + "/root");
        return Path.of(seen + disk.toString());
    }

    /// A folder on the small disk, for a tablespace.
    public Path space() {
        return disk.resolve("space");
    }

    /// Ends it at once, as a crash does.
    public void stop() {
        family().forEach(ProcessHandle::destroyForcibly);
        family().forEach(process -> process.onExit().join());
    }

    /// After [#stop]: on the same port and data.
    public void start() {
        postmaster = launch();
    }

    /// Nobody answers, and every connection stands.
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        family().map(process -> String.valueOf(process.pid())).forEach(command::add);
        run(command);
    }

    /// From now on no file grows beyond so many bytes, neither of those who work now nor of those to come; those that
    /// are larger stay so. Its log has pieces of one megabyte, and must go on: else it ends itself.
    ///
    /// @param bytes a number, or `unlimited`
    public void limitFiles(String bytes) {
        limit(postmaster.toHandle(), bytes);
        // and those it had before; whom it begets from now on is limited as it is
        postmaster.descendants().forEach(process -> limit(process, bytes));
    }

    private void limit(ProcessHandle process, String bytes) {
        List<String> command =
                List.of("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes + ":unlimited");
        boolean done = ended(command) == 0;
        if (!done && process.isAlive()) throw new AssertionError(command + ": " + said());
    }

    private Stream<ProcessHandle> family() {
        ProcessHandle first = postmaster.toHandle();
        return Stream.concat(Stream.of(first), first.descendants()).toList().stream();
    }

    @Override
    public void close() {
        stop();
    }
}
