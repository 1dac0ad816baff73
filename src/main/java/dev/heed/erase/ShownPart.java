package dev.heed.erase;

import dev.heed.domain.Id;
import java.util.List;

/// What was shown to a person, with every vote that answers it.
///
/// A showing is one person's: what was shown to them or answered by them goes, and whoever else answered the same
/// goes with it. With one vote alone, what it answers stays: it says what was shown and not what was said.
final class ShownPart implements Part {
    @Override
    public List<Id> find(SubjectQuery among, About about, int most) {
        return switch (about) {
            case About.Person(String subject) -> among.shown(subject, most);
            case About.Vote _ -> List.of();
        };
    }

    @Override
    public Removed remove(Removal removal, List<Id> found) {
        return removal.showings(found);
    }
}
