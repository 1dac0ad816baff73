package dev.heed.privacy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/// What the operator's own patterns match: numbers of staff, customers, cases. Searched by RE2, whose time is linear in
/// the text whatever the pattern (Cox, "Regular Expression Matching in the Wild", 2010).
///
/// A pattern sees each place that is claimed already as one character, whatever stood there: so it finds the same in
/// a text that has been redacted. Of a match, only what is not claimed is.
final class Patterns implements Detector {
    private final List<Pattern> patterns;

    Patterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    @Override
    public PersonalData kind() {
        return PersonalData.CUSTOM;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return !patterns.isEmpty();
    }

    @Override
    public void find(Passage passage) {
        int[] places = new int[passage.length() + 1];
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(narrowed(passage, places));
            while (matcher.find()) claim(passage, places[matcher.start()], places[matcher.end()]);
        }
    }

    /// The passage with one character for each claimed place; `places` tells where each character of it stands.
    private static String narrowed(Passage passage, int[] places) {
        var text = new StringBuilder(passage.length());
        for (int i = 0; i < passage.length(); i++) {
            char c = passage.at(i);
            if (c == Passage.CLAIMED && passage.at(i - 1) == Passage.CLAIMED) continue;
            places[text.length()] = i;
            text.append(c);
        }
        places[text.length()] = passage.length();
        return text.toString();
    }

    private void claim(Passage passage, int from, int to) {
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i < to && passage.at(i) != Passage.CLAIMED) continue;
            if (i > begin) passage.claim(kind(), begin, i);
            begin = i + 1;
        }
    }
}
