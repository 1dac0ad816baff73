package dev.heed.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one check of the doctor found.
///
/// @param subject what was looked at
/// @param words how it is, and where it is not well, what to do
record Finding(Level level, String subject, String words) {
    /// How bad it is.
    enum Level {
        OK("ok"),
        /// Works, and should be looked at.
        WARN("warn"),
        /// Does not work.
        BAD("bad");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String words) {
        return new Finding(Level.OK, subject, words);
    }

    static Finding warn(String subject, String words) {
        return new Finding(Level.WARN, subject, words);
    }

    static Finding bad(String subject, String words) {
        return new Finding(Level.BAD, subject, words);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", subject);
        json.put("state", level.word());
        json.put("words", words);
        return json;
    }
}
