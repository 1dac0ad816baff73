package dev.heed.sentiment;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that change what others say: negations, words of degree, idioms. The lists are those of
/// VADER (MIT License): without the same words there are not the same scores.
final class Modifiers {
    private static final Set<String> NEGATIONS = Set.of("""
            ain't aint aren't arent can't cannot cant couldn't couldnt daren't darent despite didn't didnt doesn't doesnt
            don't dont hadn't hadnt hasn't hasnt haven't havent isn't isnt mightn't mightnt mustn't mustnt needn't neednt
            neither never none nope nor not nothing nowhere oughtn't oughtnt rarely seldom shan't shant shouldn't shouldnt
            uh-uh uhuh wasn't wasnt weren't werent without won't wont wouldn't wouldnt""".split("\\s+", -1));

    private static final Map<String, Double> DEGREES = degrees();

    /// Idioms that hold a word of the lexicon, and the valence of the whole.
    private static final Map<String, Double> IDIOMS = Map.of(
            "the shit", 3.0,
            "the bomb", 3.0,
            "bad ass", 1.5,
            "badass", 1.5,
            "bus stop", 0.0,
            "yeah right", -2.0,
            "kiss of death", -1.5,
            "to die for", 3.0,
            "beating heart", 3.1,
            "broken heart", -2.9);

    private Modifiers() {}

    private static Map<String, Double> degrees() {
        Map<String, Double> degrees = new HashMap<>();
        for (String more : """
                absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous
                enormously entirely especially exceptional exceptionally extreme extremely fabulously flippin flipping
                frackin fracking frickin fricking friggin frigging fuckin fucking fuggin fugging fully greatly hella highly
                hugely incredible incredibly intensely major majorly more most particularly purely quite really remarkably
                so substantially thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly
                very""".split("\\s+", -1)) degrees.put(more, Vader.DEGREE);
        for (String less : """
                almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly
                scarce scarcely slight slightly somewhat sorta sortof sort-of""".split("\\s+", -1)) degrees.put(less, -Vader.DEGREE);
        for (String less : new String[] {"just enough", "kind of", "sort of"}) degrees.put(less, -Vader.DEGREE);
        return degrees;
    }

    static boolean negates(String word) {
        return NEGATIONS.contains(word) || word.contains("n't");
    }

    /// What a word or phrase of degree adds to a valence; 0 where it is none.
    static double degree(String words) {
        return DEGREES.getOrDefault(words, 0.0);
    }

    static @Nullable Double idiom(String words) {
        return IDIOMS.get(words);
    }
}
