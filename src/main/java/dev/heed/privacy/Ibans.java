package dev.heed.privacy;

import java.util.Locale;
import org.apache.commons.validator.routines.IBANValidator;

/// International bank account numbers: ISO 13616, with the length and structure of each country from the registry,
/// and the check digits modulo 97 of ISO 7064. In upper or lower case, plain or with a space or dash between groups.
final class Ibans implements Detector {
    /// Loaded with the first number that is looked at, not with the program.
    private static final class Registry {
        static final IBANValidator ACCOUNTS = IBANValidator.getInstance();
    }

    @Override
    public PersonalData kind() {
        return PersonalData.IBAN;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= 4;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 0; i + 4 < passage.length(); i++) {
            if (!beginsHere(passage, i)) continue;
            int end = account(passage, i);
            if (end < 0) continue;
            passage.claim(kind(), i, end);
            i = end - 1;
        }
    }

    private static boolean beginsHere(Passage passage, int i) {
        return Glyphs.isAsciiLetter(passage.at(i))
                && Glyphs.isAsciiLetter(passage.at(i + 1))
                && Glyphs.isDigit(passage.at(i + 2))
                && Glyphs.isDigit(passage.at(i + 3))
                && !Glyphs.isAlphanumeric(passage.at(i - 1));
    }

    private static int account(Passage passage, int from) {
        var validator =
                Registry.ACCOUNTS.getValidator(passage.text(from, from + 2).toUpperCase(Locale.ROOT));
        if (validator == null) return -1;
        int length = validator.getIbanLength();
        var number = new StringBuilder(length);
        int i = from;
        while (number.length() < length) {
            char c = passage.at(i);
            if (!Glyphs.isAlphanumeric(c)) {
                if (" -\t\n\r".indexOf(c) < 0 || !Glyphs.isAlphanumeric(passage.at(i + 1))) return -1;
                c = passage.at(++i);
            }
            number.append(c);
            i++;
        }
        if (Glyphs.isAlphanumeric(passage.at(i))) return -1;
        return Registry.ACCOUNTS.isValid(number.toString().toUpperCase(Locale.ROOT)) ? i : -1;
    }
}
