package dev.heed.catalog;

import dev.heed.access.Project;
import dev.heed.domain.Fault;
import dev.heed.domain.LiveTime;
import dev.heed.domain.PastTime;
import dev.heed.domain.Refusal;
import dev.heed.privacy.PersonalData;
import dev.heed.privacy.Screening;
import dev.heed.privacy.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must hold of a showing, in the words a caller reads.
final class ShowingRules {
    private ShowingRules() {}

    /// Why a showing cannot be taken, everything at once; nothing if it can.
    static @Nullable Refusal refusal(Project project, Recommendations.Showing showing, Instant now) {
        List<Fault> faults = new ArrayList<>(slot(project, showing.recommendationType()));
        Recommendations.Past past = showing.past();
        if (past == null) faults.addAll(LiveTime.faults(showing.timestamp(), now));
        else faults.addAll(faults(showing, past, now));
        List<Fault> personal = personal(showing.listId(), showing.model(), showing.metadata());
        personal.addAll(Catalog.faults("/media_id", showing.mediaId()));
        return refusal(faults, personal);
    }

    private static List<Fault> faults(Recommendations.Showing showing, Recommendations.Past past, Instant now) {
        List<Fault> faults = new ArrayList<>(PastTime.faults("/timestamp", showing.timestamp(), now));
        faults.addAll(PastTime.faults("/exported/received_at", past.receivedAt(), now));
        PersonalData.fault(past.found()).ifPresent(why -> faults.add(Fault.at("/exported/found", why)));
        Told.problems(past.textModes(), Collections.singletonMap("metadata", showing.metadata()))
                .forEach((at, why) -> faults.add(Fault.at(at, why)));
        if (showing.user() != null && past.subject() != null)
            faults.add(Fault.at("/user", "cannot stand beside /exported/subject"));
        return faults;
    }

    static List<Fault> slot(Project project, String slot) {
        List<String> slots = project.settings().slots();
        return slots.contains(slot)
                ? List.of()
                : List.of(Fault.at(
                        "/recommendation_type", "must be a slot of this project: " + String.join(", ", slots)));
    }

    static List<Fault> personal(
            @Nullable String listId, @Nullable String model, @Nullable Map<String, Object> metadata) {
        List<Fault> faults = new ArrayList<>(Catalog.faults("/list_id", listId));
        faults.addAll(Catalog.faults("/model", model));
        if (Screening.personalKey(metadata).isPresent())
            faults.add(Fault.at("/metadata", "must hold no personal data in its names"));
        return faults;
    }

    static @Nullable Refusal refusal(List<Fault> faults, List<Fault> personal) {
        if (faults.isEmpty() && personal.isEmpty()) return null;
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(personal);
        return new Refusal(faults.isEmpty() ? Refusal.Reason.PERSONAL_IDENTIFIER : Refusal.Reason.INVALID, all);
    }
}
