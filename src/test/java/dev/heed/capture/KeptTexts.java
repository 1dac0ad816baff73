package dev.heed.capture;

import dev.heed.access.Project;
import dev.heed.privacy.Pseudonyms;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of texts under the policy of the moment.
record KeptTexts(String mode, Pseudonyms pseudonyms) {
    private static final int CUT = 6;

    KeptTexts in(String other) {
        return new KeptTexts(other, pseudonyms);
    }

    /// Puts the project under it.
    Project hold(TestNode node) {
        return node.policy(Map.of("mode", mode, "truncate_at", CUT));
    }

    @Nullable
    String text(String text) {
        return switch (mode) {
            case "redact" -> text;
            // "fine 7", "hm" and "tv" are short enough
            case "truncate" ->
                text.length() <= CUT ? text : text.indexOf(' ') < CUT ? text.substring(0, text.indexOf(' ')) : null;
            case "hash" -> pseudonyms.text(text);
            default -> null;
        };
    }

    void put(Map<String, Object> said, String name, @Nullable String text) {
        said.remove(name);
        said.remove(name + "_length");
        if (text != null) {
            String kept = text(text);
            if (kept != null) said.put(name, kept);
            said.put(name + "_length", text.length());
        }
        note(said, name, text != null);
    }

    @SuppressWarnings("unchecked")
    void note(Map<String, Object> said, String name, boolean there) {
        Map<String, String> modes = new HashMap<>((Map<String, String>) said.getOrDefault("text_modes", Map.of()));
        modes.remove(name);
        if (there && !mode.equals("redact")) modes.put(name, mode);
        said.remove("text_modes");
        if (!modes.isEmpty()) said.put("text_modes", modes);
    }
}
