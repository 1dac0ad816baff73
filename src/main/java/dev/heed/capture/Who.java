package dev.heed.capture;

import dev.heed.privacy.Pseudonyms;
import org.jspecify.annotations.Nullable;

/// Pseudonyms in place of who said it, in which session, and of the message it answers.
record Who(
        @Nullable String subject,
        @Nullable String session,
        @Nullable String message) {
    static Who of(Ballot ballot, Pseudonyms pseudonyms) {
        Ballot.Circumstances said = ballot.circumstances();
        String messageId = ballot instanceof Ballot.Chat chat ? chat.messageId() : null;
        Past past = said.told();
        return new Who(
                said.user() == null ? past.subject() : pseudonyms.subject(said.user()),
                said.session() == null ? past.session() : pseudonyms.session(said.session()),
                messageId == null ? past.messageId() : pseudonyms.message(messageId));
    }
}
