package dev.heed.web.pages;

import java.util.List;

/// Asks once more before something is done that cannot be undone.
///
/// @param said what will happen
/// @param action where yes goes
/// @param label of yes
/// @param no where no goes
record Question(String title, List<String> said, String action, String label, String csrf, String back, String no)
        implements Page {
    Question {
        said = List.copyOf(said);
    }

    @Override
    public Section section() {
        return Section.FEEDBACK;
    }
}
