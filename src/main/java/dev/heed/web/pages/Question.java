package dev.heed.web.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Asks once more before something is done that cannot be undone.
///
/// @param section where it belongs
/// @param said what will happen
/// @param action where yes goes
/// @param label of yes
/// @param fields what else yes sends
/// @param no where no goes
record Question(
        Section section,
        String title,
        List<String> said,
        String action,
        String label,
        String csrf,
        SequencedMap<String, String> fields,
        String no)
        implements Page {
    Question {
        said = List.copyOf(said);
        fields = new LinkedHashMap<>(fields);
    }

    /// One of the settings, whose yes sends nothing else.
    static Question ofSettings(String title, List<String> said, Address action, String label, Visit visit, String no) {
        return ofSettings(title, said, action, label, visit, new LinkedHashMap<>(), no);
    }

    /// One of the settings.
    ///
    /// @param no the path of the page that asked
    static Question ofSettings(
            String title,
            List<String> said,
            Address action,
            String label,
            Visit visit,
            SequencedMap<String, String> fields,
            String no) {
        return new Question(
                Section.SETTINGS,
                title,
                said,
                action.toString(),
                label,
                visit.viewer().csrf(),
                fields,
                visit.to(no).toString());
    }
}
