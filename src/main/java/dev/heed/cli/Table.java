package dev.heed.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of words under their heads, each column as wide as its widest word.
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(heads);
    }

    void add(String... words) {
        rows.add(words);
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) for (int i = 0; i < row.length; i++) widths[i] = Math.max(widths[i], width(row[i]));
        for (String[] row : rows) out.println(line(row, widths));
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++)
            line.append(row[i]).repeat(' ', widths[i] - width(row[i])).append(GAP);
        return line.toString().stripTrailing();
    }

    private static int width(String word) {
        return word.codePointCount(0, word.length());
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows.toArray());
    }
}
