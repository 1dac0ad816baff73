package dev.heed.privacy;

import java.util.Set;

/// How names of persons are written: one to four words with a capital, with initials, particles, hyphens and
/// apostrophes between; in scripts without capitals, the words themselves.
final class PersonNames {
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_UNSPACED = 4;

    /// Words of a name with its initials and particles; a chain of initials without end is none.
    private static final int LONGEST = 12;

    static final Set<String> TITLES = Set.of("""
            mr mrs ms miss mx dr prof professor sir madam herr frau fräulein hr monsieur madame
            mademoiselle mme mlle señor señora señorita sr sra srta signor signora signorina sig dott
            pan pani mevrouw meneer mw dhr senhor senhora doctor captain reverend rev
            """.strip().split("\\s+"));
    private static final Set<String> PARTICLES = Set.of("""
            de la van von der den bin ibn al el da dos do di del della du le ter ten zu zur vom y e af av
            st das
            """.strip().split("\\s+"));

    /// Begin sentences, or stand with a capital for other reasons, and are no name.
    private static final Set<String> NEVER = Set.of("""
            i i'm i've i'll i'd the a an this that these those it it's not and or but of in on at if so
            he she we you they my your his her our their its is are was were be been what how why who
            when where which please thanks thank hello hi hey dear yes no ok okay sir madam ma'am team
            customer customers all there everyone everybody anyone someone nobody friend friends folks
            guys support service services sales help desk number mr mrs ms dr prof miss can could would
            do does did have has had just also very too here now today tomorrow monday tuesday
            wednesday thursday friday saturday sunday january february march july august september
            october november december english german french spanish italian dutch polish american british
            canadian chatgpt gpt claude bard gemini siri alexa cortana copilot assistant bot chatbot ai
            llama mistral netflix amazon google apple microsoft facebook youtube spotify disney subject
            date name address phone email mobile tel fax company from to for with by as into about sent
            regards best kind warm cheers love yours sincerely hallo guten tag liebe lieber bonjour hola
            ciao sie wir ich und der die das ein eine je tu il elle nous vous sorry happy sad glad wow
            great good unknown none anonymous user admin sure let god christmas mom dad mum hiring
            manager editor author reader readers diary lord committee colleagues students
            """.strip().split("\\s+"));

    private PersonNames() {}

    /// Whether this, in lower case, is never part of a name.
    static boolean never(String word) {
        return NEVER.contains(word);
    }

    /// The word after the name that begins with this word; the same word if none does.
    static int after(Passage passage, Wording words, int first) {
        int last = -1;
        int parts = 0;
        int most = Math.min(words.count(), first + LONGEST);
        for (int i = first; i < most && (i == first || joined(passage, words, i)); i++) {
            if (PARTICLES.contains(words.word(i)) && !words.capital(i)) continue;
            boolean dot = passage.at(words.to(i)) == '.';
            boolean initial = words.length(i) == 1
                    && words.capital(i)
                    && (dot || !words.word(i).equals("i"));
            if (initial ? i == first && !dot : !isPart(words, i)) break;
            if (!initial && ++parts > MOST_WORDS) break;
            last = i;
            if (unspaced(words, i) || words.word(i).endsWith("'s")) break;
        }
        return parts == 0 ? first : last + 1;
    }

    private static boolean joined(Passage passage, Wording words, int word) {
        if (words.gap(word, " -")) return words.from(word) - words.to(word - 1) <= 2;
        boolean abbreviated =
                words.length(word - 1) == 1 || words.word(word - 1).equals("st");
        return abbreviated && words.gap(word, ". ") && passage.at(words.to(word - 1)) == '.';
    }

    private static boolean unspaced(Wording words, int word) {
        return Glyphs.isUnspaced(words.first(word));
    }

    private static boolean isPart(Wording words, int word) {
        if (NEVER.contains(words.word(word))) return false;
        char first = words.first(word);
        if (unspaced(words, word)) return words.length(word) >= 2 && words.length(word) <= LONGEST_UNSPACED;
        if (Character.getType(first) == Character.OTHER_LETTER) return words.length(word) >= 2;
        String lower = words.word(word);
        boolean capital = Character.isUpperCase(first) || lower.startsWith("d'") || lower.startsWith("o'");
        return capital && words.length(word) >= 2;
    }

    /// The end of a name without what is hung on it: `Anna's`.
    static int end(Passage passage, Wording words, int after) {
        int end = words.to(after - 1);
        if (passage.at(end - 2) == '\'' && (passage.at(end - 1) | 0x20) == 's' && end - 2 > words.from(after - 1))
            return end - 2;
        boolean initial = words.length(after - 1) == 1 && passage.at(end) == '.';
        return initial ? end + 1 : end;
    }

    /// The word after a courtesy title, or after two; the same word if none stands here.
    static int afterTitles(Wording words, int first) {
        int i = first;
        while (i < first + 2 && TITLES.contains(words.word(i)) && words.gap(i + 1, ". ")) i++;
        return i;
    }

    /// Whether some word before `after` is a given name that is hardly anything else, or is one with a surname behind.
    static boolean given(Wording words, int first, int after) {
        String name = bare(words.word(first));
        return GivenNames.name(name) || (GivenNames.ordinary(name) && after - first >= 2);
    }

    private static String bare(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }
}
