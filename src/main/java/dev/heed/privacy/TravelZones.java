package dev.heed.privacy;

/// Machine-readable zones of passports and identity cards: ICAO Doc 9303, parts 3 to 6. Lines of 44 (passport), 36 or
/// 30 characters: letters, digits and `<`. Lines with numbers are known by their check digits, weights 7, 3, 1 modulo
/// 10; lines with names by the document's letter, the state and the `<<` after the surname.
final class TravelZones implements Detector {
    private static final int PASSPORT = 44;
    private static final int MIDDLE = 36;
    private static final int CARD = 30;
    private static final int[] WEIGHTS = {7, 3, 1};

    @Override
    public PersonalData kind() {
        return PersonalData.PASSPORT;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.has('<');
    }

    @Override
    public void find(Passage passage) {
        int end;
        for (int i = 0; i < passage.length(); i = Math.max(end, i + 1)) {
            end = i;
            while (isZone(passage.at(end))) end++;
            if (isLine(passage, i, end - i)) passage.claim(kind(), i, end);
        }
    }

    private static boolean isZone(char c) {
        return c == '<' || Glyphs.isDigit(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLine(Passage zone, int from, int length) {
        return switch (length) {
            case PASSPORT, MIDDLE -> isNumbers(zone, from) || isName(zone, from, "PIACV");
            case CARD -> isCardNumber(zone, from) || isCardDates(zone, from) || isCardName(zone, from);
            default -> false;
        };
    }

    /// Second line of passports: number, state, birth, sex, expiry.
    private static boolean isNumbers(Passage zone, int from) {
        return checked(zone, from, 9) && checked(zone, from + 13, 6) && checked(zone, from + 21, 6);
    }

    private static boolean isName(Passage zone, int from, String documents) {
        return documents.indexOf(zone.at(from)) >= 0 && names(zone, from + 5, from + MIDDLE);
    }

    private static boolean isCardNumber(Passage zone, int from) {
        return "IAC".indexOf(zone.at(from)) >= 0 && checked(zone, from + 5, 9);
    }

    private static boolean isCardDates(Passage zone, int from) {
        return checked(zone, from, 6) && checked(zone, from + 8, 6) && "MFX<".indexOf(zone.at(from + 7)) >= 0;
    }

    private static boolean isCardName(Passage zone, int from) {
        return zone.at(from + CARD - 1) == '<' && names(zone, from, from + CARD);
    }

    /// Letters, two `<`, letters, and no digit.
    private static boolean names(Passage zone, int from, int to) {
        boolean twice = false;
        for (int i = from; i < to; i++) {
            if (Glyphs.isDigit(zone.at(i))) return false;
            twice |= i > from + 1 && zone.looksAt(i - 1, "<<") && zone.at(i + 1) != '<';
        }
        return twice && zone.at(from) != '<';
    }

    /// Whether the character after so many is their check digit. Letters count from 10, `<` is nothing.
    private static boolean checked(Passage zone, int from, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            char c = zone.at(from + i);
            int value = c == '<' ? 0 : Glyphs.isDigit(c) ? c - '0' : c - 'A' + 10;
            sum += value * WEIGHTS[i % 3];
        }
        return zone.at(from + length) == '0' + sum % 10 && zone.at(from) != '<';
    }
}
