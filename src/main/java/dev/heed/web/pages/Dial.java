package dev.heed.web.pages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One filter of a page, as its chip shows it.
///
/// @param name the word of the address
/// @param title what it is called
/// @param many whether several may be chosen
record Dial(String name, String title, boolean many, List<Option> options) {
    Dial {
        options = List.copyOf(options);
    }

    /// Something that can be chosen.
    ///
    /// @param value what the address says; empty for no filter
    record Option(String value, String label, boolean chosen) {}

    /// A filter of which one value can be chosen; the first of these says that none is.
    static Dial one(String name, String title, List<String> chosen, List<Option> options) {
        return new Dial(
                name,
                title,
                false,
                options.stream()
                        .map(option -> new Option(
                                option.value,
                                option.label,
                                chosen.isEmpty() ? option.value.isEmpty() : chosen.contains(option.value)))
                        .toList());
    }

    /// A filter of which several values can be chosen, each of which is its own label. What is chosen
    /// is offered even if
    /// nothing has it any more.
    static Dial many(String name, String title, List<String> chosen, Set<String> values) {
        Set<String> all = new LinkedHashSet<>(values);
        all.addAll(chosen);
        return new Dial(
                name,
                title,
                true,
                all.stream()
                        .map(value -> new Option(value, value, chosen.contains(value)))
                        .toList());
    }

    /// Whether it narrows anything.
    boolean set() {
        return options.stream().anyMatch(option -> option.chosen && !option.value.isEmpty());
    }

    /// What is chosen, in words.
    String choice() {
        return options.stream().filter(Option::chosen).map(Option::label).collect(Collectors.joining(", "));
    }
}
