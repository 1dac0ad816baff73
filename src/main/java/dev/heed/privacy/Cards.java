package dev.heed.privacy;

import java.util.List;
import java.util.Set;

/// Payment card numbers: ISO/IEC 7812-1, 13 to 19 digits (Maestro from 12) with the Luhn check digit of its annex B,
/// and a leading range that card schemes are known to issue. Plain, or in groups of three and more digits with
/// spaces or a dash between; groups of four also with a full stop, a slash, an underscore, a tab or the end of a line.
///
/// Where the words right before it speak of a card, the leading range does not matter.
///
/// Other numbers of 12 and 13 digits that pass as GTIN (GS1 General Specifications, section 7.9) are taken for the bar
/// codes that they mostly are.
final class Cards implements Detector {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    /// A space, a dash and a space.
    private static final int WIDEST_GAP = 3;

    /// As far as the first word of "card number ending in".
    private static final int REACH = 30;

    private static final int NEAREST_WORDS = 4;
    private static final Set<String> CARD_WORDS = Set.of(
            "card",
            "cards",
            "cc",
            "visa",
            "mastercard",
            "maestro",
            "amex",
            "karte",
            "kreditkarte",
            "kartennummer",
            "carte",
            "tarjeta",
            "cartão",
            "carta");

    @Override
    public PersonalData kind() {
        return PersonalData.CARD;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= SHORTEST;
    }

    @Override
    public void find(Passage passage) {
        int[] digits = new int[LONGEST];
        for (int i = 0; i < passage.length(); i++) {
            if (!Glyphs.isDigit(passage.at(i)) || !beginsHere(passage, i)) continue;
            int end = card(passage, i, digits);
            if (end < 0) continue;
            passage.claim(kind(), i, end);
            i = end - 1;
        }
    }

    /// Not inside a word or a number with a fraction. A comma separates the cells of a table.
    private static boolean beginsHere(Passage passage, int i) {
        char before = passage.at(i - 1);
        return !Glyphs.isAlphanumeric(before) && !(before == '.' && Glyphs.isDigit(passage.at(i - 2)));
    }

    /// Where the longest card number from here ends; -1 if there is none.
    private static int card(Passage passage, int from, int[] digits) {
        int end = -1;
        int count = 0;
        int group = from;
        while (true) {
            int i = group;
            while (Glyphs.isDigit(passage.at(i)) && count < LONGEST) digits[count++] = passage.at(i++) - '0';
            if (Glyphs.isDigit(passage.at(i))) return end;
            if (endsHere(passage, i) && isCard(passage, from, digits, count)) end = i;
            int next = nextGroup(passage, group, i);
            if (next < 0 || count == LONGEST) return end;
            group = next;
        }
    }

    private static boolean endsHere(Passage passage, int i) {
        char after = passage.at(i);
        return !Glyphs.isAsciiLetter(after) && !(after == '.' && Glyphs.isDigit(passage.at(i + 1)));
    }

    /// Where the group after this one begins; -1 if none does.
    private static int nextGroup(Passage passage, int group, int end) {
        if (end - group < 3) return -1;
        int i = end;
        boolean four = end - group == 4;
        while (i - end < WIDEST_GAP && (four ? " -\t\n\r" : " -").indexOf(passage.at(i)) >= 0) i++;
        if (i == end && four && "./_".indexOf(passage.at(i)) >= 0) i++;
        return i > end && Glyphs.isDigit(passage.at(i)) ? i : -1;
    }

    private static boolean isCard(Passage passage, int from, int[] digits, int count) {
        if (count < SHORTEST || !passesLuhn(digits, count)) return false;
        boolean issued = isIssued(digits, count) && (count > 13 || !passesGtin(digits, count));
        return issued || isCalledCard(passage, from);
    }

    private static boolean isCalledCard(Passage passage, int from) {
        List<String> words = passage.wordsBefore(from, REACH);
        return words.stream().limit(NEAREST_WORDS).anyMatch(CARD_WORDS::contains);
    }

    /// Known issuer ranges and their lengths, from the schemes' published tables (Visa, Mastercard, American Express,
    /// Diners Club, Discover, JCB, UnionPay, Maestro, Mir, RuPay, Troy, Dankort, InterPayment).
    private static boolean isIssued(int[] digits, int count) {
        int four = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
        int two = four / 100;
        return switch (digits[0]) {
            case 4 -> count == 13 || count == 16 || count == 19;
            case 5 -> (two >= 51 && two <= 55 && count == 16) || isMaestro(four) || (four / 10 == 508 && count == 16);
            case 2 ->
                (four >= 2221 && four <= 2720 && count == 16)
                        || (four >= 2200 && four <= 2204 && count >= 16)
                        || (four == 2131 && count == 15);
            case 1 -> four == 1800 && count == 15;
            case 3 -> isAmexDinersOrJcb(four, count);
            case 6 -> isMaestro(four) || (isDiscoverOrUnionPay(four) && count >= 16);
            case 8 -> (two == 81 || two == 82) && count >= 16;
            case 9 -> four == 9792 && count == 16;
            default -> false;
        };
    }

    private static boolean isAmexDinersOrJcb(int four, int count) {
        int two = four / 100;
        if (two == 34 || two == 37) return count == 15;
        if (two == 35) return four >= 3528 && four <= 3589 && count >= 16;
        boolean diners = two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059) || four == 3095;
        return diners && (count == 14 || count == 16 || count == 19);
    }

    private static boolean isMaestro(int four) {
        return switch (four) {
            case 5018, 5019, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763 -> true;
            default -> false;
        };
    }

    private static boolean isDiscoverOrUnionPay(int four) {
        int two = four / 100;
        return two == 60 || two == 62 || two == 65 || (four >= 6360 && four <= 6369) || (four >= 6440 && four <= 6499);
    }

    private static boolean passesLuhn(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i];
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean passesGtin(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) sum += digits[count - 1 - i] * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }
}
