package dev.heed.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.capture.Amendment;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.capture.TestNode;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Id;
import dev.heed.domain.Refusal;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Ledger;
import dev.heed.storage.Recount;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows that are taken out are gone with all that hangs on them, the counts agree, and nothing comes back by a resend.
abstract class RemovalContract extends DatabaseContract {
    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNode node;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Project project;

    @BeforeEach
    void start() {
        node = new TestNode(test(), InstantSource.system());
        project = node.project(true);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void votesGoWithTheirRevisionsAndLeaveTheirKeys() {
        Id stays = media("film", "bob", null, "k-0");
        Id media = media("film", "ann", null, "k-1");
        assertThat(cast(film("film", "ann", null, "k-2"))).isEqualTo(new Outcome.Revised(media, 2, true));
        Id chat = stored(cast(talk("ann", "k-3")));
        node.intake.withdraw(project, chat, 1);
        Removed removed = remove(removal -> removal.votes(List.of(chat, media)));
        assertThat(removed.rows()).containsExactlyInAnyOrder(media, chat);
        assertThat(List.of(removed.revisions(), removed.keys())).containsExactly(2, 3);
        assertThat(node.history.one(project, media)).isEmpty();
        assertThat(node.history.one(project, chat)).isEmpty();
        assertThat(node.history.revisions(project, media)).isEmpty();
        assertThat(node.history.one(project, stays)).isPresent();
        assertGone(cast(film("film", "ann", null, "k-1")));
        assertGone(cast(film("film", "ann", null, "k-2")));
        assertGone(cast(talk("ann", "k-3")));
        // whatever is sent with it: what was said is not compared any more
        assertGone(cast(film("other", "eve", null, "k-1")));
        assertThat(cast(film("film", "ann", null, null))).isInstanceOf(Outcome.Stored.class);
        assertCounted();
    }

    @Test
    void aShowingGoesWithAllThatAnswersIt() {
        Id shown = shown("film", "ann", "k-4");
        Id verified = media("film", "ann", shown, "k-5");
        Outcome unverified = node.intake.cast(project, film("film", "bob", shown, null), false, 1);
        Removed removed = remove(removal -> removal.showings(List.of(shown)));
        assertThat(removed.rows()).containsExactlyInAnyOrder(verified, stored(unverified), shown);
        assertThat(removed.keys()).isEqualTo(2);
        assertThat(node.recommendations.one(project, shown)).isEmpty();
        assertThat(node.recommendations.log(project, showing("film", "ann", "k-4")))
                .isEqualTo(new Recommendations.Outcome.Refused(Refusal.of(Refusal.Reason.GONE)));
        assertCounted();
    }

    @Test
    void aShowingMayGoAlone() {
        Id shown = shown("film", "ann", null);
        Id vote = media("film", "ann", shown, null);
        assertThat(remove(removal -> removal.recommendations(List.of(shown))).rows())
                .containsExactly(shown);
        assertThat(node.history.one(project, vote)).isPresent();
        assertCounted();
        assertThat(remove(removal -> removal.showings(List.of(shown))).rows()).containsExactly(vote);
        assertCounted();
    }

    @Test
    void whatIsNotThereOrOfAnotherProjectIsPassedOver() {
        Id vote = media("film", "ann", null, null);
        Id shown = shown("film", "ann", null);
        Removed elsewhere = Ledger.write(database(), ledger -> {
            Removal removal = new Removal(ledger, project.id() + 1);
            return removal.votes(List.of(vote)).and(removal.showings(List.of(shown)));
        });
        assertThat(elsewhere).isEqualTo(Removed.NOTHING);
        assertThat(remove(removal -> removal.votes(List.of(vote))).rows()).hasSize(1);
        assertThat(remove(removal -> removal.votes(List.of(vote)))).isEqualTo(Removed.NOTHING);
        assertCounted();
    }

    private Removed remove(Function<Removal, Removed> what) {
        return Ledger.write(database(), ledger -> what.apply(new Removal(ledger, project.id())));
    }

    private void assertCounted() {
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    private static void assertGone(Outcome outcome) {
        assertThat(outcome).isEqualTo(new Outcome.Refused(Refusal.of(Refusal.Reason.GONE)));
    }

    private Outcome cast(Ballot ballot) {
        return node.intake.cast(project, ballot, true, 1);
    }

    private static Id stored(Outcome outcome) {
        return ((Outcome.Stored) outcome).id();
    }

    private Id media(String film, String user, @Nullable Id shown, @Nullable String key) {
        Id id = stored(cast(film(film, user, shown, key)));
        node.intake.change(project, id, Amendment.of(Triage.SEEN), 1);
        return id;
    }

    private static Ballot film(String film, String user, @Nullable Id shown, @Nullable String key) {
        return new Ballot.Media(
                film,
                4,
                true,
                null,
                "good",
                List.of("plot"),
                shown == null ? null : shown.toString(),
                null,
                circumstances(user, key));
    }

    private static Ballot talk(String user, @Nullable String key) {
        return new Ballot.Chat(
                "why?",
                "so",
                Thumb.DOWN,
                "no",
                List.of("wrong"),
                "else",
                "model",
                null,
                null,
                circumstances(user, key));
    }

    private static Ballot.Circumstances circumstances(String user, @Nullable String key) {
        return new Ballot.Circumstances(user, null, "en", null, List.of(), null, key);
    }

    private Id shown(String film, String user, @Nullable String key) {
        var outcome = node.recommendations.log(project, showing(film, user, key));
        return ((Recommendations.Outcome.Logged) outcome).recommendation().id();
    }

    private static Recommendations.Showing showing(String film, String user, @Nullable String key) {
        return new Recommendations.Showing(film, "primary", 0.5, true, null, 0, "m-1", user, null, null, key);
    }
}
