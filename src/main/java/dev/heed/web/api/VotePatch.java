package dev.heed.web.api;

import dev.heed.capture.Amendment;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.web.wire.Printable;
import dev.heed.web.wire.Rating;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /// Whether it asks for anything but another triage.
    boolean beyondTriage() {
        return !Stream.of(rating, watchedCompletion, wouldWatchAgain, comment, tags, correction, metadata)
                .allMatch(Change.Keep.class::isInstance);
    }

    /// The change it asks of a vote of this kind.
    ///
    /// @throws Objection with everything that a vote of that kind does not have
    Amendment amendment(Id id, @Nullable Integer ifRevision) {
        boolean media = id.kind() == Kind.MEDIA;
        List<Fault> faults = new ArrayList<>();
        Change<Integer> stars = media ? rating(Rating::stars, "must be an integer 1..5", faults) : Change.keep();
        Change<Thumb> thumb = media ? Change.keep() : rating(Rating::verdict, "must be \"up\" or \"down\"", faults);
        Amendment amendment = new Amendment(
                stars,
                thumb,
                watchedCompletion,
                wouldWatchAgain,
                blankClears(comment),
                tags,
                blankClears(correction),
                triage,
                metadata,
                ifRevision);
        faults.addAll(amendment.foreign(id.kind()));
        if (!faults.isEmpty()) throw new Objection(Problem.invalid(faults));
        return amendment;
    }

    /// The rating as this kind of vote reads it.
    private <T> Change<T> rating(Function<Rating, Optional<T>> reading, String wanted, List<Fault> faults) {
        if (rating instanceof Change.Set<Rating>(Rating said)
                && reading.apply(said).isEmpty()) {
            faults.add(Fault.at("/rating", wanted));
            return Change.keep();
        }
        return rating.map(said -> reading.apply(said).orElseThrow());
    }

    private static Change<String> blankClears(Change<String> change) {
        return change instanceof Change.Set<String>(String text) && text.isBlank() ? Change.clear() : change;
    }
}
