package dev.heed.erase;

import static dev.heed.storage.schema.Tables.REVISIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.capture.Amendment;
import dev.heed.domain.Change;
import dev.heed.domain.Id;
import dev.heed.domain.Triage;
import dev.heed.storage.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A scan among others: who votes, who reads, another project.
abstract class ScanBesideContract extends ScanFixture {
    /// People change their minds and the team its triage while it runs; whatever comes first, nothing is lost, and
    /// what is gone does not come back. Redacting changes how a comment is scored.
    @Test
    void isExactBesideVotes() {
        List<Id> films = new ArrayList<>();
        for (int i = 0; i < 30; i++) films.add(film("film-" + i, "wonderful zyx " + i));
        node.policy(Map.of("patterns", List.of("wonderful zyx")));
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

    /// A scan that broke off, or met a reader, leaves word of what is still in the files.
    @Test
    void whatItLeavesInFilesIsNotForgotten() {
        film("film", "mail " + MAIL);
        node.policy(STRICT);
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
    void anotherProjectIsNotTouched() {
        Id film = film("film", "mail " + MAIL);
        node.policy(STRICT);
        Project other = ((Creation.Created) node.access.createProject("other")).project();
        Scanned scanned = new Scan(database(), node.vault).run(other, Scan.Measure.REDACT, Traces.Effort.BESIDE);
        assertThat(scanned.rows() + scanned.rowsChanged()).isZero();
        assertThat(vote(film).remark().comment()).contains(MAIL);
    }
}
