package dev.heed.erase;

import static dev.heed.storage.schema.Tables.REVISIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.access.ProjectChange;
import dev.heed.access.RetentionPeriods;
import dev.heed.capture.Amendment;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.capture.TestNode;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Change;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.privacy.Pseudonyms;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Recount;
import dev.heed.storage.Traces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was stored under a weaker policy is found, and changed where that is wanted: everywhere, and nothing else.
abstract class ScanContract extends DatabaseContract {
    private static final String MAIL = "zyx@example.org";
    private static final Map<String, Object> LENIENT = Map.of("off", List.of("EMAIL"));
    private static final Map<String, Object> STRICT = Map.of();
    private static final int FEW = 3;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(test(), InstantSource.system());
        node.project(true);
        policy(LENIENT);
    }

    @AfterEach
    void stop() {
        assertThat(Recount.check(database()).wrong()).isZero();
        node.close();
    }

    private Project project() {
        return node.access.defaultProject();
    }

    private void policy(Map<String, Object> policy) {
        node.access.change(
                project(),
                new ProjectChange(
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.set(policy),
                        RetentionPeriods.Changes.NONE));
    }

    private Id film(String film, String comment) {
        return switch (node.intake.cast(project(), filmBallot(film, comment), true, 1)) {
            case Outcome.Stored(Id id, boolean _) -> id;
            case Outcome.Revised(Id id, int _, boolean _) -> id;
            default -> throw new AssertionError();
        };
    }

    private static Ballot filmBallot(String film, String comment) {
        return new Ballot.Media(
                film,
                4,
                true,
                null,
                comment,
                List.of("slow"),
                null,
                null,
                new Ballot.Circumstances("ann", null, "en", null, List.of(), Map.of("note", comment), null));
    }

    private Id chat(String words) {
        Ballot ballot = new Ballot.Chat(
                "q " + words,
                "r " + words,
                Thumb.DOWN,
                "c " + words,
                List.of(),
                "d " + words,
                "model",
                null,
                null,
                new Ballot.Circumstances(
                        "ann", null, "en", null, List.of(), Map.of("note", List.of("m " + words)), null));
        return ((Outcome.Stored) node.intake.cast(project(), ballot, true, 1)).id();
    }

    private Id shown(String film, String why) {
        var outcome = node.recommendations.log(
                project(),
                new Recommendations.Showing(
                        film, "primary", 0.5, true, "list", 0, "m-1", "ann", null, Map.of("why", why), null));
        return ((Recommendations.Outcome.Logged) outcome).recommendation().id();
    }

    private Scanned scan(Scan.Measure measure) {
        return new Scan(database(), node.vault, FEW).run(project(), measure, Traces.Effort.REWRITE);
    }

    private Feedback vote(Id id) {
        return node.history.one(project(), id).orElseThrow();
    }

    private static Finding of(Scanned scanned, String field) {
        return scanned.texts().stream()
                .filter(finding -> finding.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static long holding(Scanned scanned) {
        return scanned.texts().stream().mapToLong(Finding::holding).sum();
    }

    private static long weaker(Scanned scanned) {
        return scanned.texts().stream().mapToLong(Finding::weaker).sum();
    }

    /// What the one vote that was revised said.
    private String saidBefore() {
        return database()
                .read(sql -> sql.select(REVISIONS.SIGNALS)
                        .from(REVISIONS)
                        .fetchSingle()
                        .value1()
                        .data());
    }

    private int inFiles() {
        return DatabaseFiles.holding(test(), data(), "zyx");
    }

    @Test
    void findsWhatAPolicyLetThrough() {
        Id film = film("film", "mail " + MAIL);
        film("film", "or call: " + MAIL + " and " + MAIL);
        film("other", "harmless");
        Id chat = chat(MAIL);
        Id shown = shown("film", MAIL);
        assertThat(holding(scan(Scan.Measure.REPORT))).isZero();
        policy(STRICT);
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
        Id chat = chat(MAIL);
        Id shown = shown("film", MAIL);
        Feedback before = vote(film);
        Feedback untouched = vote(other);
        policy(STRICT);
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
        assertThat(after.remark().metadata()).isEqualTo(Map.of("note", "horrible, terrible [EMAIL]"));
        assertThat(after.signals()).isEqualTo(before.signals());
        assertThat(after.provenance().policyVersion()).isEqualTo(3);
        assertThat(after.provenance().found()).isEqualTo(Map.of("EMAIL", 4));
        assertThat(after.remark().sentiment()).isNegative();
        assertThat(saidBefore()).contains("wonderful, ask [EMAIL]");
        Feedback talk = vote(chat);
        assertThat(((Target.Chat) talk.target()).query()).isEqualTo("q [EMAIL]");
        assertThat(((Target.Chat) talk.target()).response()).isEqualTo("r [EMAIL]");
        assertThat(((Signals.Chat) talk.signals()).correction()).isEqualTo("d [EMAIL]");
        assertThat(talk.remark().metadata()).isEqualTo(Map.of("note", List.of("m [EMAIL]")));
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
        policy(Map.of("off", List.of("EMAIL"), "mode", "truncate", "truncate_at", 13));
        Id cut = film("other", "a wonderful, a great film");
        Double whole = vote(cut).remark().sentiment();
        policy(Map.of("patterns", List.of("terrible|wonderful")));
        scan(Scan.Measure.REDACT);
        assertThat(vote(cut).remark().comment()).isEqualTo("a [CUSTOM],");
        assertThat(vote(cut).remark().sentiment()).isEqualTo(whole).isPositive();
        assertThat(vote(scored).remark().comment()).isEqualTo("it is [CUSTOM]");
        assertThat(vote(scored).remark().sentiment()).isNotEqualTo(before).isZero();
    }

    @Test
    void readsNoHash() {
        policy(Map.of("off", List.of("EMAIL"), "mode", "hash"));
        Id hashed = chat(MAIL);
        Feedback before = vote(hashed);
        // looks like everything to somebody
        policy(Map.of("patterns", List.of("[0-9a-z]{26}")));
        Scanned scanned = scan(Scan.Measure.REDACT);
        assertThat(holding(scanned) + scanned.rowsChanged()).isZero();
        assertThat(vote(hashed)).isEqualTo(before);
    }

    @Test
    void keepsNoMoreThanThePolicyWhereThatIsWanted() {
        Id film = film("film", "a long comment of " + MAIL);
        film("film", "another long comment");
        Id chat = chat("harmless");
        policy(Map.of(
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
        test().execute("UPDATE user_feedback SET tags = '[\"slow\"]'");
    }

    @Test
    void anotherProjectIsNotTouched() {
        Id film = film("film", "mail " + MAIL);
        policy(STRICT);
        Project other = ((Creation.Created) node.access.createProject("other")).project();
        Scanned scanned = new Scan(database(), node.vault).run(other, Scan.Measure.REDACT, Traces.Effort.BESIDE);
        assertThat(scanned.rows() + scanned.rowsChanged()).isZero();
        assertThat(vote(film).remark().comment()).contains(MAIL);
    }

    /// People change their minds and the team its triage while it runs; whatever comes first, nothing is lost, and
    /// what is gone does not come back. Redacting changes how a comment is scored.
    @Test
    void isExactBesideVotes() {
        List<Id> films = new ArrayList<>();
        for (int i = 0; i < 30; i++) films.add(film("film-" + i, "wonderful zyx " + i));
        policy(Map.of("patterns", List.of("wonderful zyx")));
        Project now = project();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> chatter = CompletableFuture.supplyAsync(() -> {
            Random random = new Random(7);
            int said = 0;
            while (!over.get()) {
                int film = random.nextInt(films.size());
                switch (random.nextInt(3)) {
                    case 0 -> node.intake.change(now, films.get(film), triage(random), 1);
                    case 1 -> {
                        // the comment stays
                        node.intake.change(now, films.get(film), stars(said++), 1);
                    }
                    default -> {
                        film("film-" + film, "horrible zyx, wonderful zyx " + said++);
                    }
                }
            }
            return said;
        });
        scan(Scan.Measure.REDACT);
        over.set(true);
        int said = chatter.join();
        assertThat(said).isPositive();
        assertThat(holding(scan(Scan.Measure.REPORT))).isZero();
        int stored = database().read(sql -> sql.fetchCount(REVISIONS));
        assertThat(films.stream().mapToInt(film -> vote(film).revision() - 1).sum())
                .isEqualTo(stored);
    }

    private static Amendment triage(Random random) {
        return amendment(Change.keep(), Change.set(List.of(Triage.values()).get(random.nextInt(3))));
    }

    /// Others than the last.
    private static Amendment stars(int n) {
        return amendment(Change.set(n % 2 == 0 ? 1 : 5), Change.keep());
    }

    private static Amendment amendment(Change<Integer> stars, Change<Triage> triage) {
        return new Amendment(
                stars,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                triage,
                Change.keep(),
                null);
    }

    /// A row as it was before lengths were kept, and what it said before.
    @Test
    void knowsHowLongATextWasThatItCuts() {
        Id film = film("film", "first");
        film("film", "a second one");
        Id chat = chat("harmless");
        test().execute("UPDATE user_feedback SET comment_length = NULL");
        test().execute("UPDATE feedback SET comment_length = NULL, correction_length = NULL");
        String said = saidBefore();
        test().execute("UPDATE revisions SET signals = '" + said.replaceAll(", ?\"comment_length\": ?5", "") + "'");
        policy(Map.of("mode", "none"));
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
        test().execute("UPDATE revisions SET signals = '" + saidBefore().replace("slow", MAIL) + "'");
        assertThat(scan(Scan.Measure.REPORT).identifiers())
                .filteredOn(finding -> finding.field().equals("media.tags"))
                .extracting(Finding::texts, Finding::holding)
                .containsExactly(tuple(2L, 1L));
    }

    /// A scan that broke off, or met a reader, leaves word of what is still in the files.
    @Test
    void whatItLeavesInFilesIsNotForgotten() {
        film("film", "mail " + MAIL);
        policy(STRICT);
        Scanned met = database().stream(reading -> {
                    reading.sql().fetchCount(REVISIONS);
                    return new Scan(database(), node.vault).run(project(), Scan.Measure.REDACT, Traces.Effort.CLEAN);
                })
                .orElseThrow();
        assertThat(met.rowsChanged()).isEqualTo(1);
        assertThat(met.traces()).isEqualTo(Traces.WAITING);
        Scanned after = scan(Scan.Measure.REDACT);
        assertThat(after.rowsChanged()).isZero();
        assertThat(after.traces()).isEqualTo(Traces.GONE);
        assertThat(inFiles()).isZero();
    }

    @Test
    void aWithdrawnVoteHasNothingToFind() {
        Id film = film("film", "mail " + MAIL);
        node.intake.withdraw(project(), film, 1);
        policy(STRICT);
        Scanned scanned = scan(Scan.Measure.REDACT);
        assertThat(holding(scanned) + scanned.rowsChanged()).isZero();
        assertThat(Objects.requireNonNull(vote(film).withdrawnAt())).isNotNull();
    }
}
