package dev.heed.erase;

import static dev.heed.storage.schema.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.capture.Amendment;
import dev.heed.capture.TestNode;
import dev.heed.domain.Change;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Search;
import dev.heed.history.Mark;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Traces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every byte of the files of a database, searched for what was erased.
abstract class RemainsContract extends DatabaseContract {
    /// In every text that is to be gone.
    private static final String MARK = "zyxwort";

    private static final int SAYINGS = 600;

    @Test
    void nothingOfWhatWasErasedIsLeftInTheFiles() {
        try (TestNode node = new TestNode(test(), InstantSource.system())) {
            Talk talk = new Talk(node, node.project(true));
            talkOver(talk);
            assertThat(found()).as("before").isGreaterThan(SAYINGS / 3);
            assertThat(searched(talk, MARK)).isPositive();
            for (String one : List.of("q ", "r ", "c ", "d ", "m ", "changed "))
                assertThat(found(one + MARK)).as(one).isPositive();
            Erasure erasure = node.erasures
                    .carryOut(talk.project(), new Erasures.Wish.User("ann"), 1, Traces.Effort.BESIDE)
                    .orElseThrow();
            assertThat(erasure.state()).isEqualTo(Erasure.State.DONE);
            assertThat(erasure.counts().revisions()).isPositive();
            assertThat(erasure.traces()).isEqualTo(sqlite() ? Traces.GONE : Traces.WAITING);
            if (!sqlite()) {
                assertThat(node.erasures.scrub(Traces.Effort.CLEAN)).isEqualTo(Traces.FREED);
                assertThat(node.erasures.scrub(Traces.Effort.REWRITE)).isEqualTo(Traces.GONE);
            }
            assertThat(found()).as("after").isZero();
            assertThat(found("other")).isPositive();
            assertThat(searched(talk, MARK)).isZero();
            assertThat(searched(talk, "other")).isPositive();
            assertThat(node.erasures
                            .one(talk.project(), erasure.id())
                            .orElseThrow()
                            .traces())
                    .isEqualTo(Traces.GONE);
        }
    }

    @Test
    void whoReadsMakesTheFilesWait() {
        try (TestNode node = new TestNode(test(), InstantSource.system())) {
            Talk talk = new Talk(node, node.project(true));
            talk.film("film", "ann", null, MARK);
            Erasure erasure = database().stream(reading -> {
                        // of another table, which can be written anew meanwhile
                        reading.sql().fetchCount(PROJECTS);
                        return node.erasures
                                .carryOut(
                                        talk.project(),
                                        new Erasures.Wish.User("ann"),
                                        1,
                                        sqlite() ? Traces.Effort.CLEAN : Traces.Effort.REWRITE)
                                .orElseThrow();
                    })
                    .orElseThrow();
            assertThat(erasure.traces()).isEqualTo(Traces.WAITING);
            assertThat(node.erasures.scrub(sqlite() ? Traces.Effort.BESIDE : Traces.Effort.REWRITE))
                    .isEqualTo(Traces.GONE);
            assertThat(found()).isZero();
        }
    }

    /// Texts of every length, changed and taken back among those of others, so that rows move from page to page and
    /// leave copies behind.
    private void talkOver(Talk talk) {
        Random random = new Random(20_261_129);
        List<Id> hers = new ArrayList<>();
        List<Id> his = new ArrayList<>();
        for (int i = 0; i < SAYINGS; i++) {
            boolean ann = random.nextInt(3) == 0;
            String words = ((ann ? MARK : "other") + " ").repeat(times(random));
            Id vote = random.nextInt(4) > 0
                    ? talk.film("film-" + i, ann ? "ann" : "bob", null, words)
                    : talk.chat(ann ? "ann" : "bob", words);
            (ann ? hers : his).add(vote);
            if (!hers.isEmpty()) change(talk, hers.get(random.nextInt(hers.size())), MARK, random);
            if (!his.isEmpty()) change(talk, his.get(random.nextInt(his.size())), "other", random);
        }
        talk.node().intake.withdraw(talk.project(), hers.getFirst(), 1);
        if (!sqlite()) test().execute("ANALYZE");
    }

    /// Of a row that has moved, often only a part is left: so it is marked throughout.
    private int times(Random random) {
        return List.of(1, 5, 40, sqlite() ? 400 : 20).get(random.nextInt(4));
    }

    private static void change(Talk talk, Id vote, String word, Random random) {
        String words = "changed " + (word + " ").repeat(1 + random.nextInt(60));
        talk.node()
                .intake
                .change(
                        talk.project(),
                        vote,
                        new Amendment(
                                Change.keep(),
                                Change.keep(),
                                Change.keep(),
                                Change.keep(),
                                Change.set(words),
                                Change.set(List.of(word + random.nextInt(100))),
                                Change.keep(),
                                Change.keep(),
                                Change.keep(),
                                null),
                        1);
    }

    private static int searched(Talk talk, String word) {
        Filter filter = Filter.ALL.searching(Search.read(word).orElseThrow());
        return talk.node()
                .history
                .page(talk.project(), filter, Mark.TOP, 500)
                .items()
                .size();
    }

    private int found() {
        return found(MARK);
    }

    private int found(String text) {
        return DatabaseFiles.holding(test(), data(), text);
    }
}
