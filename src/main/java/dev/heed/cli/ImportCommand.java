package dev.heed.cli;

import dev.heed.imports.Importer;
import dev.heed.imports.Mapping;
import dev.heed.imports.Source;
import dev.heed.storage.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings files in: through the running server, else through one that it starts for itself, on the loopback, and stops.
/// So there is one way in, with one set of rules.
@Command(
        name = "import",
        description = {
            "Import files into a project. Importing the same again adds nothing.",
            "",
            "movielens        a MovieLens data set: its directory, or two files of it",
            "media            items: media_id, title, type, duration",
            "recommendations  what was shown: media_id, recommendation_type, score, …",
            "feedback         votes: media_id, rating, …; or query, response, rating, …",
            "",
            "Files are CSV with a header (.csv), or JSON objects a line (.jsonl, .ndjson); their columns are called as"
                    + " the fields of the API, or of an export. Good lines are kept; of each bad one, the line and the"
                    + " reason are printed, and the exit code is 1."
        },
        footer = {"", "Example:", "  heed import feedback --map media_id=film --map rating=stars votes.csv"})
final class ImportCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(index = "0", paramLabel = "SOURCE", converter = WordReader.OfSource.class, description = "See above.")
    private Source source = Source.FEEDBACK;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Read in this order.")
    private List<Path> files = List.of();

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description = "The column that holds a field, where it is called otherwise. Repeatable.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--skip", paramLabel = "COLUMN", description = "A column to leave out. Repeatable.")
    private List<String> skipped = List.of();

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "The value of a field where a record has none. Repeatable.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where to keep the rejected lines. They may hold personal data.")
    private @Nullable Path rejects;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Location location = new Location();

    ImportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        DataDirectory directory =
                new DataDirectory(around.place(location).storage().data());
        if (rejects != null && inside(rejects, directory.path()))
            throw Failure.usage(List.of("--rejects must lie outside the data directory: it holds lines as they came."));
        try {
            for (Path file : files) if (Files.notExists(file)) throw new Failure("There is no " + file + ".");
            Importer importer = new Importer(source, files, new Mapping(columns, Set.copyOf(skipped), constants));
            for (Path file : importer.files())
                if (rejects != null && Files.exists(rejects) && Files.isSameFile(file, rejects))
                    throw Failure.usage(List.of("--rejects names a file that is imported."));
            ImportRun.Result result = run(importer, directory);
            output.print(around.out(), result.data(), () -> say(result));
            return result.rejected() == 0 ? 0 : Failure.FAILED;
        } catch (IOException e) {
            throw new Failure("Cannot read or write a file: " + e.getMessage());
        }
    }

    private ImportRun.Result run(Importer importer, DataDirectory directory) throws IOException {
        Running own = directory.server().isPresent() ? null : around.entrance().start(alone());
        try (own) {
            DataDirectory.Server server = directory.server().orElseThrow(() -> Desk.held(directory));
            try (Courier courier = new Courier(server, project.name())) {
                return ImportRun.of(importer, courier, rejects, around);
            }
        }
    }

    private Map<String, String> alone() {
        Map<String, String> flags = location.flags();
        flags.put("host", "127.0.0.1");
        flags.put("port", "0");
        return flags;
    }

    private static boolean inside(Path file, Path directory) {
        return real(file).startsWith(real(directory));
    }

    /// As it is once links are followed, as far as it is there.
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        try {
            return whole.toRealPath();
        } catch (IOException notThere) {
            return parent == null ? whole : real(parent).resolve(whole.getFileName());
        }
    }

    private void say(ImportRun.Result result) {
        around.out()
                .println("Imported: " + result.accepted() + " new, " + result.revised() + " changed, "
                        + result.duplicates() + " already there, " + result.rejected() + " rejected.");
        result.rejects().forEach(file -> around.out().println("Rejected lines are in " + file + "."));
    }
}
