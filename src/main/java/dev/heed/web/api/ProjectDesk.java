package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Adjustment;
import dev.heed.access.Allow;
import dev.heed.access.PolicyVersion;
import dev.heed.access.Project;
import dev.heed.access.ProjectChange;
import dev.heed.access.ProjectSettings;
import dev.heed.access.RetentionPeriods;
import dev.heed.access.Right;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.ScoreRange;
import dev.heed.privacy.Policy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The settings of the caller's project.
@RestController
@Tag(name = "project")
final class ProjectDesk {
    private final Access access;

    ProjectDesk(Access access) {
        this.access = access;
    }

    /// A project with its settings. `policy_version` rises with every change of the policy.
    record ProjectItem(
            String name,
            boolean autoCreateMedia,
            List<String> slots,
            String timeZone,
            Range scoreRange,
            Map<String, Object> policy,
            int policyVersion,
            Kept retention,
            Instant createdAt) {
        static ProjectItem of(Project project) {
            ProjectSettings settings = project.settings();
            return new ProjectItem(
                    project.name(),
                    settings.autoCreateMedia(),
                    settings.slots(),
                    settings.timeZone().getId(),
                    new Range(settings.scoreRange().low(), settings.scoreRange().high()),
                    settings.policy(),
                    settings.policyVersion(),
                    Kept.of(settings.retention()),
                    project.createdAt());
        }
    }

    /// A policy, and since when it holds or held.
    @Schema(name = "PolicyVersion")
    record PolicyItem(int version, Instant since, Map<String, Object> policy) {
        static PolicyItem of(PolicyVersion policy) {
            return new PolicyItem(policy.version(), policy.since(), policy.policy());
        }
    }

    /// Every policy of a project.
    record PolicyList(List<PolicyItem> items) {}

    /// The scale of a project's scores.
    @Schema(name = "ScoreRange")
    record Range(@NotNull Double low, @NotNull Double high) {}

    /// For how many days after their arrival rows are kept; `null` for ever.
    @Schema(name = "Retention")
    record Kept(
            @Nullable Integer mediaVotesDays,
            @Nullable Integer chatVotesDays,
            @Nullable Integer recommendationsDays) {
        static Kept of(RetentionPeriods periods) {
            return new Kept(periods.mediaVotesDays(), periods.chatVotesDays(), periods.recommendationsDays());
        }
    }

    /// A merge patch of them: what it does not name stays, `null` is for ever.
    @Schema(name = "RetentionPatch")
    record Keeping(
            @Min(1) @Max(RetentionPeriods.DAYS_AT_MOST) Change<Integer> mediaVotesDays,
            @Min(1) @Max(RetentionPeriods.DAYS_AT_MOST) Change<Integer> chatVotesDays,
            @Min(1) @Max(RetentionPeriods.DAYS_AT_MOST) Change<Integer> recommendationsDays) {
        RetentionPeriods.Changes changes() {
            return new RetentionPeriods.Changes(mediaVotesDays, chatVotesDays, recommendationsDays);
        }
    }

    /// A merge patch of settings. `null` sets back to the initial value.
    @Schema(name = "ProjectPatch")
    record Patch(
            Change<Boolean> autoCreateMedia,

            Change<
                            @Size(min = 1, max = ProjectSettings.SLOTS_AT_MOST) List<
                                    @Size(min = 1, max = 64)
                                    @Pattern(regexp = "[a-z0-9_-]+", message = "must be a-z, 0-9, _ and - only")
                                    String>>
                    slots,

            Change<@Size(min = 1, max = 64) String> timeZone,
            Change<Range> scoreRange,
            Change<Map<String, Object>> policy,
            Change<Keeping> retention) {

        /// @throws Objection with everything that is wrong
        ProjectChange change() {
            List<Fault> faults = new ArrayList<>();
            if (slots instanceof Change.Set<List<String>>(var words)
                    && words.stream().distinct().count() < words.size())
                faults.add(Fault.at("/slots", "must differ from each other"));
            if (timeZone instanceof Change.Set<String>(var zone) && !isZone(zone))
                faults.add(Fault.at("/time_zone", "must be a time zone of the IANA database, such as Europe/Paris"));
            if (scoreRange instanceof Change.Set<Range>(var range) && !ScoreRange.rises(range.low(), range.high()))
                faults.add(Fault.at("/score_range", "must rise from low to high, between -10^12 and 10^12"));
            if (policy instanceof Change.Set<Map<String, Object>>(var rules)) faults.addAll(policyFaults(rules));
            List<Fault> personal = slots instanceof Change.Set<List<String>>(var words) ? personal(words) : List.of();
            ProblemType type = faults.isEmpty() ? ProblemType.PERSONAL_IDENTIFIER : ProblemType.INVALID;
            faults.addAll(personal);
            if (!faults.isEmpty()) throw new Objection(Problem.of(type, faults));
            return new ProjectChange(
                    autoCreateMedia,
                    slots,
                    timeZone.map(ZoneId::of),
                    scoreRange.map(range -> new ScoreRange(range.low(), range.high())),
                    policy,
                    switch (retention) {
                        case Change.Keep<Keeping> _ -> RetentionPeriods.Changes.NONE;
                        case Change.Clear<Keeping> _ -> RetentionPeriods.Changes.CLEARED;
                        case Change.Set<Keeping>(Keeping said) -> said.changes();
                    });
        }

        /// Not an offset: days that begin there would not follow the clocks of any place.
        private static boolean isZone(String text) {
            return ZoneId.getAvailableZoneIds().contains(text);
        }

        private static List<Fault> personal(List<String> slots) {
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < slots.size(); i++) faults.addAll(Catalog.faults("/slots/" + i, slots.get(i)));
            return faults;
        }

        private static List<Fault> policyFaults(Map<String, Object> rules) {
            return Policy.problems(rules).entrySet().stream()
                    .map(problem -> Fault.at("/policy" + problem.getKey(), problem.getValue()))
                    .toList();
        }
    }

    @Allow(Right.READ)
    @Operation(summary = "This project's settings")
    @GetMapping("/v1/project")
    ProjectItem one(Project project) {
        return ProjectItem.of(project);
    }

    @Allow(Right.READ)
    @Operation(
            summary = "The policies this project has had",
            description = "Newest first: what held for a row is the one of its `policy_version`.")
    @GetMapping("/v1/project/policies")
    PolicyList policies(Project project) {
        return new PolicyList(
                access.policies(project).stream().map(PolicyItem::of).toList());
    }

    @Allow(value = Right.ADMINISTER, act = "change settings")
    @Operation(
            summary = "Change this project's settings",
            description = "A merge patch (RFC 7396). The score range is fixed once a score is stored: then 409.")
    @Refuses(ProblemType.CONFLICT)
    @PatchMapping("/v1/project")
    ProjectItem change(@RequestBody Patch body, Project project) {
        return switch (access.change(project, body.change())) {
            case Adjustment.Adjusted(Project adjusted) -> ProjectItem.of(adjusted);
            case Adjustment.ScoresStored _ ->
                throw new Objection(Problem.of(
                        ProblemType.CONFLICT,
                        "Scores are stored in this project, and counted in tenths of the range they came under."));
            case Adjustment.PolicyMoved _ -> throw new IllegalStateException("no version of the policy was named");
        };
    }
}
