package dev.heed.privacy;

import java.util.Set;

/// Days of birth, where the words before call them so; the day a film was released is none. After "born" it takes the
/// year to tell a person from the Fourth of July; after "date of birth" or "birthday", a day and a month suffice. A
/// year alone is none.
final class BirthDates implements Detector {
    private static final int FEWEST_DIGITS = 1;
    private static final int MOST_WORDS_BETWEEN = 4;

    private static final Phrases NAMES = new Phrases("""
            生年月日, 出生日期, 生日, 생년월일, date of birth, birth date, birthdate, birthday, bday, dob, d o b, geburtsdatum, geburtstag,
            geb datum, gebdat, date de naissance, anniversaire, fecha de nacimiento, cumpleaños,
            data di nascita, compleanno, geboortedatum, verjaardag, data de nascimento, aniversário,
            data urodzenia, urodziny, födelsedatum, födelsedag, fødselsdato, fødselsdag, bursdag,
            syntymäaika, syntymäpäivä, datum narození, дата рождения, день рождения, data nașterii,
            doğum tarihi, születési dátum, datum rođenja, datum rojstva""");
    private static final Phrases BORN = new Phrases("""
            born, geboren, geb, né, née, ne le, nee le, nacido, nacida, nací, nació, nato, nata,
            sono nato, sono nata, nascido, nascida, nasci, nasceu, urodzony, urodzona, urodziłem się,
            urodziłam się, urodził się, urodziła się, född, født, syntynyt, narozen, narozena,
            narodil se, родился, родилась, născut, născută, született, doğdum, rođen, rođena, rojen,
            rojena""");
    private static final Set<String> BEHIND = Set.of("geboren", "geb", "született", "születtem", "doğdum", "生まれ");
    private static final Set<String> BETWEEN = Set.of("""
            is der on was the am le el il op em en de del den dnia ist est es è jest är er i a my his her your
            falls at this lautet o monday tuesday wednesday thursday friday saturday sunday montag dienstag
            mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
            """.strip().split("\\s+"));

    @Override
    public PersonalData kind() {
        return PersonalData.BIRTH_DATE;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS;
    }

    @Override
    public void find(Passage passage) {
        Wording words = passage.words();
        for (int i = 0; i < words.count(); i++) {
            int born = BORN.after(words, i);
            int named = NAMES.after(words, i);
            int after = Math.max(born, named);
            if (after < 0) {
                if (words.digits(i)) i = claimBefore(passage, words, i);
                continue;
            }
            int date = claim(passage, words, after, named > born);
            i = Math.max(after - 1, i);
            while (date >= 0 && words.from(i + 1) < date) i++;
        }
    }

    /// Where the date that was claimed ends; -1 if none was.
    private int claim(Passage passage, Wording words, int after, boolean withoutYear) {
        for (int i = after; i <= after + MOST_WORDS_BETWEEN && words.gap(i, " \t\n:=-,.('\"*"); i++) {
            int end = Dates.end(passage, words, i, withoutYear);
            if (end < 0 && withoutYear) end = joined(passage, words, i);
            if (end >= 0) {
                passage.claim(kind(), words.from(i), end);
                return end;
            }
            if (!BETWEEN.contains(words.word(i))) return -1;
        }
        return -1;
    }

    /// "Am 3. Mai 1984 geboren"; answers the last word read.
    private int claimBefore(Passage passage, Wording words, int first) {
        int end = Dates.end(passage, words, first, false);
        if (end < 0) return first;
        int i = first;
        while (words.from(i + 1) < end) i++;
        if (BEHIND.contains(words.word(i + 1)) && words.spaced(i + 1)) passage.claim(kind(), words.from(first), end);
        return i;
    }

    /// `19800501`.
    private static int joined(Passage passage, Wording words, int word) {
        if (words.length(word) != 8 || !words.digits(word)) return -1;
        int number = Integer.parseInt(words.word(word));
        int month = number / 100 % 100;
        int day = number % 100;
        boolean date = (words.word(word).startsWith("19") || words.word(word).startsWith("20"))
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31;
        return date && Called.ends(passage, words.to(word)) ? words.to(word) : -1;
    }
}
