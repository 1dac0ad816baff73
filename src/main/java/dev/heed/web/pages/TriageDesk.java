package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Right;
import dev.heed.capture.Intake;
import dev.heed.capture.Outcome;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Triage;
import dev.heed.history.History;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/// Says how far the team has come with votes: one from its sheet, many from the list, and back again.
@Controller
final class TriageDesk {
    static final String PATH = "/feedback/triage";

    /// A page shows fifty, and what is to be undone must fit into a cookie.
    private static final int MOST = 100;

    private final History history;
    private final Intake intake;

    TriageDesk(History history, Intake intake) {
        this.history = history;
        this.intake = intake;
    }

    @Allow(Right.TRIAGE)
    @PostMapping(PATH)
    Redirect mark(Visit visit, Form form, HttpServletResponse response) {
        boolean undoing = !form.all("undo").isEmpty();
        SequencedMap<Id, Triage> wanted = undoing ? undo(form) : marked(form);
        SequencedMap<Id, Triage> before = new LinkedHashMap<>();
        // withdrawn votes are not worked on, and those of others are not there
        for (Feedback vote : history.some(visit.project(), new ArrayList<>(wanted.keySet())))
            before.put(vote.id(), vote.triage());
        int missed = wanted.size() - before.size();
        wanted.keySet().retainAll(before.keySet());
        List<Outcome> outcomes =
                intake.triage(visit.project(), wanted, visit.viewer().actor());
        List<Id> ids = new ArrayList<>(wanted.keySet());
        for (int i = 0; i < ids.size(); i++)
            if (!(outcomes.get(i) instanceof Outcome.Changed)) {
                before.remove(ids.get(i));
                missed++;
            }
        if (!undoing && !wanted.isEmpty())
            Toast.marked(response, wanted.firstEntry().getValue(), before, Math.min(missed, 99));
        Address back = form.back(visit);
        List<String> open = back.words().getOrDefault("open", List.of());
        return new Redirect(back, open.size() == 1 ? Toast.vote(open.getFirst()) : null);
    }

    /// @throws Mishap 422 naming what is wrong
    private static SequencedMap<Id, Triage> marked(Form form) {
        List<Fault> faults = new ArrayList<>();
        Triage triage = Toast.triage(form.field("triage"));
        if (triage == null) faults.add(Fault.parameter("triage", "must be new, seen or done"));
        SequencedMap<Id, Triage> marked = new LinkedHashMap<>();
        for (String said : form.all("id")) {
            Id id = Toast.vote(said);
            if (id == null) faults.add(Fault.parameter("id", "must be the id of a vote"));
            else if (triage != null) marked.put(id, triage);
        }
        return checked(marked, faults);
    }

    private static SequencedMap<Id, Triage> undo(Form form) {
        List<Fault> faults = new ArrayList<>();
        SequencedMap<Id, Triage> marked = new LinkedHashMap<>();
        for (String said : form.all("undo")) {
            Toast.Mark mark = Toast.mark(said);
            if (mark == null) faults.add(Fault.parameter("undo", "must be what a page offered to undo"));
            else marked.put(mark.id(), mark.triage());
        }
        return checked(marked, faults);
    }

    private static SequencedMap<Id, Triage> checked(SequencedMap<Id, Triage> marked, List<Fault> faults) {
        if (marked.size() > MOST)
            faults.add(Fault.parameter("id", "must be at most " + MOST + ", got " + marked.size()));
        if (!faults.isEmpty()) throw Mishap.unclear(faults);
        return marked;
    }
}
