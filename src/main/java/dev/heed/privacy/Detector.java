package dev.heed.privacy;

/// Finds one kind of personal data in a passage. Siblings: a new one is one new file and one line in the list of
/// [Redactor].
///
/// A detector holds no state between texts, reads every character a bounded number of times, and never reads across
/// a place that is already claimed: what is left must look the same when the redacted text comes by again.
interface Detector {
    PersonalData kind();

    /// Whether a text with these signs can hold anything for this detector. Cheap, and never wrong when it says no.
    boolean worthwhile(Signs signs);

    /// Claims every place it recognises.
    void find(Passage passage);
}
