package dev.heed.web.wire;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

/// A finite number, as IEEE 754 double; minus zero reads as zero.
final class DecimalKind implements Kind {
    private static final int LONGEST_WORD = 64;

    private final double least;
    private final double most;
    private final boolean leastToo;
    private final boolean mostToo;
    private final String wanted;

    private DecimalKind(@Nullable DecimalMin min, @Nullable DecimalMax max) {
        least = min == null ? -Double.MAX_VALUE : Double.parseDouble(min.value());
        most = max == null ? Double.MAX_VALUE : Double.parseDouble(max.value());
        leastToo = min == null || min.inclusive();
        mostToo = max == null || max.inclusive();
        String bounds = (min == null ? "" : (leastToo ? " of at least " : " above ") + min.value())
                + (min == null || max == null ? "" : " and")
                + (max == null ? "" : (mostToo ? " at most " : " below ") + max.value());
        wanted = "a number" + (bounds.isEmpty() ? " that a double can hold" : bounds);
    }

    static DecimalKind of(Constraints constraints) {
        return new DecimalKind(constraints.take(DecimalMin.class), constraints.take(DecimalMax.class));
    }

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (value.isNumber()) {
            double number = Finite.of(value);
            boolean above = leastToo ? number >= least : number > least;
            boolean below = mostToo ? number <= most : number < most;
            if (above && below) return number;
        }
        walk.mustCount(wanted, value);
        return null;
    }

    @Override
    public JsonNode word(String text) {
        boolean number =
                text.length() <= LONGEST_WORD && text.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
        return number ? DoubleNode.valueOf(Double.parseDouble(text)) : StringNode.valueOf(text);
    }
}
