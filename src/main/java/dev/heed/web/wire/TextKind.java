package dev.heed.web.wire;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Text, measured in code points. `@Size(max)` is demanded: nothing here is without a bound. `@Pattern` (its `message`
/// says in words what is allowed) and [Printable] are read.
final class TextKind implements Kind {
    private final int shortest;
    private final int longest;
    private final boolean printable;
    private final java.util.regex.@Nullable Pattern pattern;
    private final String allowed;
    private final String wanted;

    private TextKind(Size size, boolean printable, @Nullable Pattern pattern) {
        shortest = size.min();
        longest = size.max();
        this.printable = printable;
        this.pattern = pattern == null ? null : java.util.regex.Pattern.compile(pattern.regexp());
        // an unset message is a key in braces
        allowed = pattern == null || pattern.message().startsWith("{")
                ? "holds characters that are not allowed here"
                : pattern.message();
        wanted = "text of " + (shortest == 0 ? "at most " : shortest + "..") + longest + " characters";
    }

    static TextKind of(Constraints constraints) {
        Size size = constraints.take(Size.class);
        if (size == null || size.max() == Integer.MAX_VALUE) throw new IllegalStateException("say @Size(max = …)");
        return new TextKind(size, constraints.take(Printable.class) != null, constraints.take(Pattern.class));
    }

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (!value.isString()) {
            walk.mustBe(wanted, value);
            return null;
        }
        String text = value.stringValue();
        int before = walk.found();
        Texts.check(text, walk);
        if (walk.found() == before && tooLong(text) && pattern != null && !mayBegin(pattern, text)) walk.fault(allowed);
        else checkLength(text, walk);
        if (printable && !Texts.printable(text)) walk.fault("must be printable text of one line");
        // a pattern is matched against texts of bounded length only
        if (pattern != null && walk.found() == before && !pattern.matcher(text).matches()) walk.fault(allowed);
        return walk.found() == before ? text : null;
    }

    private boolean tooLong(String text) {
        return text.length() > longest && text.codePointCount(0, text.length()) > longest;
    }

    /// Whether so much of a text as is allowed, and one more, fits the pattern: then only its length is wrong.
    private boolean mayBegin(java.util.regex.Pattern form, String text) {
        return form.matcher(text)
                .region(0, text.offsetByCodePoints(0, longest + 1))
                .matches();
    }

    private void checkLength(String text, Walk walk) {
        if (shortest == 0 && text.length() <= longest) return;
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) walk.fault("must be " + wanted + ", got " + length);
    }
}
