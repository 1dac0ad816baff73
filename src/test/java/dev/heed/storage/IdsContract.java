package dev.heed.storage;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static dev.heed.storage.schema.Tables.NODES;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Identities rise, whatever the clock does, and no two are the same.
abstract class IdsContract extends DatabaseContract {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final InstantSource clock = time::get;

    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
    }

    @Test
    void riseWhileTheClockGoesBack() {
        try (Ids ids = Ids.open(database(), clock)) {
            long last = 0;
            for (int i = 0; i < 20_000; i++) {
                if (i % 1_000 == 0) time.updateAndGet(now -> now.minus(Duration.ofDays(3)));
                if (i % 3_000 == 0) time.updateAndGet(now -> now.plus(Duration.ofHours(2)));
                long next = ids.next();
                assertThat(next).isGreaterThan(last);
                last = next;
            }
        }
    }

    @Test
    void sayWhenTheyWereMade() {
        try (Ids ids = Ids.open(database(), clock)) {
            // 42 bits of milliseconds since 2020, above 22 of node and counter
            long millis =
                    (ids.next() >> 22) + Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
            assertThat(Instant.ofEpochMilli(millis)).isEqualTo(NOW);
        }
    }

    @Test
    void beginAboveEveryStoredMediaVote() {
        Feedback vote = new Crowd(1).media(null);
        assertThat(firstAfter(vote.id(), () -> insert(vote)))
                .isGreaterThan(vote.id().number());
    }

    @Test
    void beginAboveEveryStoredChatVote() {
        Feedback vote = new Crowd(1).chat();
        assertThat(firstAfter(vote.id(), () -> insert(vote)))
                .isGreaterThan(vote.id().number());
    }

    @Test
    void beginAboveEveryStoredRecommendation() {
        Recommendation shown = new Crowd(1).recommendation();
        assertThat(firstAfter(
                        shown.id(),
                        () -> database().write(sql -> {
                            RecommendationRows.insert(sql, List.of(shown));
                            return 0;
                        })))
                .isGreaterThan(shown.id().number());
    }

    private void insert(Feedback vote) {
        database().write(sql -> {
            FeedbackRows.insert(sql, List.of(vote));
            return 0;
        });
    }

    /// The first identity of a node that starts after an insert; below that row's before.
    private long firstAfter(Id stored, Runnable insert) {
        try (Ids ids = Ids.open(database(), clock)) {
            assertThat(ids.next()).isLessThan(stored.number());
        }
        insert.run();
        try (Ids ids = Ids.open(database(), clock)) {
            return ids.next();
        }
    }

    @Test
    void beginAboveEveryStoredProjectAndKey() {
        long ahead = 1L << 61;
        database()
                .write(sql -> sql.insertInto(PROJECTS)
                        .set(PROJECTS.PROJECT_ID, ahead)
                        .set(PROJECTS.NAME, "ahead")
                        .execute());
        try (Ids ids = Ids.open(database(), clock)) {
            assertThat(ids.next()).isGreaterThan(ahead);
        }
        database()
                .write(sql -> sql.insertInto(API_KEYS)
                        .set(API_KEYS.KEY_ID, ahead + ahead / 2)
                        .set(API_KEYS.PROJECT_ID, ahead)
                        .set(API_KEYS.KIND, "read")
                        .set(API_KEYS.KEY_HASH, "hash")
                        .set(API_KEYS.HINT, "hint")
                        .execute());
        try (Ids ids = Ids.open(database(), clock)) {
            assertThat(ids.next()).isGreaterThan(ahead + ahead / 2);
        }
    }

    @Test
    void areNeverTheSameOnTwoNodesAndManyThreads() {
        int each = 5_000;
        Set<Long> all = new HashSet<>();
        try (Ids one = Ids.open(database(), clock);
                Ids other = Ids.open(database(), clock);
                var threads = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<long[]>> made = new ArrayList<>();
            for (Ids ids : List.of(one, other, one, other))
                made.add(CompletableFuture.supplyAsync(
                        () -> LongStream.generate(ids::next).limit(each).toArray(), threads));
            for (var part : made) for (long id : part.join()) all.add(id);
        }
        assertThat(all).hasSize(4 * each);
    }

    @Test
    void areNotMadeWithoutANumberAmongTheNodes() {
        AtomicLong nanos = new AtomicLong();
        try (Ids ids = Ids.open(database(), clock, new NodeLease(database(), nanos::get))) {
            ids.next();
            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
            assertThat(catchThrowableOfType(StorageException.class, ids::next).fault())
                    .isEqualTo(StorageException.Fault.AWAY);
        }
    }

    @Test
    void giveTheirNumberBack() {
        Ids.open(database(), clock).close();
        int nodes = database().read(sql -> sql.fetchCount(NODES));
        assertThat(nodes).isZero();
    }
}
