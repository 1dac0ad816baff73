package dev.heed.access;

import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Change;
import dev.heed.domain.ScoreRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Projects: made, found, changed.
abstract class ProjectContract extends AccessContract {
    private static final ScoreRange STARS = new ScoreRange(1, 5);

    @Test
    void isFoundByNameAndNumber() {
        Project films = project("films");
        Project books = project("books");
        assertThat(films).isEqualTo(new Project(films.id(), "films", ProjectSettings.INITIAL, NOON));
        assertThat(access().project("films")).contains(films);
        assertThat(access().project(" films ")).contains(films);
        assertThat(access().project(books.id())).contains(books);
        assertThat(access().projects()).containsExactly(books, films);
        assertThat(access().project("Films")).isEmpty();
        assertThat(access().project("")).isEmpty();
        assertThat(access().project(1)).isEmpty();
    }

    @Test
    void hasANameOfItsOwn() {
        Project films = project("films");
        assertThat(access().createProject("films ")).isEqualTo(new Creation.NameTaken());
        assertThat(access().projects()).containsExactly(films);
    }

    @Test
    void isMadeOnceAsTheDefault() {
        Project first = access().defaultProject();
        assertThat(first.name()).isEqualTo("default");
        assertThat(node().defaultProject()).isEqualTo(first);
    }

    @Test
    void changesOnlyWhatIsNamed() {
        Project project = project("films");
        ProjectChange change = new ProjectChange(
                Change.set(true),
                Change.set(List.of("hero", "row-1")),
                Change.set(ZoneId.of("Europe/Berlin")),
                Change.set(STARS),
                Change.keep(),
                new RetentionPeriods.Changes(Change.set(365), Change.keep(), Change.set(1)));
        ProjectSettings after = new ProjectSettings(
                true,
                List.of("hero", "row-1"),
                ZoneId.of("Europe/Berlin"),
                STARS,
                Map.of(),
                1,
                new RetentionPeriods(365, null, 1));
        assertThat(settings(access().change(project, change))).isEqualTo(after);
        assertThat(settings(access().change(project, change(Change.keep(), Change.keep(), Change.keep()))))
                .isEqualTo(after);
        assertThat(stored(project)).isEqualTo(after);
    }

    @Test
    void goesBackToTheInitialValueOfWhatIsCleared() {
        Project project = project("films");
        access().change(project, change(Change.set(true), Change.keep(), Change.set(Map.of("email", "keep"))));
        access().change(
                        project,
                        new ProjectChange(
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                RetentionPeriods.Changes.CLEARED));
        ProjectSettings initial = ProjectSettings.INITIAL;
        assertThat(stored(project))
                .isEqualTo(new ProjectSettings(
                        false,
                        initial.slots(),
                        initial.timeZone(),
                        initial.scoreRange(),
                        Map.of(),
                        3,
                        RetentionPeriods.FOR_EVER));
    }

    @Test
    void raisesTheVersionOfAPolicyThatDiffers() {
        Project project = project("films");
        Map<String, Object> policy = Map.of("email", "mask", "regions", List.of("DE", "FR"), "limit", 3L);
        Map<String, Object> same = Map.of("email", "mask", "regions", List.of("DE", "FR"), "limit", 3);
        access().change(project, policy(policy));
        access().change(project, policy(policy));
        access().change(project, policy(same));
        assertThat(stored(project).policy()).isEqualTo(policy);
        assertThat(stored(project).policyVersion()).isEqualTo(2);
    }

    @Test
    void doesNotPutAPolicyInPlaceOfOneThatWasNotSeen() {
        Project project = project("films");
        access().change(project, policy(Map.of("email", "keep")));
        assertThat(access().change(project, policy(Map.of("email", "mask")), 1))
                .isEqualTo(new Adjustment.PolicyMoved(
                        access().project(project.id()).orElseThrow()));
        assertThat(stored(project).policy()).isEqualTo(Map.of("email", "keep"));
        assertThat(settings(access().change(project, policy(Map.of("email", "mask")), 2))
                        .policyVersion())
                .isEqualTo(3);
    }

    @Test
    void isSeenByItsKeysAtOnceHereAndAfterThreeSecondsElsewhere() {
        Project before = project("films");
        NewKey key = secretKey(before);
        Access elsewhere = node();
        assertKnown(access(), before, key);
        assertKnown(elsewhere, before, key);
        access().change(before, change(Change.set(true), Change.keep(), Change.keep()));
        Project after = access().project(before.id()).orElseThrow();
        assertKnown(access(), after, key);
        assertKnown(elsewhere, before, key);
        pass(Duration.ofSeconds(3));
        assertKnown(elsewhere, after, key);
    }

    @Test
    void keepsItsScoreRangeOnceScoresAreStored() {
        Project project = project("films");
        recommend(project, null);
        assertThat(settings(access().change(project, change(Change.keep(), Change.set(STARS), Change.keep())))
                        .scoreRange())
                .isEqualTo(STARS);
        recommend(project, 3.5);
        ProjectChange other = change(Change.set(true), Change.set(ScoreRange.UNIT), Change.keep());
        assertThat(access().change(project, other)).isEqualTo(new Adjustment.ScoresStored());
        assertThat(stored(project).autoCreateMedia()).isFalse();
        ProjectChange same = change(Change.set(true), Change.set(STARS), Change.keep());
        assertThat(settings(access().change(project, same)).autoCreateMedia()).isTrue();
    }

    /// A vote is counted by its score, and may be kept longer than the showing it answers.
    @Test
    void keepsItsScoreRangeAlsoWhereOnlyVotesHoldScores() {
        Project project = project("films");
        recommend(project, 3.5);
        database().write(sql -> {
            sql.insertInto(USER_FEEDBACK)
                    .set(USER_FEEDBACK.FEEDBACK_ID, 1L)
                    .set(USER_FEEDBACK.PROJECT_ID, project.id())
                    .set(USER_FEEDBACK.BUCKET, 0)
                    .set(USER_FEEDBACK.MEDIA_ID, "film")
                    .set(USER_FEEDBACK.LOG_ID, 2L)
                    .set(USER_FEEDBACK.RECOMMENDATION_TYPE, "primary")
                    .set(USER_FEEDBACK.RECOMMENDED_AT, Instant.EPOCH)
                    .set(USER_FEEDBACK.SCORE, 3.5)
                    .execute();
            return sql.deleteFrom(RECOMMENDATION_LOGS).execute();
        });
        assertThat(access().change(project, change(Change.keep(), Change.set(STARS), Change.keep())))
                .isEqualTo(new Adjustment.ScoresStored());
    }

    private void recommend(Project project, @Nullable Double score) {
        database().write(sql -> {
            sql.insertInto(MEDIA)
                    .columns(MEDIA.PROJECT_ID, MEDIA.MEDIA_ID, MEDIA.TITLE, MEDIA.TYPE)
                    .values(project.id(), "film", "A film", "film")
                    .onConflict(MEDIA.PROJECT_ID, MEDIA.MEDIA_ID)
                    .doNothing()
                    .execute();
            return sql.insertInto(RECOMMENDATION_LOGS)
                    .set(RECOMMENDATION_LOGS.LOG_ID, score == null ? 1L : 2L)
                    .set(RECOMMENDATION_LOGS.PROJECT_ID, project.id())
                    .set(RECOMMENDATION_LOGS.BUCKET, 0)
                    .set(RECOMMENDATION_LOGS.HOUR, (int) (NOON.getEpochSecond() / 3600))
                    .set(RECOMMENDATION_LOGS.TIMESTAMP, NOON)
                    .set(RECOMMENDATION_LOGS.MEDIA_ID, "film")
                    .set(RECOMMENDATION_LOGS.RECOMMENDATION_TYPE, "primary")
                    .set(RECOMMENDATION_LOGS.SCORE, score)
                    .execute();
        });
    }

    private static ProjectChange policy(Map<String, Object> policy) {
        return change(Change.keep(), Change.keep(), Change.set(policy));
    }

    private static ProjectChange change(
            Change<Boolean> autoCreateMedia, Change<ScoreRange> scoreRange, Change<Map<String, Object>> policy) {
        return new ProjectChange(
                autoCreateMedia, Change.keep(), Change.keep(), scoreRange, policy, RetentionPeriods.Changes.NONE);
    }

    private static ProjectSettings settings(Adjustment answer) {
        return ((Adjustment.Adjusted) answer).project().settings();
    }

    private ProjectSettings stored(Project project) {
        return access().project(project.id()).orElseThrow().settings();
    }
}
