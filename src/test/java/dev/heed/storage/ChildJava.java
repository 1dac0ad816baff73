package dev.heed.storage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.springframework.util.FileSystemUtils;

/// The command that starts a JVM beside the tests, with their classes.
///
/// Such a process lives for seconds, and would spend most of them on loading classes and compiling what it runs once.
/// So its compiler stops at the first level, its collector is that of `./heed`, and its classes come out of a shared
/// archive, made when the first of them is started. An archive takes classes only out of jars, so folders are packed.
public final class ChildJava {
    private static final Path MADE = Path.of("target", "children-" + System.getProperty("heed.fork", "1"))
            .toAbsolutePath();

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> FAST = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED");

    private static final String CLASS_PATH = packed();

    private static final Path ARCHIVE = archived();

    private ChildJava() {}

    /// Arguments of the program are to follow.
    ///
    /// @param flags for the JVM
    public static List<String> command(List<String> flags, String main) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(FAST);
        command.add("-XX:SharedArchiveFile=" + ARCHIVE);
        command.addAll(flags);
        command.addAll(List.of("-cp", CLASS_PATH, main));
        return command;
    }

    private static String packed() {
        try {
            FileSystemUtils.deleteRecursively(MADE);
            Files.createDirectories(MADE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1))
            // the tests' runner ends it with a separator
            if (!entry.isEmpty())
                packed.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), packed.size()) : entry);
        return String.join(File.pathSeparator, packed);
    }

    private static String jar(Path folder, int number) {
        String jar = MADE.resolve(number + ".jar").toString();
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", folder.toString(), ".");
        if (code != 0) throw new IllegalStateException("cannot pack " + folder);
        return jar;
    }

    /// Of the classes that the launcher's rehearsal loads.
    private static Path archived() {
        Path archive = MADE.resolve("classes.jsa");
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(FAST);
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", CLASS_PATH, "dev.heed.Rehearsal"));
        command.add(MADE.resolve("rehearsal").toString());
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0 || !Files.exists(archive)) throw new IllegalStateException("no archive was made: " + code);
            FileSystemUtils.deleteRecursively(MADE.resolve("rehearsal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts tests", e);
        }
        return archive;
    }
}
