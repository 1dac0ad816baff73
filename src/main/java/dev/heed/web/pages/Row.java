package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One vote in the list.
///
/// @param open the address that shows it beside the list
/// @param page the address that shows it by itself
/// @param title the item, or the question
/// @param said what the person wrote
/// @param slot in which it was shown; `null` for none
/// @param model that recommended or answered; `null` if nobody said
/// @param when with the offset of the viewer's clocks
/// @param triage the word for how far the team has come with it
/// @param current whether it lies open
record Row(
        String id,
        String open,
        String page,
        Square square,
        boolean question,
        List<Piece> title,
        List<Piece> said,
        @Nullable Slot slot,
        @Nullable String model,
        List<String> tags,
        String when,
        String clock,
        String triage,
        boolean current) {
    Row {
        title = List.copyOf(title);
        said = List.copyOf(said);
        tags = List.copyOf(tags);
    }

    /// A slot with its shape.
    record Slot(String name, String shape) {}

    /// The votes of one day.
    record Day(String title, List<Row> rows) {
        Day {
            rows = List.copyOf(rows);
        }
    }
}
