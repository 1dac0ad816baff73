package dev.heed.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a row comes from: when it was said and when it arrived, by which pseudonym, in which language, whether its
/// origin is verified, under which version of the policy it was redacted and how many pieces of each kind of personal
/// data were removed (over all its revisions).
///
/// @param textModes how its texts are kept that are not kept as redacted text: `query` → `hash`
public record Provenance(
        Instant timestamp,
        Instant receivedAt,
        @Nullable String subject,
        @Nullable String session,
        @Nullable String language,
        boolean verified,
        int policyVersion,
        Map<String, Integer> found,
        Map<String, String> textModes) {
    public Provenance {
        found = Map.copyOf(found);
        textModes = textModes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(textModes));
    }

    /// This, with words in another language, or in one that nobody declared.
    public Provenance in(@Nullable String other) {
        return new Provenance(
                timestamp, receivedAt, subject, session, other, verified, policyVersion, found, textModes);
    }

    /// This, after another text of the same row was redacted.
    public Provenance and(int version, Map<String, Integer> more) {
        if (version == policyVersion && more.isEmpty()) return this;
        Map<String, Integer> sum = new TreeMap<>(found);
        more.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        return new Provenance(timestamp, receivedAt, subject, session, language, verified, version, sum, textModes);
    }

    /// This, after some texts of the row were replaced, or taken away.
    ///
    /// @param texts which they are
    /// @param modes how they are kept now, and perhaps others
    public Provenance keeping(Set<String> texts, Map<String, String> modes) {
        if (textModes.isEmpty() && modes.isEmpty()) return this;
        Map<String, String> kept = new TreeMap<>(textModes);
        for (String text : texts) {
            String mode = modes.get(text);
            if (mode == null) kept.remove(text);
            else kept.put(text, mode);
        }
        return new Provenance(timestamp, receivedAt, subject, session, language, verified, policyVersion, found, kept);
    }

    /// This, without any text.
    public Provenance blank() {
        return keeping(textModes.keySet(), Map.of());
    }
}
