package dev.heed.storage;

import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.PROJECTS;

import dev.heed.domain.Base32;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Remark;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Seeded random people who vote: the same seed says the same again. Every optional part is missing now and then.
public final class Crowd {
    /// Project 1 has scores on 0..1, project 2 on -5..20.
    public static final List<Long> PROJECT_IDS = List.of(1L, 2L);

    public static final List<String> MEDIA_IDS = List.of("alien", "brazil", "charade");

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> SLOTS = List.of("primary", "backup", "wildcard");
    private static final List<String> MODELS = List.of("als-1", "als-2", "bandit");
    private static final List<String> TAGS = List.of("too long", "off topic", "wrong", "schön");
    private static final List<String> TEXTS = List.of(
            "fine",
            "",
            "line\nbreak\ttab",
            "\"quoted\" \\ 'single'",
            "日本語 und Ümläute",
            "👍🏽 family 👨‍👩‍👧",
            "a".repeat(3_000));

    private final Random random;
    private long number;

    public Crowd(long seed) {
        this.random = new Random(seed);
        this.number = 1L << 62;
    }

    /// Makes the projects and media this crowd votes in; answers how many projects.
    public static int settle(DSLContext sql) {
        for (long project : PROJECT_IDS) {
            sql.insertInto(PROJECTS)
                    .set(PROJECTS.PROJECT_ID, project)
                    .set(PROJECTS.NAME, "project " + project)
                    .set(PROJECTS.SCORE_LOW, project == 1 ? 0.0 : -5.0)
                    .set(PROJECTS.SCORE_HIGH, project == 1 ? 1.0 : 20.0)
                    .execute();
            for (String media : MEDIA_IDS)
                sql.insertInto(MEDIA)
                        .set(MEDIA.PROJECT_ID, project)
                        .set(MEDIA.MEDIA_ID, media)
                        .set(MEDIA.TITLE, media)
                        .set(MEDIA.TYPE, "film")
                        .execute();
        }
        return PROJECT_IDS.size();
    }

    /// One of these.
    public <T> T one(List<T> these) {
        return these.get(random.nextInt(these.size()));
    }

    /// A whole number below a bound.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    private <T> @Nullable T maybe(Supplier<T> something) {
        return random.nextInt(3) == 0 ? null : something.get();
    }

    /// A keyed hash, 26 digits.
    public String hash() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base32.of(bytes, 16);
    }

    /// A microsecond within three days.
    public Instant time() {
        return START.plus(random.nextLong(3L * 24 * 3_600 * 1_000_000), ChronoUnit.MICROS);
    }

    private Id id(Id.Row row, int bucket) {
        return new Id(row, bucket, number += 1 + random.nextInt(1_000));
    }

    public Recommendation recommendation() {
        long project = one(PROJECT_IDS);
        return new Recommendation(
                id(Id.Row.RECOMMENDATION, random.nextInt(Id.BUCKETS)),
                project,
                one(MEDIA_IDS),
                one(SLOTS),
                maybe(() -> score(project)),
                random.nextBoolean(),
                maybe(() -> "list " + random.nextInt(9)),
                maybe(() -> random.nextInt(20)),
                maybe(() -> one(MODELS)),
                maybe(this::metadata),
                new Provenance(
                        time(), time(), maybe(this::hash), null, null, true, 1 + random.nextInt(3), found(), modes()),
                1);
    }

    /// A score, now and then beyond the project's scale.
    private double score(long project) {
        return project == 1 ? random.nextDouble(-0.1, 1.1) : random.nextDouble(-6, 21);
    }

    /// A vote for a medium, or for a showing of it.
    public Feedback media(@Nullable Recommendation shown) {
        Showing showing = shown == null ? null : shown.showing();
        return new Feedback(
                id(
                        Id.Row.MEDIA_VOTE,
                        shown == null ? random.nextInt(Id.BUCKETS) : shown.id().bucket()),
                shown == null ? one(PROJECT_IDS) : shown.project(),
                maybe(this::hash),
                new Target.Media(shown == null ? one(MEDIA_IDS) : shown.mediaId(), showing),
                taps(),
                remark(),
                provenance(),
                one(List.of(Triage.values())),
                1,
                null);
    }

    public Feedback chat() {
        return new Feedback(
                id(Id.Row.CHAT_VOTE, random.nextInt(Id.BUCKETS)),
                one(PROJECT_IDS),
                maybe(this::hash),
                new Target.Chat(
                        one(TEXTS),
                        one(TEXTS),
                        random.nextInt(5_000),
                        random.nextInt(5_000),
                        maybe(() -> one(MODELS)),
                        maybe(this::hash),
                        maybe(this::hash)),
                thumb(),
                remark(),
                provenance(),
                one(List.of(Triage.values())),
                1,
                null);
    }

    /// The same vote after a change of mind.
    public Feedback revise(Feedback vote) {
        Signals signals = vote.target() instanceof Target.Media ? taps() : thumb();
        return vote.revised(
                signals,
                remark(),
                one(List.of(Triage.values())),
                vote.provenance().and(1 + random.nextInt(3), found()));
    }

    private Signals.Media taps() {
        return new Signals.Media(
                maybe(() -> 1 + random.nextInt(5)), maybe(random::nextBoolean), maybe(random::nextBoolean));
    }

    private Signals.Chat thumb() {
        return new Signals.Chat(
                random.nextBoolean() ? Thumb.UP : Thumb.DOWN,
                maybe(() -> one(TEXTS)),
                maybe(() -> random.nextInt(5_000)));
    }

    private Remark remark() {
        return new Remark(
                maybe(() -> one(TEXTS)),
                maybe(() -> random.nextInt(5_000)),
                maybe(this::sentiment),
                tags(),
                maybe(this::metadata));
    }

    /// Anything in -1..1, now and then the very edge of neutral.
    private double sentiment() {
        return random.nextInt(4) == 0 ? one(List.of(-0.05, 0.05, 0.0, -1.0, 1.0)) : random.nextDouble(-1, 1);
    }

    private List<String> tags() {
        return TAGS.stream().filter(tag -> random.nextInt(4) == 0).toList();
    }

    private Provenance provenance() {
        return new Provenance(
                time(),
                time(),
                maybe(this::hash),
                maybe(this::hash),
                maybe(() -> one(List.of("en", "de", "ja"))),
                random.nextInt(4) > 0,
                1 + random.nextInt(3),
                found(),
                modes());
    }

    private Map<String, Integer> found() {
        Map<String, Integer> found = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(3)).forEach(i -> found.put(one(List.of("email", "phone", "person")), 1 + i));
        return found;
    }

    private Map<String, String> modes() {
        return random.nextBoolean() ? Map.of() : Map.of("metadata", one(List.of("truncate", "hash", "none")));
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("page", (long) random.nextInt());
        metadata.put("share", random.nextInt(1_000) / 8.0 + 0.0625);
        metadata.put("text", one(TEXTS));
        metadata.put("flags", List.of(random.nextBoolean(), "x", List.of(1L, 2L)));
        metadata.put("big", Long.MAX_VALUE - random.nextInt(1_000));
        return metadata;
    }
}
