package dev.heed.web.wire;

import dev.heed.domain.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One walk through one body or query string: where it stands, and what it found wrong so far.
final class Walk {
    /// A body may hold thousands of unknown fields; the answer to it stays small.
    private static final int MOST_FAULTS = 100;

    private static final int LONGEST_NAME = 64;
    /// So many digits may be a phone, card or account number.
    private static final int TELLING_DIGITS = 7;

    private final Fault.Place place;
    private final Mask mask;
    private final List<Fault> faults = new ArrayList<>();
    private String[] path = new String[4];
    private boolean[] foreign = new boolean[4];
    private int depth;
    private int found;

    Walk(Fault.Place place, Mask mask) {
        this.place = place;
        this.mask = mask;
    }

    List<Fault> faults() {
        return faults;
    }

    /// How many faults there were, those included that were too many to keep.
    int found() {
        return found;
    }

    boolean clean() {
        return found == 0;
    }

    /// Steps into a field or element that we named.
    void enter(String name) {
        enter(name, false);
    }

    /// Steps into a field that the caller named.
    void enterForeign(String name) {
        enter(name, true);
    }

    private void enter(String name, boolean callersName) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, 2 * depth);
            foreign = Arrays.copyOf(foreign, 2 * depth);
        }
        path[depth] = name;
        foreign[depth++] = callersName;
    }

    void leave() {
        depth--;
    }

    void fault(String detail) {
        note(new Fault(place, at(), detail));
    }

    /// A wrong kind: `must be <wanted>, got <kind>`.
    void mustBe(String wanted, JsonNode got) {
        mustBe(wanted, got, Got.kind(got));
    }

    /// A wrong kind, or a number out of bounds: `must be <wanted>, got <kind or number>`.
    void mustCount(String wanted, JsonNode got) {
        mustBe(wanted, got, Got.of(got));
    }

    private void mustBe(String wanted, JsonNode got, String said) {
        // in a query string everything is text, and "got text" would tell nothing
        boolean told = inBody() || !got.isString();
        fault("must be " + wanted + (told ? ", got " + said : ""));
    }

    /// Whether this is a body, not a query string.
    boolean inBody() {
        return place == Fault.Place.POINTER;
    }

    /// A rule of a whole record; its pointers are relative to where the walk stands.
    void fault(Fault fault) {
        String at = fault.place() == Fault.Place.POINTER ? at() + fault.at() : fault.at();
        note(new Fault(fault.place(), at, fault.detail()));
    }

    private void note(Fault fault) {
        if (found++ < MOST_FAULTS) faults.add(fault);
    }

    private String at() {
        if (place != Fault.Place.POINTER) return foreign[0] ? shown(path[0]) : path[0];
        var pointer = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            pointer.append('/').append(foreign[i] ? escaped(shown(path[i])) : path[i]);
        }
        return pointer.toString();
    }

    /// RFC 6901, section 3.
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// The caller's name for a field, or `…` where it might hold something personal or unprintable.
    private String shown(String name) {
        return harmless(name) && mask.masked(name).equals(name) ? name : "…";
    }

    private static boolean harmless(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '@')
                && name.chars().filter(c -> c >= '0' && c <= '9').count() < TELLING_DIGITS;
    }
}
