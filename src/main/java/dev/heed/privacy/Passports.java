package dev.heed.privacy;

import java.util.List;

/// Numbers of passports where one is spoken of: a word for passport before, and a number as some state writes them.
///
/// Sources: the Council of the European Union's register PRADO for the documents of its members; for the United
/// States, 22 CFR 51 and the State Department's "next generation passport" (a letter and eight digits); ICAO Doc 9303
/// part 3, which allows nine characters.
final class Passports implements Detector {
    private static final int FEWEST_DIGITS = 3;

    private static final Phrases NAMES = new Phrases("""
            passport, passports, passport number, passport no, passport id, passport book, passeport,
            passeports, numéro de passeport, reisepass, pass nr, passnummer, passnr, reisepassnummer,
            reisepass nr, pasaporte, número de pasaporte, passaporto, numero di passaporto, paspoort,
            paspoortnummer, passaporte, paszport, paszportu, numer paszportu, pas nummer, passet, passi,
            cestovní pas, pasaport, паспорт, паспорта""");

    /// Nine digits (United States, United Kingdom, Russia abroad), a letter and digits (United States, India, Mexico,
    /// Australia, Switzerland, China), two letters and digits (Italy, Poland, Canada, Japan, Austria, New Zealand,
    /// Brazil), three letters and six digits (Spain), France, Canada since 2023, Netherlands, Germany, Sweden.
    private static final List<String> FORMS = List.of(
            "000000000",
            "A00000000",
            "A0000000",
            "AA0000000",
            "AA000000",
            "AAA000000",
            "00AA00000",
            "A000000AA",
            "AAXXXXXX0",
            "AXXXXXXXX",
            "00000000",
            "00 0000000",
            "A 0000000",
            "AA 0000000",
            "AA 000000",
            "AAA 000000");

    @Override
    public PersonalData kind() {
        return PersonalData.PASSPORT;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS;
    }

    @Override
    public void find(Passage passage) {
        Called.find(passage, NAMES, 1, Passports::end, kind());
    }

    private static int end(Passage passage, int from) {
        for (String form : FORMS) {
            int end = Called.written(passage, from, form);
            if (end >= 0 && Called.digits(passage, from, end) >= FEWEST_DIGITS) return end;
        }
        return -1;
    }
}
