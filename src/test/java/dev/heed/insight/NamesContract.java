package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.storage.Crowd;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Items, tags, models, moods and questions agree with a naive count over the votes that a filter means.
abstract class NamesContract extends VotesContract {
    @Test
    void itemsStandByTheirVotes() {
        live();
        assertItems(Filter.ALL.verified(true));
        for (int i = 0; i < 40; i++) assertItems(anything());
    }

    private void assertItems(Filter filter) {
        List<Feedback> meant = ofKind(filter, Kind.MEDIA);
        double all = stars(meant).stream().mapToInt(stars -> stars).average().orElse(0);
        Map<String, Double> adjusted = new HashMap<>();
        for (String item : Crowd.MEDIA_IDS) {
            List<Integer> stars = stars(of(meant, item));
            double sum = stars.stream().mapToInt(one -> one).sum();
            if (!stars.isEmpty()) adjusted.put(item, (sum + 12 * all) / (stars.size() + 12));
        }
        Standings standings = counted(insights().standings(project(1), filter, 2));
        assertThat(standings.items()).isEqualTo(adjusted.size());
        assertThat(standings.stars().n()).isEqualTo(stars(meant).size());
        List<Standings.Standing> shown = Stream.concat(
                        standings.leaders().stream(), standings.laggards().reversed().stream())
                .toList();
        assertThat(shown).hasSize(adjusted.size());
        assertThat(shown).extracting(Standings.Standing::mediaId).doesNotHaveDuplicates();
        assertThat(shown)
                .extracting(Standings.Standing::adjusted)
                .isSortedAccordingTo(Comparator.<Double>naturalOrder().reversed());
        for (Standings.Standing item : shown) {
            List<Feedback> votes = of(meant, item.mediaId());
            assertThat(item.title()).isEqualTo(item.mediaId());
            assertThat(item.type()).isEqualTo(type(votes.getFirst()));
            assertThat(item.votes()).isEqualTo(votes.size());
            assertThat(item.adjusted()).isEqualTo(adjusted.get(item.mediaId()), within(1e-9));
            assertThat(item.stars().n()).isEqualTo(stars(votes).size());
            assertRate(item.completion(), said(votes, Signals.Media::watchedCompletion));
            assertRate(item.again(), said(votes, Signals.Media::wouldWatchAgain));
        }
        for (String type : List.of("film", "series")) {
            List<Feedback> votes =
                    meant.stream().filter(vote -> type.equals(type(vote))).toList();
            List<Standings.TypeVotes> found = standings.types().stream()
                    .filter(one -> one.type().equals(type))
                    .toList();
            assertThat(found).hasSize(votes.isEmpty() ? 0 : 1);
            for (Standings.TypeVotes one : found) {
                assertThat(one.votes()).isEqualTo(votes.size());
                assertThat(one.stars().n()).isEqualTo(stars(votes).size());
            }
        }
    }

    @Test
    void tagsAndModelsAreThoseOfTheirVotes() {
        live();
        assertLabels(Filter.ALL.verified(true), insights());
        Insights readsNone = insights(0);
        assertLabels(Filter.ALL.verified(false), readsNone);
        assertLabels(Filter.ALL.verified(true).rated(List.of(1, 2), List.of(Thumb.DOWN)), readsNone);
        assertLabels(Filter.ALL.verified(true).rated(List.of(5, 3, 5), List.of()), readsNone);
        assertLabels(Filter.ALL.verified(true).rated(List.of(), List.of(Thumb.UP)), readsNone);
        Filter als = filter(null, null, null, List.of(), List.of("als-1", "bandit"), List.of(), true);
        assertModels(als, readsNone);
        assertModels(als.rated(List.of(), List.of(Thumb.DOWN)), readsNone);
        for (int i = 0; i < 40; i++) assertLabels(anything(), insights());
    }

    @Test
    void moreNamesThanAreToldApartAreRefused() {
        live();
        Filter all = Filter.ALL.verified(true);
        int tags = (int) counted(insights().tags(project(1), all, 1)).labels();
        int models = (int) counted(insights().models(project(1), all, 1)).labels();
        assertThat(counted(insights(0, tags).tags(project(1), all, 1)).labels()).isEqualTo(tags);
        assertThat(refused(insights(0, tags - 1).tags(project(1), all, 1))).containsExactly("from");
        assertThat(counted(insights(0, models).models(project(1), all, 1)).labels())
                .isEqualTo(models);
        assertThat(refused(insights(0, models - 1).models(project(1), all, 1))).containsExactly("from");
    }

    private void assertLabels(Filter filter, Insights insights) {
        List<Feedback> meant = meant(1, filter);
        assertLabels(
                counted(insights.tags(project(1), filter, 3)),
                meant,
                vote -> vote.remark().tags());
        assertModels(filter, insights);
    }

    private void assertModels(Filter filter, Insights insights) {
        List<Feedback> answers = ofKind(filter, Kind.CHAT);
        assertLabels(
                counted(insights.models(project(1), filter, 100)),
                answers,
                vote -> Stream.ofNullable(model(vote)).toList());
    }

    private static void assertLabels(Labels labels, List<Feedback> meant, Function<Feedback, List<String>> which) {
        TreeSet<String> all = new TreeSet<>();
        meant.forEach(vote -> all.addAll(which.apply(vote)));
        assertThat(labels.votes()).isEqualTo(meant.size());
        assertThat(labels.labels()).isEqualTo(all.size());
        assertThat(labels.items()).hasSizeLessThanOrEqualTo(all.size());
        assertThat(labels.items())
                .extracting(label -> label.votes().n())
                .isSortedAccordingTo(Comparator.<Long>naturalOrder().reversed());
        for (Labels.LabelVotes label : labels.items()) {
            List<Feedback> votes = meant.stream()
                    .filter(vote -> which.apply(vote).contains(label.label()))
                    .toList();
            assertThat(label.votes()).isEqualTo(Rate.of(votes.size(), meant.size()));
            new NaiveFigures(votes).assertMean(label.stars());
            assertRate(
                    label.thumbsUp(),
                    thumbs(votes).map(thumb -> thumb == Thumb.UP).toList());
        }
    }

    @Test
    void modelsAreFirstSeenWithTheFirstVoteOnThem() {
        live();
        assertFirst(Filter.ALL.verified(true));
        for (FirstSeen one : counted(insights().firstSeen(project(1), Filter.ALL))) {
            assertFirst(Filter.ALL.within(one.at(), null));
            assertFirst(Filter.ALL.within(one.at().plus(1, ChronoUnit.MICROS), null));
            assertFirst(Filter.ALL.within(null, one.at()));
            assertFirst(Filter.ALL.within(null, one.at().plus(1, ChronoUnit.MICROS)));
        }
        for (int i = 0; i < 40; i++) assertFirst(anything());
    }

    private void assertFirst(Filter filter) {
        Map<String, Instant> naive = firsts(!Boolean.FALSE.equals(filter.verified()));
        naive.entrySet()
                .removeIf(of -> !filter.admits(Kind.CHAT)
                        || (!filter.models().isEmpty() && !filter.models().contains(of.getKey()))
                        || (filter.from() != null && of.getValue().isBefore(filter.from()))
                        || (filter.to() != null && !of.getValue().isBefore(filter.to())));
        assertThat(counted(insights().firstSeen(project(1), filter)))
                .isSortedAccordingTo(Comparator.comparing(FirstSeen::at))
                .containsExactlyInAnyOrderElementsOf(naive.entrySet().stream()
                        .map(of -> new FirstSeen(of.getKey(), of.getValue()))
                        .toList());
    }

    private Map<String, Instant> firsts(boolean verified) {
        Map<String, Instant> firsts = new HashMap<>();
        for (Feedback vote : ofKind(Filter.ALL.verified(verified), Kind.CHAT))
            if (model(vote) != null)
                firsts.merge(model(vote), time(vote), (one, other) -> one.isBefore(other) ? one : other);
        return firsts;
    }

    /// Names can be invented, and each costs some questions.
    @Test
    void ofManyModelsTheTenOfTheLatestDaysAreNamed() {
        for (int i = 0; i < 120; i++) votes.add(of("model-" + i % 40, crowd.chat()));
        store();
        Comparator<Map.Entry<String, Instant>> latest =
                Comparator.comparing(of -> of.getValue().truncatedTo(ChronoUnit.DAYS));
        List<String> newest = firsts(true).entrySet().stream()
                .sorted(latest.reversed().thenComparing(Map.Entry::getKey))
                .limit(10)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(firsts(true)).hasSizeGreaterThan(10);
        assertThat(counted(insights().firstSeen(project(1), Filter.ALL)))
                .extracting(FirstSeen::model)
                .containsExactlyInAnyOrderElementsOf(newest);
    }

    /// Models that have been there take no place of new ones.
    @Test
    void modelsSeenBeforeAreNoneOfTheTen() {
        Instant day = Instant.parse("2026-03-02T00:00:00Z");
        for (int i = 0; i < 20; i++) {
            votes.add(said("model-" + i, day.minusSeconds(60)));
            votes.add(said("model-" + i, day.plusSeconds(60)));
        }
        votes.add(said("new", day.plusSeconds(120)));
        store();
        assertThat(counted(insights().firstSeen(project(1), Filter.ALL.within(day, day.plusSeconds(86_400)))))
                .containsExactly(new FirstSeen("new", day.plusSeconds(120)));
    }

    private Feedback said(String model, Instant time) {
        return of(model, at(time));
    }

    private static Feedback of(String model, Feedback vote) {
        var chat = (Target.Chat) vote.target();
        return new Feedback(
                vote.id(),
                vote.project(),
                vote.anchor(),
                new Target.Chat(
                        chat.query(),
                        chat.response(),
                        chat.queryLength(),
                        chat.responseLength(),
                        model,
                        chat.messageId(),
                        chat.comparison()),
                vote.signals(),
                vote.remark(),
                vote.provenance(),
                vote.triage(),
                vote.revision(),
                vote.withdrawnAt());
    }

    @Test
    void moodsAreThoseOfTheirVotes() {
        live();
        for (int i = 0; i < 40; i++) {
            Filter filter = anything();
            SentimentTrend trend = counted(insights().sentiment(project(1), filter, By.DAY, crowd.one(ZONES)));
            assertShares(trend.all(), meant(1, filter));
            for (SentimentTrend.MoodBucket bucket : trend.buckets())
                assertShares(
                        bucket.shares(),
                        meant(1, filter).stream()
                                .filter(vote -> !time(vote)
                                                .isBefore(bucket.start().toInstant())
                                        && time(vote).isBefore(bucket.end().toInstant()))
                                .toList());
        }
    }

    private static void assertShares(SentimentTrend.MoodShares shares, List<Feedback> votes) {
        List<Double> scores = votes.stream()
                .map(vote -> vote.remark().sentiment())
                .filter(Objects::nonNull)
                .toList();
        Predicate<Double> negative = score -> score <= -0.05;
        Predicate<Double> positive = score -> score >= 0.05;
        assertThat(shares.comments())
                .isEqualTo(
                        votes.stream().filter(vote -> vote.remark().commented()).count());
        assertRate(shares.negative(), scores.stream().map(negative::test).toList());
        assertRate(shares.positive(), scores.stream().map(positive::test).toList());
        assertRate(
                shares.neutral(),
                scores.stream().map(negative.or(positive).negate()::test).toList());
    }

    @Test
    void theWorstQuestionsAreThoseOfTheirVotes() {
        live();
        for (int i = 0; i < 20; i++) {
            Filter filter = i == 0 ? Filter.ALL.verified(true) : anything();
            List<Feedback> meant = ofKind(filter, Kind.CHAT);
            AnswerReview review = counted(insights().answers(project(1), filter, 10, 3));
            assertRate(
                    review.thumbsDown(),
                    thumbs(meant).map(thumb -> thumb == Thumb.DOWN).toList());
            assertThat(review.read()).isEqualTo(meant.size());
            Map<String, Rate> worst = new HashMap<>();
            for (Feedback vote : meant) {
                String query = ((Target.Chat) vote.target()).query();
                List<Feedback> same = ofQuery(meant, query);
                long down = thumbs(same).filter(thumb -> thumb == Thumb.DOWN).count();
                if (!query.isEmpty() && same.size() >= 10 && down > 0) worst.put(query, Rate.of(down, same.size()));
            }
            List<Double> lows = worst.values().stream()
                    .map(Rate::low)
                    .sorted(Comparator.reverseOrder())
                    .limit(3)
                    .toList();
            assertThat(review.queries())
                    .extracting(query -> query.thumbsDown().low())
                    .containsExactlyElementsOf(lows);
            for (AnswerReview.FailingQuery query : review.queries()) {
                assertThat(query.thumbsDown()).isEqualTo(worst.get(query.query()));
                List<Feedback> same = ofQuery(meant, query.query());
                assertCounts(query.models(), same, vote -> Stream.ofNullable(model(vote)));
                assertCounts(
                        query.reasons(),
                        same.stream()
                                .filter(vote -> ((Signals.Chat) vote.signals()).rating() == Thumb.DOWN)
                                .toList(),
                        vote -> vote.remark().tags().stream());
            }
        }
    }

    private static List<Feedback> ofQuery(List<Feedback> votes, String query) {
        return votes.stream()
                .filter(vote -> ((Target.Chat) vote.target()).query().equals(query))
                .toList();
    }

    private static void assertCounts(
            List<AnswerReview.LabelCount> counts, List<Feedback> votes, Function<Feedback, Stream<String>> which) {
        Map<String, Long> naive = new HashMap<>();
        votes.stream().flatMap(which).forEach(label -> naive.merge(label, 1L, Long::sum));
        assertThat(counts).hasSize(naive.size());
        for (AnswerReview.LabelCount count : counts) assertThat(count.votes()).isEqualTo(naive.get(count.label()));
    }

    private List<Feedback> ofKind(Filter filter, Kind kind) {
        return meant(1, filter).stream().filter(vote -> vote.kind() == kind).toList();
    }

    private static List<Feedback> of(List<Feedback> votes, String item) {
        return votes.stream()
                .filter(vote -> ((Target.Media) vote.target()).mediaId().equals(item))
                .toList();
    }

    private static List<Integer> stars(List<Feedback> votes) {
        return said(votes, Signals.Media::rating);
    }

    private static <T> List<T> said(List<Feedback> votes, Function<Signals.Media, @Nullable T> what) {
        return votes.stream()
                .filter(vote -> vote.signals() instanceof Signals.Media)
                .map(vote -> what.apply((Signals.Media) vote.signals()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<Thumb> thumbs(List<Feedback> votes) {
        return votes.stream()
                .filter(vote -> vote.signals() instanceof Signals.Chat)
                .map(vote -> ((Signals.Chat) vote.signals()).rating());
    }

    private static void assertRate(Rate rate, List<Boolean> said) {
        assertThat(rate).isEqualTo(Rate.of(said.stream().filter(yes -> yes).count(), said.size()));
    }
}
