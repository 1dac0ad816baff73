package dev.heed.web.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/// A whole number, written as one: neither `4.0` nor `1e0` nor `"4"`.
final class IntegerKind implements Kind {
    /// Of digits that surely fit.
    private static final int LONGEST_WORD = 18;

    private final long least;
    private final long most;
    private final boolean wide;
    private final String wanted;

    private IntegerKind(@Nullable Min min, @Nullable Max max, boolean wide) {
        least = min != null ? min.value() : wide ? Long.MIN_VALUE : Integer.MIN_VALUE;
        most = max != null ? max.value() : wide ? Long.MAX_VALUE : Integer.MAX_VALUE;
        this.wide = wide;
        wanted = min == null && max == null && wide
                ? "an integer"
                : max == null && min != null ? "an integer of at least " + least : "an integer " + least + ".." + most;
    }

    static IntegerKind ofInt(Constraints constraints) {
        return new IntegerKind(constraints.take(Min.class), constraints.take(Max.class), false);
    }

    static IntegerKind ofLong(Constraints constraints) {
        return new IntegerKind(constraints.take(Min.class), constraints.take(Max.class), true);
    }

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long number = value.longValue();
            if (number >= least && number <= most) return boxed(number);
        }
        walk.mustCount(wanted, value);
        return null;
    }

    private Object boxed(long number) {
        if (wide) return number;
        return (int) number;
    }

    @Override
    public JsonNode word(String text) {
        boolean integer = text.length() <= LONGEST_WORD && text.matches("-?(0|[1-9][0-9]*)");
        return integer ? LongNode.valueOf(Long.parseLong(text)) : StringNode.valueOf(text);
    }
}
