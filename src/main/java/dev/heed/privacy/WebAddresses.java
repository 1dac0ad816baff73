package dev.heed.privacy;

import java.util.Locale;
import java.util.Set;
import org.apache.commons.validator.routines.DomainValidator;

/// Whole web addresses: with a scheme (RFC 3986: `https://…`, `ftp://…`), beginning with `www.`, or a
/// bare domain whose ending is in IANA's list of top-level domains. What is inside such an address,
/// credentials or a number, belongs to it.
///
/// An address ends where a reader would end it: without the full stop of the sentence, and without a
/// bracket that was opened before it. A bare domain is written in lower case throughout or in upper case
/// throughout at its end, is not part of an e-mail address, and does not end like the name of a file
/// (`main.py`) unless a path follows.
final class WebAddresses implements Detector {
    /// Top-level domains that are endings of files, too.
    private static final Set<String> FILES = Set.of(
            "ai", "bz", "cab", "cc", "cs", "cpp", "gz", "java", "la", "mc", "md", "ml", "mm", "mov", "mp", "ms", "pl",
            "pm", "ps", "py", "rs", "sb", "sc", "sh", "sql", "st", "tf", "ts", "vi", "zip");

    private static final Set<String> SCHEMES =
            Set.of("http", "https", "ftp", "ftps", "sftp", "ws", "wss", "hxxp", "hxxps");

    /// RFC 1035, section 2.3.4.
    private static final int LONGEST_DOMAIN = 255;

    private static final int LONGEST_SCHEME = 5;

    private static final DomainValidator DOMAINS = DomainValidator.getInstance();

    @Override
    public PersonalData kind() {
        return PersonalData.LINK;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.dots() > 0 || signs.colons() > 0;
    }

    @Override
    public void find(Passage passage) {
        int run = 0; // the end of what stands without a space in between; asked for once, so that the whole is linear
        for (int i = 0; i < passage.length(); i++) {
            if (!isDomain(passage.at(i)) || joins(passage.at(i - 1))) continue;
            while (run <= i || isAddress(passage.at(run))) run++;
            int to = address(passage, i, run);
            if (to > i) passage.claim(kind(), i, to);
            else to = wordEnd(passage, i);
            i = to - 1;
        }
    }

    /// Where the search goes on: within what stands without a space in between there may be an address
    /// after a bracket, a comma or the like, as in `(see:https://…`.
    private static int wordEnd(Passage passage, int from) {
        int i = from + 1;
        while (joins(passage.at(i))) i++;
        return i;
    }

    /// Whether a domain cannot begin after it.
    private static boolean joins(char c) {
        return isDomain(c) || c == '-' || c == '.' || c == '@' || c == '_' || c == '/' || c == '\\' || c == '+';
    }

    private static boolean isAddress(char c) {
        return c > ' ' && c != Passage.CLAIMED && c != 0x7F && "<>\"`{}|\\^".indexOf(c) < 0 && !Glyphs.isUnspaced(c);
    }

    /// Where the address that begins here ends; -1 if none does.
    private static int address(Passage passage, int from, int run) {
        int colon = from;
        while (colon - from <= LONGEST_SCHEME && Glyphs.isAsciiLetter(passage.at(colon))) colon++;
        if (passage.looksAt(colon, "://") && isScheme(passage.text(from, colon)))
            return Glyphs.isWord(passage.at(colon + 3)) || passage.at(colon + 3) == '['
                    ? trimmed(passage, from, run)
                    : -1;
        int end = domain(passage, from);
        return end < 0 ? -1 : trimmed(passage, from, isGoingOn(passage, end) ? run : end);
    }

    private static boolean isScheme(String word) {
        return SCHEMES.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isGoingOn(Passage passage, int end) {
        char c = passage.at(end);
        return c == '/' || c == '?' || c == '#' || (c == ':' && Glyphs.isDigit(passage.at(end + 1)));
    }

    /// Where the bare domain that begins here ends; -1 if none does.
    private static int domain(Passage passage, int from) {
        int end = from;
        int last = -1;
        while (end - from <= LONGEST_DOMAIN && isDomain(passage, end)) if (passage.at(end++) == '.') last = end;
        if (last < 0 || end - from > LONGEST_DOMAIN || end - last < 2 || cannotEndBefore(passage.at(end))) return -1;
        String top = passage.text(last, end);
        if (!DOMAINS.isValidTld(top)) return -1;
        boolean www = passage.looksAtAnyCase(from, "www.") && last - from > 4;
        return www || (isCased(top) && (passage.at(end) == '/' || !FILES.contains(top))) ? end : -1;
    }

    /// A letter or digit, a dash, or a full stop before a letter or digit.
    private static boolean isDomain(Passage passage, int i) {
        char c = passage.at(i);
        return (Glyphs.isWord(c) && !Glyphs.isUnspaced(c))
                || c == '-'
                || (c == '.' && isDomain(passage.at(i + 1)) && passage.at(i - 1) != '.');
    }

    private static boolean isDomain(char c) {
        return Glyphs.isWord(c) && !Glyphs.isUnspaced(c);
    }

    private static boolean cannotEndBefore(char c) {
        return c == '@' || c == '_' || c == '(' || c == '[' || c == '=' || c == '+' || c == '\\';
    }

    /// Not as in `end.It is`, where a space was forgotten.
    private static boolean isCased(String top) {
        return top.equals(top.toLowerCase(Locale.ROOT))
                || (top.length() > 2 && top.equals(top.toUpperCase(Locale.ROOT)));
    }

    /// Without what only surrounds an address.
    private static int trimmed(Passage passage, int from, int run) {
        int open = 0;
        for (int i = from; i < run; i++) {
            if (passage.at(i) == '(') open++;
            if (passage.at(i) == ')' && --open < 0) return trimmed(passage, from, i);
        }
        int end = run;
        while (end > from && ".,;:!?'*_~(]".indexOf(passage.at(end - 1)) >= 0) end--;
        return end;
    }
}
