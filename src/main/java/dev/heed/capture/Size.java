package dev.heed.capture;

import dev.heed.catalog.Description;
import dev.heed.domain.Feedback;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.storage.Weight;
import org.jspecify.annotations.Nullable;

/// What a vote weighs while it waits in the journal.
final class Size {
    private Size() {}

    /// @param media what is said of the item in passing
    static int of(Feedback vote, @Nullable Description media) {
        Remark remark = vote.remark();
        Target.Chat chat = vote.target() instanceof Target.Chat about ? about : null;
        return Weight.of(
                remark.comment(),
                remark.tags(),
                remark.metadata(),
                vote.provenance().found(),
                vote.provenance().textModes(),
                media == null ? null : media.title(),
                media == null ? null : media.type(),
                chat == null ? null : chat.query(),
                chat == null ? null : chat.response(),
                chat == null ? null : chat.model(),
                chat == null ? null : chat.comparison(),
                vote.signals() instanceof Signals.Chat said ? said.correction() : null);
    }
}
