package dev.heed.privacy;

import java.util.Set;

/// Days as people write them: `1980-05-01`, `5/1/80`, `1. Mai 1980`, `May 1st, 1980`, `1 de mayo de 1980`,
/// `1980年5月1日`. Order of day and month is not asked for; a number that can be neither is no date.
final class Dates {
    private static final int MOST_WORDS = 6;

    /// In English, German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian languages, Finnish, Polish,
    /// Czech and Russian, as they stand in dates, with what they are shortened to.
    private static final Set<String> MONTHS = Set.of(String.join(
                    " ",
                    "january february march april may june july august september october november december",
                    "jan feb mar apr jun jul aug sep sept oct nov dec",
                    "januar jänner februar märz mai juni juli oktober dezember mrz okt dez",
                    "janvier février mars avril juin juillet août septembre octobre novembre décembre",
                    "janv févr fév juil déc",
                    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre",
                    "diciembre ene abr ago dic",
                    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre",
                    "gen mag giu lug set ott",
                    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out",
                    "januari februari maart mei augustus mrt",
                    "marts maj desember",
                    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta",
                    "syyskuuta lokakuuta marraskuuta joulukuuta",
                    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada",
                    "grudnia ledna února března dubna května června července srpna října listopadu prosince",
                    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
            .split(" "));

    /// Between day, month and year; also what follows a day's number.
    private static final Set<String> LINKS =
            Set.of("st", "nd", "rd", "th", "er", "of", "de", "del", "den", "do", "der", "in");

    private Dates() {}

    /// Where the date that begins with this word ends; -1 if none does.
    ///
    /// @param withoutYear whether a day and a month suffice
    static int end(Passage passage, Wording words, int first, boolean withoutYear) {
        int end = numeric(passage, words, first);
        if (end < 0) end = asian(words, first);
        if (end < 0 && withoutYear) end = dayAndMonth(passage, words, first);
        return end >= 0 ? end : named(passage, words, first, withoutYear);
    }

    private static int numeric(Passage passage, Wording words, int first) {
        if (!words.digits(first) || !words.digits(first + 1) || !words.digits(first + 2)) return -1;
        char mark = passage.at(words.to(first));
        boolean alike = words.gap(first + 1, mark == '.' ? ". " : String.valueOf(mark))
                && words.gap(first + 2, mark == '.' ? ". " : String.valueOf(mark));
        if (!alike || "-/. ".indexOf(mark) < 0) return -1;
        int a = number(words, first);
        int b = number(words, first + 1);
        int c = number(words, first + 2);
        boolean yearFirst = words.length(first) == 4 && isYear(a) && isDay(b, c);
        boolean yearLast = words.length(first) <= 2
                && isDay(a, b)
                && (words.length(first + 2) == 2 || (words.length(first + 2) == 4 && isYear(c)));
        return (yearFirst || yearLast) && Called.ends(passage, words.to(first + 2)) ? words.to(first + 2) : -1;
    }

    /// `7/4`, `3.5.`
    private static int dayAndMonth(Passage passage, Wording words, int first) {
        boolean joined = words.gap(first + 1, "/") || words.gap(first + 1, ".");
        boolean day = joined && isDay(number(words, first), number(words, first + 1));
        return day && Called.ends(passage, words.to(first + 1)) ? words.to(first + 1) : -1;
    }

    private static int asian(Wording words, int first) {
        boolean date = words.digits(first)
                && words.word(first + 1).equals("年")
                && words.digits(first + 2)
                && words.word(first + 3).equals("月")
                && words.digits(first + 4)
                && words.word(first + 5).startsWith("日");
        return date ? words.from(first + 5) + 1 : -1;
    }

    private static int named(Passage passage, Wording words, int first, boolean withoutYear) {
        int month = -1;
        int day = -1;
        int year = -1;
        int last = first;
        for (int i = first; i < first + MOST_WORDS && (i == first || words.gap(i, " .,-/\n")); i++) {
            int number = number(words, i);
            if (month < 0 && MONTHS.contains(words.word(i))) month = i;
            else if (day < 0 && words.length(i) <= 2 && number >= 1 && number <= 31) day = i;
            else if (year < 0 && month >= 0 && isYearWord(passage, words, i)) year = i;
            else if (i == first || !LINKS.contains(words.word(i))) break;
            else continue;
            last = i;
            if (year >= 0) break;
        }
        if (month < 0 || day < 0 || (year < 0 && !withoutYear)) return -1;
        int end = words.to(last);
        if (last == day && LINKS.contains(words.word(last + 1)) && words.from(last + 1) == end)
            end = words.to(last + 1);
        return end;
    }

    private static boolean isYearWord(Passage passage, Wording words, int word) {
        return (words.length(word) == 4 && isYear(number(words, word)))
                || (words.length(word) == 2 && words.digits(word) && passage.at(words.to(word)) != ':');
    }

    private static boolean isYear(int number) {
        return number >= 1890 && number <= 2099;
    }

    private static boolean isDay(int a, int b) {
        return a >= 1 && b >= 1 && a <= 31 && b <= 31 && Math.min(a, b) <= 12;
    }

    /// The word as a number of at most four digits; -1 if it is none.
    static int number(Wording words, int word) {
        if (!words.digits(word) || words.length(word) > 4) return -1;
        return Integer.parseInt(words.word(word));
    }
}
