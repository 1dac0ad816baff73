package dev.heed.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Numbers that a state gives to a person: for taxes, insurance, health, or as an identity. Each [NationalId] says how
/// its numbers are written and checked. One that is seldom mistaken is found wherever it stands; one that any long
/// number may look like, only where the words before it say what it is.
final class NationalIds implements Detector {
    /// As far as the first word of "social security number on file is".
    private static final int REACH = 40;

    private static final int FEWEST_DIGITS = 6;

    @Override
    public PersonalData kind() {
        return PersonalData.NATIONAL_ID;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); i++) {
            if (!Glyphs.isAlphanumeric(passage.at(i)) || joins(passage, i - 1)) continue;
            int end = number(passage, i);
            if (end < 0) continue;
            passage.claim(kind(), i, end);
            i = end - 1;
        }
    }

    /// Whether the place is part of a number that goes on after it.
    private static boolean joins(Passage passage, int before) {
        char c = passage.at(before);
        return Glyphs.isWord(c) || ((c == '-' || c == '.') && Glyphs.isDigit(passage.at(before - 1)));
    }

    private static int number(Passage passage, int from) {
        List<String> words = List.of();
        for (NationalId id : NationalId.values()) {
            for (NationalId.Form form : id.forms()) {
                int end = written(passage, from, form.template());
                if (end < 0) continue;
                if (form.named()) {
                    if (words.isEmpty()) words = passage.wordsBefore(from, REACH);
                    if (!named(id.names(), words)) continue;
                }
                if (id.right(plain(passage.text(from, end)))) return end;
            }
        }
        return -1;
    }

    private static boolean named(Set<String> names, List<String> words) {
        return words.stream().anyMatch(names::contains);
    }

    /// Where a number written like this ends; -1 if none begins here.
    private static int written(Passage passage, int from, String template) {
        for (int i = 0; i < template.length(); i++) {
            char c = passage.at(from + i);
            boolean fits = switch (template.charAt(i)) {
                case '0' -> Glyphs.isDigit(c);
                case 'A' -> Glyphs.isAsciiLetter(c);
                case 'X' -> Glyphs.isAlphanumeric(c);
                default -> c == template.charAt(i);
            };
            if (!fits) return -1;
        }
        int end = from + template.length();
        char after = passage.at(end);
        boolean goesOn = Glyphs.isWord(after)
                || ((after == '-' || after == '.' || after == ' ') && Glyphs.isDigit(passage.at(end + 1)));
        return goesOn ? -1 : end;
    }

    private static String plain(String written) {
        var plain = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++)
            if (Glyphs.isAlphanumeric(written.charAt(i))) plain.append(written.charAt(i));
        return plain.toString().toUpperCase(Locale.ROOT);
    }
}
