package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Allow;
import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Fault;
import dev.heed.storage.Database;
import dev.heed.storage.Recount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What belongs to the instance and no project: for its owner.
@RestController
@Tag(name = "instance")
final class InstanceDesk {
    private final Access access;
    private final Database database;

    InstanceDesk(Access access, Database database) {
        this.access = access;
        this.database = database;
    }

    record ProjectList(List<ProjectDesk.ProjectItem> items) {}

    @Schema(name = "ProjectBody")
    record Body(@NotNull @Size(min = 1, max = 200) String name) {}

    @Schema(name = "RecountBody")
    record RecountBody(@Nullable Boolean repair) {}

    /// What a recount found: rows read, rollup cells that should be there, cells that differed.
    record RecountReport(long rows, long cells, long wrong, boolean repaired) {}

    @Allow(value = Right.GOVERN, project = false)
    @Operation(summary = "Every project")
    @GetMapping("/v1/projects")
    ProjectList list() {
        return new ProjectList(
                access.projects().stream().map(ProjectDesk.ProjectItem::of).toList());
    }

    @Allow(value = Right.GOVERN, project = false, act = "make a project")
    @Operation(summary = "Make a project")
    @ApiResponse(responseCode = "201", description = "Made, with the initial settings.")
    @Refuses({ProblemType.CONFLICT, ProblemType.PERSONAL_IDENTIFIER})
    @PostMapping("/v1/projects")
    ResponseEntity<ProjectDesk.ProjectItem> create(@RequestBody Body body, HttpServletRequest request) {
        String name = named(body.name());
        return switch (access.createProject(name)) {
            case Creation.Created(Project project) -> {
                Act.made(request, project.id());
                yield ResponseEntity.status(HttpStatus.CREATED).body(ProjectDesk.ProjectItem.of(project));
            }
            case Creation.NameTaken _ ->
                throw new Objection(Problem.of(ProblemType.CONFLICT, "Another project has this name."));
        };
    }

    private static String named(String said) {
        List<Fault> personal = Catalog.faults("/name", said);
        if (!personal.isEmpty()) throw new Objection(Problem.of(ProblemType.PERSONAL_IDENTIFIER, personal));
        try {
            return Project.named(said);
        } catch (IllegalArgumentException e) {
            throw new Objection(Problem.invalid(List.of(Fault.at("/name", "is no name: " + e.getMessage()))));
        }
    }

    @Allow(value = Right.GOVERN, project = false, act = "recount")
    @Operation(
            summary = "Count every row again",
            description = "Compares with the rollups; with `repair` puts right what differs. Reads every row.")
    @PostMapping("/v1/recount")
    RecountReport recount(@RequestBody RecountBody body) {
        Recount.Report report = Boolean.TRUE.equals(body.repair()) ? Recount.repair(database) : Recount.check(database);
        return new RecountReport(report.rows(), report.cells(), report.wrong(), report.repaired());
    }
}
