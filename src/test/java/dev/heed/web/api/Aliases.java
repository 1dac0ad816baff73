package dev.heed.web.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page calls the things that are another at each run, and what they are called in this one. Found where an
/// answer on the page stands against a real one; from then on each alias stands for one thing only.
final class Aliases {
    private static final String DIGIT = "[0-9a-hjkmnp-tv-z]";

    /// Keys and their hints (on a page cut off), rows, pseudonyms, and numbers (of keys, and cursors).
    private static final Pattern OWN = Pattern.compile(
            "heed_[a-z]{2}_[0-9a-z]*…?|\\b(?:[mcr][01]" + DIGIT + "{14}|" + DIGIT + "{26}|[0-7]" + DIGIT + "{12})\\b");

    private final Map<String, String> real = new LinkedHashMap<>();

    /// The text, with each alias replaced by what it stands for.
    String real(String text) {
        return OWN.matcher(text)
                .replaceAll(alias -> Matcher.quoteReplacement(real.getOrDefault(alias.group(), alias.group())));
    }

    /// The text as it may stand on the page.
    String alias(String text) {
        String aliased = text;
        for (Map.Entry<String, String> one : real.entrySet()) aliased = aliased.replace(one.getValue(), one.getKey());
        return aliased;
    }

    /// Whether a text of the page and a real one are the same but for aliases, of which it may learn new ones.
    boolean same(String said, String got) {
        Matcher aliases = OWN.matcher(said);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (aliases.find()) {
            pattern.append(Pattern.quote(said.substring(end, aliases.start())))
                    .append('(')
                    .append(OWN)
                    .append(')');
            end = aliases.end();
        }
        Matcher match =
                Pattern.compile(pattern + Pattern.quote(said.substring(end))).matcher(got);
        if (!match.matches()) return false;
        int group = 1;
        for (MatchResult alias : OWN.matcher(said).results().toList())
            if (!learned(alias.group(), match.group(group++))) return false;
        return true;
    }

    private boolean learned(String alias, String thing) {
        String known = real.putIfAbsent(alias, thing);
        if (known != null) return known.equals(thing);
        return real.values().stream().filter(thing::equals).count() == 1;
    }
}
