package dev.heed.web.api;

import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Search;
import dev.heed.export.Exporter;
import dev.heed.export.Format;
import dev.heed.export.Order;
import dev.heed.export.Part;
import dev.heed.web.wire.Unwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Data out, as files.
@RestController
@Tag(name = "export")
final class Exports {
    /// A client that takes its file slower than this would hold back others, and on SQLite the log's checkpoint.
    private static final Duration LONGEST = Duration.ofHours(1);

    /// An export under way may take long; a small one is over by then.
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    /// Nothing in it comes from the caller or needs quoting.
    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Exporter exporter;
    private final InstantSource clock;

    Exports(Exporter exporter, InstantSource clock) {
        this.exporter = exporter;
        this.clock = clock;
    }

    /// What becomes of text that a spreadsheet would run as a formula.
    enum Formulas {
        /// It gets an apostrophe in front.
        SAFE,
        /// It stays as it is.
        RAW
    }

    /// What to take out, and the filters of history.
    record Asking(
            @NotNull Format format,
            @NotNull Part kind,
            @Nullable Formulas formulas,
            @Unwrapped TimedFilter filter,
            @Nullable @Size(min = 1, max = Search.LONGEST) String q) {

        /// @throws Objection 422 naming each filter that this kind does not have
        Order order(Project project) {
            Filter narrowed = filter.filter(null, q);
            List<Fault> faults = kind.unfit(narrowed).stream()
                    .map(name -> Fault.parameter(name, "is no filter of the kind " + kind.word()))
                    .toList();
            if (!faults.isEmpty()) throw new Objection(Problem.invalid(faults));
            return new Order(project, kind, narrowed, format, formulas == Formulas.RAW);
        }
    }

    @Allow({Role.READ, Role.SECRET, Role.OWNER})
    @Operation(
            summary = "Export",
            description = "A part of the project as a file: as it was at one moment, oldest first by id, all of it."
                    + " An answer that breaks off is no whole file.")
    @ApiResponse(
            responseCode = "200",
            description = "The file. In CSV, lists and objects are JSON in their cell, an empty cell is null, and text"
                    + " that begins with one of `=+-@`, a tab or a carriage return has an apostrophe in front unless"
                    + " `formulas=raw`.",
            headers = @Header(name = "Content-Disposition"),
            content = {
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping("/v1/export")
    void export(@Asked Asking asking, Project project, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Order order = asking.order(project);
        Instant now = clock.instant();
        response.setContentType(order.format().mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name(order, now) + "\"");
        if (request.getMethod().equals("HEAD")) return;
        switch (exporter.write(order, response.getOutputStream(), now.plus(LONGEST))) {
            case Exporter.Outcome.Written _ -> {}
            case Exporter.Outcome.Busy _ ->
                throw new Objection(
                        Problem.later(ProblemType.BUSY, "Two exports run already; a third has to wait.", A_WHILE));
            case Exporter.Outcome.Unsearchable _ -> throw new Objection(Problem.unsearchable());
            // half a file is out: let the connection break, so that nobody takes it for a whole one
            case Exporter.Outcome.CutOff _ -> throw new CloseNowException();
        }
    }

    private static String name(Order order, Instant now) {
        return "heed-" + order.part().word() + "-" + IN_NAMES.format(now) + "."
                + order.format().word();
    }
}
