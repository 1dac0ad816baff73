package dev.heed.web.pages;

import java.util.List;

/// One part of the filter, with how many votes each choice would show.
///
/// @param name the word of the address
/// @param many whether several may be chosen
record Facet(String name, String title, boolean many, List<Choice> choices) {
    Facet {
        choices = List.copyOf(choices);
    }

    /// One value.
    ///
    /// @param value what the address says; empty for no filter
    /// @param shape of a slot; empty for what is none
    /// @param count in digits; empty where nobody counted
    record Choice(String value, String label, String shape, String count, boolean chosen) {}

    /// The same as a chip of the filter bar.
    Dial dial() {
        return new Dial(
                name,
                title,
                many,
                choices.stream()
                        .map(choice -> new Dial.Option(choice.value, choice.label, choice.chosen))
                        .toList());
    }
}
