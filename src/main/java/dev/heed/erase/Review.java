package dev.heed.erase;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Recommendation;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.privacy.Field;
import dev.heed.privacy.Mode;
import dev.heed.privacy.PersonalData;
import dev.heed.privacy.Policy;
import dev.heed.privacy.Redactor;
import dev.heed.privacy.Screening;
import dev.heed.privacy.Vault;
import dev.heed.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What stored rows would be if they came in today: a pure function of a row and the policy, which also adds up what
/// it finds. A text that was hashed stays what it is: nothing can be found in it.
final class Review {
    private static final Sentiment SENTIMENT = new Sentiment(PersonalData.placeholders());

    private final Vault vault;
    private final Project project;
    private final Policy policy;
    private final boolean shortening;
    private final Findings findings;

    /// @param shortening whether texts are brought to the modes of the policy too
    Review(Vault vault, Project project, boolean shortening, Findings findings) {
        this.vault = vault;
        this.project = project;
        this.policy = Policy.of(project.settings().policy());
        this.shortening = shortening;
        this.findings = findings;
    }

    /// What a vote said before.
    record Earlier(int revision, Map<String, Object> said) {}

    /// A vote with all that it said before, oldest first.
    record Whole(Feedback vote, List<Earlier> before) {}

    Whole vote(Whole whole) {
        Feedback vote = whole.vote();
        boolean media = vote.target() instanceof Target.Media;
        Map<String, Integer> found = new TreeMap<>();
        List<Earlier> before = new ArrayList<>();
        for (Earlier earlier : whole.before()) before.add(earlier(vote, earlier, found));
        Look look = new Look(vote.id().toString(), vote.provenance().textModes(), found);
        Target target = target(vote.target(), look);
        Signals signals = signals(vote.signals(), look);
        Remark remark = remark(vote, media, look);
        identifiers(vote);
        boolean same = target.equals(vote.target())
                && signals.equals(vote.signals())
                && remark.equals(vote.remark())
                && before.equals(whole.before());
        if (same) return whole;
        Feedback after = vote.reworded(
                target,
                signals,
                remark,
                vote.provenance()
                        .and(project.settings().policyVersion(), found)
                        .keeping(look.modes.keySet(), look.modes));
        return new Whole(after, before);
    }

    private static Target target(Target target, Look look) {
        return switch (target) {
            case Target.Media media -> media;
            case Target.Chat chat ->
                new Target.Chat(
                        Objects.requireNonNullElse(look.text(Field.CHAT_QUERY, chat.query()), ""),
                        Objects.requireNonNullElse(look.text(Field.CHAT_RESPONSE, chat.response()), ""),
                        chat.queryLength(),
                        chat.responseLength(),
                        chat.model(),
                        chat.messageId(),
                        chat.comparison());
        };
    }

    private static Signals signals(Signals signals, Look look) {
        return switch (signals) {
            case Signals.Media media -> media;
            case Signals.Chat chat ->
                new Signals.Chat(
                        chat.rating(), look.text(Field.CHAT_CORRECTION, chat.correction()), chat.correctionLength());
        };
    }

    private static Remark remark(Feedback vote, boolean media, Look look) {
        Remark remark = vote.remark();
        Field field = media ? Field.MEDIA_COMMENT : Field.CHAT_COMMENT;
        Read<String> comment = look.read(field, remark.comment());
        // of a beginning, the score is of more than is left
        boolean other = look.whole(field) && !Objects.equals(comment.redacted(), remark.comment());
        Double score = other && comment.redacted() != null
                ? SENTIMENT.compound(comment.redacted(), vote.provenance().language())
                : remark.sentiment();
        return new Remark(
                comment.kept(),
                remark.commentLength(),
                score,
                remark.tags(),
                look.metadata(media ? Field.MEDIA_METADATA : Field.CHAT_METADATA, remark.metadata()));
    }

    private Earlier earlier(Feedback vote, Earlier earlier, Map<String, Integer> found) {
        boolean media = vote.target() instanceof Target.Media;
        Map<String, Object> said = new LinkedHashMap<>(earlier.said());
        Look look = new Look(vote.id().toString(), modes(said), found);
        said.computeIfPresent(
                "comment", (_, text) -> look.text(media ? Field.MEDIA_COMMENT : Field.CHAT_COMMENT, (String) text));
        said.computeIfPresent("correction", (_, text) -> look.text(Field.CHAT_CORRECTION, (String) text));
        said.computeIfPresent(
                "metadata",
                (_, object) -> look.metadata(media ? Field.MEDIA_METADATA : Field.CHAT_METADATA, (Map<?, ?>) object));
        if (!look.modes.isEmpty()) {
            Map<String, String> modes = new TreeMap<>(look.told);
            modes.putAll(look.modes);
            said.put("text_modes", modes);
        }
        return new Earlier(earlier.revision(), said);
    }

    private static Map<String, String> modes(Map<String, Object> said) {
        if (!(said.get("text_modes") instanceof Map<?, ?> told)) return Map.of();
        Map<String, String> modes = new TreeMap<>();
        told.forEach((text, mode) -> modes.put(String.valueOf(text), String.valueOf(mode)));
        return modes;
    }

    Recommendation recommendation(Recommendation shown) {
        String id = shown.id().toString();
        Map<String, Integer> found = new TreeMap<>();
        Look look = new Look(id, shown.provenance().textModes(), found);
        Map<String, Object> metadata = look.metadata(Field.RECOMMENDATION_METADATA, shown.metadata());
        identifier("recommendation.list_id", id, shown.listId());
        identifier("recommendation.model", id, shown.model());
        names("recommendation.metadata", id, shown.metadata());
        if (Objects.equals(metadata, shown.metadata())) return shown;
        return shown.reworded(
                metadata,
                shown.provenance()
                        .and(project.settings().policyVersion(), found)
                        .keeping(look.modes.keySet(), look.modes));
    }

    void item(MediaItem item) {
        boolean personal = Redactor.personalIdentifier(item.mediaId()).isPresent();
        // an item has no other name
        String row = personal ? "" : item.mediaId();
        identifier("item.media_id", row, item.mediaId());
        identifier("item.title", row, item.title());
        identifier("item.type", row, item.type());
    }

    private void identifiers(Feedback vote) {
        String id = vote.id().toString();
        String kind = vote.kind().word();
        for (String tag : vote.remark().tags()) identifier(kind + ".tags", id, tag);
        names(kind + ".metadata", id, vote.remark().metadata());
        if (vote.target() instanceof Target.Chat chat) {
            identifier(kind + ".model", id, chat.model());
            identifier(kind + ".comparison", id, chat.comparison());
        }
    }

    private void identifier(String field, String row, @Nullable String word) {
        if (word != null) findings.identifier(field, row, Redactor.personalIdentifier(word));
    }

    private void names(String field, String row, @Nullable Map<String, Object> metadata) {
        if (metadata != null) findings.identifier(field, row, Screening.personalKey(metadata));
    }

    /// What is to stay of a text or of metadata: by the detectors alone, and as measured.
    private record Read<T>(@Nullable T redacted, @Nullable T kept) {}

    /// A look at the texts of one row that are kept together: as it is, or as it was.
    private final class Look {
        private final String row;
        private final Map<String, String> told;
        private final Map<String, Integer> found;

        /// How the texts are kept that are to be kept otherwise from now on.
        private final Map<String, String> modes = new TreeMap<>();

        /// @param told how its texts are kept
        /// @param found of the whole row; is added to
        Look(String row, Map<String, String> told, Map<String, Integer> found) {
            this.row = row;
            this.told = told;
            this.found = found;
        }

        /// Whether a text is there in its full length.
        boolean whole(Field field) {
            return !told.containsKey(field.text());
        }

        @Nullable
        String text(Field field, @Nullable String text) {
            return read(field, text).kept();
        }

        Read<String> read(Field field, @Nullable String text) {
            return text == null || text.isEmpty()
                    ? new Read<>(text, text)
                    : read(field, screening -> screening.text(field, text));
        }

        @Nullable
        Map<String, Object> metadata(Field field, @Nullable Map<?, ?> metadata) {
            return metadata == null
                    ? null
                    : this.<Map<String, Object>>read(field, screening -> screening.object(field, metadata))
                            .kept();
        }

        private <T> Read<T> read(Field field, Function<Screening, @Nullable T> screened) {
            Map<String, Object> json = project.settings().policy();
            Screening again = vault.again(project.id(), json, told);
            T redacted = screened.apply(again);
            again.found().forEach((kind, count) -> found.merge(kind, count, Integer::sum));
            T kept = redacted;
            if (policy.rule(field).mode() != Mode.REDACT) {
                Screening today = vault.screening(project.id(), json, List.of(), told);
                kept = screened.apply(today);
                if (shortening && !Objects.equals(kept, redacted))
                    modes.put(field.text(), Objects.requireNonNull(today.modes().get(field.text())));
            }
            boolean weaker = !Objects.equals(kept, redacted);
            findings.text(field, row, again.found(), weaker);
            return new Read<>(redacted, shortening ? kept : redacted);
        }
    }
}
