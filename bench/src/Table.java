import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A Markdown table that also reads well in a terminal: words to the left, numbers to the right.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /// @param headings the columns' names, with `|` between them
    Table(String headings) {
        rows.add(List.of(headings.split(" \\| ")));
    }

    /// Adds a row; fractions are shown with two digits, whole numbers with their thousands apart.
    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Table::shown).toList());
        return this;
    }

    void print() {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        System.out.println();
        for (int i = 0; i < rows.size(); i++) {
            System.out.println(line(rows.get(i), widths));
            if (i == 0) {
                System.out.println(IntStream.range(0, columns)
                        .mapToObj(column -> "-".repeat(Math.max(2, widths[column] + 1)) + (numeric(column) ? ":" : "-"))
                        .collect(Collectors.joining("|", "|", "|")));
            }
        }
        System.out.println();
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> String.format(
                        numeric(column) ? " %" + widths[column] + "s " : " %-" + widths[column] + "s ",
                        row.get(column)))
                .collect(Collectors.joining("|", "|", "|"));
    }

    private boolean numeric(int column) {
        return rows.size() > 1 && rows.get(1).get(column).matches("[0-9.,%-]+( (s|ms|MB))?");
    }

    private static String shown(Object cell) {
        return switch (cell) {
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            default -> cell.toString();
        };
    }
}
