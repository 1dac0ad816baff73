package dev.heed.capture;

import dev.heed.domain.Feedback;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import org.jspecify.annotations.Nullable;

/// About how many bytes a vote holds while it waits in the journal: its texts at two bytes a character, and the rest.
final class Size {
    /// A vote without texts, with its objects and its place in the queue.
    static final int BARE = 1_000;

    private Size() {}

    static int of(Feedback vote) {
        int characters = length(vote.remark().comment());
        if (vote.remark().metadata() != null) characters += 4_096;
        if (vote.target() instanceof Target.Chat chat)
            characters += chat.query().length() + chat.response().length();
        if (vote.signals() instanceof Signals.Chat chat) characters += length(chat.correction());
        return BARE + 2 * characters;
    }

    static int of(Amendment amendment) {
        return BARE
                + 2
                        * (length(amendment.comment().after(null))
                                + length(amendment.correction().after(null))
                                + 4_096);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
