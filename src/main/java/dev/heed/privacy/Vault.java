package dev.heed.privacy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What keeps a project's people private: its pseudonyms, derived from the master secret, and the redactors of its
/// policy. Both are made once and kept.
public final class Vault {
    /// Policies change rarely; past this many the old ones are made again.
    private static final int POLICIES_AT_MOST = 1_000;

    /// How long the master secret is, at least.
    public static final int SECRET_BYTES = 32;

    private final byte[] masterSecret;
    private final Map<Long, Pseudonyms> pseudonyms = new ConcurrentHashMap<>();
    private final Map<Map<String, Object>, Rules> policies = new ConcurrentHashMap<>();

    /// A policy with the redactors it asks for.
    private record Rules(Policy policy, Policy redacting, Map<Field, Redactor> redactors) {
        static Rules of(Map<String, Object> json) {
            Policy policy = Policy.of(json);
            return new Rules(policy, policy.redacting(), policy.redactors());
        }
    }

    /// @param masterSecret at least [#SECRET_BYTES]
    public Vault(byte[] masterSecret) {
        this.masterSecret = masterSecret.clone();
    }

    public Pseudonyms pseudonyms(long project) {
        return pseudonyms.computeIfAbsent(project, id -> Pseudonyms.of(masterSecret, id));
    }

    /// A screening of what comes in now; see below.
    public Screening screening(long project, Map<String, Object> policy, List<String> knownIdentifiers) {
        return screening(project, policy, knownIdentifiers, Map.of());
    }

    /// A screening under a project's policy, as stored in its settings.
    ///
    /// @param told how an export says that texts were kept where they come from, by [Field#text]: see [Screening]
    public Screening screening(
            long project, Map<String, Object> policy, List<String> knownIdentifiers, Map<String, String> told) {
        Rules rules = rules(policy);
        return new Screening(this, project, rules.policy(), rules.redactors(), knownIdentifiers, told);
    }

    /// A screening of what is stored: it looks for what the policy looks for now, and keeps as much of a text as is
    /// there.
    ///
    /// @param told how the texts are kept, by [Field#text]
    public Screening again(long project, Map<String, Object> policy, Map<String, String> told) {
        Rules rules = rules(policy);
        return new Screening(this, project, rules.redacting(), rules.redactors(), List.of(), told);
    }

    private Rules rules(Map<String, Object> policy) {
        Rules rules = policies.get(policy);
        if (rules != null) return rules;
        if (policies.size() > POLICIES_AT_MOST) policies.clear();
        return policies.computeIfAbsent(policy, Rules::of);
    }

    /// What a project's policy would keep of a text that came in now. Keeps nothing of it itself.
    public Preview preview(
            long project, Map<String, Object> policy, Field field, String text, List<String> knownIdentifiers) {
        Screening screening = screening(project, policy, knownIdentifiers);
        @Nullable String kept = screening.text(field, text);
        return new Preview(
                kept, screening.found(), Policy.of(policy).rule(field).mode());
    }
}
