package dev.heed.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the words around a number say about it, nearest word first.
enum PhoneContext {
    /// Called a telephone number in so many words, with none between but `me at`, `number is` and the like.
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
            phone phones telephone tel tél téléphone telefon telefonnummer telefono teléfono telefone mobile
            mob mobil mobilnummer móvil cell cellphone cellular celular fax telefax call calls calling dial
            ring whatsapp handy handynummer rufnummer hotline landline voicemail pager callback anrufen
            appelez appeler""");
    private static final Set<String> HINTS = words("""
            text reach contact number numbers nummer numéro número sms portable answering reached erreichbar
            joindre ligne line""");
    private static final Set<String> OTHERS = words("""
            order orders episode episodes season track tracks invoice ticket case ref reference isbn issn ean upc gtin sku asin id ids tracking
            parcel account acct customer bestellung bestellnummer auftrag rechnung rechnungsnummer
            kundennummer commande facture serial model part item article artikel artikelnummer product doi
            pmid page pages pp version build port year years population code zip postcode plz vat ssn
            licence license passport policy claim imdb tmdb step seed hash timestamp epoch $ € £ ¥ # № usd
            eur gbp chf""");

    private static final Set<String> CONNECTING = words("""
            me us him her them my our your his the a at on to is by via under number no nr num or and back
            office home work direct mobile please nummer ist unter mich auf au est le""");

    private static final Pattern NAME_AFTER =
            Pattern.compile("[ (-]{1,3}(?:fax|mobile|mob|cell|office)\\b.*", Pattern.DOTALL);
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
        PhoneContext nearest = UNKNOWN;
        List<String> words = passage.wordsBefore(from, REACH);
        boolean connected = true;
        for (String word : words.subList(0, Math.min(MOST_WORDS, words.size()))) {
            PhoneContext context = of(word);
            if (context == OTHER) return OTHER;
            if (context == NAMED) return connected ? NAMED : LIKELY;
            if (context == LIKELY) nearest = LIKELY; // "order number": the word before decides
            connected &= CONNECTING.contains(word);
        }
        return nearest;
    }

    private static PhoneContext of(String word) {
        if (NAMES.contains(word)) return NAMED;
        if (HINTS.contains(word)) return LIKELY;
        return OTHERS.contains(word) ? OTHER : UNKNOWN;
    }
}
