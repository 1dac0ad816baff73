import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The bare application: compiled from one source file against the very jars that Heed runs on, with its own AOT
/// cache, made as Heed's is: the JVM watches a start and some requests.
final class Bare {
    /// What `spring-boot-starter-webmvc` brings, by the beginnings of the files' names.
    private static final Pattern STARTER =
            Pattern.compile("(spring-(aop|beans|boot|context|core|expression|web|webmvc)-|tomcat-|jackson-|logback-|slf4j-"
                    + "|log4j-|jul-|micrometer-(commons|observation)-|snakeyaml-|jakarta\\.annotation-|jspecify-"
                    + "|commons-logging-).*");

    private static final Pattern NOT = Pattern.compile("spring-boot-(security|jarmode).*");

    /// As many as Heed's rehearsal sends.
    private static final int REHEARSED = 40;

    private final Workplace workplace;
    private final Path jar;
    private final Path cache;

    private Bare(Workplace workplace) {
        this.workplace = workplace;
        this.jar = workplace.at("bare.jar");
        this.cache = workplace.at("bare.aot");
    }

    /// Compiles it and makes its cache.
    static Bare made(Workplace workplace) throws IOException, InterruptedException {
        Bare bare = new Bare(workplace);
        bare.compile(libraries());
        bare.rehearse();
        return bare;
    }

    /// Where the launcher has unpacked the program that is measured.
    private static Path libraries() throws IOException {
        Path target = Path.of(System.getenv("HEED_BENCH_PROGRAM")).toRealPath().resolveSibling("target");
        try (Stream<Path> all = Files.list(target)) {
            return all.filter(path -> path.getFileName().toString().matches("heed-\\d+-\\d+-\\d+"))
                    .max(Comparator.comparing(path -> path.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException("the launcher has unpacked nothing in " + target))
                    .resolve("lib");
        }
    }

    private void compile(Path libraries) throws IOException {
        List<Path> jars;
        try (Stream<Path> all = Files.list(libraries)) {
            jars = all.filter(path -> STARTER.matcher(path.getFileName().toString()).matches())
                    .filter(path -> !NOT.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
        // beside the jar, because the JVM keeps no class of a jar that a manifest names by an address
        Path beside = Files.createDirectories(workplace.at("lib"));
        for (Path one : jars) Files.copy(one, beside.resolve(one.getFileName()));
        Path classes = Files.createDirectories(workplace.at("bare"));
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(":"));
        String source = System.getenv("HEED_BENCH_HOME") + "/bench/src/bare/BareApplication.java";
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-proc:none", "-cp", path, source);
        if (code != 0) throw new IllegalStateException("the bare application does not compile");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "bare.BareApplication");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        jars.stream().map(one -> "lib/" + one.getFileName()).collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(one).toString()));
                Files.copy(one, out);
                out.closeEntry();
            }
        }
    }

    private void rehearse() throws IOException, InterruptedException {
        Path seen = workplace.at("bare.seen");
        Server server = start("-Xlog:disable", "-XX:AOTMode=record", "-XX:AOTConfiguration=" + seen);
        try (Wire wire = new Wire(server.port(), "none")) {
            for (int i = 0; i < REHEARSED; i++) vote(wire);
        }
        server.stop();
        Process making = new ProcessBuilder(line(
                        "-Xlog:disable",
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + seen,
                        "-XX:AOTCache=" + cache))
                .redirectErrorStream(true)
                .redirectOutput(workplace.at("bare.log").toFile())
                .start();
        if (making.waitFor() != 0 || !Files.exists(cache)) throw new IllegalStateException("no cache was made");
    }

    /// Starts it with its cache and waits until it says that it is ready.
    Server start() throws IOException, InterruptedException {
        return start("-XX:AOTCache=" + cache);
    }

    private Server start(String... options) throws IOException, InterruptedException {
        return new Server(new ProcessBuilder(line(options)), workplace.at("bare.log"));
    }

    private List<String> line(String... options) {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx192m", "-XX:+UseCompactObjectHeaders"));
        line.addAll(List.of(options));
        line.addAll(List.of("-jar", jar.toString(), "--server.port=0", "--server.address=127.0.0.1"));
        return line;
    }

    /// Sends it what Heed is sent.
    static void vote(Wire wire) throws IOException {
        String body = Json.object("media_id rating", "m1", 5);
        int status = wire.call("POST", "/v1/feedback", body).status();
        if (status != 201) throw new IllegalStateException("a vote was answered " + status);
    }
}
