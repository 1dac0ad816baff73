package dev.heed.privacy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A text that people send, as a policy speaks of it: `chat.query`, `media.comment`. Each has what is looked for in it
/// when no policy says otherwise.
public enum Field {
    /// Reviews are about people who do not exist, and how old these are, and where they live.
    MEDIA_COMMENT("media.comment", PersonalData.PERSON, PersonalData.AGE, PersonalData.ADDRESS),
    MEDIA_METADATA("media.metadata"),
    CHAT_QUERY("chat.query"),
    CHAT_RESPONSE("chat.response"),
    CHAT_COMMENT("chat.comment"),
    CHAT_CORRECTION("chat.correction"),
    CHAT_METADATA("chat.metadata"),
    RECOMMENDATION_METADATA("recommendation.metadata");

    private final String word;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<PersonalData> kinds;

    /// @param without what is not looked for, beside what must be asked for anywhere
    Field(String word, PersonalData... without) {
        this.word = word;
        this.text = word.substring(word.indexOf('.') + 1);
        EnumSet<PersonalData> wanted = EnumSet.complementOf(EnumSet.copyOf(PersonalData.OPT_IN));
        wanted.removeAll(List.of(without));
        this.kinds = Collections.unmodifiableSet(wanted);
    }

    /// As it is written in a policy.
    public String word() {
        return word;
    }

    /// The text alone, as a row speaks of it: `query` of `chat.query`.
    public String text() {
        return text;
    }

    /// The kinds looked for by default.
    public Set<PersonalData> kinds() {
        return kinds;
    }

    /// The field of this word.
    public static Optional<Field> of(String word) {
        return Stream.of(values()).filter(field -> field.word.equals(word)).findFirst();
    }
}
