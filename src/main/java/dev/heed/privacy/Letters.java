package dev.heed.privacy;

import java.util.Set;

/// Names at the beginning and the end of a letter: "Dear Anna," in front of a line, "Best regards" with a name as all
/// that follows in its line. A film may be called so ("Dear John"), but it stands within a sentence.
final class Letters implements Detector {
    private static final Phrases GREETINGS = new Phrases("""
            dear, hi, hello, hi there, hallo, liebe, lieber, sehr geehrte, sehr geehrter, guten tag,
            bonjour, cher, chère, hola, querido, querida, estimado, estimada, caro, cara, gentile,
            egregio, beste, geachte, kära, hej, kære, hei, szanowny, szanowna, drogi, droga, cześć, olá,
            prezado, prezada, caríssimo, milý, milá, vážený, vážená, kedves, dragă, уважаемый, уважаемая,
            дорогой, дорогая, sevgili, sayın, ciao, good morning, good afternoon, good evening""");
    private static final Phrases CLOSINGS = new Phrases("""
            regards, best regards, kind regards, warm regards, best, all the best, best wishes,
            sincerely, yours sincerely, sincerely yours, yours faithfully, yours truly, yours,
            respectfully, cheers, thanks, many thanks, thank you, thanks again, thanks in advance,
            thank you very much, thx, cordially, love, take care, mit freundlichen grüßen,
            freundliche grüße, viele grüße, liebe grüße, beste grüße, mfg, lg, vg, gruß, danke,
            vielen dank, cordialement, bien cordialement, merci, bien à vous, amicalement, saludos,
            un saludo, atentamente, gracias, cordiali saluti, distinti saluti, saluti, grazie,
            met vriendelijke groet, groeten, groetjes, bedankt, pozdrawiam, z poważaniem, dziękuję,
            atenciosamente, abraços, obrigado, obrigada, vänliga hälsningar, med vänliga hälsningar,
            hälsningar, tack, venlig hilsen, med venlig hilsen, hilsen, vennlig hilsen,
            ystävällisin terveisin, terveisin, s pozdravem, děkuji, üdvözlettel, cu stimă, с уважением,
            спасибо, saygılarımla""");

    /// "Love, Simon" is a film.
    private static final Set<String> LINE_ONLY = Set.of("love", "best", "yours");

    @Override
    public PersonalData kind() {
        return PersonalData.PERSON;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.capitals();
    }

    @Override
    public void find(Passage passage) {
        Wording words = passage.words();
        for (int i = 0; i < words.count(); i++) {
            int after = words.opensLine(i) ? GREETINGS.after(words, i) : -1;
            int end = after > 0 ? greeted(passage, words, after) : -1;
            if (end < 0) {
                after = CLOSINGS.after(words, i);
                end = after > 0 ? signed(passage, words, after, words.opensLine(i)) : -1;
            }
            if (end > i) i = end - 1;
        }
    }

    private int greeted(Passage passage, Wording words, int after) {
        int first = PersonNames.afterTitles(words, after);
        int end = PersonNames.after(passage, words, first);
        if (end == first || !words.spaced(after)) return -1;
        char mark = passage.at(PersonNames.end(passage, words, end));
        boolean line = passage.at(words.to(end - 1) + 1) == '\n';
        boolean letter = mark == ',' || (mark == ':' && line) || (mark == '\n' && end < words.count());
        return letter ? claim(passage, words, first, end) : -1;
    }

    private int signed(Passage passage, Wording words, int after, boolean opens) {
        if (after >= words.count()) return -1;
        boolean line = words.gap(after, " \t\n\r,.!>-") && !words.gap(after, " \t\r,.!>-");
        boolean comma = words.gap(after, ", ")
                && passage.at(words.to(after - 1)) == ','
                && !LINE_ONLY.contains(words.word(after - 1));
        if (!line && !comma) return -1;
        int end = PersonNames.after(passage, words, after);
        if (end == after || end - after > 3) return -1;
        int close = PersonNames.end(passage, words, end);
        while (" .!\r".indexOf(passage.at(close)) >= 0) close++;
        boolean last = passage.at(close) == '\n';
        boolean sure = (line && opens) || (PersonNames.given(words, after, end) && (line || close >= passage.length()));
        return last && sure ? claim(passage, words, after, end) : -1;
    }

    private int claim(Passage passage, Wording words, int first, int end) {
        passage.claim(kind(), words.from(first), PersonNames.end(passage, words, end));
        return end;
    }
}
