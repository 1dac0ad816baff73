package dev.heed.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.storage.FeedbackRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Votes are heard as they come in: each once, late ones too, and on from where somebody stopped.
@Timeout(60)
abstract class LiveContract extends SearchFixture {
    /// Longer than between two looks, for what is not to come.
    private static final Duration A_LOOK = Duration.ofMillis(1_200);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Live live;

    @BeforeEach
    void begin() {
        live = new Live(database());
    }

    @AfterEach
    void finish() {
        live.close();
    }

    private Listener listen(Filter filter, @Nullable Id after) {
        return live.listen(project(), filter, after).orElseThrow();
    }

    /// The next so many things that are heard.
    private static List<Object> heard(Listener listener, int count) throws InterruptedException {
        List<Object> heard = new ArrayList<>();
        while (heard.size() < count)
            switch (listener.next(Duration.ofSeconds(10))) {
                case Listener.Heard.Vote(Feedback vote) -> heard.add(vote.id());
                case Listener.Heard.Gap gap -> heard.add(gap);
                case Listener.Heard.Nothing _ -> {}
                case Listener.Heard.End end -> throw new AssertionError(heard + " and then " + end);
            }
        return heard;
    }

    private static void assertNothingComes(Listener listener) throws InterruptedException {
        assertThat(listener.next(A_LOOK)).isEqualTo(new Listener.Heard.Nothing());
    }

    /// Votes of nobody, in one batch.
    private List<Id> films(int count) {
        List<Ballot> ballots = IntStream.range(0, count)
                .<Ballot>mapToObj(_ -> new Ballot.Media(
                        "film",
                        4,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        new Ballot.Circumstances(null, null, "en", null, List.of(), null, null)))
                .toList();
        return node.intake.castAll(project(), ballots, true, 1).stream()
                .map(outcome -> ((Outcome.Stored) outcome).id())
                .toList();
    }

    /// A vote that got its number before another and is committed now.
    private Id late(Id before) {
        Feedback vote = node.history.one(project(), before).orElseThrow();
        Id id = new Id(before.row(), before.bucket(), before.number() - 1_000);
        Feedback late = new Feedback(
                id,
                vote.project(),
                null,
                vote.target(),
                vote.signals(),
                vote.remark(),
                vote.provenance(),
                vote.triage(),
                1,
                null);
        database().write(sql -> {
            FeedbackRows.insert(sql, List.of(late));
            return id;
        });
        return id;
    }

    @Test
    void hearsEachVoteOnceAndNoneOfBefore() throws Exception {
        film("a", "before");
        try (Listener listener = listen(ALL, null)) {
            List<Object> cast = new ArrayList<>(List.of(film("b", "one"), chat(null, "why", "so", null, null)));
            assertThat(heard(listener, 2)).isEqualTo(cast);
            Id changed = film("b", "another word");
            assertThat(changed).isEqualTo(cast.getFirst());
            assertNothingComes(listener);
            assertThat(heard(listener, films(3), 3)).isTrue();
        }
    }

    private static boolean heard(Listener listener, List<Id> cast, int count) throws InterruptedException {
        return heard(listener, count).equals(cast.stream().sorted().toList());
    }

    @Test
    void hearsWhatTheFilterMeans() throws Exception {
        Filter chats = new Filter(
                Kind.CHAT,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of("gpt"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                null);
        try (Listener all = listen(ALL, null);
                Listener some = listen(chats, null)) {
            Id film = film("a", "one");
            Id chat = chat(null, "why", "so", null, null);
            assertThat(heard(all, 2)).containsExactly(film, chat);
            assertThat(heard(some, 1)).containsExactly(chat);
        }
    }

    @Test
    void hearsAVoteThatIsCommittedLate() throws Exception {
        try (Listener listener = listen(ALL, null)) {
            Id first = film("a", "one");
            assertThat(heard(listener, 1)).containsExactly(first);
            Id late = late(first);
            assertThat(late).isLessThan(first);
            assertThat(heard(listener, 1)).containsExactly(late);
            assertNothingComes(listener);
        }
    }

    @Test
    void goesOnWhereSomebodyStopped() throws Exception {
        Id known;
        try (Listener listener = listen(ALL, null)) {
            known = film("a", "one");
            assertThat(heard(listener, 1)).containsExactly(known);
        }
        Id next = film("b", "two");
        Id late = late(known);
        try (Listener listener = listen(ALL, known)) {
            // both were committed after it
            assertThat(heard(listener, 2)).containsExactly(late, next);
            Id last = film("c", "three");
            assertThat(heard(listener, 1)).containsExactly(last);
        }
        try (Live other = new Live(database());
                Listener listener = other.listen(project(), ALL, known).orElseThrow()) {
            // by number: this one has told nobody anything
            assertThat(heard(listener, 2)).first().isEqualTo(next);
            assertNothingComes(listener);
        }
    }

    @Test
    void saysWhatIsTooFarBack() throws Exception {
        Id first = films(1).getFirst();
        List<Id> rest = films(Tail.HELD + 1).stream().sorted().toList();
        try (Listener listener = listen(ALL, first)) {
            List<Object> heard = heard(listener, Tail.HELD + 1);
            assertThat(heard.getFirst()).isEqualTo(new Listener.Heard.Gap());
            assertThat(heard.subList(1, heard.size())).isEqualTo(rest.subList(1, rest.size()));
            assertNothingComes(listener);
        }
    }

    @Test
    void whoIsSlowHearsOfAGap() throws Exception {
        try (Listener slow = listen(ALL, null);
                Listener quick = listen(ALL, null)) {
            List<Id> cast = new ArrayList<>(films(500));
            List<Object> told = new ArrayList<>(heard(quick, 500));
            cast.addAll(films(700));
            told.addAll(heard(quick, 700));
            assertThat(told).hasSameElementsAs(cast).doesNotHaveDuplicates();
            List<Object> heard = heard(slow, Tail.HELD + 1);
            assertThat(heard.getFirst()).isEqualTo(new Listener.Heard.Gap());
            assertThat(heard.subList(1, heard.size())).isEqualTo(told.subList(200, 1_200));
            assertNothingComes(slow);
        }
    }

    @Test
    void moreThanOneLookShowsIsAGap() throws Exception {
        List<Feedback> many = copies(film("a", "one"), Tail.LOOK + 10);
        try (Listener listener = listen(ALL, null)) {
            database().write(sql -> {
                FeedbackRows.insert(sql, many);
                return 0;
            });
            assertThat(heard(listener, 1)).containsExactly(new Listener.Heard.Gap());
        }
    }

    private List<Feedback> copies(Id of, int count) {
        Feedback vote = node.history.one(project(), of).orElseThrow();
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Feedback(
                        new Id(of.row(), of.bucket(), of.number() + i),
                        vote.project(),
                        null,
                        vote.target(),
                        vote.signals(),
                        vote.remark(),
                        vote.provenance(),
                        vote.triage(),
                        1,
                        null))
                .toList();
    }

    @Test
    void onlySoManyMayListen() {
        List<Listener> all = new ArrayList<>();
        for (int i = 0; i < Live.LISTENERS_OF_PROJECT; i++) all.add(listen(ALL, null));
        assertThat(live.listen(project(), ALL, null)).isEmpty();
        all.removeFirst().close();
        all.add(listen(ALL, null));
        all.forEach(Listener::close);
    }

    @Test
    void closingEndsWhoListens() throws Exception {
        try (Listener listener = listen(ALL, null)) {
            Thread closing = Thread.ofVirtual().start(live::close);
            while (!(listener.next(Duration.ofSeconds(10)) instanceof Listener.Heard.End)) Thread.onSpinWait();
            closing.join();
            assertThat(live.listen(project(), ALL, null)).isEmpty();
        }
    }
}
