package dev.heed.web.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// How one kind of value is read: an integer with its bounds, a text, a list of something. A new kind is one class and
/// one line in [Kinds].
interface Kind {
    /// The value that stands here, or null after noting on the walk what is wrong with it.
    @Nullable
    Object read(JsonNode value, Walk walk);

    /// The JSON value that a word of a query string stands for; the text itself where it stands for none.
    default JsonNode word(String text) {
        return StringNode.valueOf(text);
    }

    /// What a record gets when nothing was said.
    default @Nullable Object absent() {
        return null;
    }

    /// Whether `null` says something here; elsewhere it is the same as silence.
    default boolean readsNull() {
        return false;
    }
}
