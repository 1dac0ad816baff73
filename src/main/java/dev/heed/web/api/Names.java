package dev.heed.web.api;

/// What the names that callers choose may look like.
final class Names {
    /// Letters and digits of any script, and the marks that travel in a path as they are; neither `.` nor `..`.
    static final String MEDIA_ID = "(?!\\.{1,2}$)[\\p{L}\\p{M}\\p{N}._~:@+=,!$'()*-]+";

    static final String MEDIA_ID_RULE = "must be letters, digits and ._~:@+=,!$'()*- only, and not . or ..";

    /// The shape of a BCP 47 tag (RFC 5646, section 2.1, without looking the subtags up).
    static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

    static final String LANGUAGE_RULE = "must be a BCP 47 language tag, such as en or pt-BR";

    /// How the id of a recommendation is written: see [dev.heed.domain.Id].
    static final String RECOMMENDATION = "r[01][0-9a-hjkmnp-tv-z][0-7][0-9a-hjkmnp-tv-z]{12}";

    static final String RECOMMENDATION_RULE = "must be the id of a recommendation";

    private static final java.util.regex.Pattern MEDIA = java.util.regex.Pattern.compile(MEDIA_ID);

    private Names() {}

    /// Whether a text can be the id of an item.
    static boolean isMediaId(String text) {
        return text.codePointCount(0, text.length()) <= 200
                && MEDIA.matcher(text).matches();
    }
}
