package dev.heed.erase;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Provenance;
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

    /// What a vote said before a revision.
    record Earlier(Id vote, int revision, Map<String, Object> said) {}

    /// The same as it would be, and what is found in it.
    record Reviewed(Earlier earlier, Map<String, Integer> found) {}

    Feedback vote(Feedback vote) {
        boolean media = vote.target() instanceof Target.Media;
        Map<String, Integer> found = new TreeMap<>();
        Look look = new Look(vote.id(), vote.provenance().textModes(), found);
        Target target = target(vote.target(), look);
        Signals signals = signals(vote.signals(), look);
        Remark remark = remark(vote, media, look);
        identifiers(vote.id(), vote.remark().tags(), vote.remark().metadata());
        if (vote.target() instanceof Target.Chat chat) {
            identifier(vote.id(), "model", chat.model());
            identifier(vote.id(), "comparison", chat.comparison());
        }
        boolean same = target.equals(vote.target()) && signals.equals(vote.signals()) && remark.equals(vote.remark());
        return same ? vote : vote.reworded(target, signals, remark, provenance(vote.provenance(), look));
    }

    private Provenance provenance(Provenance before, Look look) {
        return before.and(project.settings().policyVersion(), look.found).keeping(look.modes.keySet(), look.modes);
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
            case Signals.Chat chat -> {
                String kept = look.text(Field.CHAT_CORRECTION, chat.correction());
                yield new Signals.Chat(
                        chat.rating(),
                        kept,
                        look.length(Field.CHAT_CORRECTION, chat.correction(), chat.correctionLength()));
            }
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
                look.length(field, remark.comment(), remark.commentLength()),
                score,
                remark.tags(),
                look.metadata(media ? Field.MEDIA_METADATA : Field.CHAT_METADATA, remark.metadata()));
    }

    Reviewed earlier(Earlier earlier) {
        boolean media = earlier.vote().row() == Id.Row.MEDIA_VOTE;
        Map<String, Object> said = new LinkedHashMap<>(earlier.said());
        Look look = new Look(earlier.vote(), modes(said), new TreeMap<>());
        Field attached = media ? Field.MEDIA_METADATA : Field.CHAT_METADATA;
        identifiers(earlier.vote(), words(said.get("tags")), said.get("metadata"));
        text(said, "comment", media ? Field.MEDIA_COMMENT : Field.CHAT_COMMENT, look);
        text(said, "correction", Field.CHAT_CORRECTION, look);
        said.computeIfPresent("metadata", (_, object) -> look.metadata(attached, (Map<?, ?>) object));
        if (!look.modes.isEmpty()) {
            Map<String, String> modes = new TreeMap<>(look.told);
            modes.putAll(look.modes);
            said.put("text_modes", modes);
        }
        return new Reviewed(new Earlier(earlier.vote(), earlier.revision(), said), look.found);
    }

    private static void text(Map<String, Object> said, String name, Field field, Look look) {
        if (!(said.get(name) instanceof String text)) return;
        String kept = look.text(field, text);
        if (kept == null) said.remove(name);
        else said.put(name, kept);
        Integer length = look.length(field, text, null);
        if (length != null) said.putIfAbsent(name + "_length", length.longValue());
    }

    private static List<String> words(@Nullable Object tags) {
        return tags instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    private static Map<String, String> modes(Map<String, Object> said) {
        if (!(said.get("text_modes") instanceof Map<?, ?> told)) return Map.of();
        Map<String, String> modes = new TreeMap<>();
        told.forEach((text, mode) -> modes.put(String.valueOf(text), String.valueOf(mode)));
        return modes;
    }

    Recommendation recommendation(Recommendation shown) {
        Look look = new Look(shown.id(), shown.provenance().textModes(), new TreeMap<>());
        Map<String, Object> metadata = look.metadata(Field.RECOMMENDATION_METADATA, shown.metadata());
        identifier(shown.id(), "list_id", shown.listId());
        identifier(shown.id(), "model", shown.model());
        identifiers(shown.id(), List.of(), shown.metadata());
        return Objects.equals(metadata, shown.metadata())
                ? shown
                : shown.reworded(metadata, provenance(shown.provenance(), look));
    }

    void item(MediaItem item) {
        boolean personal = Redactor.personalIdentifier(item.mediaId()).isPresent();
        // an item has no other name
        String row = personal ? "" : item.mediaId();
        findings.identifier("item.media_id", row, Redactor.personalIdentifier(item.mediaId()));
        findings.identifier("item.title", row, Redactor.personalIdentifier(item.title()));
        findings.identifier("item.type", row, Redactor.personalIdentifier(item.type()));
    }

    private void identifiers(Id row, List<String> tags, @Nullable Object metadata) {
        for (String tag : tags) identifier(row, "tags", tag);
        if (metadata != null)
            findings.identifier(field(row, "metadata"), row.toString(), Screening.personalKey(metadata));
    }

    private void identifier(Id row, String name, @Nullable String word) {
        if (word != null) findings.identifier(field(row, name), row.toString(), Redactor.personalIdentifier(word));
    }

    private static String field(Id row, String name) {
        return switch (row.row()) {
                    case MEDIA_VOTE -> "media.";
                    case CHAT_VOTE -> "chat.";
                    case RECOMMENDATION -> "recommendation.";
                }
                + name;
    }

    /// What is to stay of a text or of metadata: by the detectors alone, and as measured.
    private record Read<T>(@Nullable T redacted, @Nullable T kept) {}

    /// A look at the texts of one row that are kept together: as it is, or as it was.
    private final class Look {
        private final Id row;
        private final Map<String, String> told;
        private final Map<String, Integer> found;

        /// How the texts are kept that are to be kept otherwise from now on.
        private final Map<String, String> modes = new TreeMap<>();

        /// @param told how its texts are kept
        /// @param found of the whole row; is added to
        Look(Id row, Map<String, String> told, Map<String, Integer> found) {
            this.row = row;
            this.told = told;
            this.found = found;
        }

        /// How long a text was as it was sent: of one that is cut now and was stored before lengths were, as long as
        /// it is.
        @Nullable
        Integer length(Field field, @Nullable String text, @Nullable Integer known) {
            return known == null && text != null && modes.containsKey(field.text())
                    ? Integer.valueOf(text.codePointCount(0, text.length()))
                    : known;
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
            findings.text(field, row.toString(), again.found(), weaker);
            return new Read<>(redacted, shortening ? kept : redacted);
        }
    }
}
