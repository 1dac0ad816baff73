package dev.heed.erase;

import dev.heed.domain.Id;
import java.util.List;

/// A part of what is kept about people. An erasure goes through all parts, again and again until none has anything
/// left; what keeps something new about people adds its part to the list in [Errand].
interface Part {
    /// Some of what is there to be erased, found without holding anybody up; empty when nothing is left.
    List<Id> find(SubjectQuery among, About about, int most);

    /// Erases what was found. It may have changed, or be gone, meanwhile.
    Removed remove(Removal removal, List<Id> found);
}
