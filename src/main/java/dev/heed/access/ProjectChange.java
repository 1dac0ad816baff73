package dev.heed.access;

import dev.heed.domain.Change;
import dev.heed.domain.ScoreRange;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What is to become of a project's settings, one by one. What is cleared goes back to its initial value.
public record ProjectChange(
        Change<Boolean> autoCreateMedia,
        Change<List<String>> slots,
        Change<ZoneId> timeZone,
        Change<ScoreRange> scoreRange,
        Change<Map<String, Object>> policy,
        RetentionPeriods.Changes retention) {

    /// The settings after this change of `before`; the version of the policy rises when the policy differs.
    ProjectSettings of(ProjectSettings before) {
        ProjectSettings initial = ProjectSettings.INITIAL;
        Map<String, Object> rules = after(policy, before.policy(), initial.policy());
        return new ProjectSettings(
                after(autoCreateMedia, before.autoCreateMedia(), initial.autoCreateMedia()),
                after(slots, before.slots(), initial.slots()),
                after(timeZone, before.timeZone(), initial.timeZone()),
                after(scoreRange, before.scoreRange(), initial.scoreRange()),
                rules,
                rules.equals(before.policy()) ? before.policyVersion() : before.policyVersion() + 1,
                retention.of(before.retention()));
    }

    private static <T> T after(Change<T> change, T before, T initial) {
        return switch (change) {
            case Change.Keep<T> _ -> before;
            case Change.Clear<T> _ -> initial;
            case Change.Set<T>(T value) -> value;
        };
    }
}
