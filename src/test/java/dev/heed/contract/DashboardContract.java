package dev.heed.contract;

import static dev.heed.contract.Plainly.EXACTLY;
import static dev.heed.contract.Plainly.assertRate;
import static dev.heed.contract.Plainly.bound;
import static dev.heed.contract.Plainly.given;
import static dev.heed.contract.Plainly.mean;
import static dev.heed.contract.Plainly.number;
import static dev.heed.contract.Plainly.rate;
import static dev.heed.contract.Plainly.share;
import static dev.heed.contract.Plainly.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.capture.TestNode;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every figure on a page agrees with a naive count over what was sent, for any filter, period and place. Long, because
/// it counts every card of four pages again.
abstract class DashboardContract extends HttpContract {
    private static final int QUESTIONS = 25;

    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland");

    private final Audience audience = new Audience(11);
    private Client owner;

    @BeforeEach
    void fill() throws IOException {
        for (String item : Audience.ITEMS)
            client.put("/v1/media/" + item, "{'title':'The " + item + " & co','type':'" + Audience.type(item) + "'}");
        owner = new Client(server.port(), TestNode.LOCAL_TOKEN);
        audience.said.clear();
        audience.shown.clear();
        audience.speak(owner, project.name(), 300, 1_000);
    }

    @AfterEach
    void leave() throws IOException {
        owner.close();
    }

    private Read read(String address) throws IOException {
        Plain.Answer answer = owner.get(address, "Accept: text/html", "Accept-Language: en-GB");
        return Read.of(answer, 200);
    }

    private Question question() throws IOException {
        String zone = audience.one(ZONES);
        client.patch("/v1/project", "{'time_zone':'" + zone + "'}");
        return new Question(audience, project.name(), zone, clock.instant());
    }

    @Test
    void theOverviewSaysWhatTheVotesSay() throws IOException {
        int drawn = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = question();
            if (i % 4 > 0) question.narrowed();
            String by = audience.one(List.of("day", "week", "month"));
            question.words.add("by=" + by);
            String address = question.address("/overview");
            Read page = read(address);
            List<Audience.Said> votes = question.votes();
            assertTiles(page, address, votes);
            drawn += assertBuckets(page, address, question, by, votes);
            assertRatings(page, address, votes);
            assertTypes(page, address, votes);
            drawn += assertSteps(page, address, question);
            drawn += assertCalibration(page, address, question);
            assertReasons(page, address, question, votes);
            assertWorst(page, address, votes);
        }
        assertThat(drawn).isGreaterThan(QUESTIONS);
    }

    private void assertTiles(Read page, String address, List<Audience.Said> votes) {
        assertThat(page.tile("Votes").map(tile -> number(tile))).as(address).contains((double) votes.size());
        List<Integer> stars = given(votes, Audience.Said::stars);
        assertThat(Stream.of(number(page.tile("Mean rating").orElseThrow())))
                .as(address)
                .usingElementComparator(Plainly::near)
                .containsExactly(stars.isEmpty() ? null : (Double) mean(stars));
        rate(page, "Thumbs up", address, given(votes, Audience.Said::up), up -> up);
        rate(page, "Watched to the end", address, given(votes, Audience.Said::completed), yes -> yes);
        rate(page, "Would watch again", address, given(votes, Audience.Said::again), yes -> yes);
    }

    private static LocalDate begin(LocalDate day, String by) {
        return switch (by) {
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            default -> day;
        };
    }

    private int assertBuckets(Read page, String address, Question question, String by, List<Audience.Said> votes) {
        if (!page.has("volume")) return 0;
        List<LocalDate> begins = question.first
                .datesUntil(question.last.plusDays(1))
                .map(day -> begin(day, by))
                .distinct()
                .toList();
        List<Element> volume = page.rows("volume");
        List<Element> ratings = page.rows("rating");
        List<Element> thumbs = page.rows("thumbs");
        List<Element> comments = page.rows("sentiment");
        assertThat(volume).as(address).hasSameSizeAs(begins);
        for (int i = 0; i < begins.size(); i++) {
            LocalDate begin = begins.get(i);
            List<Audience.Said> those = votes.stream()
                    .filter(vote -> begin(LocalDate.ofInstant(vote.time(), question.zone), by)
                            .equals(begin))
                    .toList();
            String as = address + " " + begin;
            long media = those.stream().filter(Audience.Said::media).count();
            assertThat(Read.values(volume.get(i)).subList(0, 2)).as(as).containsExactly((double) media, (double)
                    (those.size() - media));
            if (!ratings.isEmpty()) {
                List<Integer> stars = given(those, Audience.Said::stars);
                List<@Nullable Double> row = Read.values(ratings.get(i));
                assertThat(row.getLast()).as(as).isEqualTo(stars.size());
                if (stars.isEmpty()) assertThat(row.getFirst()).as(as).isNull();
                else assertThat(row.getFirst()).as(as).isEqualTo(mean(stars), within(EXACTLY));
            }
            if (!thumbs.isEmpty())
                assertRate(Read.values(thumbs.get(i)), as, given(those, Audience.Said::up), up -> up);
            if (!comments.isEmpty()) {
                List<Integer> moods = given(those, Audience.Said::comment).stream()
                        .map(Audience.COMMENTS::get)
                        .toList();
                List<@Nullable Double> row = Read.values(comments.get(i));
                assertThat(row.getLast()).as(as).isEqualTo(moods.size());
                for (int mood = -1; mood <= 1; mood++) {
                    int one = mood;
                    double n = moods.stream().filter(other -> other == one).count();
                    if (!moods.isEmpty())
                        assertThat(row.get(mood + 1)).as(as).isEqualTo(n / moods.size(), within(EXACTLY));
                }
            }
        }
        return 1;
    }

    private static void assertRatings(Read page, String address, List<Audience.Said> votes) {
        List<Integer> stars = given(votes, Audience.Said::stars);
        List<Element> rows = page.rows("ratings");
        if (stars.isEmpty() || rows.isEmpty()) return;
        for (Element row : rows) {
            int rating = Integer.parseInt(Read.name(row));
            double n = stars.stream().filter(one -> one == rating).count();
            assertThat(Read.values(row).get(0)).as(address).isEqualTo(n / stars.size(), within(EXACTLY));
            assertThat(Read.values(row).get(1)).as(address).isEqualTo(n);
        }
    }

    private static void assertTypes(Read page, String address, List<Audience.Said> votes) {
        List<Audience.Said> media = votes.stream().filter(Audience.Said::media).toList();
        for (Element row : page.rows("types")) {
            List<Audience.Said> those = media.stream()
                    .filter(vote ->
                            vote.item() != null && Audience.type(vote.item()).equals(Read.name(row)))
                    .toList();
            List<Integer> stars = given(those, Audience.Said::stars);
            assertThat(Read.values(row))
                    .as(address)
                    .usingElementComparator(Plainly::near)
                    .containsExactly(
                            (double) those.size() / media.size(),
                            (double) those.size(),
                            stars.isEmpty() ? null : mean(stars));
        }
    }

    private static int assertSteps(Read page, String address, Question question) {
        if (!page.has("steps")) return 0;
        List<Audience.Shown> shown = question.shown();
        for (Element row : page.rows("steps")) {
            List<Audience.Shown> those = shown.stream()
                    .filter(one -> one.slot().equals(Read.name(row)))
                    .toList();
            assertThat(Read.values(row))
                    .as(address)
                    .usingElementComparator(Plainly::near)
                    .containsExactlyElementsOf(steps(question, those));
        }
        return 1;
    }

    private static int assertCalibration(Read page, String address, Question question) {
        List<Element> bins = page.rows("calibration");
        if (bins.isEmpty()) return 0;
        List<Audience.Shown> scored =
                question.shown().stream().filter(one -> one.score() != null).toList();
        for (int i = 0; i < bins.size(); i++) {
            int bin = i;
            List<Audience.Shown> those = scored.stream()
                    .filter(one -> Math.min(9, (int) Math.floor(Objects.requireNonNull(one.score()) * 10)) == bin)
                    .toList();
            List<Integer> stars = those.stream()
                    .map(question::answer)
                    .filter(Objects::nonNull)
                    .map(Audience.Said::stars)
                    .filter(Objects::nonNull)
                    .toList();
            List<@Nullable Double> row = Read.values(bins.get(i));
            if (those.isEmpty()) assertThat(row.getFirst()).as(address).isNull();
            else
                assertThat(row.getFirst())
                        .as(address)
                        .isEqualTo(
                                those.stream()
                                        .mapToDouble(one -> Objects.requireNonNull(one.score()))
                                        .average()
                                        .orElseThrow(),
                                within(1e-6));
            assertRate(row.subList(1, 5), address, stars, one -> one > 3);
        }
        return 1;
    }

    private static void assertReasons(Read page, String address, Question question, List<Audience.Said> votes) {
        boolean chat = Boolean.FALSE.equals(question.media);
        List<Audience.Said> low = !question.ratings.isEmpty()
                ? votes
                : votes.stream()
                        .filter(vote ->
                                chat ? Boolean.FALSE.equals(vote.up()) : vote.stars() != null && vote.stars() <= 2)
                        .toList();
        for (Element row : page.rows("reasons")) {
            double n = low.stream()
                    .filter(vote -> vote.tags().contains(Read.name(row)))
                    .count();
            assertThat(Read.values(row))
                    .as(address)
                    .usingElementComparator(Plainly::near)
                    .containsExactly(n / low.size(), n);
        }
    }

    private static void assertWorst(Read page, String address, List<Audience.Said> votes) {
        for (Element row : page.rows("worst")) {
            List<Boolean> thumbs = given(
                    votes.stream()
                            .filter(vote -> Read.name(row).equals(vote.question()))
                            .toList(),
                    Audience.Said::up);
            assertThat(thumbs).as(address).hasSizeGreaterThanOrEqualTo(20);
            assertThat(Read.values(row).getFirst())
                    .as(address)
                    .isEqualTo((double) thumbs.stream().filter(up -> !up).count() / thumbs.size(), within(EXACTLY));
        }
    }

    @Test
    void mediaStandInTheOrderOfTheirPulledMeans() throws IOException {
        for (int i = 0; i < 6; i++) {
            Question question = question();
            if (i > 0) question.tags = question.some("tag", Audience.TAGS, 5);
            String address = question.address("/media");
            Read page = read(address);
            Map<String, List<Integer>> stars = new TreeMap<>();
            for (Audience.Said vote : question.votes())
                if (vote.item() != null && vote.stars() != null)
                    stars.computeIfAbsent(vote.item(), _ -> new ArrayList<>()).add(vote.stars());
            double all = mean(stars.values().stream().flatMap(List::stream).toList());
            List<Map.Entry<String, List<Integer>>> order = stars.entrySet().stream()
                    .sorted(Comparator.comparingDouble(
                            (Map.Entry<String, List<Integer>> item) -> -pulled(item.getValue(), all)))
                    .toList();
            List<Element> rows = page.rows("leaders");
            assertThat(rows).as(address).hasSize(order.size());
            for (int j = 0; j < rows.size(); j++) {
                List<Integer> of = order.get(j).getValue();
                assertThat(Read.name(rows.get(j)))
                        .as(address)
                        .isEqualTo("The " + order.get(j).getKey() + " & co");
                assertThat(Read.values(rows.get(j)).subList(0, 3))
                        .as(address)
                        .usingElementComparator(Plainly::near)
                        .containsExactly(mean(of), pulled(of, all), (double) of.size());
            }
            assertTypes(page, address, question.votes());
            assertThat(page.rows("items")).hasSize(Audience.ITEMS.size());
        }
    }

    private static double pulled(List<Integer> stars, double all) {
        return (stars.size() * mean(stars) + 12 * all) / (stars.size() + 12);
    }

    @Test
    void anItemHasItsOwnFigures() throws IOException {
        for (String item : List.of("dune", "alien")) {
            Question question = question();
            question.items = List.of(item);
            Read page = read(question.address("/media/" + item));
            assertThat(page.text("h1")).isEqualTo("The " + item + " & co");
            List<Audience.Said> votes = question.votes();
            assertThat(page.tile("Votes").map(Plainly::number)).contains((double) votes.size());
            rate(page, "Would watch again", item, given(votes, Audience.Said::again), yes -> yes);
            assertRatings(page, item, votes);
            assertSteps(page, item, question);
        }
        assertThat(Read.of(owner.get("/media/nothing", "Accept: text/html"), 404)
                        .text("h1"))
                .isEqualTo("Not found");
    }

    @Test
    void recommendationsSayWhatBecameOfThem() throws IOException {
        for (int i = 0; i < 8; i++) {
            Question question = question();
            if (i % 2 > 0) {
                question.types = question.some("type", Audience.TYPES, 5);
                question.models = question.some("model", Audience.MODELS, 5);
            }
            question.words.add("one=backup");
            String address = question.address("/recommendations");
            Read page = read(address);
            List<Audience.Shown> shown = question.shown();
            assertThat(page.tile("Shown").map(Plainly::number)).contains((double) shown.size());
            if (shown.isEmpty()) continue;
            assertThat(Stream.of("Shown", "Selected", "Rated", "Liked")
                            .map(title -> number(page.tile(title).orElseThrow())))
                    .as(address)
                    .usingElementComparator(Plainly::near)
                    .containsExactlyElementsOf(steps(question, shown));
            for (Element slot : page.page().select("#steps > section")) {
                List<@Nullable Double> values = Read.values(slot);
                List<@Nullable Double> steps = steps(
                        question,
                        shown.stream()
                                .filter(one -> one.slot().equals(slot.attr("aria-label")))
                                .toList());
                assertThat(List.of(values.get(0), values.get(2), values.get(4)))
                        .as(address)
                        .usingElementComparator(Plainly::near)
                        .containsExactlyElementsOf(steps.subList(0, 3));
            }
            assertDuel(page, address, shown);
            assertCalibration(page, address, question);
            assertPlaces(page, address, question);
            for (Element row : page.rows("models"))
                assertThat(Read.values(row).getFirst()).isEqualTo((double) shown.stream()
                        .filter(one -> one.model().equals(Read.name(row)))
                        .count());
        }
    }

    /// R. G. Newcombe's method 10, from the roots of Wilson's equation.
    private static void assertDuel(Read page, String address, List<Audience.Shown> shown) {
        if (page.rows("duel").isEmpty()) return;
        List<String> heads = page.page().select("#duel thead .slot").eachText();
        List<Boolean> one = selected(shown, heads.getFirst());
        List<Boolean> other = selected(shown, heads.getLast());
        Element row = page.rows("duel").getFirst();
        List<@Nullable Double> values = Read.values(row);
        double p = share(one);
        double q = share(other);
        assertThat(values).as(address).usingElementComparator(Plainly::near).containsExactly(p, q, p - q);
        double low = p - q - Math.hypot(p - bound(one, -1), bound(other, 1) - q);
        double high = p - q + Math.hypot(bound(one, 1) - p, q - bound(other, -1));
        String reading = Objects.requireNonNull(row.lastElementChild()).text();
        assertThat(reading)
                .as(address)
                .isEqualTo(
                        low > 0
                                ? heads.getFirst() + " higher"
                                : high < 0 ? heads.getLast() + " higher" : "no clear difference");
    }

    private static List<Boolean> selected(List<Audience.Shown> shown, String slot) {
        return shown.stream()
                .filter(one -> one.slot().equals(slot))
                .map(Audience.Shown::selected)
                .toList();
    }

    private static void assertPlaces(Read page, String address, Question question) {
        List<String> slots = page.page().select("#positions thead [data-k=y]").eachText();
        for (Element row : page.rows("positions")) {
            List<@Nullable Double> values = Read.values(row);
            for (int i = 0; i < slots.size(); i++) {
                String slot = slots.get(i);
                List<Boolean> those = question.shown().stream()
                        .filter(one -> one.slot().equals(slot) && one.position() == Integer.parseInt(Read.name(row)))
                        .map(Audience.Shown::selected)
                        .toList();
                assertRate(values.subList(i * 4, i * 4 + 4), address, those, yes -> yes);
            }
        }
    }

    @Test
    void answersSayWhichFail() throws IOException {
        for (int i = 0; i < 6; i++) {
            Question question = question();
            question.media = false;
            if (i % 2 > 0) question.models = question.some("model", Audience.CHATS, 10);
            question.words.add("by=week");
            String address = question.address("/answers");
            Read page = read(address);
            List<Audience.Said> votes = question.votes();
            assertThat(page.tile("Answers").map(Plainly::number)).as(address).contains((double) votes.size());
            rate(page, "Thumbs up", address, given(votes, Audience.Said::up), up -> up);
            assertWorst(page, address, votes);
            assertReasons(page, address, question, votes);
            for (Element row : page.rows("models")) {
                List<Boolean> thumbs = given(
                        votes.stream()
                                .filter(vote -> Read.name(row).equals(vote.model()))
                                .toList(),
                        Audience.Said::up);
                assertThat(Read.values(row))
                        .as(address)
                        .usingElementComparator(Plainly::near)
                        .containsExactly(share(thumbs), (double) thumbs.size());
            }
        }
    }
}
