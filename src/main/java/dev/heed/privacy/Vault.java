package dev.heed.privacy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What keeps a project's people private: its pseudonyms, derived from the master secret, and the redactor of its
/// policy. Both are made once and kept.
public final class Vault {
    /// Policies change rarely; past this many the old ones are made again.
    private static final int POLICIES_AT_MOST = 1_000;

    private final byte[] masterSecret;
    private final Map<Long, Pseudonyms> pseudonyms = new ConcurrentHashMap<>();
    private final Map<Map<String, Object>, Map<Field, Redactor>> redactors = new ConcurrentHashMap<>();

    /// @param masterSecret at least 32 bytes
    public Vault(byte[] masterSecret) {
        this.masterSecret = masterSecret.clone();
    }

    public Pseudonyms pseudonyms(long project) {
        return pseudonyms.computeIfAbsent(project, id -> Pseudonyms.of(masterSecret, id));
    }

    /// A screening under a project's policy, as stored in its settings.
    public Screening screening(Map<String, Object> policy, List<String> knownIdentifiers) {
        if (redactors.size() > POLICIES_AT_MOST) redactors.clear();
        return new Screening(
                redactors.computeIfAbsent(policy, rules -> Policy.of(rules).redactors()), knownIdentifiers);
    }
}
