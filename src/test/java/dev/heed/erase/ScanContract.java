package dev.heed.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.privacy.Pseudonyms;
import dev.heed.storage.Traces;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What was stored under a weaker policy is found, and changed where that is wanted: everywhere, and nothing else.
abstract class ScanContract extends ScanFixture {
    private static Finding of(Scanned scanned, String field) {
        return scanned.texts().stream()
                .filter(finding -> finding.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static long weaker(Scanned scanned) {
        return scanned.texts().stream().mapToLong(Finding::weaker).sum();
    }

    @Test
    void findsWhatAPolicyLetThrough() {
        Id film = film("film", "mail " + MAIL);
        film("film", "or call: " + MAIL + " and " + MAIL);
        film("other", "harmless");
        Id chat = talk().chat("ann", MAIL);
        Id shown = talk().shown("film", "ann", MAIL);
        assertThat(holding(scan(Scan.Measure.REPORT))).isZero();
        node.policy(STRICT);
        Scanned found = scan(Scan.Measure.REPORT);
        // with two items
        assertThat(found.rows()).isEqualTo(6);
        assertThat(found.policyVersion()).isEqualTo(3);
        assertThat(found.rowsChanged()).isZero();
        assertThat(found.left()).isEmpty();
        assertThat(found.traces()).isNull();
        assertThat(of(found, "media.comment"))
                .isEqualTo(new Finding("media.comment", 3, 2, 0, Map.of("EMAIL", 3L), List.of(film.toString())));
        assertThat(of(found, "media.metadata").found()).containsExactly(Map.entry("EMAIL", 3L));
        for (String field : List.of("chat.query", "chat.response", "chat.comment", "chat.correction", "chat.metadata"))
            assertThat(of(found, field))
                    .isEqualTo(new Finding(field, 1, 1, 0, Map.of("EMAIL", 1L), List.of(chat.toString())));
        assertThat(of(found, "recommendation.metadata").rows()).containsExactly(shown.toString());
        assertThat(scan(Scan.Measure.REPORT)).isEqualTo(found);
        assertThat(vote(film).remark().comment()).contains(MAIL);
    }

    @Test
    void redactsItEverywhereAndNothingElse() {
        Id film = film("film", "wonderful, ask " + MAIL);
        film("film", "horrible, terrible " + MAIL);
        Id other = film("other", "harmless");
        Id chat = talk().chat("ann", MAIL);
        Id shown = talk().shown("film", "ann", MAIL);
        Feedback before = vote(film);
        Feedback untouched = vote(other);
        node.policy(STRICT);
        Scanned scanned = scan(Scan.Measure.REDACT);
        assertThat(scanned.rowsChanged()).isEqualTo(3);
        assertThat(scanned.revisionsChanged()).isEqualTo(1);
        assertThat(scanned.traces()).isEqualTo(Traces.GONE);
        assertThat(scanned.left()).hasSize(2);
        assertThat(inFiles()).isZero();
        assertThat(vote(other)).isEqualTo(untouched);
        Feedback after = vote(film);
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.remark().comment()).isEqualTo("horrible, terrible [EMAIL]");
        assertThat(after.remark().commentLength()).isEqualTo(before.remark().commentLength());
        assertThat(after.remark().metadata()).isEqualTo(Map.of("note", "m horrible, terrible [EMAIL]"));
        assertThat(after.signals()).isEqualTo(before.signals());
        assertThat(after.provenance().policyVersion()).isEqualTo(3);
        assertThat(after.provenance().found()).isEqualTo(Map.of("EMAIL", 4));
        assertThat(after.remark().sentiment()).isNegative();
        assertThat(saidBefore()).contains("wonderful, ask [EMAIL]");
        Feedback talk = vote(chat);
        assertThat(((Target.Chat) talk.target()).query()).isEqualTo("q [EMAIL]");
        assertThat(((Target.Chat) talk.target()).response()).isEqualTo("r [EMAIL]");
        assertThat(((Signals.Chat) talk.signals()).correction()).isEqualTo("d [EMAIL]");
        assertThat(talk.remark().metadata()).isEqualTo(Map.of("note", "m [EMAIL]"));
        var recommendation =
                node.recommendations.one(project(), shown).orElseThrow().recommendation();
        assertThat(recommendation.metadata()).isEqualTo(Map.of("why", "[EMAIL]"));
        assertThat(recommendation.provenance().found()).isEqualTo(Map.of("EMAIL", 1));
        assertThat(holding(scan(Scan.Measure.REDACT))).isZero();
        assertThat(scan(Scan.Measure.REDACT).rowsChanged()).isZero();
    }

    /// The score is of a text that is there in full length.
    @Test
    void scoresAgainWhatItHasRead() {
        Id scored = film("film", "it is terrible");
        Double before = vote(scored).remark().sentiment();
        node.policy(Map.of("off", List.of("EMAIL"), "mode", "truncate", "truncate_at", 13));
        Id cut = film("other", "a wonderful, a great film");
        Double whole = vote(cut).remark().sentiment();
        node.policy(Map.of("patterns", List.of("terrible|wonderful")));
        scan(Scan.Measure.REDACT);
        assertThat(vote(cut).remark().comment()).isEqualTo("a [CUSTOM],");
        assertThat(vote(cut).remark().sentiment()).isEqualTo(whole).isPositive();
        assertThat(vote(scored).remark().comment()).isEqualTo("it is [CUSTOM]");
        assertThat(vote(scored).remark().sentiment()).isNotEqualTo(before).isZero();
    }

    @Test
    void readsNoHash() {
        node.policy(Map.of("off", List.of("EMAIL"), "mode", "hash"));
        Id hashed = talk().chat("ann", MAIL);
        Feedback before = vote(hashed);
        // looks like everything to somebody
        node.policy(Map.of("patterns", List.of("[0-9a-z]{26}")));
        Scanned scanned = scan(Scan.Measure.REDACT);
        assertThat(holding(scanned) + scanned.rowsChanged()).isZero();
        assertThat(vote(hashed)).isEqualTo(before);
    }

    @Test
    void keepsNoMoreThanThePolicyWhereThatIsWanted() {
        Id film = film("film", "a long comment of " + MAIL);
        film("film", "another long comment");
        Id chat = talk().chat("ann", "harmless");
        node.policy(Map.of(
                "mode",
                "none",
                "fields",
                Map.of(
                        "media.comment",
                        Map.of("mode", "truncate", "truncate_at", 10),
                        "chat.query",
                        Map.of("mode", "hash"))));
        Scanned redacted = scan(Scan.Measure.REDACT);
        assertThat(weaker(redacted)).isEqualTo(2 + 2 + 5);
        assertThat(((Target.Chat) vote(chat).target()).query()).isEqualTo("q harmless");
        assertThat(scan(Scan.Measure.REPORT).texts()).allMatch(finding -> finding.holding() == 0);
        Double sentiment = vote(chat).remark().sentiment();
        assertThat(scan(Scan.Measure.SHORTEN).rowsChanged()).isEqualTo(2);
        assertThat(vote(film).remark().comment()).isEqualTo("another");
        assertThat(vote(film).provenance().textModes()).isEqualTo(Map.of("comment", "truncate", "metadata", "none"));
        Feedback talk = vote(chat);
        assertThat(((Target.Chat) talk.target()).query())
                .isEqualTo(Pseudonyms.of(new byte[32], project().id()).text("q harmless"));
        assertThat(((Target.Chat) talk.target()).response()).isEmpty();
        assertThat(talk.remark().comment()).isNull();
        assertThat(talk.remark().commentLength()).isEqualTo(10);
        assertThat(talk.remark().sentiment()).isEqualTo(sentiment);
        assertThat(talk.provenance().textModes())
                .isEqualTo(Map.of(
                        "query",
                        "hash",
                        "response",
                        "none",
                        "comment",
                        "none",
                        "correction",
                        "none",
                        "metadata",
                        "none"));
        assertThat(saidBefore()).contains("a long", "text_modes").doesNotContain("comment of");
        Scanned again = scan(Scan.Measure.SHORTEN);
        assertThat(weaker(again) + again.rowsChanged()).isZero();
    }

    @Test
    void tellsOfIdentifiersAndLeavesThem() {
        Id film = film("film", "harmless");
        test().execute("UPDATE user_feedback SET tags = '[\"" + MAIL + "\"]'");
        test().execute("UPDATE media SET title = '" + MAIL + "'");
        Scanned scanned = scan(Scan.Measure.REDACT);
        assertThat(scanned.rowsChanged()).isZero();
        assertThat(scanned.identifiers())
                .contains(
                        new Finding("media.tags", 1, 1, 0, Map.of("EMAIL", 1L), List.of(film.toString())),
                        new Finding("item.title", 1, 1, 0, Map.of("EMAIL", 1L), List.of("film")),
                        new Finding("item.media_id", 1, 0, 0, Map.of(), List.of()));
        test().execute("INSERT INTO media (project_id, media_id, title, type, last_updated)" + " SELECT project_id, '"
                + MAIL + "', title, type, last_updated FROM media");
        assertThat(scan(Scan.Measure.REPORT).toString()).doesNotContain("zyx");
        // the counts are of the tag that was sent
        test().execute("UPDATE user_feedback SET tags = '[\"t" + "harmless".hashCode() + "\"]'");
    }

    /// A row as it was before lengths were kept, and what it said before.
    @Test
    void knowsHowLongATextWasThatItCuts() {
        Id film = film("film", "first");
        film("film", "a second one");
        Id chat = talk().chat("ann", "harmless");
        test().execute("UPDATE user_feedback SET comment_length = NULL");
        test().execute("UPDATE feedback SET comment_length = NULL, correction_length = NULL");
        String said = saidBefore();
        test().execute("UPDATE revisions SET signals = '" + said.replaceAll(", ?\"comment_length\": ?5", "") + "'");
        node.policy(Map.of("mode", "none"));
        scan(Scan.Measure.SHORTEN);
        assertThat(vote(film).remark().comment()).isNull();
        assertThat(vote(film).remark().commentLength()).isEqualTo("a second one".length());
        assertThat(saidBefore().replace(" ", ""))
                .contains("\"comment_length\":5")
                .doesNotContain("first");
        assertThat(((Signals.Chat) vote(chat).signals()).correctionLength()).isEqualTo("d harmless".length());
    }

    /// A tag that was taken away stands in what was said before.
    @Test
    void tellsOfIdentifiersThatWereSaidBefore() {
        film("film", "harmless");
        film("film", "changed");
        test().execute("UPDATE revisions SET signals = '" + saidBefore().replaceAll("\"t-?\\d+\"", "\"" + MAIL + "\"")
                + "'");
        assertThat(scan(Scan.Measure.REPORT).identifiers())
                .filteredOn(finding -> finding.field().equals("media.tags"))
                .extracting(Finding::texts, Finding::holding)
                .containsExactly(tuple(2L, 1L));
    }

    @Test
    void aWithdrawnVoteHasNothingToFind() {
        Id film = film("film", "mail " + MAIL);
        node.intake.withdraw(project(), film, 1);
        node.policy(STRICT);
        Scanned scanned = scan(Scan.Measure.REDACT);
        assertThat(holding(scanned) + scanned.rowsChanged()).isZero();
        assertThat(Objects.requireNonNull(vote(film).withdrawnAt())).isNotNull();
    }
}
