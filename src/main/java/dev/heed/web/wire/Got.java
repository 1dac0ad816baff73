package dev.heed.web.wire;

import tools.jackson.databind.JsonNode;

/// Says what was sent without quoting it: the kind, or where a number is wanted one too short to be anybody's.
final class Got {
    private static final long SMALL = 1_000_000;

    private Got() {}

    /// What stands where no number belongs: its value would read like a length.
    static String kind(JsonNode node) {
        return node.isNumber() ? "a number" : of(node);
    }

    /// What stands where a number belongs.
    static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a string";
            case BOOLEAN -> node.booleanValue() ? "true" : "false";
            case NULL -> "null";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NUMBER -> number(node);
            default -> "something else";
        };
    }

    private static String number(JsonNode node) {
        if (!node.isIntegralNumber()) return "a number with a fraction or an exponent";
        if (!node.canConvertToLong()) return "a larger number";
        long value = node.longValue();
        return Math.abs(value) < SMALL && value != Long.MIN_VALUE ? Long.toString(value) : "a larger number";
    }
}
