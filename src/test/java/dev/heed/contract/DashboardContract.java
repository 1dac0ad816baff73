package dev.heed.contract;

import static dev.heed.contract.Client.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.capture.TestNode;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every figure on a page agrees with a naive count over what was sent, for any filter, period and place.
abstract class DashboardContract extends HttpContract {
    private static final double Z = 1.959964;
    private static final double EXACTLY = 1e-9;
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

    /// What an address asks, and what it means in memory.
    private final class Question {
        final List<String> words = new ArrayList<>();
        final ZoneId zone;
        LocalDate first;
        LocalDate last;
        @Nullable Boolean media;
        List<String> items = List.of();
        List<String> types = List.of();
        List<String> slots = List.of();
        List<String> models = List.of();
        List<String> ratings = List.of();
        List<String> tags = List.of();
        boolean verified = true;

        Question(String zone) {
            this.zone = ZoneId.of(zone);
            LocalDate today = LocalDate.ofInstant(clock.instant(), this.zone);
            last = today;
            first = today.minusDays(29);
            switch (audience.below(4)) {
                case 0 -> {
                    words.add("period=90d");
                    first = today.minusDays(89);
                }
                case 1 -> {
                    words.add("period=month");
                    first = today.withDayOfMonth(1);
                }
                case 2 -> {
                    first = today.minusDays(20 + audience.below(30));
                    last = first.plusDays(audience.below(40));
                    words.add("from=" + first);
                    words.add("to=" + last);
                }
                default -> {}
            }
        }

        Question narrowed() {
            if (audience.chance(2)) {
                media = audience.chance(6);
                words.add(media ? "kind=media" : "kind=chat");
            }
            items = some("media_id", Audience.ITEMS, 2);
            types = some("type", Audience.TYPES, 2);
            slots = some("recommendation_type", Audience.SLOTS, 2);
            models = some("model", audience.chance(5) ? Audience.MODELS : Audience.CHATS, 2);
            ratings = some("rating", List.of("1", "2", "3", "4", "5", "up", "down"), 2);
            tags = some("tag", Audience.TAGS, 2);
            verified = audience.chance(8);
            if (!verified) words.add("verified=false");
            return this;
        }

        private List<String> some(String name, List<String> all, int ofTen) {
            if (!audience.chance(ofTen)) return List.of();
            List<String> chosen = all.stream().filter(_ -> audience.chance(5)).toList();
            chosen.forEach(word -> words.add(name + "=" + encoded(word)));
            return chosen;
        }

        String address(String path) {
            return path + "?" + String.join("&", Stream.concat(
                            Stream.of("project=" + encoded(project.name())), words.stream())
                    .toList());
        }

        boolean when(Instant time) {
            LocalDate day = LocalDate.ofInstant(time, zone);
            return !day.isBefore(first) && !day.isAfter(last);
        }

        boolean means(Audience.Said vote) {
            Audience.Shown showing = vote.answers();
            String model = vote.media() ? (showing == null ? null : showing.model()) : vote.model();
            String rating = vote.media()
                    ? (vote.stars() == null ? "none" : vote.stars().toString())
                    : Boolean.TRUE.equals(vote.up()) ? "up" : "down";
            return (media == null || media == vote.media())
                    && vote.verified() == verified
                    && (items.isEmpty() || (vote.item() != null && items.contains(vote.item())))
                    && (types.isEmpty() || (vote.item() != null && types.contains(Audience.type(vote.item()))))
                    && (slots.isEmpty() || (showing != null && slots.contains(showing.slot())))
                    && (models.isEmpty() || (model != null && models.contains(model)))
                    && (ratings.isEmpty() || ratings.contains(rating))
                    && (tags.isEmpty() || vote.tags().stream().anyMatch(tags::contains));
        }

        List<Audience.Said> votes() {
            return audience.said.stream()
                    .filter(vote -> when(vote.time()) && means(vote))
                    .toList();
        }

        List<Audience.Shown> shown() {
            return audience.shown.stream()
                    .filter(one -> when(one.time())
                            && (items.isEmpty() || items.contains(one.item()))
                            && (types.isEmpty() || types.contains(Audience.type(one.item())))
                            && (slots.isEmpty() || slots.contains(one.slot()))
                            && (models.isEmpty() || models.contains(one.model())))
                    .toList();
        }

        @Nullable
        Audience.Said answer(Audience.Shown showing) {
            return audience.said.stream()
                    .filter(vote -> showing.equals(vote.answers()) && vote.verified() == verified)
                    .findFirst()
                    .orElse(null);
        }
    }

    private Read read(String address) throws IOException {
        Plain.Answer answer = owner.get(address, "Accept: text/html", "Accept-Language: en-GB");
        return Read.of(answer, 200);
    }

    private Question question() throws IOException {
        String zone = audience.one(ZONES);
        client.patch("/v1/project", "{'time_zone':'" + zone + "'}");
        return new Question(zone);
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
        assertThat(page.tile("Votes").map(tile -> number(tile)))
                .as(address)
                .contains((double) votes.size());
        List<Integer> stars = given(votes, Audience.Said::stars);
        assertThat(page.tile("Mean rating").map(tile -> number(tile)).orElse(null))
                .as(address)
                .isEqualTo(stars.isEmpty() ? null : mean(stars), within(EXACTLY));
        rate(page, "Thumbs up", address, given(votes, Audience.Said::up), up -> up);
        rate(page, "Watched to the end", address, given(votes, Audience.Said::completed), yes -> yes);
        rate(page, "Would watch again", address, given(votes, Audience.Said::again), yes -> yes);
    }

    private static Double number(Element tile) {
        return Read.value(Objects.requireNonNull(tile.selectFirst(".figure")));
    }

    /// A share in a tile: its value, how it is written, and what it is of.
    private static <T> void rate(Read page, String title, String address, List<T> asked, Predicate<T> yes) {
        Element tile = page.tile(title).orElseThrow();
        if (asked.isEmpty()) {
            assertThat(Read.value(Objects.requireNonNull(tile.selectFirst(".figure"))))
                    .as(address)
                    .isNull();
            return;
        }
        long n = asked.stream().filter(yes).count();
        double share = (double) n / asked.size();
        assertThat(number(tile)).as(title + " " + address).isEqualTo(share, within(EXACTLY));
        String written = String.format(Locale.UK, asked.size() < 100 ? "%.0f\u00a0%%" : "%.1f\u00a0%%", share * 100);
        // ties of halves are written by the formatter's own rule
        if (Math.abs(share * 1000 - Math.floor(share * 1000) - 0.5) > EXACTLY && asked.size() >= 100)
            assertThat(Objects.requireNonNull(tile.selectFirst(".figure")).text())
                    .as(address)
                    .isEqualTo(written);
        assertThat(tile.select(".basis").text())
                .as(address)
                .contains(String.format(Locale.UK, "%,d of %,d", n, asked.size()));
    }

    private static <T> List<T> given(List<Audience.Said> votes, Function<Audience.Said, @Nullable T> what) {
        List<T> given = new ArrayList<>();
        for (Audience.Said vote : votes) {
            T said = what.apply(vote);
            if (said != null) given.add(said);
        }
        return given;
    }

    private static double mean(List<Integer> stars) {
        return stars.stream().mapToInt(one -> one).average().orElseThrow();
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
        List<Element> moods = page.rows("sentiment");
        assertThat(volume).as(address).hasSameSizeAs(begins);
        for (int i = 0; i < begins.size(); i++) {
            LocalDate begin = begins.get(i);
            List<Audience.Said> those = votes.stream()
                    .filter(vote -> begin(LocalDate.ofInstant(vote.time(), question.zone), by)
                            .equals(begin))
                    .toList();
            String as = address + " " + begin;
            long media = those.stream().filter(Audience.Said::media).count();
            assertThat(Read.values(volume.get(i)).subList(0, 2))
                    .as(as)
                    .containsExactly((double) media, (double) (those.size() - media));
            if (!ratings.isEmpty()) {
                List<Integer> stars = given(those, Audience.Said::stars);
                List<@Nullable Double> row = Read.values(ratings.get(i));
                assertThat(row.getLast()).as(as).isEqualTo(stars.size());
                if (stars.isEmpty()) assertThat(row.getFirst()).as(as).isNull();
                else assertThat(row.getFirst()).as(as).isEqualTo(mean(stars), within(EXACTLY));
            }
            if (!thumbs.isEmpty())
                assertRate(Read.values(thumbs.get(i)), as, given(those, Audience.Said::up), up -> up);
            if (!moods.isEmpty()) {
                List<Double> scores = given(those, Audience.Said::sentiment);
                List<@Nullable Double> row = Read.values(moods.get(i));
                assertThat(row.getLast()).as(as).isEqualTo(scores.size());
                if (!scores.isEmpty())
                    assertThat(row.getFirst())
                            .as(as)
                            .isEqualTo(
                                    (double) scores.stream()
                                                    .filter(score -> score <= -0.05)
                                                    .count()
                                            / scores.size(),
                                    within(EXACTLY));
            }
        }
        return 1;
    }

    /// Value, bounds, and base; the bounds as the roots of (p − x)² = z² x (1 − x) / n.
    private static <T> void assertRate(List<@Nullable Double> row, String as, List<T> asked, Predicate<T> yes) {
        double of = asked.size();
        assertThat(row.get(3)).as(as).isEqualTo(of);
        if (asked.isEmpty()) {
            assertThat(row.subList(0, 3)).as(as).containsOnlyNulls();
            return;
        }
        long n = asked.stream().filter(yes).count();
        double root = Z * Math.sqrt(Z * Z + 4 * n * (1 - n / of));
        assertThat(row.get(0)).as(as).isEqualTo(n / of, within(EXACTLY));
        assertThat(row.get(1)).as(as).isEqualTo((2 * n + Z * Z - root) / (2 * (of + Z * Z)), within(EXACTLY));
        assertThat(row.get(2)).as(as).isEqualTo((2 * n + Z * Z + root) / (2 * (of + Z * Z)), within(EXACTLY));
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
                    .filter(vote -> vote.item() != null
                            && Audience.type(vote.item()).equals(Read.name(row)))
                    .toList();
            List<Integer> stars = given(those, Audience.Said::stars);
            assertThat(Read.values(row))
                    .as(address)
                    .usingElementComparator(DashboardContract::near)
                    .containsExactly(
                            (double) those.size() / media.size(),
                            (double) those.size(),
                            stars.isEmpty() ? null : mean(stars));
        }
    }

    private static int near(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) return one == other ? 0 : 1;
        return Math.abs(one - other) < EXACTLY ? 0 : Double.compare(one, other);
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
                    .usingElementComparator(DashboardContract::near)
                    .containsExactlyElementsOf(steps(question, those));
        }
        return 1;
    }

    /// Shown, then the shares selected, rated, liked.
    private static List<@Nullable Double> steps(Question question, List<Audience.Shown> shown) {
        List<Integer> stars = shown.stream()
                .map(question::answer)
                .filter(Objects::nonNull)
                .map(Audience.Said::stars)
                .filter(Objects::nonNull)
                .toList();
        List<@Nullable Double> steps = new ArrayList<>();
        steps.add((double) shown.size());
        steps.add((double) shown.stream().filter(Audience.Shown::selected).count() / shown.size());
        steps.add((double) stars.size() / shown.size());
        steps.add(
                stars.isEmpty()
                        ? null
                        : (double) stars.stream().filter(one -> one > 3).count() / stars.size());
        return steps;
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
                        .filter(vote -> chat
                                ? Boolean.FALSE.equals(vote.up())
                                : vote.stars() != null && vote.stars() <= 2)
                        .toList();
        for (Element row : page.rows("reasons")) {
            double n = low.stream()
                    .filter(vote -> vote.tags().contains(Read.name(row)))
                    .count();
            assertThat(Read.values(row))
                    .as(address)
                    .usingElementComparator(DashboardContract::near)
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
                    .isEqualTo(
                            (double) thumbs.stream().filter(up -> !up).count() / thumbs.size(), within(EXACTLY));
        }
    }

    @Test
    void mediaStandInTheOrderOfTheirPulledMeans() throws IOException {
        for (int i = 0; i < 6; i++) {
            Question question = question();
            if (i > 0) question.tags = question.some("tag", Audience.TAGS, 5);
            String address = question.address("/media");
            Read page = read(address);
            var means = question.votes().stream()
                    .filter(vote -> vote.stars() != null)
                    .collect(Collectors.groupingBy(
                            vote -> Objects.requireNonNull(vote.item()),
                            Collectors.mapping(Audience.Said::stars, Collectors.toList())));
            double all = means.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(one -> one)
                    .average()
                    .orElseThrow();
            List<String> order = means.keySet().stream()
                    .sorted(Comparator.comparingDouble((String item) -> -pulled(means.get(item), all))
                            .thenComparing(item -> item))
                    .toList();
            List<Element> rows = page.rows("leaders");
            assertThat(rows).as(address).hasSize(order.size());
            for (int j = 0; j < rows.size(); j++) {
                String item = order.get(j);
                List<@Nullable Double> values = Read.values(rows.get(j));
                assertThat(Read.name(rows.get(j))).as(address).isEqualTo("The " + item + " & co");
                assertThat(values.get(0)).isEqualTo(mean(means.get(item)), within(EXACTLY));
                assertThat(values.get(1)).isEqualTo(pulled(means.get(item), all), within(EXACTLY));
                assertThat(values.get(2)).isEqualTo(means.get(item).size());
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
            assertThat(page.tile("Votes").map(DashboardContract::number)).contains((double) votes.size());
            rate(page, "Would watch again", item, given(votes, Audience.Said::again), yes -> yes);
            assertRatings(page, item, votes);
            assertSteps(page, item, question);
        }
        assertThat(Read.of(owner.get("/media/nothing", "Accept: text/html"), 404).text("h1"))
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
            assertThat(page.tile("Shown").map(DashboardContract::number)).contains((double) shown.size());
            if (shown.isEmpty()) continue;
            assertThat(Stream.of("Shown", "Selected", "Rated", "Liked")
                            .map(title -> number(page.tile(title).orElseThrow())))
                    .as(address)
                    .usingElementComparator(DashboardContract::near)
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
                        .usingElementComparator(DashboardContract::near)
                        .containsExactlyElementsOf(steps.subList(0, 3));
            }
            assertDuel(page, address, shown);
            assertCalibration(page, address, question);
            assertPlaces(page, address, question);
            for (Element row : page.rows("models"))
                assertThat(Read.values(row).getFirst())
                        .isEqualTo(shown.stream()
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
        assertThat(values)
                .as(address)
                .usingElementComparator(DashboardContract::near)
                .containsExactly(p, q, p - q);
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

    private static double share(List<Boolean> all) {
        return (double) all.stream().filter(yes -> yes).count() / all.size();
    }

    private static double bound(List<Boolean> all, int sign) {
        double of = all.size();
        double n = all.stream().filter(yes -> yes).count();
        return (2 * n + Z * Z + sign * Z * Math.sqrt(Z * Z + 4 * n * (1 - n / of))) / (2 * (of + Z * Z));
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
            assertThat(page.tile("Answers").map(DashboardContract::number))
                    .as(address)
                    .contains((double) votes.size());
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
                        .usingElementComparator(DashboardContract::near)
                        .containsExactly(share(thumbs), (double) thumbs.size());
            }
        }
    }

    @Test
    void whatIsWrongWithAnAddressIsNamedAllAtOnce() throws IOException {
        String project = "project=" + encoded(this.project.name());
        Read page = Read.of(owner.get("/overview?" + project + "&perod=7d&rating=9&from=2026-13-01&by=year"), 422);
        assertThat(page.page().select(".faults code").eachText())
                .containsExactlyInAnyOrder("perod", "rating", "from", "by");
        assertThat(Read.of(owner.get("/overview?" + project + "&period=7d&from=2026-11-01"), 422)
                        .text(".faults"))
                .isEqualTo("period cannot be said together with from and to");
        assertThat(Read.of(owner.get("/overview?" + project + "&from=2026-11-19&to=2026-11-01"), 422)
                        .text(".faults"))
                .isEqualTo("to must not be earlier than from");
        assertThat(Read.of(owner.get("/recommendations?" + project + "&one=a&other=a"), 422)
                        .text(".faults"))
                .isEqualTo("other must not be the same as one");
        assertThat(Read.of(owner.get("/media?project=nothing"), 422).text(".faults"))
                .isEqualTo("project names no project here");
        assertThat(Read.of(owner.get("/nowhere", "Accept: text/html"), 404).text("h1"))
                .isEqualTo("Not found");
        assertThat(Read.of(owner.get("/overview?" + project + "&q=%ff"), 400).text("h1"))
                .isEqualTo("This address cannot be read");
    }

    /// A question that one card cannot answer leaves a hole there and the rest as it is.
    @Test
    void aCardThatCannotBeCountedSaysWhy() throws IOException {
        Read page = read("/overview?project=" + encoded(project.name()) + "&tag=wrong");
        assertThat(page.has("steps")).isFalse();
        assertThat(page.text(".hole")).contains("“tag” cannot be asked here");
        assertThat(page.has("volume")).isTrue();
    }

    @Test
    void aNewProjectIsShownHowToBegin() throws IOException {
        String name = another().name();
        Read page = read("/overview?project=" + encoded(name));
        assertThat(page.text("pre")).contains("curl http://localhost/v1/feedback");
        for (String path : List.of("/media", "/recommendations", "/answers"))
            assertThat(read(path + "?project=" + encoded(name)).text(".hole")).isNotEmpty();
    }

    @Test
    void pagesMayDoNothingButShow() throws IOException {
        Plain.Answer answer = owner.get("/overview?project=" + encoded(project.name()));
        assertThat(answer.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "same-origin")
                .containsEntry("cross-origin-opener-policy", "same-origin");
        assertThat(answer.headers().get("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(owner.get("/").headers().get("location")).startsWith("/overview?project=");
        for (String asset : Read.of(answer, 200).page().select("link[href], script[src]").stream()
                .map(link -> link.hasAttr("href") ? link.attr("href") : link.attr("src"))
                .toList()) {
            Plain.Answer file = owner.get(asset);
            assertThat(file.status()).as(asset).isEqualTo(200);
            assertThat(file.headers()).containsEntry("cache-control", "public, max-age=31536000, immutable");
            assertThat(owner.get(asset, "If-None-Match: " + file.headers().get("etag"))
                            .status())
                    .as(asset)
                    .isEqualTo(304);
        }
        assertThat(owner.get("/assets/nothing.js").status()).isEqualTo(404);
    }
}
