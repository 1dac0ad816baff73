package dev.heed.storage;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Mood;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.domain.ScoreRange;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a change of rows does to the rollups: every count in Heed is made here, by taking the row as it was away and
/// adding the row as it is. Not for use by two threads.
public final class Tally {
    private static final int HOURS_PER_DAY = 24;

    /// A recount writes many cells, and the time of a statement is bounded.
    private static final int ROWS_A_STATEMENT = 5_000;

    /// Scores and squared errors are counted in whole millionths, so that sums are exact in any order.
    private static final double MICROS = 1_000_000;

    private final Map<Rollup.Cell, long[]> cells = new HashMap<>();
    private final LongFunction<ScoreRange> ranges;
    private final int stripe;
    private final Set<Rollup> wanted;

    /// @param ranges the scale of scores of a project
    /// @param stripe how many neighbouring buckets share a cell, which stands under the first of them
    public Tally(LongFunction<ScoreRange> ranges, int stripe) {
        this(ranges, stripe, EnumSet.allOf(Rollup.class));
    }

    /// @param wanted the only rollups that are counted
    Tally(LongFunction<ScoreRange> ranges, int stripe, Set<Rollup> wanted) {
        this.ranges = ranges;
        this.stripe = stripe;
        this.wanted = wanted;
    }

    /// The difference between a vote as it was (`null`: not there) and as it is (`null`: gone). A withdrawn vote
    /// counts nowhere.
    public void vote(@Nullable Feedback before, @Nullable Feedback after) {
        if (before != null && !before.withdrawn()) count(before, -1);
        if (after != null && !after.withdrawn()) count(after, 1);
    }

    /// The difference between a recommendation as it was and as it is.
    public void recommendation(@Nullable Recommendation before, @Nullable Recommendation after) {
        if (before != null) count(before, -1);
        if (after != null) count(after, 1);
    }

    private void count(Feedback vote, int sign) {
        Provenance from = vote.provenance();
        int hour = hour(from.timestamp());
        int day = day(hour);
        String kind = vote.kind().word();
        int bucket = bucket(vote.id());
        said(cell(Rollup.HOURLY, List.of(bucket, vote.project(), hour, kind, from.verified())), vote, sign);
        said(cell(Rollup.DAILY, List.of(bucket, vote.project(), day, kind, from.verified())), vote, sign);
        switch (vote.target()) {
            case Target.Media media -> {
                mediaDaily(vote, sign, List.of(bucket, vote.project(), day, media.mediaId(), from.verified()));
                if (media.showing() != null) answered(vote, media.showing(), sign);
            }
            case Target.Chat chat -> label(vote, sign, day, "model", chat.model());
        }
        for (String tag : vote.remark().tags()) label(vote, sign, day, "tag", tag);
    }

    private static void said(long[] n, Feedback vote, int sign) {
        n[0] += sign;
        switch (vote.signals()) {
            case Signals.Media media -> {
                if (media.rating() != null) n[media.rating()] += sign;
                yesOrNo(n, 8, media.watchedCompletion(), sign);
                yesOrNo(n, 10, media.wouldWatchAgain(), sign);
            }
            case Signals.Chat chat -> n[chat.rating().value() > 0 ? 6 : 7] += sign;
        }
        words(n, 12, vote, sign);
    }

    private void mediaDaily(Feedback vote, int sign, List<Object> key) {
        long[] n = cell(Rollup.MEDIA_DAILY, key);
        var media = (Signals.Media) vote.signals();
        n[0] += sign;
        if (media.rating() != null) n[media.rating()] += sign;
        yesOrNo(n, 6, media.watchedCompletion(), sign);
        yesOrNo(n, 8, media.wouldWatchAgain(), sign);
        words(n, 10, vote, sign);
    }

    private static void yesOrNo(long[] n, int at, @Nullable Boolean said, int sign) {
        if (said != null) n[said ? at : at + 1] += sign;
    }

    private static void words(long[] n, int at, Feedback vote, int sign) {
        if (vote.remark().commented()) n[at] += sign;
        Double sentiment = vote.remark().sentiment();
        if (sentiment == null) return;
        int mood = switch (Mood.of(sentiment)) {
            case NEGATIVE -> 1;
            case NEUTRAL -> 2;
            case POSITIVE -> 3;
        };
        n[at + mood] += sign;
    }

    private void label(Feedback vote, int sign, int day, String labelKind, @Nullable String label) {
        if (label == null) return;
        Provenance from = vote.provenance();
        int bucket = bucket(vote.id());
        String kind = vote.kind().word();
        said(
                cell(Rollup.LABEL_DAILY, List.of(bucket, vote.project(), day, kind, labelKind, label, from.verified())),
                vote,
                sign);
    }

    /// A vote in the slot it answers: under the time of showing, voted, rated, liked, stars, squared error of the
    /// score.
    private void answered(Feedback vote, Showing showing, int sign) {
        var media = (Signals.Media) vote.signals();
        boolean verified = vote.provenance().verified();
        int bucket = bucket(vote.id());
        response(bucket, vote.project(), showing, verified)[1] += sign;
        for (long[] n : slot(bucket, vote.project(), showing, verified)) {
            n[2] += sign;
            if (media.rating() == null) continue;
            n[3] += sign;
            if (media.liked()) n[4] += sign;
            n[5] += (long) sign * media.rating();
            if (showing.score() != null) {
                double error = ranges.apply(vote.project()).share(showing.score()) - (media.liked() ? 1 : 0);
                n[7] += sign * Math.round(error * error * MICROS);
            }
        }
    }

    private void count(Recommendation shown, int sign) {
        boolean verified = shown.provenance().verified();
        int bucket = bucket(shown.id());
        response(bucket, shown.project(), shown.showing(), verified)[0] += sign;
        for (long[] n : slot(bucket, shown.project(), shown.showing(), verified)) {
            n[0] += sign;
            if (shown.selected()) n[1] += sign;
            if (shown.score() != null)
                n[6] += sign * Math.round(ranges.apply(shown.project()).share(shown.score()) * MICROS);
        }
    }

    /// The cells of its hour and of its day.
    private List<long[]> slot(int bucket, long project, Showing showing, boolean verified) {
        int bin = showing.score() == null ? -1 : ranges.apply(project).bin(showing.score());
        String model = showing.model() == null ? "" : showing.model();
        String type = showing.recommendationType();
        int hour = hour(showing.shownAt());
        return List.of(
                cell(Rollup.SLOT_HOURLY, List.of(bucket, project, hour, type, model, bin, verified)),
                cell(Rollup.SLOT_DAILY, List.of(bucket, project, day(hour), type, model, bin, verified)));
    }

    private long[] response(int bucket, long project, Showing showing, boolean verified) {
        return cell(Rollup.RESPONSE_DAILY, List.of(bucket, project, day(hour(showing.shownAt())), verified));
    }

    private int bucket(Id row) {
        return row.bucket() - row.bucket() % stripe;
    }

    private long[] cell(Rollup rollup, List<Object> key) {
        if (!wanted.contains(rollup)) return new long[rollup.measures()];
        return cells.computeIfAbsent(new Rollup.Cell(rollup, key), cell -> new long[rollup.measures()]);
    }

    /// UTC hours since 1970.
    static int hour(Instant time) {
        return Math.toIntExact(Math.floorDiv(time.getEpochSecond(), 3_600L));
    }

    private static int day(int hour) {
        return Math.floorDiv(hour, HOURS_PER_DAY);
    }

    /// The cells that are not all zero.
    Map<Rollup.Cell, long[]> cells() {
        cells.values().removeIf(n -> Arrays.stream(n).allMatch(count -> count == 0));
        return cells;
    }

    /// The projects whose counts change.
    List<Long> projects() {
        return cells().keySet().stream()
                .map(Rollup.Cell::project)
                .distinct()
                .sorted()
                .toList();
    }

    /// Adds what was tallied to the tables, in ascending order of their keys, and forgets it.
    void flush(DSLContext sql) {
        Map<Rollup, List<Object[]>> rows = new EnumMap<>(Rollup.class);
        new TreeMap<>(cells()).forEach((cell, n) -> {
            Object[] row = cell.key().toArray(new Object[cell.key().size() + n.length]);
            for (int i = 0; i < n.length; i++) row[cell.key().size() + i] = n[i];
            rows.computeIfAbsent(cell.rollup(), rollup -> new ArrayList<>()).add(row);
        });
        rows.forEach((rollup, changes) -> {
            for (int i = 0; i < changes.size(); i += ROWS_A_STATEMENT)
                rollup.upsert().run(sql, changes.subList(i, Math.min(changes.size(), i + ROWS_A_STATEMENT)));
        });
        cells.clear();
    }
}
