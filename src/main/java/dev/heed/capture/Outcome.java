package dev.heed.capture;

import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Refusal;
import dev.heed.storage.StorageException;

/// What became of a vote, or of a change to one. Everything but a refusal is durable.
public sealed interface Outcome {

    /// A new vote.
    record Stored(Id id, boolean verified) implements Outcome {}

    /// A second vote for the same thing: the row that stood, at its next revision.
    record Revised(Id id, int revision, boolean verified) implements Outcome {}

    /// The same request again: the first answer, nothing done.
    record Replayed(Id id, int revision, boolean verified, boolean revised) implements Outcome {}

    /// A changed vote, as it now stands.
    record Changed(Feedback feedback) implements Outcome {}

    /// Withdrawn, now or before.
    record Withdrawn() implements Outcome {}

    /// One of many that the storage did not take, or of which it did not say whether it did.
    record Failed(StorageException why) implements Outcome {}

    /// Nothing done, and why.
    record Refused(Refusal refusal) implements Outcome {
        static Refused of(Refusal.Reason reason, Fault... faults) {
            return new Refused(Refusal.of(reason, faults));
        }
    }
}
