package dev.heed.capture;

import dev.heed.domain.Change;
import dev.heed.domain.Id;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.privacy.Field;
import dev.heed.privacy.Screening;
import dev.heed.sentiment.Sentiment;
import dev.heed.storage.Weight;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change as it waits to be written: an [Amendment] of which the texts are as they are kept.
///
/// @param reading how another comment reads; `null` where the change brings none
/// @param found what was removed from the texts, and how many of each kind
/// @param textModes how the texts are kept, where that is not as redacted text
record Edit(
        Change<Integer> stars,
        Change<Thumb> thumb,
        Change<Boolean> watchedCompletion,
        Change<Boolean> wouldWatchAgain,
        Change<Kept> comment,
        Sentiment.@Nullable Reading reading,
        Change<List<String>> tags,
        Change<Kept> correction,
        Change<Triage> triage,
        Change<Map<String, Object>> metadata,
        @Nullable Integer ifRevision,
        Map<String, Integer> found,
        Map<String, String> textModes) {

    /// What is left of an amendment of this vote: from here on nobody has the original.
    static Edit of(Id id, Amendment amendment, Screening screening, Sentiment sentiment) {
        boolean media = id.row() == Id.Row.MEDIA_VOTE;
        Field commenting = media ? Field.MEDIA_COMMENT : Field.CHAT_COMMENT;
        Field attaching = media ? Field.MEDIA_METADATA : Field.CHAT_METADATA;
        // before it is kept, which may be less
        String redacted = amendment.comment() instanceof Change.Set<String>(String text)
                ? screening.redacted(commenting, text)
                : null;
        Change<Kept> comment = amendment
                .comment()
                .map(text -> Kept.of(text, redacted == null ? null : screening.kept(commenting, text, redacted)));
        Change<Kept> correction =
                amendment.correction().map(text -> Kept.of(text, screening.text(Field.CHAT_CORRECTION, text)));
        Change<Map<String, Object>> metadata = amendment.metadata().map(object -> screening.object(attaching, object));
        // which language was declared is known only when the row is read, and the writer must not be held up then
        Sentiment.Reading reading = redacted == null ? null : sentiment.reading(redacted);
        return new Edit(
                amendment.stars(),
                amendment.thumb(),
                amendment.watchedCompletion(),
                amendment.wouldWatchAgain(),
                comment,
                reading,
                amendment.tags(),
                correction,
                amendment.triage(),
                metadata,
                amendment.ifRevision(),
                screening.found(),
                screening.modes());
    }

    /// The names of the texts that it replaces or takes away.
    Set<String> texts() {
        Set<String> texts = new HashSet<>();
        if (!(comment instanceof Change.Keep)) texts.add("comment");
        if (!(correction instanceof Change.Keep)) texts.add("correction");
        if (!(metadata instanceof Change.Keep)) texts.add("metadata");
        return texts;
    }

    /// What it weighs in the journal.
    int weight() {
        Kept commented = comment.after(null);
        Kept corrected = correction.after(null);
        return Weight.of(
                commented == null ? null : commented.text(),
                tags.after(null),
                corrected == null ? null : corrected.text(),
                metadata.after(null),
                found,
                textModes);
    }
}
