package dev.heed.web.pages;

import dev.heed.domain.Feedback;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Mood;
import dev.heed.domain.Provenance;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.history.History;
import dev.heed.privacy.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Makes the sheet of a vote.
///
/// @param items those that votes are about, as far as the catalog has them
/// @param actors who may have changed it, in words by the number of the key or user
/// @param list the address of the list
/// @param subjects where the votes of its subject are listed; `null` if it has none
/// @param others how many votes these are; `null` if nobody counted
/// @param acts what may be done to it
/// @param mark where to mark it; `null` for whom may not
record Sheets(
        Wording wording,
        Map<String, MediaItem> items,
        Map<Long, String> actors,
        Visit visit,
        Address list,
        @Nullable Address subjects,
        @Nullable Long others,
        List<Sheet.Act> acts,
        @Nullable String mark) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Of a value that changed, so much is shown; the standing one is above it in full.
    private static final int SHORT = 200;

    private static final List<String> TIMES = List.of("never", "once", "twice");

    Sheet sheet(Feedback vote, List<History.Revision> revisions, Sheet.@Nullable Way way) {
        Target.Chat chat = vote.target() instanceof Target.Chat answer ? answer : null;
        return new Sheet(
                vote.id().toString(),
                vote.triage().word(),
                vote.withdrawn() ? null : mark,
                notes(vote),
                vote.target() instanceof Target.Media media ? item(media) : null,
                chat == null ? List.of() : Piece.of(chat.query()),
                chat == null ? List.of() : Piece.of(chat.response()),
                Square.of(vote.signals()),
                said(vote),
                Piece.of(vote.remark().comment()),
                vote.signals() instanceof Signals.Chat signals ? Piece.of(signals.correction()) : List.of(),
                facts(vote),
                metadata(vote),
                removed(vote.provenance().found()),
                trail(vote, revisions),
                acts,
                way,
                Rows.page(list, vote.id()).toString());
    }

    private List<String> notes(Feedback vote) {
        List<String> notes = new ArrayList<>();
        if (vote.withdrawnAt() != null)
            notes.add("Withdrawn " + moment(vote.withdrawnAt()) + ". Its words are gone, and it counts nowhere.");
        if (!vote.provenance().verified())
            notes.add("Unverified: its origin vouches for nobody, so numbers leave it out.");
        return notes;
    }

    private Sheet.Item item(Target.Media media) {
        MediaItem item = items.get(media.mediaId());
        return new Sheet.Item(
                item == null ? media.mediaId() : item.title(),
                item == null ? "" : item.type(),
                visit.timed(visit.to(Section.MEDIA.path() + Address.step(media.mediaId())))
                        .toString());
    }

    private static List<String> said(Feedback vote) {
        List<String> said = new ArrayList<>();
        if (vote.signals() instanceof Signals.Media media) {
            if (media.watchedCompletion() != null)
                said.add(media.watchedCompletion() ? "watched to the end" : "not watched to the end");
            if (media.wouldWatchAgain() != null)
                said.add(media.wouldWatchAgain() ? "would watch again" : "would not watch again");
        }
        said.addAll(vote.remark().tags());
        return said;
    }

    private List<Sheet.Fact> facts(Feedback vote) {
        Provenance from = vote.provenance();
        List<Sheet.Fact> facts = new ArrayList<>();
        if (vote.target() instanceof Target.Media media) {
            facts.add(Sheet.Fact.mono("Item", media.mediaId()));
            if (media.showing() != null) facts.addAll(shown(media.showing()));
        }
        if (vote.target() instanceof Target.Chat chat) {
            if (chat.model() != null) facts.add(Sheet.Fact.plain("Model", chat.model()));
            if (chat.messageId() != null) facts.add(Sheet.Fact.mono("Message", chat.messageId()));
            if (chat.comparison() != null) facts.add(Sheet.Fact.plain("Comparison", chat.comparison()));
        }
        facts.add(Sheet.Fact.plain("Verified", from.verified() ? "yes" : "no"));
        if (from.subject() != null) facts.add(subject(from.subject()));
        if (from.session() != null) facts.add(Sheet.Fact.mono("Session", from.session()));
        if (from.language() != null) facts.add(Sheet.Fact.plain("Language", from.language()));
        Double sentiment = vote.remark().sentiment();
        if (sentiment != null)
            facts.add(Sheet.Fact.plain(
                    "Sentiment",
                    wording.signed(sentiment, 2) + ", counted as "
                            + Mood.of(sentiment).name().toLowerCase(Locale.ROOT)));
        if (!from.timestamp().equals(from.receivedAt())) facts.add(Sheet.Fact.plain("Said", moment(from.timestamp())));
        facts.add(Sheet.Fact.plain("Received", moment(from.receivedAt())));
        from.textModes().forEach((text, mode) -> facts.add(Sheet.Fact.plain("Kept of " + word(text), kept(mode))));
        facts.add(Sheet.Fact.mono("Id", vote.id().toString()));
        return facts;
    }

    private List<Sheet.Fact> shown(Showing showing) {
        List<Sheet.Fact> facts = new ArrayList<>();
        facts.add(Sheet.Fact.plain("Slot", showing.recommendationType()));
        if (showing.model() != null) facts.add(Sheet.Fact.plain("Model", showing.model()));
        if (showing.position() != null)
            facts.add(Sheet.Fact.plain("Place", wording.full(showing.position() + 1L) + " in the list"));
        if (showing.score() != null) facts.add(Sheet.Fact.plain("Score", wording.decimal(showing.score(), 2)));
        facts.add(Sheet.Fact.plain("Shown", moment(showing.shownAt())));
        return facts;
    }

    private Sheet.Fact subject(String subject) {
        if (subjects == null) return Sheet.Fact.mono("Subject", subject);
        return new Sheet.Fact(
                "Subject", subject, true, subjects.toString(), others == null ? "All votes" : wording.votes(others));
    }

    private static String kept(String mode) {
        return switch (mode) {
            case "hash" -> "a keyed hash";
            case "truncate" -> "its beginning";
            case "none" -> "nothing";
            default -> mode;
        };
    }

    private static List<Sheet.Fact> metadata(Feedback vote) {
        List<Sheet.Fact> facts = new ArrayList<>();
        if (vote.remark().metadata() != null)
            vote.remark()
                    .metadata()
                    .forEach((name, value) -> facts.add(Sheet.Fact.mono(
                            name, value instanceof String text ? text : JSON.writeValueAsString(value))));
        return facts;
    }

    private List<Sheet.Removed> removed(Map<String, Integer> found) {
        List<Sheet.Removed> removed = new ArrayList<>();
        new TreeMap<>(found)
                .forEach((kind, count) -> removed.add(new Sheet.Removed(
                        PersonalData.named(kind).map(PersonalData::placeholder).orElse("[" + kind + "]"),
                        count < TIMES.size() ? TIMES.get(count) : wording.full(count) + " times")));
        return removed;
    }

    /// The last change first; at the bottom that it came.
    private List<Sheet.Step> trail(Feedback vote, List<History.Revision> revisions) {
        List<Sheet.Step> trail = new ArrayList<>();
        for (int i = revisions.size() - 1; i > 0; i--) {
            History.Revision was = revisions.get(i - 1);
            trail.add(new Sheet.Step(
                    turns(was.signals(), revisions.get(i).signals()),
                    was.replacedAt() == null ? "" : moment(was.replacedAt()) + by(was.replacedBy())));
        }
        trail.add(new Sheet.Step(List.of(), moment(vote.provenance().receivedAt())));
        return trail;
    }

    private static List<Sheet.Turn> turns(Map<String, Object> was, Map<String, Object> became) {
        Set<String> names = new LinkedHashSet<>(became.keySet());
        names.addAll(was.keySet());
        List<Sheet.Turn> turns = new ArrayList<>();
        for (String name : names) {
            Object before = was.get(name);
            Object after = became.get(name);
            if (name.endsWith("_length") || (before == null ? after == null : before.equals(after))) continue;
            turns.add(new Sheet.Turn(word(name), value(name, before), value(name, after)));
        }
        return turns;
    }

    private static List<Piece> value(String name, @Nullable Object value) {
        return Piece.of(
                switch (value) {
                    case null -> null;
                    case Boolean yes -> yes ? "yes" : "no";
                    case List<?> words ->
                        String.join(", ", words.stream().map(String::valueOf).toList());
                    case Map<?, ?> object -> JSON.writeValueAsString(object);
                    case Number stars when name.equals("rating") -> stars + " of 5";
                    case String thumb when name.equals("rating") -> "thumbs " + thumb;
                    default -> value.toString();
                },
                SHORT);
    }

    private static String word(String name) {
        return switch (name) {
            case "watched_completion" -> "watched to the end";
            case "would_watch_again" -> "would watch again";
            case "tags" -> "reasons";
            case "text_modes" -> "how texts are kept";
            default -> name.replace('_', ' ');
        };
    }

    /// @param by the id of a key or user; 0 for an operator on the machine
    private String by(@Nullable Long by) {
        if (by == null) return "";
        if (by == 0) return ", an operator on the server";
        String actor = actors.get(by);
        return actor == null ? "" : ", " + actor;
    }

    /// `19 Nov 2026, 14:52:07` by the viewer's clocks.
    private String moment(Instant time) {
        return wording.moment(time);
    }
}
