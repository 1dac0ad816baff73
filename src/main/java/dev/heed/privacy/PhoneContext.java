package dev.heed.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the words around a number say about it, nearest word first.
enum PhoneContext {
    /// Called a telephone number in so many words, with none between but `me at`, `number is` and the
    /// like.
    NAMED,
    /// Somebody is to be reached by it.
    LIKELY,
    /// Called something else: an order, an ISBN.
    OTHER,
    UNKNOWN;

    /// Characters and words looked at before the number: enough for "call our office in London at".
    private static final int REACH = 40;

    private static final int MOST_WORDS = 5;

    private static final Set<String> NAMES = words("""
            phone phones telephone tel tél téléphone telefon telefonnummer telefono teléfono telefone telefoon
            telefoonnummer telefonnumret telefonszám telefoni telemóvel puhelin mobile mobiel mobilnummer mob mobil móvil
            cell cellphone cellular celular cellulare komórka gsm fax telefax call calls calling dial ring bel bellen
            whatsapp handy handynummer rufnummer hotline landline voicemail pager callback anrufen appelez appeler
            zadzwoń dzwonić chiamare chiamami llamar llámame ligar телефон тел мобильный звоните cep""");

    /// Somebody is reached by these; with *at*, *on* or *to* behind them, at a number.
    private static final Set<String> REACHING = words("""
            text texts reach reached contact answering answer message messages sms msg erreichbar erreichen joindre
            joignable contacter contactar contattare contatto contacto contato kontakt nachricht mensaje mensajes
            messaggio mensagem""");
    private static final Set<String> HINTS =
            words("number numbers nummer numéro número numero numer portable ligne line номер");

    /// What the label of a line in an address book says, before a colon.
    private static final Set<String> LABELS = words("""
            desk office work home direct main switchboard reception büro privat zentrale bureau domicile
            oficina casa ufficio escritório kantoor thuis""");

    /// Words for a telephone in scripts without spaces, where they stand within what reads as one word.
    private static final List<String> UNSPACED = List.of("电话", "電話", "手机", "手機", "携帯", "致电", "전화", "휴대폰", "연락처", "โทร");

    private static final Set<String> OTHERS = words("""
            order orders episode episodes season track tracks invoice ticket case ref reference isbn issn ean upc gtin sku asin id ids tracking
            parcel account acct customer bestellung bestellnummer auftrag rechnung rechnungsnummer
            kundennummer commande facture serial model part item article artikel artikelnummer product doi
            pmid page pages pp version build port year years population code zip postcode plz vat ssn
            licence license passport policy claim imdb tmdb step seed hash timestamp epoch $ € £ ¥ # № usd
            eur gbp chf""");

    private static final Set<String> CONNECTING = words("""
            me us him her them my our your his the a at on to is by via under number no nr num or and back
            office home work direct mobile please registered new nummer ist unter mich auf an au est le es el al en mi
            è il mio é o meu op mijn""");
    private static final Set<String> PLACING = words("at on to under via by unter auf an au al en no op");

    private static final Pattern NAME_AFTER =
            Pattern.compile("[ (-]{1,3}(?:fax|tel|phone|mobile|mob|cell|office|home|work|handy)\\b.*", Pattern.DOTALL);
    private static final Pattern AMOUNT_AFTER = Pattern.compile(
            " ?(?:[%€$£¥°]|(?:eur|euros?|usd|dollars?|gbp|pounds|chf|bytes|kb|mb|gb|km|kg|ms|seconds|people|times)\\b).*",
            Pattern.DOTALL);

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    static PhoneContext of(Passage passage, int from, int to) {
        String after = passage.text(to, Math.min(passage.length(), to + 12)).toLowerCase(Locale.ROOT);
        if (AMOUNT_AFTER.matcher(after).matches()) return OTHER;
        PhoneContext before = before(passage, from);
        return before == UNKNOWN && NAME_AFTER.matcher(after).matches() ? NAMED : before;
    }

    private static PhoneContext before(Passage passage, int from) {
        List<String> words = passage.wordsBefore(from, REACH);
        words = words.subList(0, Math.min(MOST_WORDS, words.size()));
        if (!words.isEmpty() && LABELS.contains(words.getFirst()) && isAfterColon(passage, from)) return NAMED;
        PhoneContext nearest = UNKNOWN;
        boolean connected = true;
        boolean placed = false;
        for (String word : words) {
            PhoneContext context = of(word);
            if (context == OTHER) return OTHER;
            if (context == NAMED) return connected ? NAMED : LIKELY;
            if (REACHING.contains(word) && connected && placed) return NAMED;
            if (context == LIKELY) nearest = LIKELY; // "order number": the word before decides
            connected &= CONNECTING.contains(word);
            placed |= PLACING.contains(word);
        }
        return nearest;
    }

    private static boolean isAfterColon(Passage passage, int from) {
        int i = from - 1;
        while (i > from - 4 && passage.at(i) <= ' ') i--;
        return passage.at(i) == ':';
    }

    private static PhoneContext of(String word) {
        if (NAMES.contains(word) || isUnspacedName(word)) return NAMED;
        if (HINTS.contains(word) || REACHING.contains(word)) return LIKELY;
        return OTHERS.contains(word) ? OTHER : UNKNOWN;
    }

    private static boolean isUnspacedName(String word) {
        return word.charAt(0) >= 0x0E00 && UNSPACED.stream().anyMatch(word::contains);
    }
}
