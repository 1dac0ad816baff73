package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A card with a chart: drawn by a script from its table, which is there without one.
///
/// @param id names it within its page
/// @param sentence what it shows, in words
/// @param drawing how it is drawn
/// @param description what the drawing looks like, for those who do not see it
/// @param notes further measures, under it
record Chart(
        String id,
        String title,
        String sentence,
        List<Key> keys,
        Drawing drawing,
        String description,
        Table table,
        List<String> notes) {
    Chart {
        keys = List.copyOf(keys);
        notes = List.copyOf(notes);
    }

    /// What a colour stands for, in the place of the sentence.
    ///
    /// @param shade `k1`, `k2`, `k3`, or `k0` for a dashed line
    record Key(String shade, String text) {}

    /// How a chart is drawn.
    ///
    /// @param kind the drawing's name in the script
    /// @param format of its values: `mean`, `percent`, `count`
    /// @param step what lies between two lines of its scale
    /// @param before the level of the time before, exactly
    /// @param label what its values are called
    /// @param counted what it counts, one of them: `vote`; `null` where it says no count
    record Drawing(
            String kind,
            boolean tall,
            @Nullable String format,
            @Nullable String step,
            @Nullable String before,
            @Nullable String ink,
            @Nullable String label,
            @Nullable String counted) {
        static Drawing plain(String kind, boolean tall, String counted) {
            return new Drawing(kind, tall, null, null, null, null, null, counted);
        }

        /// Several of what it counts.
        @Nullable
        String many() {
            return counted == null ? null : Wording.plural(counted);
        }
    }
}
