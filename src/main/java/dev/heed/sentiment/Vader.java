package dev.heed.sentiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// The rules of VADER: what stands before a word of the lexicon strengthens, weakens or turns its
/// valence; `but` moves the weight to what follows; exclamation and question marks add; the sum is
/// brought between -1 and 1.
///
/// Numbers and rules are those of Hutto & Gilbert (ICWSM 2014) as their published program applies
/// them, also where it is peculiar, so that scores can be compared with everybody else's.
final class Vader {
    /// What a word of degree adds to a valence: the mean that raters gave.
    static final double DEGREE = 0.293;

    /// What capitals add among words that are not in capitals.
    private static final double CAPITALS = 0.733;

    /// What a negation makes of a valence.
    private static final double NEGATION = -0.74;

    /// `never so`, `never this`: praise.
    private static final double NEVER_SO = 1.25;

    /// How much of its effect a word of degree keeps at each distance.
    private static final double[] NEARNESS = {1, 0.95, 0.9};

    private static final double EXCLAMATION = 0.292;
    private static final int MOST_EXCLAMATIONS = 4;
    private static final double QUESTION = 0.18;
    private static final double MANY_QUESTIONS = 0.96;

    /// Brings a sum between -1 and 1; about the largest sum to be expected.
    private static final double ALPHA = 15;

    private static final double BEFORE_BUT = 0.5;
    private static final double AFTER_BUT = 1.5;

    private final Words words;
    private final List<String> lower;

    private Vader(Words words) {
        this.words = words;
        this.lower = words.lower();
    }

    static double compound(Words words) {
        double[] valences = new Vader(words).valences();
        double sum = 0;
        for (double valence : valences) sum += valence;
        if (sum != 0) sum += Math.signum(sum) * emphasis(words);
        double compound = sum / Math.sqrt(sum * sum + ALPHA);
        return Math.round(compound * 10_000) / 10_000.0;
    }

    private static double emphasis(Words words) {
        int questions = words.count('?', MOST_EXCLAMATIONS);
        double doubt = questions < 2 ? 0 : questions <= 3 ? questions * QUESTION : MANY_QUESTIONS;
        return words.count('!', MOST_EXCLAMATIONS) * EXCLAMATION + doubt;
    }

    private double[] valences() {
        double[] valences = new double[words.size()];
        for (int i = 0; i < valences.length; i++)
            if (!modifies(i) && Lexicon.has(lower.get(i))) valences[i] = valence(i);
        int but = lower.indexOf("but");
        if (but >= 0) contrast(valences, but);
        return valences;
    }

    /// Whether a word only serves another: a word of degree, or the `kind` of `kind of`.
    private boolean modifies(int i) {
        return Modifiers.degree(lower.get(i)) != 0 || (is(i, "kind") && i + 1 < words.size() && is(i + 1, "of"));
    }

    private double valence(int i) {
        double valence = Lexicon.valence(lower.get(i));
        if (is(i, "no") && i + 1 < words.size() && Lexicon.has(lower.get(i + 1))) valence = 0;
        if (denied(i)) valence = Lexicon.valence(lower.get(i)) * NEGATION;
        if (words.shouting().get(i) && words.mixed()) valence += valence > 0 ? CAPITALS : -CAPITALS;
        for (int distance = 1; distance <= 3 && distance <= i; distance++) {
            if (Lexicon.has(lower.get(i - distance))) continue;
            valence += degree(i - distance, valence) * NEARNESS[distance - 1];
            valence *= negation(i, distance);
            if (distance == 3) valence = idiom(i, valence);
        }
        return least(i) ? valence * NEGATION : valence;
    }

    /// `no` up to two words before; three before where `or` or `nor` joins.
    private boolean denied(int i) {
        return is(i - 1, "no") || is(i - 2, "no") || (is(i - 3, "no") && (is(i - 1, "or") || is(i - 1, "nor")));
    }

    /// What a word before adds, in the direction of the valence.
    private double degree(int i, double valence) {
        double degree = Modifiers.degree(lower.get(i));
        if (degree == 0) return 0;
        double added = valence < 0 ? -degree : degree;
        if (words.shouting().get(i) && words.mixed()) added += valence > 0 ? CAPITALS : -CAPITALS;
        return added;
    }

    /// What the word at a distance makes of a valence, as a factor.
    private double negation(int i, int distance) {
        if (distance == 2) {
            if (is(i - 2, "never") && soOrThis(i - 1)) return NEVER_SO;
            if (is(i - 2, "without") && is(i - 1, "doubt")) return 1;
        }
        if (distance == 3) {
            // `so` or `this` right before is enough here, whatever the third word is: so the published program has it
            if ((is(i - 3, "never") && soOrThis(i - 2)) || soOrThis(i - 1)) return NEVER_SO;
            if (is(i - 3, "without") && (is(i - 2, "doubt") || is(i - 1, "doubt"))) return 1;
        }
        return Modifiers.negates(lower.get(i - distance)) ? NEGATION : 1;
    }

    private boolean soOrThis(int i) {
        return is(i, "so") || is(i, "this");
    }

    /// Idioms around a word replace its valence; `kind of` and its like before it lower it.
    private double idiom(int i, double before) {
        String one = lower.get(i - 1);
        String two = lower.get(i - 2);
        String threeTwo = lower.get(i - 3) + " " + two;
        String twoOne = two + " " + one;
        String threeTwoOne = threeTwo + " " + one;
        String word = lower.get(i);
        double valence = before;
        for (String said : List.of(one + " " + word, twoOne + " " + word, twoOne, threeTwoOne, threeTwo)) {
            Double special = Modifiers.idiom(said);
            if (special == null) continue;
            valence = special;
            break;
        }
        String said = word;
        for (int next = i + 1; next <= i + 2 && next < words.size(); next++) {
            said += " " + lower.get(next);
            Double special = Modifiers.idiom(said);
            if (special != null) valence = special;
        }
        return valence + Modifiers.degree(threeTwoOne) + Modifiers.degree(threeTwo) + Modifiers.degree(twoOne);
    }

    /// `least` right before, and neither `at least` nor `very least`.
    private boolean least(int i) {
        return is(i - 1, "least") && !is(i - 2, "at") && !is(i - 2, "very");
    }

    private boolean is(int i, String word) {
        return i >= 0 && lower.get(i).equals(word);
    }

    /// The first `but` halves what was said before and raises what comes after.
    ///
    /// The published program looks for the place of each valence by its value and takes the first that
    /// has it, so of two equal ones a word may be weighed twice and another not at all. Kept, with a
    /// queue of places for each value, so that it stays near linear.
    private static void contrast(double[] valences, int but) {
        Map<Double, PriorityQueue<Integer>> places = new HashMap<>();
        for (int i = 0; i < valences.length; i++)
            if (valences[i] != 0) at(places, valences[i]).add(i);
        for (int i = 0; i < valences.length; i++) {
            if (valences[i] == 0) continue;
            int first = at(places, valences[i]).remove();
            valences[first] *= first < but ? BEFORE_BUT : AFTER_BUT;
            at(places, valences[first]).add(first);
        }
    }

    private static PriorityQueue<Integer> at(Map<Double, PriorityQueue<Integer>> places, double valence) {
        return places.computeIfAbsent(valence, value -> new PriorityQueue<>());
    }
}
