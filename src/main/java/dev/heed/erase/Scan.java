package dev.heed.erase;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Recommendation;
import dev.heed.privacy.Vault;
import dev.heed.storage.Database;
import dev.heed.storage.Ledger;
import dev.heed.storage.Traces;
import java.util.ArrayList;
import java.util.List;

/// Looks through what a project has stored, with the detectors of today, and redacts it again where that is wanted:
/// votes, what they said before, recommendations; of what is kept as it is, it only says what it holds.
///
/// Reads in keyset pages of a hundred rows, each a short snapshot of its own, and holds one page: some ten thousand
/// texts a second. What comes in meanwhile has been redacted already and is not looked at.
///
/// Redacting again changes a text in place, in the row and in what it said before, and makes no revision: a revision
/// would keep what is to go. Only rows that hold something are locked, a page of them in one transaction, and looked
/// at once more under the lock, so it is exact beside any other writer. A comment that changes is scored again.
public final class Scan {
    /// Of the longest texts, so many are some ten megabytes.
    private static final int ROWS_A_PAGE = 100;

    private final Database database;
    private final Vault vault;
    private final int rowsAPage;

    public Scan(Database database, Vault vault) {
        this(database, vault, ROWS_A_PAGE);
    }

    Scan(Database database, Vault vault, int rowsAPage) {
        this.database = database;
        this.vault = vault;
        this.rowsAPage = rowsAPage;
    }

    /// What is done about what is found.
    public enum Measure {
        /// Nothing.
        REPORT,
        /// A placeholder is put in its place.
        REDACT,
        /// The same, and of each text no more is kept than the policy keeps now. What is cut or hashed is gone.
        SHORTEN
    }

    /// Looks through a project.
    ///
    /// @param effort how much is done about what changed texts leave in files
    public Scanned run(Project project, Measure measure, Traces.Effort effort) {
        return new Run(project, measure).all(effort);
    }

    private final class Run {
        private final Project project;
        private final Measure measure;
        private final ScanQuery query;
        private final Findings findings = new Findings();
        private final Review review;
        private long rows;
        private long changed;

        Run(Project project, Measure measure) {
            this.project = project;
            this.measure = measure;
            this.query = new ScanQuery(database, project.id());
            this.review = review(findings);
        }

        private Review review(Findings into) {
            return new Review(vault, project, measure == Measure.SHORTEN, into);
        }

        Scanned all(Traces.Effort effort) {
            votes(Id.Row.MEDIA_VOTE);
            votes(Id.Row.CHAT_VOTE);
            recommendations();
            items();
            Traces traces = changed == 0 ? Traces.GONE : database.scrub(effort);
            return new Scanned(
                    rows,
                    project.settings().policyVersion(),
                    findings.texts(),
                    findings.identifiers(),
                    changed,
                    traces,
                    changed == 0
                            ? List.of()
                            : Erasures.left(database, traces, !database.copies().isEmpty()));
        }

        private void votes(Id.Row kind) {
            long last = query.last(kind);
            for (long after = Long.MIN_VALUE; ; ) {
                List<Review.Whole> page = query.votes(kind, after, last, rowsAPage);
                List<Id> concerned = new ArrayList<>();
                for (Review.Whole whole : page)
                    if (!review.vote(whole).equals(whole))
                        concerned.add(whole.vote().id());
                rows += page.size();
                changed += change(concerned, this::changeVotes);
                if (page.size() < rowsAPage) return;
                after = page.getLast().vote().id().number();
            }
        }

        private void recommendations() {
            long last = query.last(Id.Row.RECOMMENDATION);
            for (long after = Long.MIN_VALUE; ; ) {
                List<Recommendation> page = query.recommendations(after, last, rowsAPage);
                List<Id> concerned = new ArrayList<>();
                for (Recommendation shown : page)
                    if (!review.recommendation(shown).equals(shown)) concerned.add(shown.id());
                rows += page.size();
                changed += change(concerned, this::changeRecommendations);
                if (page.size() < rowsAPage) return;
                after = page.getLast().id().number();
            }
        }

        private void items() {
            for (String after = ""; ; ) {
                List<MediaItem> page = query.items(after, rowsAPage);
                page.forEach(review::item);
                rows += page.size();
                if (page.size() < rowsAPage) return;
                after = page.getLast().mediaId();
            }
        }

        private interface Change {
            int of(Ledger ledger, Review review, List<Id> rows);
        }

        private int change(List<Id> concerned, Change change) {
            if (measure == Measure.REPORT || concerned.isEmpty()) return 0;
            // what it finds has been counted
            Review again = review(new Findings());
            return Persistence.with(() -> Ledger.write(database, ledger -> change.of(ledger, again, concerned)));
        }

        private int changeVotes(Ledger ledger, Review review, List<Id> ids) {
            List<Feedback> before = new ArrayList<>();
            List<Feedback> after = new ArrayList<>();
            for (Review.Whole whole : ScanQuery.whole(ledger.sql(), HeldQuery.votes(ledger.sql(), project.id(), ids))) {
                Review.Whole changed = review.vote(whole);
                if (changed.equals(whole)) continue;
                ScanQuery.rewrite(ledger.sql(), whole.vote().id(), changed.before());
                ledger.tally().vote(whole.vote(), changed.vote());
                before.add(whole.vote());
                after.add(changed.vote());
            }
            ScanQuery.update(ledger.sql(), after, before);
            return after.size();
        }

        private int changeRecommendations(Ledger ledger, Review review, List<Id> ids) {
            int count = 0;
            for (Recommendation shown : HeldQuery.recommendations(ledger.sql(), project.id(), ids)) {
                Recommendation changed = review.recommendation(shown);
                if (changed.equals(shown)) continue;
                ScanQuery.update(ledger.sql(), changed);
                count++;
            }
            return count;
        }
    }
}
