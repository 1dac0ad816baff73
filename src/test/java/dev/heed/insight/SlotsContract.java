package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.access.Project;
import dev.heed.access.RetentionPeriods;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Recommendation;
import dev.heed.domain.ScoreRange;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Triage;
import dev.heed.storage.Ledger;
import dev.heed.storage.RecommendationRows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What became of recommendations agrees with a naive count over them and the votes for them.
abstract class SlotsContract extends VotesContract {
    private static final int SHOWN = 600;

    private final List<Recommendation> shown = new ArrayList<>();

    private void recommend() {
        for (int i = 0; i < SHOWN; i++) {
            Recommendation one = crowd.recommendation();
            shown.add(one);
            if (crowd.below(2) == 0) votes.add(crowd.media(one));
        }
        Ledger.write(database(), ledger -> {
            RecommendationRows.insert(ledger.sql(), shown);
            shown.forEach(one -> ledger.tally().recommendation(null, one));
            return 0;
        });
        live();
    }

    /// What a showing and the votes for it have in common.
    private record Row(
            Showing about,
            String item,
            @Nullable String subject,
            boolean vote,
            boolean selected,
            @Nullable Integer rating) {}

    private List<Row> rows(long project, Filter filter) {
        boolean verified = Objects.requireNonNull(filter.verified());
        Stream<Row> showings = shown.stream()
                .filter(one -> one.project() == project)
                .map(one ->
                        new Row(one.showing(), one.mediaId(), one.provenance().subject(), false, one.selected(), null));
        Stream<Row> answers = votes.stream()
                .filter(vote -> vote.project() == project && !vote.withdrawn())
                .filter(vote -> vote.provenance().verified() == verified)
                .flatMap(vote -> answer(vote).stream());
        return Stream.concat(showings, answers)
                .filter(row -> filter.from() == null || !row.about().shownAt().isBefore(filter.from()))
                .filter(row -> filter.to() == null || row.about().shownAt().isBefore(filter.to()))
                .filter(row -> named(filter.recommendationTypes(), row.about().recommendationType()))
                .filter(row -> named(filter.models(), row.about().model()))
                .filter(row -> named(filter.mediaIds(), row.item()))
                .filter(row -> named(filter.types(), row.item().equals("charade") ? "series" : "film"))
                .filter(row -> named(filter.subjects(), row.subject()))
                .toList();
    }

    private static List<Row> answer(Feedback vote) {
        if (!(vote.target() instanceof Target.Media media) || media.showing() == null) return List.of();
        Integer rating = ((Signals.Media) vote.signals()).rating();
        return List.of(
                new Row(media.showing(), media.mediaId(), vote.provenance().subject(), true, false, rating));
    }

    private static boolean named(List<String> names, @Nullable String name) {
        return names.isEmpty() || (name != null && names.contains(name));
    }

    private Filter question() {
        Instant one = crowd.time();
        Instant other = crowd.time();
        return new Filter(
                null,
                crowd.below(2) == 0 ? null : one.isBefore(other) ? one : other,
                crowd.below(2) == 0 || one.equals(other) ? null : one.isBefore(other) ? other : one,
                crowd.below(5) == 0 ? List.of("alien") : List.of(),
                crowd.below(5) == 0 ? List.of("series") : List.of(),
                crowd.below(3) == 0 ? List.of("primary", "wildcard") : List.of(),
                crowd.below(3) == 0 ? List.of("als-1", "bandit") : List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                crowd.below(4) > 0,
                false,
                null);
    }

    @Test
    void stepsAreThoseOfTheRows() {
        recommend();
        for (int i = 0; i < 60; i++) {
            Filter filter = i == 0 ? Filter.ALL.verified(true) : question();
            List<Row> rows = rows(1, filter);
            Funnel funnel = counted(insights().funnelByPosition(project(1), filter));
            assertSteps(funnel.all(), rows);
            assertGroups(
                    funnel.slots(),
                    rows,
                    Funnel.SlotSteps::steps,
                    Funnel.SlotSteps::recommendationType,
                    row -> row.about().recommendationType());
            assertGroups(
                    funnel.models(),
                    rows,
                    Funnel.ModelSteps::steps,
                    Funnel.ModelSteps::model,
                    row -> row.about().model());
            assertGroups(
                    Objects.requireNonNull(funnel.positions()),
                    rows,
                    Funnel.PlaceSteps::steps,
                    place -> place.recommendationType() + place.position(),
                    row -> row.about().position() == null
                            ? null
                            : row.about().recommendationType() + row.about().position());
            assertComparison(funnel.comparison(), filter, rows);
        }
    }

    private static <G> void assertGroups(
            List<G> groups,
            List<Row> rows,
            Function<G, Funnel.Steps> steps,
            Function<G, String> name,
            Function<Row, @Nullable String> naive) {
        long names =
                rows.stream().map(naive).filter(Objects::nonNull).distinct().count();
        assertThat(groups).hasSize((int) names);
        for (G group : groups)
            assertSteps(
                    steps.apply(group),
                    rows.stream()
                            .filter(row -> name.apply(group).equals(naive.apply(row)))
                            .toList());
    }

    private static void assertSteps(Funnel.Steps steps, List<Row> rows) {
        long rated = count(rows, row -> row.rating() != null);
        long of = voted(rows).of();
        assertThat(steps.shown()).isEqualTo(of);
        assertThat(steps.selected()).isEqualTo(selected(rows));
        assertThat(steps.voted()).isEqualTo(voted(rows));
        assertThat(steps.rated()).isEqualTo(Rate.of(rated, of));
        assertThat(steps.liked()).isEqualTo(Rate.of(liked(rows), rated));
        assertThat(steps.stars()).isEqualTo(stars(rows));
    }

    private static Mean stars(List<Row> rows) {
        List<Integer> stars =
                rows.stream().map(Row::rating).filter(Objects::nonNull).toList();
        return Mean.ofSum(stars.stream().mapToLong(one -> one).sum(), stars.size());
    }

    private static long count(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }

    private static long liked(List<Row> rows) {
        return count(rows, row -> row.rating() != null && row.rating() > 3);
    }

    private static void assertComparison(Funnel.@Nullable Comparison comparison, Filter filter, List<Row> rows) {
        if (filter.recommendationTypes().isEmpty() && filter.models().isEmpty()) {
            assertThat(comparison).isNull();
            return;
        }
        boolean types = !filter.recommendationTypes().isEmpty();
        List<String> two = types ? filter.recommendationTypes() : filter.models();
        assertThat(comparison).isNotNull();
        assertThat(List.of(comparison.one(), comparison.other())).isEqualTo(two);
        List<List<Row>> parts = two.stream()
                .map(name -> rows.stream()
                        .filter(row -> name.equals(
                                types
                                        ? row.about().recommendationType()
                                        : row.about().model()))
                        .toList())
                .toList();
        assertThat(comparison.selected()).isEqualTo(difference(parts, SlotsContract::selected));
        assertThat(comparison.voted()).isEqualTo(difference(parts, SlotsContract::voted));
        assertThat(comparison.liked())
                .isEqualTo(difference(parts, part -> Rate.of(liked(part), count(part, row -> row.rating() != null))));
    }

    private static @Nullable Difference difference(List<List<Row>> parts, Function<List<Row>, Rate> rate) {
        return Difference.of(rate.apply(parts.getFirst()), rate.apply(parts.getLast()));
    }

    private static Rate selected(List<Row> rows) {
        return Rate.of(count(rows, Row::selected), count(rows, row -> !row.vote()));
    }

    private static Rate voted(List<Row> rows) {
        long voted = count(rows, Row::vote);
        return Rate.of(voted, Math.max(voted, count(rows, row -> !row.vote())));
    }

    @Test
    void aSlotIsNotComparedWithItself() {
        Filter filter = new Filter(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of("primary", "primary"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                null);
        assertThat(counted(insights().funnel(project(1), filter)).comparison()).isNull();
    }

    /// Votes may be kept longer than what they answer.
    @Test
    void beginsWhereAllThatWasShownIsStillThere() {
        recommend();
        Instant since = Instant.parse("2026-03-02T00:00:00Z");
        Project twoDays = project(1, ZoneOffset.UTC, new RetentionPeriods(null, null, 2));
        Filter all = Filter.ALL.verified(true);
        List<Row> kept = rows(1, all.within(since, null));
        Funnel funnel = counted(insights().funnelByPosition(twoDays, all));
        assertSteps(funnel.all(), kept);
        assertThat(funnel.since()).isEqualTo(since);
        Calibration calibration = counted(insights().calibration(twoDays, all));
        assertThat(calibration.since()).isEqualTo(since);
        assertThat(calibration.rated())
                .isEqualTo(
                        count(kept, row -> row.rating() != null && row.about().score() != null));
        assertThat(counted(insights().summary(twoDays, all, null)).response()).isEqualTo(voted(kept));
        Filter past = all.within(since.minusSeconds(3_600), since.minusSeconds(1));
        assertThat(counted(insights().summary(twoDays, past, null)).response()).isEqualTo(Rate.of(0, 0));
        assertThat(counted(insights().funnel(twoDays, past)).all().shown()).isZero();
        assertThat(counted(insights().funnel(twoDays, all.within(since, null))).since())
                .isNull();
    }

    @Test
    void binsAreThoseOfTheRows() {
        recommend();
        for (int i = 0; i < 40; i++) {
            Project project = project(1 + i % 2);
            ScoreRange range = project.settings().scoreRange();
            double width = (range.high() - range.low()) / 10;
            Filter filter = i < 2 ? Filter.ALL.verified(true) : question();
            List<Row> scored = rows(project.id(), filter).stream()
                    .filter(row -> row.about().score() != null)
                    .toList();
            Calibration calibration = counted(insights().calibration(project, filter));
            assertThat(calibration.bins()).hasSize(10);
            for (int bin = 0; bin < 10; bin++) {
                int at = bin;
                List<Row> rows = scored.stream()
                        .filter(row -> Math.clamp((long) Math.floor((score(row) - range.low()) / width), 0, 9) == at)
                        .toList();
                Calibration.ScoreBin found = calibration.bins().get(bin);
                assertThat(found.low()).isEqualTo(range.low() + bin * width, within(1e-12));
                assertThat(found.high()).isEqualTo(range.low() + (bin + 1) * width, within(1e-12));
                long showings = count(rows, row -> !row.vote());
                assertThat(found.shown()).isEqualTo(voted(rows).of());
                assertThat(found.selected()).isEqualTo(selected(rows));
                assertThat(found.liked()).isEqualTo(Rate.of(liked(rows), count(rows, row -> row.rating() != null)));
                assertThat(found.stars()).isEqualTo(stars(rows));
                if (showings == 0) assertThat(found.score()).isNull();
                else
                    assertThat(found.score())
                            .isEqualTo(
                                    rows.stream()
                                            .filter(row -> !row.vote())
                                            .mapToDouble(row -> range.share(score(row)))
                                            .average()
                                            .orElseThrow(),
                                    within(1e-6));
            }
            List<Row> rated =
                    scored.stream().filter(row -> row.rating() != null).toList();
            assertThat(calibration.rated()).isEqualTo(rated.size());
            if (rated.isEmpty()) {
                assertThat(calibration.brier()).isNull();
                continue;
            }
            double brier = rated.stream()
                    .mapToDouble(row ->
                            Math.pow(range.share(score(row)) - (Objects.requireNonNull(row.rating()) > 3 ? 1 : 0), 2))
                    .average()
                    .orElseThrow();
            assertThat(calibration.brier()).isEqualTo(brier, within(1e-6));
            double correlation = NaiveCorrelation.ofRanks(
                    rated.stream().mapToDouble(SlotsContract::score).toArray(),
                    rated.stream()
                            .mapToDouble(row -> Objects.requireNonNull(row.rating()))
                            .toArray());
            if (Double.isNaN(correlation))
                assertThat(calibration.rankCorrelation()).isNull();
            else assertThat(calibration.rankCorrelation()).isEqualTo(correlation, within(1e-9));
        }
    }

    private static double score(Row row) {
        return Objects.requireNonNull(row.about().score());
    }

    @Test
    void whatAShowingHasNoneOfIsRefused() {
        Filter filter = new Filter(
                Kind.CHAT,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(5),
                List.of(),
                List.of("wrong"),
                List.of(),
                List.of(Triage.NEW),
                null,
                false,
                null);
        assertThat(refused(insights().funnelByPosition(project(1), filter)))
                .containsExactly("kind", "rating", "tag", "triage");
        assertThat(refused(insights().calibration(project(1), filter)))
                .containsExactly("kind", "rating", "tag", "triage");
    }

    /// What is counted answers all the same.
    @Test
    void readsOnlySoMany() {
        recommend();
        Insights bounded = insights(10);
        Filter all = Filter.ALL.verified(true);
        Funnel funnel = counted(bounded.funnelByPosition(project(1), all));
        assertSteps(funnel.all(), rows(1, all));
        assertThat(funnel.positions()).isNull();
        assertThat(counted(bounded.calibration(project(1), all)).rankCorrelation())
                .isNull();
        Filter items = new Filter(
                null,
                null,
                null,
                List.of("alien"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                false,
                null);
        assertThat(refused(bounded.funnelByPosition(project(1), items))).containsExactly("from");
    }

    @Test
    void theSummarySaysHowManyAnswered() {
        recommend();
        for (int i = 0; i < 20; i++) {
            Filter filter = question();
            List<Row> rows = rows(1, filter);
            long voted = count(rows, Row::vote);
            long of = Math.max(voted, count(rows, row -> !row.vote()));
            assertThat(counted(insights().summary(project(1), filter, null)).response())
                    .isEqualTo(Rate.of(voted, of));
        }
    }
}
