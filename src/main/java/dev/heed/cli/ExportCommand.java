package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.export.Exporter;
import dev.heed.export.Format;
import dev.heed.export.Order;
import dev.heed.export.Part;
import dev.heed.storage.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Takes a part of a project out, as a file. Only reads, so that it works beside a running server.
@Command(
        name = "export",
        description = {
            "Write a part of a project as a file: all of it as it was at one moment, oldest first by id.",
            "",
            "Works beside a running server. The memory it needs does not grow with the rows."
        },
        footer = {"", "Example:", "  heed export --format csv --kind media -o votes.csv"})
final class ExportCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            converter = WordReader.OfFormat.class,
            description = "jsonl: one JSON object a line. csv: RFC 4180 with a header line.")
    private Format format = Format.JSONL;

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            converter = WordReader.OfPart.class,
            description = "media or chat: votes. recommendations: what was shown, with its votes. catalog: the items.")
    private Part part = Part.MEDIA;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; it is written as FILE.part and then moved over FILE. Default: standard output.")
    private @Nullable Path file;

    @Option(
            names = "--raw-formulas",
            description = "In CSV, leave text as it is that a spreadsheet would run as a formula. Else it gets an"
                    + " apostrophe in front.")
    private boolean rawFormulas;

    @Mixin
    private final Narrowing narrowing = new Narrowing();

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Location location = new Location();

    ExportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try (Database database = Glance.open(around.place(location).storage());
                Patience _ = Patience.with(around, "Exporting")) {
            Access access = Access.reading(database, around.clock());
            Order order =
                    new Order(Projects.named(access, project.name()), part, narrowing.filter(), format, rawFormulas);
            Exporter exporter = new Exporter(database, around.clock());
            if (file == null) write(exporter, order, new PrintedBytes(around.out()));
            else writeFile(exporter, order, file);
            return 0;
        } catch (IOException e) {
            throw new Failure("Cannot write " + (file == null ? "to standard output" : file) + ": " + e.getMessage());
        }
    }

    private void writeFile(Exporter exporter, Order order, Path file) throws IOException {
        try (PartFile place = new PartFile(file)) {
            long rows;
            try (OutputStream out = place.open()) {
                rows = write(exporter, order, out);
            }
            place.keep();
            around.out().println("Wrote " + rows + (rows == 1 ? " row" : " rows") + " to " + file + ".");
        }
    }

    private static long write(Exporter exporter, Order order, OutputStream out) throws IOException {
        return switch (exporter.write(order, out, Instant.MAX)) {
            case Exporter.Outcome.Written(long rows) -> rows;
            case Exporter.Outcome.Unsearchable _ ->
                throw new Failure("Not every vote can be searched yet: a running server is making those searchable"
                        + " that were stored before Heed could search. Start one, or wait for it.");
            case Exporter.Outcome.Busy _, Exporter.Outcome.CutOff _ ->
                throw new IllegalStateException("nobody else exports here, and there is no end of time");
        };
    }
}
