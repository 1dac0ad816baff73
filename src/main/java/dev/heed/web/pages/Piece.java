package dev.heed.web.pages;

import dev.heed.privacy.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A part of a stored text: as it is, or a placeholder that stands for what was removed.
record Piece(String text, boolean veiled) {
    private static final Pattern PLACEHOLDER = Pattern.compile(
            PersonalData.placeholders().stream().map(Pattern::quote).collect(Collectors.joining("|")));

    private static final String CUT = "…";

    /// The parts of a text; none of one that is not there.
    static List<Piece> of(@Nullable String text) {
        List<Piece> pieces = new ArrayList<>();
        if (text == null) return pieces;
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) pieces.add(new Piece(text.substring(end, matcher.start()), false));
            pieces.add(new Piece(matcher.group(), true));
            end = matcher.end();
        }
        if (end < text.length()) pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }

    /// The same of its beginning.
    ///
    /// @param most code points
    static List<Piece> of(@Nullable String text, int most) {
        if (text == null || text.codePointCount(0, text.length()) <= most) return of(text);
        List<Piece> pieces = of(text.substring(0, text.offsetByCodePoints(0, most)));
        pieces.add(new Piece(CUT, false));
        return pieces;
    }

    static Piece plain(String text) {
        return new Piece(text, false);
    }
}
