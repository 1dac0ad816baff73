package dev.heed.privacy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Postal addresses: a house number with a street, in the order of a dozen languages, a unit, and what follows of town,
/// state, postcode and country on the same line and the next ones; post office boxes.
///
/// "21 Jump Street" is a film. So a number before a street in the English or French order is an address only where a
/// unit or a postcode follows, or the words before speak of living, sending or addresses. A number behind the street,
/// as in "Hauptstraße 12" or "Via Roma 5", needs no more.
final class Addresses implements Detector {
    private static final int MOST_STREET_WORDS = 5;
    private static final int MOST_SEGMENTS = 6;
    private static final int MOST_SEGMENT_WORDS = 8;
    private static final int LONGEST_NUMBER = 6;

    /// Characters before the street: as far as "please deliver the parcel to my new address, which is".
    private static final int REACH = 60;

    private static final Set<String> STREETS = Set.of("""
            street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl square sq
            terrace way close crescent cres highway hwy parkway pkwy gardens row mews circle cir trail
            grove walk alley hill plaza turnpike straße strasse str weg platz allee ring damm ufer gasse
            straat laan plein gracht utca út tér ulice náměstí cesta trg gade vej gata gatan vägen katu
            flats cliffs creek
            """.strip().split("\\s+"));
    private static final Set<String> BEFORE_NAME = Set.of("""
            rue avenue boulevard bd chemin impasse quai allée calle avda avenida paseo camino via viale
            piazza piazzetta corso vicolo largo rua travessa praça ul ulica al aleja plac улица ул ulitsa
            carrer strada bulevardul
            """.strip().split("\\s+"));
    private static final List<String> ENDINGS = List.of(
            "straße", "strasse", "str", "platz", "gasse", "allee", "damm", "straat", "laan", "plein", "gracht", "kade",
            "gatan", "vägen", "gata", "gade", "vej", "stræde", "veien", "vegen", "gaten", "katu", "kuja", "tie",
            "polku", "vegur", "weg");
    private static final Set<String> UNITS = Set.of(
            "apt",
            "apartment",
            "suite",
            "ste",
            "unit",
            "flat",
            "floor",
            "room",
            "app",
            "appt",
            "wohnung",
            "piso",
            "interno",
            "lgh");
    private static final Set<String> SMALL = Set.of(
            "de", "la", "le", "les", "du", "des", "del", "della", "di", "da", "do", "dos", "van", "der", "den", "am",
            "an", "im", "in", "of", "the", "upon", "sur", "nad", "el", "los", "las", "y", "et", "al", "zum", "zur",
            "nan");
    private static final Set<String> NO_TOWN = Set.of("""
            thanks thank regards best phone tel telephone email mail mobile fax i my the please and
            cheers sincerely is it this he she we they you but if website web url www http https contact
            name
            """.strip().split("\\s+"));
    private static final Set<String> LIVING = Set.of("""
            live lives living lived address addresses reside resides residing resident located moved
            moving deliver delivered delivery ship shipped shipping send sent mail mailed meet office
            home house headquarters arrived billing pick visit come wohne wohnt wohnen wohnhaft adresse
            anschrift umgezogen habite j'habite habitons vivo vive vivimos dirección domicilio abito
            abita abitiamo indirizzo residente woon woont adres mieszkam mieszka zamieszkały moro mora
            endereço bor adress asun osoite bydlím lakcím cím адрес живу lakik
            """.strip().split("\\s+"));

    private static final Set<String> BOXES = Set.of("postfach", "postbus", "postboks");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "of", "the");
    private static final Set<String> STREETS_APART = Set.of(
            "straße", "strasse", "str", "weg", "platz", "allee", "straat", "laan", "plein", "gracht", "utca", "út",
            "tér", "ulice", "náměstí", "cesta", "gade", "vej", "gate", "gata", "gatan", "vägen", "katu");

    @Override
    public PersonalData kind() {
        return PersonalData.ADDRESS;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() > 0 && signs.capitals();
    }

    @Override
    public void find(Passage passage) {
        Wording words = passage.words();
        for (int i = 0; i < words.count(); i++) {
            int box = box(words, i);
            Street street = box > 0 ? new Street(i, box, true) : street(passage, words, i);
            if (street == null) continue;
            Tail tail = tail(passage, words, street.after());
            if (!street.sure() && !tail.telling() && !livesThere(passage, words.from(street.first()))) continue;
            passage.claim(kind(), words.from(street.first()), words.to(tail.after() - 1));
            i = tail.after() - 1;
        }
    }

    /// @param after the word after it
    /// @param sure whether it is hardly anything else
    private record Street(int first, int after, boolean sure) {}

    /// @param telling whether it says that this is an address
    private record Tail(int after, boolean telling) {}

    private static boolean livesThere(Passage passage, int place) {
        return passage.wordsBefore(place, REACH).stream().anyMatch(LIVING::contains);
    }

    private static int box(Wording words, int i) {
        boolean english = words.word(i).equals("p")
                && words.word(i + 1).equals("o")
                && words.word(i + 2).equals("box")
                && words.gap(i + 1, ". ");
        boolean joined = words.word(i).equals("po") && words.word(i + 1).equals("box");
        boolean other = BOXES.contains(words.word(i));
        int number = english ? i + 3 : joined ? i + 2 : other ? i + 1 : -1;
        return number > 0 && words.digits(number) && words.gap(number, " #.:") ? number + 1 : -1;
    }

    private static @Nullable Street street(Passage passage, Wording words, int i) {
        if (words.digits(i)) return isNumber(passage, words, i) ? numbered(words, i) : null;
        if (BEFORE_NAME.contains(words.word(i))) return named(words, i, i);
        return words.capital(i) ? compound(words, i, i) : null;
    }

    private static boolean isNumber(Passage passage, Wording words, int i) {
        char before = passage.at(words.from(i) - 1);
        return words.length(i) <= LONGEST_NUMBER && !Glyphs.isWord(before) && "$€£.:-".indexOf(before) < 0;
    }

    /// `12 Baker Street`, `12b Baker St`, `12, rue de Rivoli`, `6750 Koskikatu 25`.
    private static @Nullable Street numbered(Wording words, int first) {
        int i = first + 1;
        if (words.length(i) == 1 && words.from(i) == words.to(first)) i++;
        if (words.digits(i) && words.spaced(i) && words.length(i) <= LONGEST_NUMBER) i++;
        if (!words.gap(i, " ,")) return null;
        Street behind = BEFORE_NAME.contains(words.word(i))
                ? named(words, first, i)
                : words.capital(i) ? compound(words, first, i) : null;
        if (behind != null) return behind;
        for (int n = i; n < i + MOST_STREET_WORDS && (n == i || words.gap(n, " .-")); n++) {
            if (n > i && STREETS.contains(words.word(n))) {
                int after = words.digits(n + 1) && words.gap(n + 1, " .") && words.length(n + 1) <= 4 ? n + 2 : n + 1;
                return new Street(first, after, false);
            }
            boolean part =
                    words.capital(n) || (words.digits(n) && words.length(n) <= 3) || ORDINALS.contains(words.word(n));
            if (!part) return null;
        }
        return null;
    }

    /// `rue de la Paix`, `Via Roma 5`, `ul. Narewska 94`.
    private static @Nullable Street named(Wording words, int first, int prefix) {
        int i = prefix + 1;
        boolean name = false;
        while (i < prefix + 1 + MOST_STREET_WORDS
                && words.gap(i, " .-")
                && (words.capital(i) || SMALL.contains(words.word(i)))) name |= words.capital(i++);
        if (!name) return null;
        boolean number = words.digits(i) && words.gap(i, " ,°nº") && words.length(i) <= 4;
        if (number) return new Street(first, suffixed(words, i), true);
        return first < prefix ? new Street(first, i, false) : null;
    }

    /// `Hauptstraße 12a`, `Lange Straße 3`, `Prinsengracht 263`.
    private static @Nullable Street compound(Wording words, int first, int name) {
        int i = name;
        while (i < name + 3 && (i == name || words.gap(i, " .-")) && !isStreet(words, i, name) && words.capital(i)) i++;
        if (!isStreet(words, i, name) || !words.digits(i + 1) || !words.gap(i + 1, " .") || words.length(i + 1) > 4)
            return null;
        return new Street(first, suffixed(words, i + 1), true);
    }

    private static boolean isStreet(Wording words, int i, int name) {
        String word = words.word(i);
        if (i > name) return STREETS_APART.contains(word);
        return word.length() > 6 && ENDINGS.stream().anyMatch(word::endsWith);
    }

    /// The word after a house number: `12a` is one.
    private static int suffixed(Wording words, int number) {
        return words.length(number + 1) == 1 && words.from(number + 1) == words.to(number) ? number + 2 : number + 1;
    }

    private static Tail tail(Passage passage, Wording words, int street) {
        int good = street;
        int town = street;
        boolean telling = false;
        int t = street;
        for (int segment = 0; segment < MOST_SEGMENTS && t < words.count() && leads(passage, words, t); segment++) {
            if (UNITS.contains(words.word(t))
                    && (words.digits(t + 1) || words.length(t + 1) == 1)
                    && words.gap(t + 1, " .#")) {
                t = good = suffixed(words, t + 1);
                telling = true;
                continue;
            }
            int u = t;
            int code = -1;
            while (u < t + MOST_SEGMENT_WORDS
                    && (u == t || inSegment(words, u))
                    && isTown(words, u)
                    && !(u > t && UNITS.contains(words.word(u)))) {
                if ((words.digits(u)
                                && words.length(u) >= 3
                                && words.length(u) <= 6
                                && (u > t
                                        || town > street
                                        || (words.length(u) > 3 && words.capital(u + 1) && words.spaced(u + 1))))
                        || Postcodes.end(passage, words.from(u)) > 0) code = lastOfCode(passage, words, u);
                u++;
                if (code > u) u = code;
            }
            if (u == t) break;
            boolean closed = u >= words.count()
                    || ",\n.);".indexOf(passage.at(words.to(u - 1))) >= 0
                    || UNITS.contains(words.word(u));
            if (code > 0) {
                good = closed ? u : code;
                telling = true;
            }
            if (!closed) break;
            if (town == street) town = u;
            t = u;
        }
        boolean near = telling || (town > street && passage.at(words.to(street - 1)) == ',');
        return new Tail(near ? Math.max(good, town) : good, telling);
    }

    private static int lastOfCode(Passage passage, Wording words, int word) {
        int end = Postcodes.end(passage, words.from(word));
        int after = word + 1;
        while (end > 0 && words.from(after) < end && after < words.count()) after++;
        return after;
    }

    private static boolean inSegment(Wording words, int word) {
        return words.from(word) == words.to(word - 1) || words.gap(word, " -");
    }

    private static boolean isTown(Wording words, int word) {
        String text = words.word(word);
        return !NO_TOWN.contains(text)
                && (words.capital(word) || (words.digits(word) && words.length(word) <= 6) || SMALL.contains(text));
    }

    /// Whether an address may go on from the word before.
    private static boolean leads(Passage passage, Wording words, int word) {
        int end = words.to(word - 1);
        if (words.from(word) - end > 10) return false;
        int lines = 0;
        for (int i = end; i < words.from(word); i++) {
            char c = passage.at(i);
            if (c == '\n' && ++lines > 2) return false;
            boolean dot = c == '.'
                    && !(words.word(word - 1).length() <= 4 && !words.digits(word - 1) && passage.at(i + 1) == ' ')
                    && !UNITS.contains(words.word(word));
            if (dot || " ,\n\t>.#-".indexOf(c) < 0) return false;
        }
        return true;
    }
}
