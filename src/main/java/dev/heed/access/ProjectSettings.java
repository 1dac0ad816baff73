package dev.heed.access;

import dev.heed.domain.ScoreRange;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a project decides for itself.
///
/// @param autoCreateMedia whether a vote for an unknown item adds it to the catalog
/// @param slots the words a recommendation's type may be: 1..20 of `[a-z0-9_-]{1,64}`
/// @param timeZone where its days begin, for whoever asks for no other
/// @param scoreRange the scale of its scores
/// @param policy what is looked for in texts, as JSON; the room `privacy` gives it meaning
/// @param policyVersion rises with every change of the policy; rows say under which they were stored
/// @param retention for how long it keeps what
public record ProjectSettings(
        boolean autoCreateMedia,
        List<String> slots,
        ZoneId timeZone,
        ScoreRange scoreRange,
        Map<String, Object> policy,
        int policyVersion,
        RetentionPeriods retention) {
    private static final Pattern SLOT = Pattern.compile("[a-z0-9_-]{1,64}");

    /// What holds for a new project.
    public static final ProjectSettings INITIAL = new ProjectSettings(
            false,
            List.of("primary", "backup", "wildcard"),
            ZoneId.of("UTC"),
            ScoreRange.UNIT,
            Map.of(),
            1,
            RetentionPeriods.FOR_EVER);

    /// More slots than this make no list that a person compares.
    public static final int SLOTS_AT_MOST = 20;

    public ProjectSettings {
        slots = List.copyOf(slots);
        policy = Collections.unmodifiableMap(new LinkedHashMap<>(policy));
        if (slots.isEmpty() || slots.size() > SLOTS_AT_MOST)
            throw new IllegalArgumentException("slots must be 1.." + SLOTS_AT_MOST + ", got " + slots.size());
        if (!slots.stream().allMatch(slot -> SLOT.matcher(slot).matches()))
            throw new IllegalArgumentException("a slot is 1..64 of a-z, 0-9, _ and -");
        if (slots.stream().distinct().count() < slots.size())
            throw new IllegalArgumentException("slots must differ from each other");
        if (policyVersion < 1)
            throw new IllegalArgumentException("policy version must be 1 or more, got " + policyVersion);
    }
}
