package dev.heed.web.wire;

import dev.heed.domain.Fault;
import java.util.List;

/// A wire record with a rule that no single component can state, such as "at least one of these".
public interface Whole {
    /// What is wrong with the record as a whole, with pointers relative to it; asked once every component is right.
    List<Fault> faults();
}
