package dev.heed.erase;

import dev.heed.domain.Id;
import java.util.List;

/// What a person said: votes, withdrawn ones too, with all that they said before.
final class VotePart implements Part {
    @Override
    public List<Id> find(SubjectQuery among, About about, int most) {
        return switch (about) {
            case About.Person(String subject) -> among.votes(subject, most);
            case About.Vote(Id id) -> among.has(id) ? List.of(id) : List.of();
        };
    }

    @Override
    public Removed remove(Removal removal, List<Id> found) {
        return removal.votes(found);
    }
}
