package dev.heed.erase;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.privacy.Vault;
import dev.heed.storage.Database;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Ledger;
import dev.heed.storage.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/// Looks through what a project has stored, with the detectors of today, and redacts it again where that is wanted:
/// votes, what they said before, recommendations; of what is kept as it is, it only says what it holds.
///
/// Reads in keyset pages of a hundred rows or revisions, each a short snapshot of its own, and holds one page: some
/// thousand texts a second. What comes in meanwhile has been redacted already and is not looked at.
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
        private long rowsChanged;
        private long revisionsChanged;

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
            for (int bucket = 0; bucket < Id.BUCKETS; bucket++) revisions(bucket);
            recommendations();
            items();
            // also what was left before: a scan that broke off is run again
            Traces traces = measure == Measure.REPORT ? null : new Cleaning(database).run(effort);
            return new Scanned(
                    rows,
                    project.settings().policyVersion(),
                    findings.texts(),
                    findings.identifiers(),
                    rowsChanged,
                    revisionsChanged,
                    traces,
                    traces == null
                            ? List.of()
                            : Erasures.left(database, traces, !database.copies().isEmpty()));
        }

        private void votes(Id.Row kind) {
            long last = query.last(kind);
            rows += this.<Feedback>pass(
                    before -> query.votes(
                            kind, before == null ? Long.MIN_VALUE : before.id().number(), last, rowsAPage),
                    vote -> !review.vote(vote).equals(vote),
                    concerned -> rowsChanged += change((ledger, again) -> votes(ledger, again, concerned)));
        }

        private int votes(Ledger ledger, Review again, List<Feedback> concerned) {
            List<Feedback> before = new ArrayList<>();
            List<Feedback> after = new ArrayList<>();
            List<Id> ids = concerned.stream().map(Feedback::id).toList();
            for (Feedback vote : HeldQuery.votes(ledger.sql(), project.id(), ids)) {
                Feedback changed = again.vote(vote);
                if (changed.equals(vote)) continue;
                ledger.tally().vote(vote, changed);
                before.add(vote);
                after.add(changed);
            }
            FeedbackRows.update(ledger.sql(), after, before);
            return after.size();
        }

        private void revisions(int bucket) {
            this.<Review.Earlier>pass(
                    before -> before == null
                            ? query.earlier(bucket, Long.MIN_VALUE, 0, rowsAPage)
                            : query.earlier(bucket, before.vote().number(), before.revision(), rowsAPage),
                    earlier -> !review.earlier(earlier).earlier().equals(earlier),
                    concerned -> revisionsChanged += change((ledger, again) -> revisions(ledger, again, concerned)));
        }

        /// The votes are locked, and count what is found in what they said before.
        private int revisions(Ledger ledger, Review again, List<Review.Earlier> concerned) {
            List<Id> ids =
                    concerned.stream().map(Review.Earlier::vote).distinct().toList();
            List<Feedback> votes = HeldQuery.votes(ledger.sql(), project.id(), ids);
            Map<Id, Provenance> origins = new HashMap<>();
            votes.forEach(vote -> origins.put(vote.id(), vote.provenance()));
            int count = 0;
            for (Review.Earlier earlier : concerned) {
                Review.Earlier now = ScanQuery.again(ledger.sql(), earlier).orElse(earlier);
                Review.Reviewed reviewed = again.earlier(now);
                if (!origins.containsKey(now.vote()) || reviewed.earlier().equals(now)) continue;
                ScanQuery.update(ledger.sql(), reviewed.earlier());
                origins.computeIfPresent(
                        now.vote(), (_, origin) -> origin.and(project.settings().policyVersion(), reviewed.found()));
                count++;
            }
            List<Feedback> after = votes.stream()
                    .map(vote -> vote.reworded(
                            vote.target(),
                            vote.signals(),
                            vote.remark(),
                            Objects.requireNonNull(origins.get(vote.id()))))
                    .toList();
            FeedbackRows.update(ledger.sql(), after, votes);
            return count;
        }

        private void recommendations() {
            long last = query.last(Id.Row.RECOMMENDATION);
            rows += this.<Recommendation>pass(
                    before -> query.recommendations(
                            before == null ? Long.MIN_VALUE : before.id().number(), last, rowsAPage),
                    shown -> !review.recommendation(shown).equals(shown),
                    concerned -> rowsChanged += change((ledger, again) -> recommendations(ledger, again, concerned)));
        }

        private int recommendations(Ledger ledger, Review again, List<Recommendation> concerned) {
            List<Id> ids = concerned.stream().map(Recommendation::id).toList();
            int count = 0;
            for (Recommendation shown : HeldQuery.recommendations(ledger.sql(), project.id(), ids)) {
                Recommendation changed = again.recommendation(shown);
                if (changed.equals(shown)) continue;
                ScanQuery.update(ledger.sql(), changed);
                count++;
            }
            return count;
        }

        private void items() {
            rows += this.<MediaItem>pass(
                    before -> query.items(before == null ? "" : before.mediaId(), rowsAPage),
                    item -> {
                        review.item(item);
                        return false;
                    },
                    _ -> {});
        }

        private interface Pages<T> {
            List<T> after(@Nullable T last);
        }

        /// Looks at all, page by page; how many those were.
        ///
        /// @param concerns whether one of them is to be changed
        private <T> long pass(Pages<T> pages, Predicate<T> concerns, Consumer<List<T>> change) {
            long looked = 0;
            T last = null;
            List<T> page;
            do {
                page = pages.after(last);
                List<T> concerned = page.stream().filter(concerns).toList();
                if (measure != Measure.REPORT && !concerned.isEmpty()) change.accept(concerned);
                if (!page.isEmpty()) last = page.getLast();
                looked += page.size();
            } while (page.size() == rowsAPage);
            return looked;
        }

        /// Changes what is found under the lock, which is not counted: it has been.
        private int change(ToIntBiFunction<Ledger, Review> change) {
            Review again = review(new Findings());
            return Persistence.with(() -> Ledger.write(database, ledger -> {
                int changed = change.applyAsInt(ledger, again);
                if (changed > 0) TracesQuery.leave(ledger.sql());
                return changed;
            }));
        }
    }
}
