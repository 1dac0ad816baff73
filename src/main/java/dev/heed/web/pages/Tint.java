package dev.heed.web.pages;

import java.util.List;

/// How slots are told apart: the first three of a project have a colour and a shape of their own, the
/// rest are grey.
///
/// @param slots of the project, in its order
record Tint(List<String> slots) {
    private static final List<String> SHAPES = List.of("primary", "backup", "wildcard");

    Tint {
        slots = List.copyOf(slots);
    }

    /// The class of a slot in the style sheet; empty for a grey one.
    String shape(String slot) {
        int place = slots.indexOf(slot);
        return place >= 0 && place < SHAPES.size() ? SHAPES.get(place) : "";
    }

    /// The class of a point for it beside others.
    String point(String slot) {
        int place = slots.indexOf(slot);
        return place < 0 || place >= SHAPES.size() ? "k0" : place == 0 ? "" : "k" + (place + 1);
    }

    /// The name of its colour.
    String ink(String slot) {
        int place = slots.indexOf(slot);
        return place < 0 || place >= SHAPES.size() ? "c0" : "c" + (place + 1);
    }
}
