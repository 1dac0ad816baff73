package dev.heed.web.pages;

import dev.heed.domain.Fault;
import java.util.List;

/// The page that says why there is no other.
///
/// @param status of HTTP
/// @param said what happened, then what to do
/// @param faults what is wrong with the address, if anything
record Trouble(int status, String title, String said, List<Fault> faults) implements Page {
    static Trouble absent() {
        return new Trouble(404, "Not found", "There is no page at this address.", List.of());
    }

    static Trouble unclear(List<Fault> faults) {
        return new Trouble(
                422,
                "This address asks for what cannot be",
                "Nothing was changed. What is wrong:",
                List.copyOf(faults));
    }

    static Trouble unreadable() {
        return new Trouble(
                400,
                "This address cannot be read",
                "It holds a % that is not followed by UTF-8 in hexadecimal.",
                List.of());
    }

    static Trouble away() {
        return new Trouble(
                503, "The storage does not answer", "Nothing is lost. Load the page again in a moment.", List.of());
    }

    static Trouble ours(String incident) {
        return new Trouble(
                500,
                "Something broke here",
                "That is a fault of the server. Its log knows more, under incident " + incident + ".",
                List.of());
    }
}
