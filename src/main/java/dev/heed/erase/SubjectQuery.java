package dev.heed.erase;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Id;
import dev.heed.storage.Database;
import java.util.ArrayList;
import java.util.List;

/// The SQL that finds what is to be erased, each by its index.
final class SubjectQuery {
    private final Database database;
    private final long project;

    SubjectQuery(Database database, long project) {
        this.database = database;
        this.project = project;
    }

    /// Recommendations of a subject, and those that votes of the subject answer.
    List<Id> shown(String subject, int most) {
        return database.read(sql -> {
            List<Id> found = new ArrayList<>(sql.select(RECOMMENDATION_LOGS.BUCKET, RECOMMENDATION_LOGS.LOG_ID)
                    .from(RECOMMENDATION_LOGS)
                    .where(RECOMMENDATION_LOGS.PROJECT_ID.eq(project), RECOMMENDATION_LOGS.SUBJECT.eq(subject))
                    .orderBy(RECOMMENDATION_LOGS.LOG_ID)
                    .limit(most)
                    .fetch(row -> new Id(Id.Row.RECOMMENDATION, row.value1(), row.value2())));
            if (found.isEmpty())
                sql.selectDistinct(USER_FEEDBACK.BUCKET, USER_FEEDBACK.LOG_ID)
                        .from(USER_FEEDBACK)
                        .where(
                                USER_FEEDBACK.PROJECT_ID.eq(project),
                                USER_FEEDBACK.SUBJECT.eq(subject),
                                USER_FEEDBACK.LOG_ID.isNotNull())
                        .limit(most)
                        .forEach(row -> found.add(new Id(Id.Row.RECOMMENDATION, row.value1(), row.value2())));
            return found;
        });
    }

    /// Votes of a subject, on media first.
    List<Id> votes(String subject, int most) {
        return database.read(sql -> {
            List<Id> found = new ArrayList<>(sql.select(USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID)
                    .from(USER_FEEDBACK)
                    .where(USER_FEEDBACK.PROJECT_ID.eq(project), USER_FEEDBACK.SUBJECT.eq(subject))
                    .orderBy(USER_FEEDBACK.FEEDBACK_ID)
                    .limit(most)
                    .fetch(row -> new Id(Id.Row.MEDIA_VOTE, row.value1(), row.value2())));
            if (found.isEmpty())
                sql.select(FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID)
                        .from(FEEDBACK)
                        .where(FEEDBACK.PROJECT_ID.eq(project), FEEDBACK.SUBJECT.eq(subject))
                        .orderBy(FEEDBACK.FEEDBACK_ID)
                        .limit(most)
                        .forEach(row -> found.add(new Id(Id.Row.CHAT_VOTE, row.value1(), row.value2())));
            return found;
        });
    }

    /// Whether there is this vote.
    boolean has(Id vote) {
        return database.read(sql -> vote.row() == Id.Row.MEDIA_VOTE
                ? sql.fetchExists(
                        USER_FEEDBACK,
                        USER_FEEDBACK
                                .BUCKET
                                .eq(vote.bucket())
                                .and(USER_FEEDBACK.FEEDBACK_ID.eq(vote.number()))
                                .and(USER_FEEDBACK.PROJECT_ID.eq(project)))
                : sql.fetchExists(
                        FEEDBACK,
                        FEEDBACK.BUCKET
                                .eq(vote.bucket())
                                .and(FEEDBACK.FEEDBACK_ID.eq(vote.number()))
                                .and(FEEDBACK.PROJECT_ID.eq(project))));
    }
}
