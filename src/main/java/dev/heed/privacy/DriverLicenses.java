package dev.heed.privacy;

import java.util.List;

/// Numbers of driving licences, called so by the words before: 5 to 18 letters and digits, in groups or not, of which
/// most are digits. That covers the forms of the states of the USA (AAMVA DL/ID Card Design Standard leaves them to
/// the state: from 7 digits to a letter and 14), of Canada, and of the members of the European Union.
///
/// A British number must have the structure of the DVLA: five letters of the surname filled up with `9`, the decade,
/// the month (plus 50 for women), the day and the year of birth, two initials, two or three check characters.
final class DriverLicenses implements Detector {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 18;
    private static final int FEWEST_DIGITS = 4;

    private static final List<String> BRITISH = List.of("SSSSS000000SSXXX", "SSSSS 000000 SSXXX");

    private static final Phrases NAMES = new Phrases("""
            driver's license, driver's licence, drivers license, drivers licence, driver license,
            driver licence, driving license, driving licence, driver's license number, dl, dl number,
            dl no, dln, licence number, license number, licence no, license no, driver's permit,
            permis de conduire, permis, führerschein, führerscheinnummer, fahrerlaubnis, führerschein nr,
            carnet de conducir, permiso de conducir, licencia de conducir, licencia de manejo,
            patente di guida, patente, rijbewijs, rijbewijsnummer, prawo jazdy, prawa jazdy,
            carta de condução, cnh, körkort, kørekort, førerkort, ajokortti""");

    @Override
    public PersonalData kind() {
        return PersonalData.DRIVER_LICENSE;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS;
    }

    @Override
    public void find(Passage passage) {
        Called.find(passage, NAMES, 1, DriverLicenses::end, kind());
    }

    private static int end(Passage passage, int from) {
        for (String form : BRITISH)
            if (isBritish(passage, from, form) && Called.ends(passage, from + form.length()))
                return from + form.length();
        int end = Called.grouped(passage, from, "-/ ");
        int digits = Called.digits(passage, from, end);
        boolean fits = end - from >= SHORTEST && end - from <= LONGEST && Called.ends(passage, end);
        return fits && digits >= FEWEST_DIGITS && 2 * digits >= end - from && !isYear(passage, from, end) ? end : -1;
    }

    private static boolean isYear(Passage passage, int from, int end) {
        return end - from == 4 && Glyphs.isDigit(passage.at(from));
    }

    private static boolean isBritish(Passage passage, int from, String form) {
        if (!fits(passage, from, form)) return false;
        int decade = from + form.indexOf('0');
        int month = number(passage, decade + 1) % 50;
        int day = number(passage, decade + 3);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int number(Passage passage, int from) {
        return 10 * (passage.at(from) - '0') + passage.at(from + 1) - '0';
    }

    private static boolean fits(Passage passage, int from, String template) {
        for (int i = 0; i < template.length(); i++) {
            char c = passage.at(from + i);
            boolean fits = switch (template.charAt(i)) {
                case '0' -> Glyphs.isDigit(c);
                case 'S' -> Glyphs.isAsciiLetter(c) || c == '9';
                case ' ' -> c == ' ';
                default -> Glyphs.isAlphanumeric(c);
            };
            if (!fits) return false;
        }
        return true;
    }
}
