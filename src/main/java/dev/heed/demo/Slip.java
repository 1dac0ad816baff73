package dev.heed.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Something personal that somebody wrote where it does not belong. Must come out redacted; belongs to nobody.
///
/// @param place which text it is: `comment`, `query`, `response` or `correction`
/// @param topic what the talk is about (see [Phrases.Topic]); nothing for a comment on a work
/// @param known what a caller that sends it names as personal
/// @param personal all that may be stored nowhere, the known included
record Slip(String place, String language, String text, String topic, List<String> known, List<String> personal) {
    private static final Pattern FOUND = Pattern.compile("«([^»]+)»");
    private static final Pattern KNOWN = Pattern.compile("‹([^›]+)›");

    static List<Slip> all() {
        return Phrases.rows("slips.txt").stream().map(Slip::of).toList();
    }

    static List<Slip> in(String place) {
        return all().stream().filter(slip -> slip.place.equals(place)).toList();
    }

    private static Slip of(List<String> row) {
        String text = row.get(2);
        List<String> known = marked(KNOWN, text);
        List<String> personal = new ArrayList<>(known);
        personal.addAll(marked(FOUND, text));
        return new Slip(
                row.get(0),
                row.get(1),
                text.replaceAll("[«»‹›]", ""),
                row.size() > 3 ? row.get(3) : "",
                known,
                List.copyOf(personal));
    }

    private static List<String> marked(Pattern marks, String text) {
        return marks.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
