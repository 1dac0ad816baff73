package dev.heed.access;

import static dev.heed.storage.schema.Tables.POLICIES;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.ScoreRange;
import dev.heed.storage.Database;
import dev.heed.storage.Json;
import dev.heed.storage.RowLocks;
import dev.heed.storage.schema.tables.records.ProjectsRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SelectForUpdateStep;
import org.jspecify.annotations.Nullable;

/// The rows of projects.
record ProjectQuery(Database database) {
    Creation create(long id, String name, Instant now) {
        Project project = new Project(id, name, ProjectSettings.INITIAL, now.truncatedTo(ChronoUnit.MICROS));
        int made = database.write(sql -> insert(sql, project));
        return made == 1 ? new Creation.Created(project) : new Creation.NameTaken();
    }

    private static int insert(DSLContext sql, Project project) {
        int made = sql.insertInto(PROJECTS)
                .set(PROJECTS.PROJECT_ID, project.id())
                .set(PROJECTS.NAME, project.name())
                .set(columns(project.settings()))
                .set(PROJECTS.CREATED_AT, project.createdAt())
                .onConflict(PROJECTS.NAME)
                .doNothing()
                .execute();
        if (made == 1) remember(sql, project.id(), project.settings(), project.createdAt());
        return made;
    }

    /// The policy that holds from now on.
    private static void remember(DSLContext sql, long id, ProjectSettings settings, Instant since) {
        sql.insertInto(POLICIES)
                .set(POLICIES.PROJECT_ID, id)
                .set(POLICIES.VERSION, settings.policyVersion())
                .set(POLICIES.POLICY, Json.text(settings.policy()))
                .set(POLICIES.SINCE, since)
                .execute();
    }

    List<PolicyVersion> policies(long project) {
        return database.read(sql -> sql.selectFrom(POLICIES)
                .where(POLICIES.PROJECT_ID.eq(project))
                .orderBy(POLICIES.VERSION.desc())
                .fetch(row -> new PolicyVersion(row.getVersion(), policy(row.getPolicy()), row.getSince())));
    }

    private static Map<String, Object> policy(JSONB json) {
        return Objects.requireNonNullElse(Json.object(json), Map.of());
    }

    List<Project> all() {
        return database.read(
                sql -> sql.selectFrom(PROJECTS).orderBy(PROJECTS.NAME).fetch(ProjectQuery::of));
    }

    Optional<Project> named(String name) {
        return database.read(
                sql -> sql.selectFrom(PROJECTS).where(PROJECTS.NAME.eq(name)).fetchOptional(ProjectQuery::of));
    }

    Optional<Project> numbered(long id) {
        return database.read(sql -> numbered(sql, id));
    }

    private static Optional<Project> numbered(DSLContext sql, long id) {
        return row(sql, id).fetchOptional(ProjectQuery::of);
    }

    private static SelectForUpdateStep<ProjectsRecord> row(DSLContext sql, long id) {
        return sql.selectFrom(PROJECTS).where(PROJECTS.PROJECT_ID.eq(id));
    }

    Adjustment change(long id, ProjectChange change, @Nullable Integer seen, Instant now) {
        return database.write(sql -> change(sql, id, change, seen, now.truncatedTo(ChronoUnit.MICROS)));
    }

    private static Adjustment change(
            DSLContext sql, long id, ProjectChange change, @Nullable Integer seen, Instant now) {
        // nobody counts a score by the old range meanwhile, and no other change of settings is lost
        Project project = RowLocks.changing(row(sql, id)).fetchSingle(ProjectQuery::of);
        if (seen != null && seen != project.settings().policyVersion()) return new Adjustment.PolicyMoved(project);
        ProjectSettings after = asStored(change).of(project.settings());
        if (!after.scoreRange().equals(project.settings().scoreRange()) && holdsScores(sql, id))
            return new Adjustment.ScoresStored();
        sql.update(PROJECTS)
                .set(columns(after))
                .where(PROJECTS.PROJECT_ID.eq(id))
                .execute();
        if (after.policyVersion() > project.settings().policyVersion()) remember(sql, id, after, now);
        return new Adjustment.Adjusted(new Project(id, project.name(), after, project.createdAt()));
    }

    /// With the policy as it reads back, so that the same numbers compare as the same.
    private static ProjectChange asStored(ProjectChange change) {
        return new ProjectChange(
                change.autoCreateMedia(),
                change.slots(),
                change.timeZone(),
                change.scoreRange(),
                change.policy().map(rules -> policy(Json.text(rules))),
                change.retention());
    }

    /// Reads recommendations and votes until the first that has a score: all of them where none has. A vote keeps its
    /// score when its recommendation is gone, and is counted by it.
    private static boolean holdsScores(DSLContext sql, long project) {
        return sql.fetchExists(sql.selectOne()
                        .from(RECOMMENDATION_LOGS)
                        .where(RECOMMENDATION_LOGS.PROJECT_ID.eq(project), RECOMMENDATION_LOGS.SCORE.isNotNull()))
                || sql.fetchExists(sql.selectOne()
                        .from(USER_FEEDBACK)
                        .where(USER_FEEDBACK.PROJECT_ID.eq(project), USER_FEEDBACK.SCORE.isNotNull()));
    }

    private static ProjectsRecord columns(ProjectSettings settings) {
        ProjectsRecord row = new ProjectsRecord();
        row.setAutoCreateMedia(settings.autoCreateMedia());
        row.setSlots(Json.text(settings.slots()));
        row.setTimeZone(settings.timeZone().getId());
        row.setScoreLow(settings.scoreRange().low());
        row.setScoreHigh(settings.scoreRange().high());
        row.setPolicy(Json.text(settings.policy()));
        row.setPolicyVersion(settings.policyVersion());
        row.setMediaVotesDays(settings.retention().mediaVotesDays());
        row.setChatVotesDays(settings.retention().chatVotesDays());
        row.setRecommendationsDays(settings.retention().recommendationsDays());
        return row;
    }

    static Project of(ProjectsRecord row) {
        return new Project(row.getProjectId(), row.getName(), settings(row), row.getCreatedAt());
    }

    private static ProjectSettings settings(ProjectsRecord row) {
        return new ProjectSettings(
                row.getAutoCreateMedia(),
                Json.words(row.getSlots()),
                ZoneId.of(row.getTimeZone()),
                new ScoreRange(row.getScoreLow(), row.getScoreHigh()),
                policy(row.getPolicy()),
                row.getPolicyVersion(),
                new RetentionPeriods(row.getMediaVotesDays(), row.getChatVotesDays(), row.getRecommendationsDays()));
    }
}
