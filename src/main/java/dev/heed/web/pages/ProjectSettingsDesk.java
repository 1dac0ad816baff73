package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Adjustment;
import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.ProjectChange;
import dev.heed.access.ProjectSettings;
import dev.heed.access.RetentionPeriods;
import dev.heed.access.Right;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Change;
import dev.heed.domain.ScoreRange;
import dev.heed.privacy.Field;
import dev.heed.privacy.Policy;
import dev.heed.privacy.Preview;
import dev.heed.privacy.Vault;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The settings of the project that is looked at: time zone, slots, catalog, retention, privacy.
@Controller
final class ProjectSettingsDesk {
    static final String PATH = "/settings";
    private static final String PREVIEW = "/settings/preview";
    private static final String DONE = "done";

    /// Said by whoever was asked whether to erase.
    private static final String SURE = "sure";

    /// What the form sends.
    private static final List<String> FIELDS = List.of(
            "time_zone",
            "slots",
            "auto_create_media",
            "media_votes_days",
            "chat_votes_days",
            "recommendations_days",
            "policy",
            "policy_version");

    private static final String MEDIA_VOTES = "Votes on media";
    private static final String CHAT_VOTES = "Votes on answers";
    private static final String RECOMMENDATIONS = "Recommendations";

    /// What a comment may have.
    private static final int TEXT_AT_MOST = 4_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Access access;
    private final Vault vault;

    ProjectSettingsDesk(Access access, Vault vault) {
        this.access = access;
        this.vault = vault;
    }

    @Allow(Right.READ)
    @GetMapping(PATH)
    Object show(Visit visit) {
        // whoever may do nothing here finds what is their own
        if (!visit.may(Right.PREVIEW)) return new Redirect(visit.to(OwnSettingsDesk.PATH));
        String done = visit.query().words().containsKey(DONE) ? "Saved." : null;
        return page(visit, stored(visit), done, List.of(), "", null);
    }

    @Allow(value = Right.ADMINISTER, act = "change settings")
    @PostMapping(PATH)
    Object change(Visit visit, Form form, HttpServletResponse response) {
        List<String> wrong = new ArrayList<>();
        ProjectChange change = new ProjectChange(
                Change.set(form.field("auto_create_media").equals("true")),
                Change.set(slots(form.field("slots"), wrong)),
                Change.set(zone(form.field("time_zone"), wrong)),
                Change.keep(),
                Change.set(policy(form.field("policy"), wrong)),
                new RetentionPeriods.Changes(
                        days(form, "media_votes_days", MEDIA_VOTES, wrong),
                        days(form, "chat_votes_days", CHAT_VOTES, wrong),
                        days(form, "recommendations_days", RECOMMENDATIONS, wrong)));
        if (!wrong.isEmpty())
            return refused(visit, response, typed(visit, form, form.field("policy_version"), null), wrong);
        List<String> shorter = shorter(visit.project().settings().retention(), change.retention());
        if (!shorter.isEmpty() && !form.field(SURE).equals("yes")) {
            // the audit log says that nothing was changed yet
            response.setStatus(422);
            return askToErase(visit, form, shorter);
        }
        return switch (access.change(visit.project(), change, version(form.field("policy_version")))) {
            case Adjustment.Adjusted _ -> new Redirect(visit.to(PATH).with(DONE, "1"));
            case Adjustment.PolicyMoved(Project now) -> {
                String version = Integer.toString(now.settings().policyVersion());
                yield refused(
                        visit,
                        response,
                        typed(visit, form, version, json(now.settings())),
                        List.of("Privacy: somebody has changed it since this page was opened. Version " + version
                                + " holds, and stands below what you typed. Saving again puts yours in its place."));
            }
            case Adjustment.ScoresStored _ ->
                throw new IllegalStateException("the range of scores was not asked to change");
        };
    }

    /// The version that a form was drawn from; for what is none, one that no policy has.
    private static int version(String said) {
        return said.matches("[0-9]{1,9}") ? Integer.parseInt(said) : 0;
    }

    /// What would be kept for less time than now, in words.
    private static List<String> shorter(RetentionPeriods now, RetentionPeriods.Changes changes) {
        List<String> shorter = new ArrayList<>();
        shorter(MEDIA_VOTES, now.mediaVotesDays(), changes.mediaVotesDays(), shorter);
        shorter(CHAT_VOTES, now.chatVotesDays(), changes.chatVotesDays(), shorter);
        shorter(RECOMMENDATIONS, now.recommendationsDays(), changes.recommendationsDays(), shorter);
        return shorter;
    }

    private static void shorter(String title, @Nullable Integer now, Change<Integer> change, List<String> shorter) {
        Integer then = change.after(now);
        if (then != null && (now == null || then < now))
            shorter.add(title + ": kept for " + (then == 1 ? "1 day" : then + " days") + ", until now "
                    + (now == null ? "for ever" : "for " + now) + ".");
    }

    /// Sends the whole form again if the answer is yes.
    private static Question askToErase(Visit visit, Form form, List<String> shorter) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (String name : FIELDS) fields.put(name, form.field(name));
        fields.put(SURE, "yes");
        List<String> said = new ArrayList<>(shorter);
        said.add("What came in before that is erased within the hour, and taken out of the numbers. It does not come"
                + " back.");
        return Question.ofSettings("Erase what is older?", said, visit.to(PATH), "Save and erase", visit, fields, PATH);
    }

    private static ZoneId zone(String said, List<String> wrong) {
        if (ZoneId.getAvailableZoneIds().contains(said)) return ZoneId.of(said);
        wrong.add("Time zone: must be one of the list.");
        return ZoneId.of("UTC");
    }

    private static List<String> slots(String said, List<String> wrong) {
        List<String> slots = Arrays.stream(said.split(",", -1))
                .map(String::strip)
                .filter(slot -> !slot.isEmpty())
                .toList();
        if (slots.isEmpty() || slots.size() > ProjectSettings.SLOTS_AT_MOST)
            wrong.add("Slots: must be 1.." + ProjectSettings.SLOTS_AT_MOST + ", got " + slots.size() + ".");
        if (slots.stream().distinct().count() < slots.size()) wrong.add("Slots: must differ from each other.");
        if (!slots.stream().allMatch(slot -> slot.matches("[a-z0-9_-]{1,64}")))
            wrong.add("Slots: must be of a-z, 0-9, _ and - only, at most 64 each.");
        else if (slots.stream().anyMatch(slot -> !Catalog.faults("/slots", slot).isEmpty()))
            wrong.add("Slots: must hold no personal data.");
        return slots;
    }

    private static Change<Integer> days(Form form, String name, String title, List<String> wrong) {
        String said = form.field(name).strip();
        if (said.isEmpty()) return Change.clear();
        if (said.matches("[0-9]{1,5}")) {
            int days = Integer.parseInt(said);
            if (days >= 1 && days <= RetentionPeriods.DAYS_AT_MOST) return Change.set(days);
        }
        wrong.add(title + ": must be 1.." + RetentionPeriods.DAYS_AT_MOST + " days, or empty for ever.");
        return Change.keep();
    }

    private static Map<String, Object> policy(String said, List<String> wrong) {
        try {
            Map<String, Object> rules = JSON.readValue(said.isBlank() ? "{}" : said, new TypeReference<>() {});
            if (rules == null) throw new IllegalArgumentException("null is no object");
            Policy.problems(rules).forEach((at, why) -> wrong.add("Privacy" + at + ": " + why + "."));
            return rules;
        } catch (JacksonException | IllegalArgumentException e) {
            wrong.add("Privacy: must be a JSON object.");
            return Map.of();
        }
    }

    @Allow(Right.PREVIEW)
    @PostMapping(PREVIEW)
    Object preview(Visit visit, Form form, HttpServletResponse response) {
        String text = form.field("text");
        int length = text.codePointCount(0, text.length());
        if (length > TEXT_AT_MOST) {
            response.setStatus(422);
            String wrong = "The text must be at most " + TEXT_AT_MOST + " characters, got " + length + ".";
            return page(visit, stored(visit), null, List.of(wrong), text, null);
        }
        Preview preview = vault.preview(
                visit.project().id(), visit.project().settings().policy(), Field.MEDIA_COMMENT, text, List.of());
        String found = preview.found().isEmpty()
                ? "Nothing was found."
                : preview.found().entrySet().stream()
                                .map(of -> of.getKey() + " " + of.getValue() + "×")
                                .collect(Collectors.joining(", "))
                        + ".";
        return page(visit, stored(visit), null, List.of(), text, new ProjectForm.Tried(preview.text(), found));
    }

    private static ProjectForm refused(
            Visit visit, HttpServletResponse response, ProjectForm.Fields typed, List<String> wrong) {
        response.setStatus(422);
        return page(visit, typed, null, wrong, "", null);
    }

    /// The form is shown only to whom may send it.
    private static ProjectForm page(
            Visit visit,
            ProjectForm.Fields fields,
            @Nullable String done,
            List<String> wrong,
            String text,
            ProjectForm.@Nullable Tried tried) {
        return new ProjectForm(
                Settings.of(visit, PATH, done, wrong.toArray(String[]::new)),
                visit.project().name(),
                visit.may(Right.ADMINISTER) ? fields : null,
                visit.to(PREVIEW).toString(),
                text,
                tried);
    }

    private static ProjectForm.Fields stored(Visit visit) {
        ProjectSettings stored = visit.project().settings();
        RetentionPeriods kept = stored.retention();
        return new ProjectForm.Fields(
                visit.to(PATH).toString(),
                Zones.with(stored.timeZone().getId()),
                stored.timeZone().getId(),
                String.join(", ", stored.slots()),
                stored.autoCreateMedia(),
                scores(visit),
                words(kept.mediaVotesDays()),
                words(kept.chatVotesDays()),
                words(kept.recommendationsDays()),
                json(stored),
                Integer.toString(stored.policyVersion()),
                null);
    }

    /// As it was sent and refused.
    ///
    /// @param standing the policy that holds, if the form was drawn from another
    private static ProjectForm.Fields typed(Visit visit, Form sent, String version, @Nullable String standing) {
        return new ProjectForm.Fields(
                visit.to(PATH).toString(),
                Zones.with(visit.project().settings().timeZone().getId()),
                sent.field("time_zone"),
                sent.field("slots"),
                sent.field("auto_create_media").equals("true"),
                scores(visit),
                sent.field("media_votes_days"),
                sent.field("chat_votes_days"),
                sent.field("recommendations_days"),
                sent.field("policy"),
                version,
                standing);
    }

    private static String scores(Visit visit) {
        ScoreRange range = visit.project().settings().scoreRange();
        return visit.wording().decimal(range.low(), 2) + " to "
                + visit.wording().decimal(range.high(), 2);
    }

    private static String json(ProjectSettings settings) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings.policy());
    }

    private static String words(@Nullable Integer days) {
        return days == null ? "" : Integer.toString(days);
    }
}
