package dev.heed.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.access.RetentionPeriods;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Change;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Refusal;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.erase.Erasure;
import dev.heed.erase.Erasures;
import dev.heed.history.Mark;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Recount;
import dev.heed.storage.Traces;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories of votes, repeats, second votes, changes, withdrawals and erasures agree with a naive model in
/// memory, and after each the rollups equal the recount.
abstract class RandomHistoryContract extends DatabaseContract {
    private static final int ACTS = 400;

    /// What a vote should say: the model knows nothing of rows, anchors or revisions beyond their number.
    private static final class Expected {
        Map<String, Object> said = new LinkedHashMap<>();
        int revision = 1;
        boolean withdrawn;
        boolean verified;
        Triage triage = Triage.NEW;

        @Nullable
        String user;

        @Nullable
        Id answers;
    }

    private record Request(Ballot ballot, boolean verified) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void agreesWithANaiveModel(long seed) {
        Random random = new Random(seed);
        Instant[] now = {RandomBallots.START};
        try (TestNode node = new TestNode(test(), () -> now[0])) {
            Project project = forSomeDays(node);
            KeptTexts kept = new KeptTexts("redact", node.vault.pseudonyms(project.id()));
            Map<Id, Expected> model = new LinkedHashMap<>();
            Map<String, Id> standing = new HashMap<>();
            Map<String, Request> sent = new LinkedHashMap<>();
            Map<String, Outcome> answers = new HashMap<>();
            List<Id> shown = new ArrayList<>();
            Map<Id, String> shownTo = new HashMap<>();
            Map<Id, Instant> arrived = new HashMap<>();
            for (int act = 0; act < ACTS; act++) {
                now[0] = now[0].plus(random.nextInt(1, 40), ChronoUnit.MINUTES);
                if (random.nextInt(30) == 0) {
                    kept = kept.in(List.of("redact", "truncate", "hash", "none").get(random.nextInt(4)));
                    project = kept.hold(node);
                }
                switch (random.nextInt(10)) {
                    case 0 -> {
                        String user = "user-" + random.nextInt(5);
                        Id id = show(node, project, random, user);
                        shown.add(id);
                        shownTo.put(id, user);
                        arrived.put(id, now[0]);
                    }
                    case 1 -> repeat(node, project, random, sent, answers);
                    case 2 -> withdraw(node, project, random, model);
                    case 3, 4 -> amend(node, project, random, model, kept);
                    default -> cast(node, project, random, shown, model, standing, sent, answers, act, kept);
                }
                for (Id id : model.keySet()) arrived.putIfAbsent(id, now[0]);
                if (random.nextInt(40) == 0 && !shown.isEmpty()) reshow(node, project, random, shown);
                if (random.nextInt(20) == 0) {
                    Set<Id> gone = random.nextBoolean()
                            ? erase(node, project, random, model, shownTo)
                            : expire(node, arrived, now[0]);
                    arrived.keySet().removeAll(gone);
                    model.keySet().removeAll(gone);
                    standing.values().removeAll(gone);
                    shown.removeAll(gone);
                    shownTo.keySet().removeAll(gone);
                    answers.replaceAll((key, answer) -> gone.contains(row(answer)) ? GONE : answer);
                }
            }
            compare(node, project, model);
        }
        Recount.Report report = Recount.check(database());
        assertThat(report.wrong())
                .as("rollup cells that differ from the recount")
                .isZero();
        assertThat(report.cells()).isPositive();
    }

    private static final Outcome GONE = Outcome.Refused.of(Refusal.Reason.GONE);

    private static @Nullable Id row(Outcome answer) {
        return switch (answer) {
            case Outcome.Stored(Id id, boolean _) -> id;
            case Outcome.Revised(Id id, int _, boolean _) -> id;
            default -> null;
        };
    }

    /// A person with all that was shown to them or that they answered, or one vote; what that takes.
    private static Set<Id> erase(
            TestNode node, Project project, Random random, Map<Id, Expected> model, Map<Id, String> shownTo) {
        Set<Id> gone = new HashSet<>();
        Erasures.Wish wish;
        if (random.nextBoolean() && !model.isEmpty()) {
            Id vote = pick(random, model);
            gone.add(vote);
            wish = new Erasures.Wish.Vote(vote);
        } else {
            String user = "user-" + random.nextInt(5);
            wish = new Erasures.Wish.User(user);
            shownTo.forEach((id, whom) -> {
                if (whom.equals(user)) gone.add(id);
            });
            for (Expected said : model.values())
                if (user.equals(said.user) && said.answers != null) gone.add(said.answers);
            model.forEach((id, said) -> {
                if (user.equals(said.user) || (said.answers != null && gone.contains(said.answers))) gone.add(id);
            });
            // a vote may answer what is past its time
            gone.removeIf(id -> id.row() == Id.Row.RECOMMENDATION && !shownTo.containsKey(id));
        }
        Erasure erasure =
                node.erasures.carryOut(project, wish, 7, Traces.Effort.BESIDE).orElseThrow();
        assertThat(erasure.state()).isEqualTo(Erasure.State.DONE);
        assertThat(erasure.counts().mediaVotes()
                        + erasure.counts().chatVotes()
                        + erasure.counts().recommendations())
                .isEqualTo(gone.size());
        return gone;
    }

    /// Each kind is kept for a time of its own, out of the five days that a history lasts.
    private static Project forSomeDays(TestNode node) {
        node.project(true);
        return node.retention(new RetentionPeriods.Changes(
                Change.set(days(Id.Row.MEDIA_VOTE)),
                Change.set(days(Id.Row.CHAT_VOTE)),
                Change.set(days(Id.Row.RECOMMENDATION))));
    }

    private static int days(Id.Row kind) {
        return switch (kind) {
            case MEDIA_VOTE -> 3;
            case CHAT_VOTE -> 2;
            case RECOMMENDATION -> 1;
        };
    }

    /// What is past its time, and nothing with it.
    private static Set<Id> expire(TestNode node, Map<Id, Instant> arrived, Instant now) {
        Set<Id> gone = new HashSet<>();
        arrived.forEach((id, at) -> {
            if (at.isBefore(now.minus(days(id.row()), ChronoUnit.DAYS))) gone.add(id);
        });
        String taken = node.retention.task().work().run(() -> false);
        assertThat(Pattern.compile("\\d+")
                        .matcher(taken)
                        .results()
                        .mapToInt(n -> Integer.parseInt(n.group()))
                        .sum())
                .isEqualTo(gone.size());
        return gone;
    }

    private static Id show(TestNode node, Project project, Random random, String user) {
        var outcome = node.recommendations.log(
                project,
                new Recommendations.Showing(
                        "m" + random.nextInt(4),
                        List.of("primary", "backup", "wildcard").get(random.nextInt(3)),
                        random.nextBoolean() ? random.nextDouble() : null,
                        random.nextBoolean(),
                        null,
                        random.nextInt(5),
                        random.nextBoolean() ? "model-" + random.nextInt(2) : null,
                        user,
                        null,
                        null,
                        null));
        return ((Recommendations.Outcome.Logged) outcome).recommendation().id();
    }

    private static void reshow(TestNode node, Project project, Random random, List<Id> shown) {
        node.recommendations.change(
                project,
                shown.get(random.nextInt(shown.size())),
                new Recommendations.Amendment(
                        Change.set("backup"),
                        Change.set(random.nextDouble()),
                        Change.set(true),
                        Change.keep(),
                        Change.keep(),
                        Change.clear(),
                        Change.keep()));
    }

    private void cast(
            TestNode node,
            Project project,
            Random random,
            List<Id> shown,
            Map<Id, Expected> model,
            Map<String, Id> standing,
            Map<String, Request> sent,
            Map<String, Outcome> answers,
            int act,
            KeptTexts kept) {
        boolean verified = random.nextInt(4) > 0;
        String key = random.nextBoolean() ? "key-" + act : null;
        Ballot ballot = random.nextInt(3) == 0
                ? RandomBallots.chat(random, key)
                : RandomBallots.media(node, project, random, shown, key);
        Outcome outcome = node.intake.cast(project, ballot, verified, 7);
        String thing = RandomBallots.thing(ballot);
        String anchor = thing == null ? null : thing + (verified ? "+" : "-");
        Id before = anchor == null ? null : standing.get(anchor);
        Expected expected;
        if (before == null) {
            assertThat(outcome).isInstanceOf(Outcome.Stored.class);
            Id id = ((Outcome.Stored) outcome).id();
            expected = new Expected();
            expected.verified = verified;
            expected.user = ballot.circumstances().user();
            expected.answers = RandomBallots.answered(ballot);
            assertThat(model.put(id, expected)).isNull();
            if (anchor != null) standing.put(anchor, id);
        } else {
            expected = Objects.requireNonNull(model.get(before));
            expected.revision++;
            expected.withdrawn = false;
            assertThat(outcome).isEqualTo(new Outcome.Revised(before, expected.revision, verified));
        }
        expected.said = RandomBallots.said(ballot, kept);
        if (key != null) {
            sent.put(key, new Request(ballot, verified));
            answers.put(key, outcome);
        }
    }

    /// The same request again: the first answer, and nothing changes.
    private static void repeat(
            TestNode node, Project project, Random random, Map<String, Request> sent, Map<String, Outcome> answers) {
        if (sent.isEmpty()) return;
        String key = List.copyOf(sent.keySet()).get(random.nextInt(sent.size()));
        Request request = Objects.requireNonNull(sent.get(key));
        Outcome again = node.intake.cast(project, request.ballot, request.verified, 7);
        Outcome expected = switch (Objects.requireNonNull(answers.get(key))) {
            case Outcome.Stored(var id, var verified) -> new Outcome.Replayed(id, 1, verified, false);
            case Outcome.Revised(var id, var revision, var verified) ->
                new Outcome.Replayed(id, revision, verified, true);
            case Outcome.Refused gone -> gone;
            default -> throw new AssertionError();
        };
        assertThat(again).isEqualTo(expected);
    }

    private static void withdraw(TestNode node, Project project, Random random, Map<Id, Expected> model) {
        if (model.isEmpty()) return;
        Id id = pick(random, model);
        Expected expected = Objects.requireNonNull(model.get(id));
        assertThat(node.intake.withdraw(project, id, 7)).isEqualTo(new Outcome.Withdrawn());
        if (expected.withdrawn) return;
        expected.withdrawn = true;
        expected.revision++;
        expected.said
                .keySet()
                .removeAll(List.of(
                        "comment",
                        "comment_length",
                        "tags",
                        "correction",
                        "correction_length",
                        "metadata",
                        "text_modes"));
        expected.said.put("withdrawn", true);
    }

    private static void amend(TestNode node, Project project, Random random, Map<Id, Expected> model, KeptTexts kept) {
        if (model.isEmpty()) return;
        Id id = pick(random, model);
        Expected expected = Objects.requireNonNull(model.get(id));
        boolean media = id.row() == Id.Row.MEDIA_VOTE;
        Integer stars = media ? random.nextInt(1, 6) : null;
        Thumb thumb = media ? null : random.nextBoolean() ? Thumb.UP : Thumb.DOWN;
        String comment = random.nextBoolean() ? "changed " + random.nextInt(3) : null;
        Triage triage = List.of(Triage.values()).get(random.nextInt(3));
        Outcome outcome = node.intake.change(
                project,
                id,
                new Amendment(
                        stars == null ? Change.keep() : Change.set(stars),
                        thumb == null ? Change.keep() : Change.set(thumb),
                        Change.keep(),
                        Change.keep(),
                        comment == null ? Change.clear() : Change.set(comment),
                        Change.keep(),
                        Change.keep(),
                        Change.set(triage),
                        Change.keep(),
                        null),
                7);
        if (expected.withdrawn) {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>(expected.said);
        said.put(
                "rating",
                media
                        ? Objects.requireNonNull(stars)
                        : Objects.requireNonNull(thumb).word());
        kept.put(said, "comment", comment);
        if (!said.equals(expected.said)) expected.revision++;
        expected.said = said;
        expected.triage = triage;
        Feedback changed = ((Outcome.Changed) outcome).feedback();
        assertThat(changed.revision()).isEqualTo(expected.revision);
    }

    private static Id pick(Random random, Map<Id, Expected> model) {
        return List.copyOf(model.keySet()).get(random.nextInt(model.size()));
    }

    private static void compare(TestNode node, Project project, Map<Id, Expected> model) {
        List<Feedback> read = new ArrayList<>(everything(node, project, STANDING, 7));
        assertThat(read).isSortedAccordingTo(Comparator.comparing(Feedback::id).reversed());
        read.addAll(everything(node, project, WITHDRAWN, 7));
        assertThat(read.stream().map(Feedback::id)).containsExactlyInAnyOrderElementsOf(model.keySet());
        for (Feedback vote : read) {
            Expected expected = Objects.requireNonNull(model.get(vote.id()));
            assertThat(vote.said()).isEqualTo(expected.said);
            assertThat(vote.revision()).isEqualTo(expected.revision);
            assertThat(vote.withdrawn()).isEqualTo(expected.withdrawn);
            assertThat(vote.triage()).isEqualTo(expected.triage);
            assertThat(vote.provenance().verified()).isEqualTo(expected.verified);
            assertThat(node.history.revisions(project, vote.id())).hasSize(expected.revision);
        }
    }

    private static final Filter STANDING = all(false);
    private static final Filter WITHDRAWN = all(true);

    private static Filter all(boolean withdrawn) {
        return new Filter(
                null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), null, withdrawn, null);
    }

    static List<Feedback> everything(TestNode node, Project project, Filter filter, int limit) {
        List<Feedback> all = new ArrayList<>();
        Mark before = Mark.TOP;
        while (true) {
            var page = node.history.page(project, filter, before, limit);
            all.addAll(page.items());
            if (page.nextCursor() == null) return all;
            before = new Mark(null, all.getLast().id().number());
        }
    }
}
