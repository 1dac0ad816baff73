package dev.heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.capture.Ballot;
import dev.heed.capture.TestNode;
import dev.heed.catalog.Description;
import dev.heed.contract.Everything;
import dev.heed.domain.Thumb;
import dev.heed.export.Part;
import dev.heed.insight.By;
import dev.heed.insight.Figures;
import dev.heed.insight.Insights;
import dev.heed.insight.Trends;
import dev.heed.storage.ChildJvm;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Recount;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The project `demo`, filled for real.
abstract class DemoContract extends DatabaseContract {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00.5Z"));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z]+]");

    static Demo demo(TestNode node) {
        return new Demo(node.access, node.catalog, node.recommendations, node.intake, node.history);
    }

    private static Project fill(TestNode node) {
        if (demo(node).fill() instanceof Demo.Filling.Full(Project project)) return project;
        throw new AssertionError("it is not full");
    }

    @Test
    void isBelievable() {
        try (TestNode node = new TestNode(test(), NOON)) {
            Project project = fill(node);
            assertThat(Recount.check(database()).wrong()).isZero();
            assertDaysAreBusyAndOneDips(node, project);
            assertScoresForetellRoughly(Taken.rows(node, project, Part.RECOMMENDATIONS, false));
            assertWordsShowFeelings(Taken.rows(node, project, Part.MEDIA, false));
            assertAllStatesAreThere(node, project);
        }
    }

    private static void assertDaysAreBusyAndOneDips(TestNode node, Project project) {
        List<Figures> days = trend(node, project, By.DAY);
        assertThat(days).hasSize(90).allMatch(day -> day.media() > 5 && day.chat() > 0);
        List<Figures> bad = days.subList(52, 58);
        List<Figures> good = days.stream().filter(day -> !bad.contains(day)).toList();
        assertThat(average(bad)).isLessThan(average(good) - 0.5);
        assertThat(good).allMatch(day -> mean(day) > average(bad) - 0.3);
        // it grows, and Saturdays are busier than Tuesdays: the first day is a Saturday
        assertThat(votes(days.subList(60, 90))).isGreaterThan(votes(days.subList(0, 30)));
        assertThat(votes(days, 0)).isGreaterThan(votes(days, 3) * 5 / 4);
    }

    private static List<Figures> trend(TestNode node, Project project, By by) {
        var answer = node.insights.trends(project, Taken.filter(false), by, "UTC");
        if (answer instanceof Insights.Answer.Counted<Trends>(Trends trends))
            return trends.buckets().stream().map(Trends.Bucket::figures).toList();
        throw new AssertionError("no trends");
    }

    private static double average(List<Figures> days) {
        return days.stream().mapToDouble(DemoContract::mean).average().orElseThrow();
    }

    private static double mean(Figures day) {
        return Objects.requireNonNull(day.stars().mean());
    }

    private static long votes(List<Figures> days) {
        return days.stream().mapToLong(Figures::votes).sum();
    }

    private static long votes(List<Figures> days, int weekday) {
        long votes = 0;
        for (int i = weekday; i < 84; i += 7) votes += days.get(i).media();
        return votes;
    }

    /// Better models foretell better, the one that was taken back not at all; none of them perfectly.
    private static void assertScoresForetellRoughly(List<ObjectNode> shown) {
        assertThat(correlation(shown, "ranker-7")).isBetween(0.2, 0.8);
        assertThat(correlation(shown, "neighbours-2")).isBetween(0.05, 0.7);
        assertThat(correlation(shown, "ranker-8")).isLessThan(0.2);
        assertThat(liked(shown, "ranker-7", 0.85, 1.01)).isGreaterThan(liked(shown, "ranker-7", 0, 0.6));
        assertThat(rate(shown, row -> row.get("score").doubleValue() > 0.85, DemoContract::selected))
                .isGreaterThan(rate(shown, row -> row.get("score").doubleValue() < 0.6, DemoContract::selected));
        assertThat(rate(shown, row -> row.get("position").intValue() == 0, DemoContract::selected))
                .isGreaterThan(rate(shown, row -> row.get("position").intValue() >= 3, DemoContract::selected));
        assertThat(shown.stream()
                        .map(row -> row.get("recommendation_type").asString())
                        .distinct())
                .containsExactlyInAnyOrder("primary", "backup", "wildcard");
        assertThat(rate(shown, row -> selected(row), row -> !row.get("feedback").isEmpty()))
                .isGreaterThan(0.5);
    }

    private static boolean selected(JsonNode row) {
        return row.get("selected").booleanValue();
    }

    private static double liked(List<ObjectNode> shown, String model, double from, double to) {
        return rate(
                shown,
                row -> row.get("model").asString().equals(model)
                        && row.at("/feedback/0/rating").isNumber()
                        && row.get("score").doubleValue() >= from
                        && row.get("score").doubleValue() < to,
                row -> row.at("/feedback/0/rating").intValue() >= 4);
    }

    private static double rate(
            List<ObjectNode> rows, Predicate<ObjectNode> meant, Predicate<? super ObjectNode> counted) {
        List<ObjectNode> some = rows.stream().filter(meant).toList();
        assertThat(some).hasSizeGreaterThan(20);
        return (double) some.stream().filter(counted).count() / some.size();
    }

    /// Pearson's, of score and stars.
    private static double correlation(List<ObjectNode> shown, String model) {
        List<ObjectNode> voted = shown.stream()
                .filter(row -> row.get("model").asString().equals(model)
                        && row.at("/feedback/0/rating").isNumber())
                .toList();
        assertThat(voted).hasSizeGreaterThan(15);
        double[] x = voted.stream()
                .mapToDouble(row -> row.get("score").doubleValue())
                .toArray();
        double[] y = voted.stream()
                .mapToDouble(row -> row.at("/feedback/0/rating").doubleValue())
                .toArray();
        double meanX = DoubleStream.of(x).average().orElseThrow();
        double meanY = DoubleStream.of(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static void assertWordsShowFeelings(List<ObjectNode> votes) {
        Predicate<ObjectNode> scored =
                row -> row.get("sentiment").isNumber() && row.get("rating").isNumber();
        assertThat(rate(votes, scored.and(row -> row.get("rating").intValue() >= 4), DemoContract::glad))
                .isGreaterThan(0.7);
        assertThat(rate(votes, scored.and(row -> row.get("rating").intValue() <= 2), DemoContract::glad))
                .isLessThan(0.3);
        assertThat(votes)
                .anyMatch(row -> row.get("language").asString("").equals("fr")
                        && row.get("sentiment").isNull());
    }

    private static boolean glad(JsonNode row) {
        return row.get("sentiment").doubleValue() > 0.05;
    }

    private static void assertAllStatesAreThere(TestNode node, Project project) {
        List<ObjectNode> chats = Taken.rows(node, project, Part.CHAT, false);
        assertThat(chats.stream().map(row -> row.get("triage").asString()).distinct())
                .containsExactlyInAnyOrder("new", "seen", "done");
        assertThat(chats).anyMatch(row -> row.get("correction").isString());
        assertThat(chats).anyMatch(row -> row.get("comparison").isString());
        assertThat(Taken.rows(node, project, Part.CHAT, true)).hasSizeGreaterThan(5);
        assertThat(Taken.rows(node, project, Part.MEDIA, true)).hasSizeGreaterThan(20);
        assertThat(Taken.rows(node, project, Part.MEDIA, false))
                .filteredOn(row -> row.get("revision").intValue() == 2)
                .hasSizeGreaterThan(100);
        long better = thumbsUp(chats, "assistant-2");
        assertThat(better).isGreaterThan(thumbsUp(chats, "assistant-1") + 10);
        assertThat(better).isGreaterThan(thumbsUp(chats, "assistant-3") + 20);
    }

    private static long thumbsUp(List<ObjectNode> chats, String model) {
        return Math.round(100
                * rate(
                        chats,
                        row -> row.get("model").asString().equals(model),
                        row -> row.get("rating").asString().equals(Thumb.UP.word())));
    }

    @Test
    void keepsNothingPersonal() throws IOException {
        try (TestNode node = new TestNode(test(), NOON)) {
            Project project = fill(node);
            String taken = Taken.text(node, project);
            String stored = Everything.storedIn(test(), data());
            assertThat(Slip.all()).isNotEmpty().allSatisfy(slip -> {
                for (String personal : slip.personal()) {
                    assertThat(taken).doesNotContain(personal);
                    assertThat(stored).doesNotContain(personal);
                }
            });
            assertThat(taken)
                    .contains("[EMAIL]", "[PHONE]", "[CARD]", "[IP]", "[IBAN]", "[URL]", "[SECRET]", "[KNOWN]")
                    .doesNotContain("viewer-1", "customer-1", "evening-viewer");
            assertThat(stored).contains("Kite Maker").doesNotContain("viewer-10", "evening-viewer");
            // and nothing else was taken for personal data
            for (Part part : List.of(Part.MEDIA, Part.CHAT))
                assertThat(Taken.rows(node, project, part, false).stream()
                                .filter(row -> !row.get("found").isEmpty()
                                        && row.get("revision").intValue() == 1))
                        .allMatch(row -> PLACEHOLDER.matcher(row.toString()).find())
                        .hasSizeBetween(10, 100);
        }
    }

    @Test
    void isFilledOnceAndForEver() {
        try (TestNode node = new TestNode(test(), NOON)) {
            Project project = fill(node);
            String first = Taken.text(node, project);
            fill(node);
            assertThat(Taken.text(node, project)).isEqualTo(first);
            node.catalog.remove(project, Story.END.mediaId());
            fill(node);
            assertThat(withoutTheEnd(Taken.text(node, project))).isEqualTo(withoutTheEnd(first));
        }
        InstantSource nextWeek = InstantSource.fixed(NOON.instant().plusSeconds(7 * 86_400));
        try (TestNode node = new TestNode(test(), nextWeek)) {
            String first = Taken.text(node, node.access.project(Demo.PROJECT).orElseThrow());
            assertThat(Taken.text(node, fill(node))).isEqualTo(first);
        }
    }

    /// It was made again, at another time of the clock.
    private static String withoutTheEnd(String text) {
        return text.lines()
                .filter(line -> !line.contains(Story.END.mediaId()))
                .sorted(Comparator.naturalOrder())
                .reduce("", (all, line) -> all + line.length() + line.hashCode());
    }

    @Test
    void becomesWholeAfterItWasKilledMidway(@TempDir Path other) throws InterruptedException {
        try (ChildJvm child = ChildJvm.start(HalfTold.class, data().toString(), test().url())) {
            assertThat(child.line()).isEqualTo("half");
            child.kill();
        }
        String cut;
        Project project;
        try (TestNode node = new TestNode(test(), InstantSource.system())) {
            project = node.access.project(Demo.PROJECT).orElseThrow();
            assertThat(node.catalog.one(project, Story.END.mediaId())).isEmpty();
            assertThat(Taken.rows(node, project, Part.MEDIA, false)).hasSizeBetween(1, 4_000);
            fill(node);
            assertThat(Recount.check(database()).wrong()).isZero();
            cut = Taken.story(node, project);
        }
        try (TestDatabase whole = TestDatabase.sqlite(other);
                TestNode node = new TestNode(whole, InstantSource.fixed(project.createdAt()))) {
            assertThat(Taken.story(node, fill(node))).isEqualTo(cut);
        }
    }

    @Test
    void leavesAProjectOfSomebodyElseAlone() {
        try (TestNode node = new TestNode(test(), NOON)) {
            if (!(node.access.createProject(Demo.PROJECT) instanceof Creation.Created(Project mine)))
                throw new AssertionError("the name is new");
            var around = new Ballot.Circumstances("a", null, null, null, List.of(), null, null);
            node.intake.cast(
                    mine,
                    new Ballot.Chat("q", "r", Thumb.UP, null, List.of(), null, null, null, null, around),
                    true,
                    0);
            assertThat(demo(node).fill()).isInstanceOf(Demo.Filling.NameTaken.class);
            assertThat(node.catalog.page(mine, null, null, 1).items()).isEmpty();
            node.catalog.put(mine, "film", new Description("Film", "film", 1));
            assertThat(demo(node).fill()).isInstanceOf(Demo.Filling.NameTaken.class);
            assertThat(Taken.text(node, mine).lines()).hasSize(2);
        }
    }
}
