package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.ROLLUP_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_HOURLY;
import static dev.heed.storage.schema.Tables.ROLLUP_LABEL_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_MEDIA_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_RESPONSE_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_HOURLY;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.domain.Feedback;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rollups agree with the rows after any history, and say so when they do not.
abstract class RollupContract extends DatabaseContract {
    private static final int TRANSACTIONS = 40;

    /// What should be stored.
    private final List<Feedback> votes = new ArrayList<>();

    private final List<Recommendation> shown = new ArrayList<>();
    private Crowd crowd = new Crowd(0);

    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreeWithTheRowsAfterAnyHistory(long seed) {
        live(seed);
        assertThat(stored())
                .isEqualTo(PlainCount.of(votes, shown, sqlite() ? 1 : 4))
                .hasSizeGreaterThan(100);
        Recount.Report report = Recount.check(database());
        assertThat(report.wrong()).isZero();
        assertThat(report.rows()).isEqualTo(votes.size() + shown.size());
        assertThat(Recount.repair(database()).repaired()).isFalse();
    }

    @Test
    void areCountedAlikeInAnyNumberOfPasses() {
        live(4);
        Recount.Report whole = Recount.check(database());
        for (int rows : new int[] {1, 2, 7, 30})
            assertThat(Recount.check(database(), rows)).isEqualTo(whole);
    }

    @Test
    void areFoundAndPutRightWhenTheyAreWrong() {
        live(5);
        Map<String, Long> right = stored();
        spoil();
        assertThat(Recount.check(database()).wrong()).isEqualTo(7);
        assertThat(stored()).isNotEqualTo(right);
        Recount.Report repair = Recount.repair(database());
        assertThat(repair.wrong()).isEqualTo(7);
        assertThat(repair.repaired()).isTrue();
        assertThat(stored()).isEqualTo(right);
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    @Test
    void arePutRightPassByPass() {
        live(6);
        Map<String, Long> right = stored();
        spoil();
        assertThat(Recount.repair(database(), 5).wrong()).isEqualTo(7);
        assertThat(stored()).isEqualTo(right);
    }

    /// One number too many, a row too many in five tables, and a row too few: one thing wrong in each.
    private void spoil() {
        database().write(sql -> {
            var hourly = sql.selectFrom(ROLLUP_HOURLY)
                    .orderBy(ROLLUP_HOURLY.fields())
                    .limit(1)
                    .fetchSingle();
            sql.update(ROLLUP_HOURLY)
                    .set(ROLLUP_HOURLY.VOTES, ROLLUP_HOURLY.VOTES.plus(1))
                    .where(
                            ROLLUP_HOURLY.BUCKET.eq(hourly.getBucket()),
                            ROLLUP_HOURLY.PROJECT_ID.eq(hourly.getProjectId()),
                            ROLLUP_HOURLY.HOUR.eq(hourly.getHour()),
                            ROLLUP_HOURLY.KIND.eq(hourly.getKind()),
                            ROLLUP_HOURLY.VERIFIED.eq(hourly.getVerified()))
                    .execute();
            var daily = sql.selectFrom(ROLLUP_MEDIA_DAILY)
                    .where(ROLLUP_MEDIA_DAILY.VOTES.gt(0L))
                    .orderBy(ROLLUP_MEDIA_DAILY.fields())
                    .limit(1)
                    .fetchSingle();
            sql.deleteFrom(ROLLUP_MEDIA_DAILY)
                    .where(
                            ROLLUP_MEDIA_DAILY.BUCKET.eq(daily.getBucket()),
                            ROLLUP_MEDIA_DAILY.PROJECT_ID.eq(daily.getProjectId()),
                            ROLLUP_MEDIA_DAILY.DAY.eq(daily.getDay()),
                            ROLLUP_MEDIA_DAILY.MEDIA_ID.eq(daily.getMediaId()),
                            ROLLUP_MEDIA_DAILY.VERIFIED.eq(daily.getVerified()))
                    .execute();
            sql.insertInto(ROLLUP_LABEL_DAILY)
                    .set(SampleRows.row(ROLLUP_LABEL_DAILY, Map.of()))
                    .execute();
            for (Table<?> table : List.of(ROLLUP_DAILY, ROLLUP_SLOT_HOURLY, ROLLUP_SLOT_DAILY, ROLLUP_RESPONSE_DAILY))
                sql.insertInto(table).set(SampleRows.row(table, Map.of())).execute();
            return 0;
        });
    }

    /// Withdrawals touch nothing but the vote and its counts: no lock of another table makes them wait.
    @Test
    void arePutRightBesideWriters() {
        live(8);
        List<Feedback> cast = votes.stream().filter(vote -> !vote.withdrawn()).toList();
        spoil();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var withdrawals = cast.stream()
                    .map(vote -> CompletableFuture.runAsync(() -> withdraw(vote), threads))
                    .toList();
            Recount.repair(database());
            withdrawals.forEach(CompletableFuture::join);
        }
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    private void withdraw(Feedback vote) {
        change(ledger -> {
            Feedback withdrawn = vote.withdrawn(vote.provenance().timestamp());
            FeedbackRows.update(ledger.sql(), List.of(withdrawn), List.of(vote));
            ledger.tally().vote(vote, withdrawn);
            return 0;
        });
    }

    @Test
    void mayHoldRowsOfZeros() {
        Feedback vote = new Crowd(7).media(null);
        change(ledger -> {
            FeedbackRows.insert(ledger.sql(), List.of(vote));
            ledger.tally().vote(null, vote);
            return 0;
        });
        Feedback withdrawn = vote.withdrawn(vote.provenance().timestamp());
        change(ledger -> {
            FeedbackRows.update(ledger.sql(), List.of(withdrawn), List.of(vote));
            ledger.tally().vote(vote, withdrawn);
            return 0;
        });
        int rows = database().read(sql -> sql.fetchCount(ROLLUP_HOURLY));
        assertThat(rows).isEqualTo(1);
        assertThat(stored()).isEmpty();
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    /// A seeded history: each transaction holds a few changes, and now and then fails at its end.
    private void live(long seed) {
        crowd = new Crowd(seed);
        for (int i = 0; i < TRANSACTIONS; i++) {
            if (crowd.below(8) == 0) fail();
            else
                change(ledger -> {
                    someChanges(ledger);
                    return 0;
                });
        }
    }

    private void fail() {
        List<Feedback> votesBefore = List.copyOf(votes);
        List<Recommendation> shownBefore = List.copyOf(shown);
        assertThatThrownBy(() -> change(ledger -> {
                    someChanges(ledger);
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        votes.clear();
        votes.addAll(votesBefore);
        shown.clear();
        shown.addAll(shownBefore);
    }

    private void someChanges(Ledger ledger) {
        for (int i = crowd.below(12); i >= 0; i--) {
            switch (crowd.below(10)) {
                case 0, 1 -> show(ledger);
                case 2 -> cast(ledger, crowd.media(null));
                case 3 -> cast(ledger, shown.isEmpty() ? crowd.media(null) : crowd.media(crowd.one(shown)));
                case 4 -> cast(ledger, crowd.chat());
                case 5 -> replace(ledger, crowd::revise);
                case 6 -> replace(ledger, vote -> vote.withdrawn(crowd.time()));
                case 7 -> select(ledger);
                case 8 -> forget(ledger);
                default -> remove(ledger);
            }
        }
    }

    private void show(Ledger ledger) {
        Recommendation recommendation = crowd.recommendation();
        RecommendationRows.insert(ledger.sql(), List.of(recommendation));
        ledger.tally().recommendation(null, recommendation);
        shown.add(recommendation);
    }

    private void cast(Ledger ledger, Feedback vote) {
        FeedbackRows.insert(ledger.sql(), List.of(vote));
        ledger.tally().vote(null, vote);
        votes.add(vote);
    }

    private void replace(Ledger ledger, Function<Feedback, Feedback> change) {
        if (votes.isEmpty()) return;
        Feedback before = crowd.one(votes);
        Feedback after = change.apply(before);
        FeedbackRows.update(ledger.sql(), List.of(after), List.of(before));
        ledger.tally().vote(before, after);
        votes.set(votes.indexOf(before), after);
    }

    private void select(Ledger ledger) {
        if (shown.isEmpty()) return;
        Recommendation before = crowd.one(shown);
        Recommendation after = new Recommendation(
                before.id(),
                before.project(),
                before.mediaId(),
                before.recommendationType(),
                before.score(),
                !before.selected(),
                before.listId(),
                before.position(),
                before.model(),
                before.metadata(),
                before.provenance(),
                before.revision() + 1);
        ledger.sql()
                .update(RECOMMENDATION_LOGS)
                .set(RECOMMENDATION_LOGS.SELECTED, after.selected())
                .set(RECOMMENDATION_LOGS.REVISION, after.revision())
                .where(RECOMMENDATION_LOGS.LOG_ID.eq(after.id().number()))
                .execute();
        ledger.tally().recommendation(before, after);
        shown.set(shown.indexOf(before), after);
    }

    /// A recommendation goes alone: a vote that answers it stays.
    private void forget(Ledger ledger) {
        if (shown.isEmpty()) return;
        Recommendation gone = crowd.one(shown);
        ledger.sql()
                .deleteFrom(RECOMMENDATION_LOGS)
                .where(RECOMMENDATION_LOGS.LOG_ID.eq(gone.id().number()))
                .execute();
        ledger.tally().recommendation(gone, null);
        shown.remove(gone);
    }

    private void remove(Ledger ledger) {
        if (votes.isEmpty()) return;
        Feedback vote = crowd.one(votes);
        long number = vote.id().number();
        if (vote.target() instanceof Target.Media)
            ledger.sql()
                    .deleteFrom(USER_FEEDBACK)
                    .where(USER_FEEDBACK.FEEDBACK_ID.eq(number))
                    .execute();
        else
            ledger.sql()
                    .deleteFrom(FEEDBACK)
                    .where(FEEDBACK.FEEDBACK_ID.eq(number))
                    .execute();
        ledger.tally().vote(vote, null);
        votes.remove(vote);
    }

    private void change(Function<Ledger, Integer> change) {
        Ledger.write(database(), change);
    }

    private Map<String, Long> stored() {
        return database().read(PlainCount::stored);
    }
}
