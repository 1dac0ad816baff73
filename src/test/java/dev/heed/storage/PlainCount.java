package dev.heed.storage;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// What the rollups should say, counted the plain way from rows in memory: a number for each table, key and measure,
/// zeros left out. Shares no code with what it judges.
final class PlainCount {
    private final Map<String, Long> counts = new TreeMap<>();
    private final int stripes;

    private PlainCount(int stripes) {
        this.stripes = stripes;
    }

    static Map<String, Long> of(Collection<Feedback> votes, Collection<Recommendation> shown, int stripes) {
        PlainCount plain = new PlainCount(stripes);
        votes.stream().filter(vote -> vote.withdrawnAt() == null).forEach(plain::vote);
        shown.forEach(plain::recommendation);
        plain.counts.values().removeIf(count -> count == 0);
        return plain.counts;
    }

    /// What the rollups do say.
    static Map<String, Long> stored(DSLContext sql) {
        Map<String, Long> counts = new TreeMap<>();
        for (Rollup rollup : Rollup.values()) {
            for (Record row : sql.selectFrom(rollup.table())) {
                int keys = rollup.table().fields().length - rollup.measures();
                List<Object> key =
                        new ArrayList<>(Arrays.asList(row.intoArray()).subList(0, keys));
                for (int i = keys; i < row.size(); i++) {
                    long count = row.get(i, Long.class);
                    if (count != 0)
                        counts.put(
                                rollup.table().getName()
                                        + key
                                        + rollup.table().fields()[i].getName(),
                                count);
                }
            }
        }
        return counts;
    }

    private int bucket(Id row) {
        int buckets = Id.BUCKETS / stripes;
        return row.bucket() / buckets * buckets;
    }

    private void vote(Feedback vote) {
        Provenance from = vote.provenance();
        long hour = from.timestamp().truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3_600;
        long day = from.timestamp().truncatedTo(ChronoUnit.DAYS).getEpochSecond() / 86_400;
        boolean media = vote.target() instanceof Target.Media;
        String kind = media ? "media" : "chat";
        List<String> said = said(vote);
        int bucket = bucket(vote.id());
        List<Object> hourly = List.of(bucket, vote.project(), hour, kind, from.verified());
        said.forEach(measure -> add("rollup_hourly", hourly, measure, 1));
        if (vote.target() instanceof Target.Media target) {
            List<Object> daily = List.of(bucket, vote.project(), day, target.mediaId(), from.verified());
            said.forEach(measure -> add("rollup_media_daily", daily, measure, 1));
            if (target.showing() != null) answer(vote, target.showing());
        }
        for (String tag : vote.remark().tags())
            label(said, List.of(bucket, vote.project(), day, kind, "tag", tag, from.verified()));
        if (vote.target() instanceof Target.Chat chat && chat.model() != null)
            label(said, List.of(bucket, vote.project(), day, kind, "model", chat.model(), from.verified()));
    }

    private void label(List<String> said, List<Object> key) {
        said.forEach(measure -> add("rollup_label_daily", key, measure, 1));
    }

    /// The names of the columns a vote adds one to.
    private static List<String> said(Feedback vote) {
        List<String> said = new ArrayList<>(List.of("votes"));
        switch (vote.signals()) {
            case Signals.Media media -> {
                if (media.rating() != null) said.add("stars_" + media.rating());
                if (media.watchedCompletion() != null)
                    said.add(media.watchedCompletion() ? "completed" : "not_completed");
                if (media.wouldWatchAgain() != null) said.add(media.wouldWatchAgain() ? "again" : "not_again");
            }
            case Signals.Chat chat -> said.add(chat.rating() == Thumb.UP ? "up" : "down");
        }
        if (vote.remark().comment() != null || vote.remark().commentLength() != null) said.add("comments");
        Double sentiment = vote.remark().sentiment();
        if (sentiment != null) said.add(sentiment >= 0.05 ? "positive" : sentiment <= -0.05 ? "negative" : "neutral");
        return said;
    }

    private void answer(Feedback vote, Showing showing) {
        List<Object> key = slot(
                bucket(vote.id()), vote.project(), showing, vote.provenance().verified());
        add("rollup_slot_hourly", key, "voted", 1);
        add("rollup_response_daily", response(key), "voted", 1);
        Integer rating = ((Signals.Media) vote.signals()).rating();
        if (rating == null) return;
        add("rollup_slot_hourly", key, "rated", 1);
        add("rollup_slot_hourly", key, "liked", rating >= 4 ? 1 : 0);
        add("rollup_slot_hourly", key, "stars", rating);
        if (showing.score() == null) return;
        double error = share(vote.project(), showing.score()) - (rating >= 4 ? 1 : 0);
        add("rollup_slot_hourly", key, "squared_error_micros", Math.round(error * error * 1e6));
    }

    private void recommendation(Recommendation shown) {
        Showing showing = shown.showing();
        List<Object> key = slot(bucket(shown.id()), shown.project(), showing, true);
        add("rollup_slot_hourly", key, "shown", 1);
        add("rollup_response_daily", response(key), "shown", 1);
        add("rollup_slot_hourly", key, "selected", shown.selected() ? 1 : 0);
        if (shown.score() != null)
            add("rollup_slot_hourly", key, "score_micros", Math.round(share(shown.project(), shown.score()) * 1e6));
    }

    private static List<Object> response(List<Object> slot) {
        return List.of(slot.get(0), slot.get(1), Math.floorDiv((long) slot.get(2), 24), slot.getLast());
    }

    private static List<Object> slot(int bucket, long project, Showing showing, boolean verified) {
        long hour = showing.shownAt().truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3_600;
        int bin = showing.score() == null ? -1 : bin(project, BigDecimal.valueOf(showing.score()));
        return List.of(bucket, project, hour, showing.recommendationType(), empty(showing.model()), bin, verified);
    }

    /// In decimal digits, as somebody would with a pencil.
    private static int bin(long project, BigDecimal score) {
        BigDecimal low = BigDecimal.valueOf(project == 1 ? 0 : -5);
        BigDecimal width = new BigDecimal(project == 1 ? "0.1" : "2.5");
        int bin = score.subtract(low).divideToIntegralValue(width).intValue();
        return score.compareTo(low) < 0 ? 0 : Math.min(9, bin);
    }

    private static String empty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Project 1 scores on 0..1, project 2 on -5..20: see [Crowd].
    private static double share(long project, double score) {
        double share = project == 1 ? score : (score + 5) / 25;
        return Math.max(0, Math.min(1, share));
    }

    /// Adds to a cell; what is by the hour is also by the day.
    private void add(String table, List<Object> key, String measure, long count) {
        counts.merge(table + key + measure, count, Long::sum);
        if (!table.endsWith("_hourly")) return;
        List<Object> daily = new ArrayList<>(key);
        daily.set(2, Math.floorDiv((long) key.get(2), 24L));
        counts.merge(table.replace("_hourly", "_daily") + daily + measure, count, Long::sum);
    }
}
