package dev.heed.web.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/// `true` or `false`.
final class TruthKind implements Kind {
    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (value.isBoolean()) return value.booleanValue();
        walk.mustCount("true or false", value);
        return null;
    }

    @Override
    public JsonNode word(String text) {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> StringNode.valueOf(text);
        };
    }
}
