package dev.heed.privacy;

import java.util.HashMap;
import java.util.Map;

/// Word groups that announce something, each found in one step for each of its words.
final class Phrases {
    /// What may stand between the words of a phrase: `acct. no.`, `Konto-Nr`, `a/c`.
    private static final String BETWEEN = " \t\n.-/";

    private final Node start = new Node();

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private boolean complete;
    }

    /// @param list phrases in lower case, with commas between
    Phrases(String list) {
        for (String phrase : list.strip().split("\\s*,\\s*", -1)) {
            Node node = start;
            for (String word : phrase.split("\\s+", -1)) node = node.next.computeIfAbsent(word, _ -> new Node());
            node.complete = true;
        }
    }

    /// The word after the longest phrase that begins with this word; -1 if none does.
    int after(Wording words, int first) {
        int after = -1;
        Node node = start;
        for (int i = first; i < words.count(); i++) {
            if (i > first && !words.gap(i, BETWEEN)) break;
            node = node.next.get(words.word(i));
            if (node == null) break;
            if (node.complete) after = i + 1;
        }
        return after;
    }
}
