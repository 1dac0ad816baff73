package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Showing;
import dev.heed.domain.Target;
import dev.heed.domain.Triage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.TableField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is written is what is read: every part of a vote and of a recommendation.
abstract class RowsContract extends DatabaseContract {
    private static final int MANY = 300;

    private final Crowd crowd = new Crowd(20_260_329);

    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
    }

    @Test
    void recommendationsComeBack() {
        List<Recommendation> shown = new ArrayList<>();
        for (int i = 0; i < MANY; i++) shown.add(crowd.recommendation());
        database().write(sql -> {
            RecommendationRows.insert(sql, shown);
            return 0;
        });
        List<Recommendation> read = database()
                .read(sql -> sql.selectFrom(RECOMMENDATION_LOGS)
                        .orderBy(RECOMMENDATION_LOGS.LOG_ID)
                        .fetch(RecommendationRows::of));
        assertThat(read).isEqualTo(shown);
    }

    @Test
    void votesComeBack() {
        List<Feedback> votes = votes();
        insert(votes);
        assertThat(stored()).isEqualTo(votes);
    }

    @Test
    void changedVotesComeBack() {
        List<Feedback> votes = votes();
        insert(votes);
        List<Feedback> changed = votes.stream().map(this::change).toList();
        database().write(sql -> {
            FeedbackRows.update(sql, changed, votes);
            return 0;
        });
        assertThat(stored()).isEqualTo(changed);
    }

    private Feedback change(Feedback vote) {
        return switch (crowd.below(3)) {
            case 0 -> crowd.revise(vote);
            case 1 -> vote.withdrawn(crowd.time());
            default -> crowd.revise(vote.about(otherwise(vote.target())));
        };
    }

    /// The same thing, told of otherwise: what may change about a target.
    private Target otherwise(Target target) {
        return switch (target) {
            case Target.Media(String mediaId, Showing showing) ->
                new Target.Media(mediaId, showing == null ? null : shownOtherwise(showing));
            case Target.Chat chat ->
                new Target.Chat("other", "words", 5, 5, "another model", chat.messageId(), "another choice");
        };
    }

    private Showing shownOtherwise(Showing showing) {
        Recommendation other = crowd.recommendation();
        return new Showing(
                showing.recommendation(),
                other.recommendationType(),
                other.model(),
                other.position(),
                other.score(),
                other.provenance().timestamp());
    }

    @Test
    void aStaleChangeChangesNothing() {
        List<Feedback> votes = votes();
        insert(votes);
        for (Feedback moved : votes.subList(0, 12)) {
            for (Feedback asRead : asRead(moved)) {
                List<Feedback> before = List.of(votes.getLast(), asRead);
                List<Feedback> changed = before.stream().map(crowd::revise).toList();
                var stale = catchThrowableOfType(
                        StorageException.class,
                        () -> database().write(sql -> {
                            FeedbackRows.update(sql, changed, before);
                            return 0;
                        }));
                assertThat(stale.fault()).isEqualTo(StorageException.Fault.STALE);
            }
        }
        assertThat(stored()).isEqualTo(votes);
    }

    /// What may have been read before the vote became what it is: another revision, triage or copy of the showing.
    private static List<Feedback> asRead(Feedback moved) {
        List<Feedback> read = new ArrayList<>();
        read.add(moved.revised(moved.signals(), moved.remark(), moved.triage(), moved.provenance()));
        read.add(moved.triaged(moved.triage() == Triage.DONE ? Triage.SEEN : Triage.DONE));
        if (moved.target() instanceof Target.Media(String mediaId, Showing showing) && showing != null)
            read.add(moved.about(new Target.Media(
                    mediaId,
                    new Showing(
                            showing.recommendation(),
                            showing.recommendationType(),
                            showing.model(),
                            showing.position(),
                            showing.score() == null ? 0.25 : null,
                            showing.shownAt()))));
        return read;
    }

    /// By their bytes in UTF-8, which is neither the order of a dictionary nor that of Java's texts.
    @Test
    void oddNamesComeInOneOrder() {
        List<String> names =
                List.of(" a", "-", "10", "9", "B", "Z", "_", "a", "a b", "a-b", "ab", "e\u0301", "é", "ﬀ", "😀");
        List<String> mixed = new ArrayList<>(names);
        java.util.Collections.shuffle(mixed, new java.util.Random(24));
        long project = Crowd.PROJECT_IDS.getFirst();
        database().write(sql -> {
            sql.deleteFrom(MEDIA).execute();
            sql.deleteFrom(PROJECTS).where(PROJECTS.PROJECT_ID.ne(project)).execute();
            for (String name : mixed) {
                sql.insertInto(MEDIA, MEDIA.PROJECT_ID, MEDIA.MEDIA_ID, MEDIA.TITLE, MEDIA.TYPE)
                        .values(project, name, "t", "film")
                        .execute();
                sql.insertInto(PROJECTS, PROJECTS.PROJECT_ID, PROJECTS.NAME)
                        .values(1_000L + mixed.indexOf(name), name)
                        .execute();
            }
            return 0;
        });
        assertThat(ordered(MEDIA.MEDIA_ID)).isEqualTo(names);
        assertThat(ordered(PROJECTS.NAME)).containsSubsequence(names).hasSize(names.size() + 1);
    }

    private List<String> ordered(TableField<?, String> name) {
        return database()
                .read(sql -> sql.select(name)
                        .from(Objects.requireNonNull(name.getTable()))
                        .orderBy(name)
                        .fetch(name));
    }

    @Test
    void timesBefore1970AreStored() {
        Feedback vote = crowd.media(null);
        for (String time : List.of("1969-12-31T23:59:59.999999Z", "1969-12-31T23:00:00Z", "1912-06-23T00:30:00.5Z"))
            vote = again(vote, Instant.parse(time));
        assertThat(stored()).hasSize(3);
    }

    private Feedback again(Feedback like, Instant time) {
        Provenance from = like.provenance();
        Feedback vote = new Feedback(
                new Id(Id.Row.MEDIA_VOTE, like.id().bucket(), like.id().number() + 1),
                like.project(),
                null,
                like.target(),
                like.signals(),
                like.remark(),
                new Provenance(time, time, null, null, null, from.verified(), 1, from.found(), from.textModes()),
                like.triage(),
                1,
                null);
        insert(List.of(vote));
        return vote;
    }

    private List<Feedback> votes() {
        List<Feedback> votes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            votes.add(crowd.media(crowd.below(2) == 0 ? null : crowd.recommendation()));
            votes.add(crowd.chat());
        }
        return votes;
    }

    private void insert(List<Feedback> votes) {
        database().write(sql -> {
            FeedbackRows.insert(sql, votes);
            return 0;
        });
    }

    private List<Feedback> stored() {
        return database().read(sql -> {
            List<Feedback> votes = new ArrayList<>(sql.selectFrom(USER_FEEDBACK).fetch(FeedbackRows::media));
            votes.addAll(sql.selectFrom(FEEDBACK).fetch(FeedbackRows::chat));
            return votes.stream()
                    .sorted(java.util.Comparator.comparing(Feedback::id))
                    .toList();
        });
    }
}
