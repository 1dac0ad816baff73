package dev.heed.privacy;

import java.util.Set;

/// Postal codes. By their form alone where it is seldom mistaken: British (an area that exists, BS 7666) and Canadian
/// in upper case with their blank, a state of the USA before five digits, four Dutch digits and two letters before a
/// town. All others where the words before call them so: three to ten digits and letters.
final class Postcodes implements Detector {
    private static final int FEWEST_DIGITS = 2;
    private static final int LONGEST_TOWN = 24;

    private static final Phrases NAMES = new Phrases("""
            zip, zip code, zipcode, zip codes, postcode, post code, postal code, postal code is, plz,
            postleitzahl, code postal, código postal, codigo postal, codice postale, cap,
            código de endereçamento postal, cep, kod pocztowy, postnummer, postinumero, psč,
            irányítószám, poštna številka, почтовый индекс, индекс, eircode, pincode""");

    private static final Set<String> AREAS = Set.of("""
            AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
            EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL
            LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
            SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
            """.strip().split("\\s+"));
    private static final Set<String> STATES = Set.of("""
            AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ
            NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY
            """.strip().split("\\s+"));

    /// Two letters after a year or a size.
    private static final Set<String> NOT_DUTCH = Set.of(
            "AD", "BC", "CE", "GB", "MB", "KB", "TB", "HD", "UK", "US", "EU", "UN", "AM", "PM", "PC", "TV", "CD", "SA",
            "SD", "SS");

    @Override
    public PersonalData kind() {
        return PersonalData.POSTCODE;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); i++) {
            if (!Glyphs.isAlphanumeric(passage.at(i)) || Glyphs.isWord(passage.at(i - 1))) continue;
            int end = end(passage, i);
            if (end < 0) continue;
            passage.claim(kind(), i, end);
            i = end - 1;
        }
        Called.find(passage, NAMES, 0, Postcodes::named, kind());
    }

    /// Where the postcode that its form tells ends; -1 if none begins here.
    static int end(Passage passage, int from) {
        int end = british(passage, from);
        if (end < 0) end = canadian(passage, from);
        if (end < 0) end = american(passage, from);
        return end < 0 ? dutch(passage, from) : end;
    }

    private static int british(Passage passage, int from) {
        int i = from;
        while (i < from + 2 && isUpper(passage.at(i))) i++;
        if (i == from || !AREAS.contains(passage.text(from, i)) || !Glyphs.isDigit(passage.at(i++))) return -1;
        if (Glyphs.isDigit(passage.at(i)) || isUpper(passage.at(i))) i++;
        if (passage.at(i++) != ' ' || !Glyphs.isDigit(passage.at(i))) return -1;
        boolean inward = isUpper(passage.at(i + 1))
                && isUpper(passage.at(i + 2))
                && "CIKMOV".indexOf(passage.at(i + 1)) < 0
                && "CIKMOV".indexOf(passage.at(i + 2)) < 0;
        return inward && !Glyphs.isWord(passage.at(i + 3)) ? i + 3 : -1;
    }

    private static int canadian(Passage passage, int from) {
        int end = Called.written(passage, from, "A0A 0A0");
        if (end < 0 || "ABCEGHJKLMNPRSTVXY".indexOf(passage.at(from)) < 0) return -1;
        return isCanadian(passage.at(from + 2)) && isCanadian(passage.at(from + 5)) ? end : -1;
    }

    private static boolean isCanadian(char c) {
        return isUpper(c) && "DFIOQU".indexOf(c) < 0;
    }

    /// Five digits after a town and a state: "Springfield, IL 62704". The state stays.
    private static int american(Passage passage, int from) {
        if (from < 4 || !STATES.contains(passage.text(from - 3, from - 1)) || passage.at(from - 1) != ' ') return -1;
        if (!(passage.looksAt(from - 5, ", ") || townEnds(passage, from - 4))) return -1;
        int end = Called.written(passage, from, "00000-0000");
        return end < 0 ? Called.written(passage, from, "00000") : end;
    }

    /// Whether a word with a capital ends here; within the length of a town's name.
    private static boolean townEnds(Passage passage, int end) {
        int i = end;
        while (end - i < LONGEST_TOWN && Character.isLetter(passage.at(i - 1))) i--;
        return passage.at(end) == ' '
                && Character.isUpperCase(passage.at(i))
                && Character.isLowerCase(passage.at(end - 1));
    }

    private static int dutch(Passage passage, int from) {
        int end = Called.written(passage, from, "0000 AA");
        if (end < 0 || passage.at(from) == '0' || NOT_DUTCH.contains(passage.text(from + 5, end))) return -1;
        boolean town =
                passage.at(end) == ' ' && isUpper(passage.at(end + 1)) && Character.isLowerCase(passage.at(end + 2));
        return isUpper(passage.at(from + 5)) && isUpper(passage.at(from + 6)) && town ? end : -1;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /// `880`, `75534-030`, `7412 SL`, `394 13`, `SW1A 1AA`.
    private static int named(Passage passage, int from) {
        int end = end(passage, from);
        if (end >= 0) return end;
        end = Called.written(passage, from, "0000 AA");
        if (end >= 0 && isUpper(passage.at(end - 1))) return end;
        end = Called.written(passage, from, "A00 XXXX"); // Ireland
        if (end >= 0) return end;
        end = Called.grouped(passage, from, "- ");
        int digits = Called.digits(passage, from, end);
        boolean fits = end - from >= 3 && end - from <= 10 && digits >= 3 && Called.ends(passage, end);
        return fits && 2 * digits >= end - from ? end : -1;
    }
}
