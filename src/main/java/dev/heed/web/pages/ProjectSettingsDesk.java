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
import dev.heed.privacy.Field;
import dev.heed.privacy.Policy;
import dev.heed.privacy.Preview;
import dev.heed.privacy.Vault;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        // whoever may not change a project finds what is their own
        if (!visit.may(Right.ADMINISTER)) return new Redirect(visit.to(OwnSettingsDesk.PATH));
        String done = visit.query().words().containsKey(DONE) ? "Saved." : null;
        return of(visit, visit.project().settings(), done, List.of(), null, null);
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
                        days(form, "media_votes_days", "Votes on media", wrong),
                        days(form, "chat_votes_days", "Votes on answers", wrong),
                        days(form, "recommendations_days", "Recommendations", wrong)));
        if (!wrong.isEmpty()) {
            response.setStatus(422);
            return of(visit, visit.project().settings(), null, wrong, form, null);
        }
        if (!(access.change(visit.project(), change) instanceof Adjustment.Adjusted))
            throw new IllegalStateException("the range of scores was not asked to change");
        return new Redirect(visit.to(PATH).with(DONE, "1"));
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
            return of(visit, visit.project().settings(), null, List.of(wrong), null, null);
        }
        Preview preview = vault.preview(
                visit.project().id(), visit.project().settings().policy(), Field.MEDIA_COMMENT, text, List.of());
        String found = preview.found().isEmpty()
                ? "Nothing was found."
                : preview.found().entrySet().stream()
                                .map(of -> of.getKey() + " " + of.getValue() + "×")
                                .collect(Collectors.joining(", "))
                        + ".";
        return of(
                visit,
                visit.project().settings(),
                null,
                List.of(),
                null,
                new ProjectForm.Tried(text, preview.text(), found));
    }

    /// The form as it is stored, or as it was sent and refused.
    private static ProjectForm of(
            Visit visit,
            ProjectSettings stored,
            @Nullable String done,
            List<String> wrong,
            @Nullable Form sent,
            ProjectForm.@Nullable Tried tried) {
        Project project = visit.project();
        RetentionPeriods kept = stored.retention();
        return new ProjectForm(
                Settings.of(visit, PATH, done, wrong.toArray(String[]::new)),
                project.name(),
                visit.to(PATH).toString(),
                visit.to(PREVIEW).toString(),
                Zones.with(stored.timeZone().getId()),
                sent == null ? stored.timeZone().getId() : sent.field("time_zone"),
                sent == null ? String.join(", ", stored.slots()) : sent.field("slots"),
                sent == null
                        ? stored.autoCreateMedia()
                        : sent.field("auto_create_media").equals("true"),
                visit.wording().decimal(stored.scoreRange().low(), 2) + " to "
                        + visit.wording().decimal(stored.scoreRange().high(), 2),
                sent == null ? words(kept.mediaVotesDays()) : sent.field("media_votes_days"),
                sent == null ? words(kept.chatVotesDays()) : sent.field("chat_votes_days"),
                sent == null ? words(kept.recommendationsDays()) : sent.field("recommendations_days"),
                sent == null
                        ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(stored.policy())
                        : sent.field("policy"),
                stored.policyVersion(),
                tried);
    }

    private static String words(@Nullable Integer days) {
        return days == null ? "" : Integer.toString(days);
    }
}
