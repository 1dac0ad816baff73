package dev.heed.domain;

/// One thing wrong with what a caller sent: where it stands, and what would be right there.
///
/// The detail may quote numbers and kinds, never a caller's text: it is shown, and it may be logged.
///
/// @param place what `at` names: a JSON pointer into the body, a query parameter, or a header
/// @param at the pointer (RFC 6901; empty for the body as a whole), or the name
/// @param detail one clause that reads on from the place: `must be an integer 1..5, got 9`
public record Fault(Place place, String at, String detail) {
    /// What a fault's address names.
    public enum Place {
        POINTER,
        PARAMETER,
        HEADER
    }

    public Fault {
        boolean pointer = place == Place.POINTER;
        if (pointer && !at.isEmpty() && at.charAt(0) != '/') {
            throw new IllegalArgumentException("a pointer is empty or starts with a slash, RFC 6901");
        }
        if (!pointer && at.isEmpty()) throw new IllegalArgumentException("a parameter or header has a name");
        if (detail.isBlank()) throw new IllegalArgumentException("a fault says what is wrong");
    }

    /// A fault in the body.
    public static Fault at(String pointer, String detail) {
        return new Fault(Place.POINTER, pointer, detail);
    }

    /// A fault in a query parameter.
    public static Fault parameter(String name, String detail) {
        return new Fault(Place.PARAMETER, name, detail);
    }

    /// A fault in a header.
    public static Fault header(String name, String detail) {
        return new Fault(Place.HEADER, name, detail);
    }
}
