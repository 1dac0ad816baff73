package dev.heed.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a row comes from: when it was said and when it arrived, by which pseudonym, in which language, whether its
/// origin is verified, under which version of the policy it was redacted and how many pieces of each kind of personal
/// data were removed (over all its revisions).
public record Provenance(
        Instant timestamp,
        Instant receivedAt,
        @Nullable String subject,
        @Nullable String session,
        @Nullable String language,
        boolean verified,
        int policyVersion,
        Map<String, Integer> found) {
    public Provenance {
        found = Map.copyOf(found);
    }

    /// This, with words in another language, or in one that nobody declared.
    public Provenance in(@Nullable String other) {
        return new Provenance(timestamp, receivedAt, subject, session, other, verified, policyVersion, found);
    }

    /// This, after another text of the same row was redacted.
    public Provenance and(int version, Map<String, Integer> more) {
        if (version == policyVersion && more.isEmpty()) return this;
        Map<String, Integer> sum = new java.util.TreeMap<>(found);
        more.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        return new Provenance(timestamp, receivedAt, subject, session, language, verified, version, sum);
    }
}
