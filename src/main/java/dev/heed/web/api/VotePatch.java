package dev.heed.web.api;

import dev.heed.capture.Amendment;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.Triage;
import dev.heed.web.wire.Printable;
import dev.heed.web.wire.Rating;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A merge patch of a vote: what it says and its triage. `null` clears.
@Schema(name = "VotePatch")
record VotePatch(
        Change<Rating> rating,
        Change<Boolean> watchedCompletion,
        Change<Boolean> wouldWatchAgain,
        Change<@Size(max = 4_000) String> comment,

        Change<@Size(max = 20) List<@Size(min = 1, max = 64) @Printable String>> tags,

        Change<@Size(max = 32_000) String> correction,
        Change<Triage> triage,
        Change<Map<String, Object>> metadata) {

    /// The change it asks of a vote of this kind.
    ///
    /// @throws Objection with everything that a vote of that kind does not have
    Amendment amendment(Id id, @Nullable Integer ifRevision) {
        boolean media = id.kind() == Kind.MEDIA;
        List<Fault> faults = media ? notOfMedia() : notOfChat();
        if (!faults.isEmpty()) throw new Objection(Problem.invalid(faults));
        return new Amendment(
                media ? rating.map(said -> said.stars().orElseThrow()) : Change.keep(),
                media ? Change.keep() : rating.map(said -> said.verdict().orElseThrow()),
                watchedCompletion,
                wouldWatchAgain,
                blankClears(comment),
                tags,
                blankClears(correction),
                triage,
                metadata,
                ifRevision);
    }

    private List<Fault> notOfMedia() {
        List<Fault> faults = new ArrayList<>();
        if (rating instanceof Change.Set<Rating>(Rating said) && said.stars().isEmpty())
            faults.add(Fault.at("/rating", "must be an integer 1..5"));
        foreign(correction, "/correction", faults);
        return faults;
    }

    private List<Fault> notOfChat() {
        List<Fault> faults = new ArrayList<>();
        if (rating instanceof Change.Set<Rating>(Rating said) && said.verdict().isEmpty())
            faults.add(Fault.at("/rating", "must be \"up\" or \"down\""));
        if (rating instanceof Change.Clear<Rating>)
            faults.add(Fault.at("/rating", "must stay: a chat vote has a thumb"));
        foreign(watchedCompletion, "/watched_completion", faults);
        foreign(wouldWatchAgain, "/would_watch_again", faults);
        return faults;
    }

    private static void foreign(Change<?> change, String pointer, List<Fault> faults) {
        if (!(change instanceof Change.Keep<?>)) faults.add(Fault.at(pointer, "is not a field of this kind of vote"));
    }

    private static Change<String> blankClears(Change<String> change) {
        return change instanceof Change.Set<String>(String text) && text.isBlank() ? Change.clear() : change;
    }
}
