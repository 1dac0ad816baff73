package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Right;
import dev.heed.capture.Intake;
import dev.heed.capture.Outcome;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.erase.Erasures;
import dev.heed.history.Facets;
import dev.heed.history.History;
import dev.heed.web.wire.Unwrapped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Takes votes back and erases them, for administrators: each after a question that names the thing.
@Controller
final class RemovalDesk {
    private static final String ERASE = "/feedback/{id}/erase";
    private static final String WITHDRAW = "/feedback/{id}/withdraw";
    private static final String SUBJECT = "subject";

    /// A small erasure is over by then, and the list no longer shows what it took.
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final History history;
    private final Intake intake;
    private final Erasures erasures;

    RemovalDesk(History history, Intake intake, Erasures erasures) {
        this.history = history;
        this.intake = intake;
        this.erasures = erasures;
    }

    /// @param what `subject` for everything of the person; `null` for the one vote
    record Asking(
            @Unwrapped Browsing list,

            @Nullable @Size(max = 7) @Pattern(regexp = SUBJECT, message = "must be subject")
            String what) {}

    @Allow(Right.ADMINISTER)
    @GetMapping(WITHDRAW)
    Question askToWithdraw(@PathVariable String id, Visit visit, @Asked Browsing list) {
        Feedback vote = FeedbackDesk.vote(history, visit, id);
        Address page = Rows.page(visit.here(FeedbackDesk.PATH), vote.id());
        return question(
                "Withdraw this vote?",
                List.of(
                        name(vote),
                        "Its words are blanked, also those of earlier revisions, and it counts nowhere. That it was"
                                + " there stays. This cannot be undone."),
                page.at(page.path() + "/withdraw"),
                "Withdraw",
                visit,
                page);
    }

    @Allow(value = Right.ADMINISTER, act = "withdraw a vote")
    @PostMapping(WITHDRAW)
    Redirect withdraw(@PathVariable String id, Visit visit, Form form, HttpServletResponse response) {
        Feedback vote = FeedbackDesk.vote(history, visit, id);
        if (!(intake.withdraw(visit.project(), vote.id(), visit.viewer().actor()) instanceof Outcome.Withdrawn))
            throw Mishap.absent();
        Toast.withdrawn(response);
        return new Redirect(form.back(visit));
    }

    @Allow(Right.ADMINISTER)
    @GetMapping(ERASE)
    Question askToErase(@PathVariable String id, Visit visit, @Asked Asking asked) {
        Feedback vote = FeedbackDesk.vote(history, visit, id);
        Address page = Rows.page(visit.here(FeedbackDesk.PATH), vote.id()).without("what");
        Address action = page.at(page.path() + "/erase");
        if (asked.what() == null)
            return question(
                    "Erase this vote?",
                    List.of(
                            name(vote),
                            "The vote and what it said before are taken out for good, and out of all numbers. A receipt"
                                    + " says that it was done, not what it was. This cannot be undone."),
                    action,
                    "Erase vote",
                    visit,
                    page);
        String subject = subject(vote);
        String votes = history.facets(visit.project(), Filter.ofSubject(subject))
                .map(Facets::total)
                .map(visit.wording()::votes)
                .orElse("all votes");
        return question(
                "Erase everything of this subject?",
                List.of(
                        subject,
                        "Now " + votes + ", what they said before, and what was recommended to this person: taken out"
                                + " for good, and out of all numbers. This cannot be undone."),
                action.with("what", SUBJECT),
                "Erase subject",
                visit,
                page);
    }

    @Allow(value = Right.ADMINISTER, act = "erase")
    @PostMapping(ERASE)
    Redirect erase(
            @PathVariable String id,
            Visit visit,
            @Asked Asking asked,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Feedback vote = FeedbackDesk.vote(history, visit, id);
        Erasures.Wish wish =
                asked.what() == null ? new Erasures.Wish.Vote(vote.id()) : new Erasures.Wish.Subject(subject(vote));
        long asking = erasures.ask(visit.project(), wish, visit.viewer().actor())
                .orElseThrow(Mishap::absent)
                .id();
        // as the API does: what stays is the receipt
        Porter.made(request, asking);
        erasures.awaited(visit.project(), asking, A_MOMENT);
        Toast.erased(response);
        // the vote itself may be gone
        return new Redirect(form.back(visit).at(FeedbackDesk.PATH).without("open"));
    }

    private static String subject(Feedback vote) {
        String subject = vote.provenance().subject();
        if (subject == null)
            throw Mishap.unclear(List.of(Fault.parameter("what", "cannot be subject: this vote has none")));
        return subject;
    }

    private static String name(Feedback vote) {
        return "Vote " + vote.id();
    }

    private static Question question(
            String title, List<String> said, Address action, String label, Visit visit, Address page) {
        return new Question(
                Section.FEEDBACK,
                title,
                said,
                action.toString(),
                label,
                visit.viewer().csrf(),
                new TreeMap<>(Map.of(Form.BACK, page.at(FeedbackDesk.PATH).query())),
                page.toString());
    }
}
