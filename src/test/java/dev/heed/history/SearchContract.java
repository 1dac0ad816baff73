package dev.heed.history;

import static dev.heed.storage.schema.Tables.SEARCH_TEXT;
import static dev.heed.storage.schema.Tables.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Golden;
import dev.heed.access.Creation;
import dev.heed.capture.Amendment;
import dev.heed.domain.Change;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.FoldedText;
import dev.heed.domain.Id;
import dev.heed.domain.NaiveSearch;
import dev.heed.domain.Search;
import dev.heed.domain.Triage;
import dev.heed.erase.Erasures;
import dev.heed.erase.Scan;
import dev.heed.storage.SearchProgress;
import dev.heed.storage.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is searched for is found: what a naive search in memory finds, on both databases, whatever happened before.
abstract class SearchContract extends SearchFixture {
    private static final Path QUERIES = Path.of("src/test/resources/search/queries.txt");
    private static final Path VOTES = Path.of("src/test/resources/search/votes.txt");

    /// All but one vote is found by the index, or some, or none.
    private static final List<Integer> WAYS = List.of(1, 3, 1_000);

    private static final List<String> WORDS = List.of(
            "slow",
            "slowly",
            "Slow",
            "film",
            "Filme",
            "d\u00e9j\u00e0",
            "deja",
            "vu",
            "\u6771\u4eac\u90fd",
            "\u4eac",
            "\u6771",
            "x",
            "e-mail",
            "3.14",
            "and",
            "or",
            "not",
            "near",
            "[EMAIL]",
            "\ud83d\ude42",
            "it's");

    /// The list of questions, each with the names of what it finds, in one file for both databases.
    @Test
    void everyQuestionOfTheListFindsTheSame() throws IOException {
        Map<Id, String> names = new LinkedHashMap<>();
        for (String line : Files.readAllLines(VOTES)) {
            String[] vote = line.split(" \\| ", -1);
            Id id = vote.length == 2
                    ? film("user of " + vote[0], vote[1])
                    : chat("message " + vote[0], vote[1], vote[2], vote[3], vote[4]);
            names.put(id, vote[0]);
        }
        List<Feedback> votes = pages(ALL, 1, 500);
        assertThat(votes).hasSameSizeAs(names.keySet());
        StringBuilder answers = new StringBuilder();
        List<String> questions = Files.readAllLines(QUERIES).stream()
                .map(line -> line.replaceFirst(" => .*", ""))
                .toList();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(40);
        for (String asked : questions) {
            List<Feedback> expected =
                    votes.stream().filter(NaiveSearch.of(asked)::means).toList();
            for (int near : WAYS) assertFinds(searching(asked), expected, near, 3);
            String found =
                    expected.stream().map(vote -> names.get(vote.id())).sorted().collect(Collectors.joining(" "));
            answers.append(asked)
                    .append(" => ")
                    .append(found.isEmpty() ? "-" : found)
                    .append('\n');
        }
        Golden.assertHolds(QUERIES, answers.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followsARandomHistory(long seed) {
        Random random = new Random(seed);
        for (int act = 0; act < 200; act++) {
            now = now.plusSeconds(random.nextInt(1, 2_000));
            act(random);
        }
        List<Feedback> votes = pages(ALL, 1, 500);
        assertThat(votes).hasSizeGreaterThan(40);
        for (int i = 0; i < 60; i++) {
            String asked = question(random);
            Optional<Search> search = Search.read(asked);
            NaiveSearch naive = NaiveSearch.of(asked);
            assertThat(naive.asksNothing()).as(asked).isEqualTo(search.isEmpty());
            if (search.isEmpty()) continue;
            Instant from = random.nextBoolean() ? now.minus(Duration.ofHours(random.nextInt(60))) : null;
            List<Triage> triage = random.nextBoolean() ? List.of() : List.of(Triage.NEW);
            List<Feedback> expected = votes.stream()
                    .filter(naive::means)
                    .filter(vote ->
                            from == null || !vote.provenance().timestamp().isBefore(from))
                    .filter(vote -> triage.isEmpty() || triage.contains(vote.triage()))
                    .toList();
            Filter filter = filter(from, triage, search.get());
            assertFinds(filter, expected, WAYS.get(random.nextInt(WAYS.size())), random.nextInt(1, 12));
        }
        int rows = database().read(sql -> sql.fetchCount(SEARCH_TEXT));
        assertThat(rows)
                .isEqualTo(votes.stream()
                        .filter(vote -> !FoldedText.of(vote).isEmpty())
                        .count());
    }

    private static Filter filter(@Nullable Instant from, List<Triage> triage, Search search) {
        return new Filter(
                null, from, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), triage, null, false, search);
    }

    private void act(Random random) {
        List<Feedback> standing = pages(ALL, 1, 500);
        Id some = standing.isEmpty()
                ? film("first", "first")
                : standing.get(random.nextInt(standing.size())).id();
        switch (random.nextInt(24)) {
            case 0 -> node.intake.withdraw(project(), some, 1);
            case 1, 2, 3, 4 -> change(random, some);
            case 5 ->
                assertThat(node.erasures.carryOut(project(), new Erasures.Wish.Vote(some), 1, Traces.Effort.BESIDE))
                        .isPresent();
            case 6 -> {
                List<String> modes = List.of("redact", "redact", "truncate", "hash", "none");
                node.policy(Map.of("mode", modes.get(random.nextInt(modes.size())), "truncate_at", 12));
            }
            case 7 -> node.policy(Map.of());
            case 8 -> {
                if (random.nextInt(4) == 0) node.scan.run(project(), Scan.Measure.SHORTEN, Traces.Effort.BESIDE);
            }
            case 9, 10, 11, 12, 13, 14 -> film(random.nextBoolean() ? "user-" + random.nextInt(6) : null, text(random));
            default ->
                chat(
                        random.nextBoolean() ? "message-" + random.nextInt(6) : null,
                        text(random),
                        text(random),
                        random.nextBoolean() ? text(random) : null,
                        random.nextBoolean() ? text(random) : null);
        }
    }

    private void change(Random random, Id vote) {
        boolean chat = vote.row() == Id.Row.CHAT_VOTE;
        node.intake.change(
                project(),
                vote,
                new Amendment(
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        random.nextBoolean() ? Change.set(text(random)) : Change.clear(),
                        Change.keep(),
                        chat && random.nextBoolean() ? Change.set(text(random)) : Change.keep(),
                        Change.set(random.nextBoolean() ? Triage.SEEN : Triage.NEW),
                        Change.keep(),
                        null),
                1);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("\u2026");
        for (int words = random.nextInt(1, 6); words > 0; words--) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
            if (random.nextInt(5) > 0) text.append(' ');
        }
        return text.toString();
    }

    private static String question(Random random) {
        StringBuilder question = new StringBuilder();
        for (int terms = random.nextInt(1, 3); terms > 0; terms--) {
            String some = text(random).substring(1);
            question.append(
                    switch (random.nextInt(3)) {
                        case 0 -> "\"" + some + "\"";
                        case 1 -> some.strip() + "* ";
                        default -> WORDS.get(random.nextInt(WORDS.size())) + " ";
                    });
        }
        return question.toString();
    }

    @Test
    void findsNothingOfAnotherProject() {
        film("ann", "mine alone");
        var theirs = ((Creation.Created) node.access.createProject("other")).project();
        for (int near : WAYS)
            assertThat(new History(database(), near, History.READ_AT_MOST)
                            .page(theirs, searching("mine"), Mark.TOP, 10)
                            .items())
                    .isEmpty();
        assertThat(pages(searching("mine"), 1, 10)).hasSize(1);
    }

    @Test
    void aPhraseDoesNotReachFromOneTextIntoTheNext() {
        chat(null, "the end", "a beginning", "of all", "that is");
        for (int near : WAYS) {
            assertThat(pages(searching("\"the end\" \"a beginning\""), near, 10))
                    .hasSize(1);
            for (String across : List.of("\"end a\"", "\"beginning of\"", "\"all that\"", "\"end beginning\""))
                assertThat(pages(searching(across), near, 10)).as(across).isEmpty();
        }
    }

    @Test
    void theLongestTextsAreFoundToTheirEnd() {
        String words = "word ".repeat(6_000) + "needle in it";
        chat(null, words, "\u6771\u4eac".repeat(15_000) + "\u90fd", null, "\ufdfa".repeat(30_000));
        film(null, "something else");
        for (int near : WAYS) {
            assertThat(pages(searching("\"word needle in it\""), near, 10)).hasSize(1);
            assertThat(pages(searching("\u4eac\u90fd"), near, 10)).hasSize(1);
        }
    }

    /// As a database is found that an older version wrote.
    @Test
    void votesOfBeforeBecomeSearchable() {
        for (int i = 0; i < 25; i++) {
            film("user-" + i, i % 3 == 0 ? "old news" : "old");
            chat(null, "old question " + i, "", null, null);
        }
        List<Feedback> votes = pages(ALL, 1, 500);
        forget();
        History history = new History(database());
        assertThat(history.searchable()).isFalse();
        assertThatThrownBy(() -> history.page(project(), searching("old"), Mark.TOP, 10))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> exported(searching("old"))).isInstanceOf(IllegalStateException.class);
        Random random = new Random(5);
        int steps = 0;
        while (!(SearchProgress.advance(database(), 4) instanceof SearchProgress.Done)) {
            Id some = votes.get(random.nextInt(votes.size())).id();
            switch (random.nextInt(4)) {
                case 0 -> change(random, some);
                case 1 -> node.intake.withdraw(project(), some, 1);
                case 2 -> film("user-" + random.nextInt(30), "new");
                default -> node.intake.withdraw(project(), film("somebody", "regretted"), 1);
            }
            steps++;
        }
        assertThat(steps).isGreaterThan(10);
        assertThat(history.searchable()).isTrue();
        List<Feedback> after = pages(ALL, 1, 500);
        for (String asked : List.of("old", "news", "new", "\"old news\"", "question", "regretted", "slow*")) {
            List<Feedback> expected =
                    after.stream().filter(NaiveSearch.of(asked)::means).toList();
            for (int near : WAYS) assertFinds(searching(asked), expected, near, 7);
        }
        assertThat(SearchProgress.advance(database(), 4)).isEqualTo(new SearchProgress.Done());
    }

    @Test
    void aTaskDoesIt() {
        film("ann", "old");
        forget();
        Backlog backlog = new Backlog(database());
        assertThat(backlog.run(() -> true)).contains("not finished");
        assertThat(backlog.run(() -> false)).isEqualTo("every vote can be searched now");
        assertThat(pages(searching("old"), 1, 10)).hasSize(1);
        assertThat(backlog.task().work().run(() -> false)).isEmpty();
    }

    private void forget() {
        if (sqlite()) test().execute("INSERT INTO search_text_fts (search_text_fts) VALUES ('delete-all')");
        test().execute("DELETE FROM search_text");
        int rows = database()
                .write(sql -> sql.insertInto(SETTINGS)
                        .set(SETTINGS.NAME, "search")
                        .set(SETTINGS.VALUE, "media 0 0")
                        .execute());
        assertThat(rows).isEqualTo(1);
    }
}
