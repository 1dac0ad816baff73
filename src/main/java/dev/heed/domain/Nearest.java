package dev.heed.domain;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the known name that a mistyped one was meant to be.
public final class Nearest {
    /// Longer names are not typing mistakes, and the comparison is quadratic.
    private static final int LONGEST = 64;

    private Nearest() {}

    /// The known name within a third of its length in edits (case, `-` and `_` apart), or null.
    public static @Nullable String to(String name, Collection<String> known) {
        if (name.length() > LONGEST) return null;
        String plain = plain(name);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            String other = plain(candidate);
            int edits = edits(plain, other);
            if (edits < least && edits <= other.length() / 3) {
                least = edits;
                best = candidate;
            }
        }
        return best;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /// Optimal string alignment distance: insertions, deletions, replacements, and swaps of two neighbours count one
    /// each (Damerau, 1964; rows by Wagner and Fischer, 1974).
    private static int edits(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) above[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                boolean swap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swap) row[j] = Math.min(row[j], before[j - 2] + 1);
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[b.length()];
    }
}
