package dev.heed.cli;

import dev.heed.privacy.Scorecard;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/// The places where a redaction and its labels differ, printed as far as somebody asked for them.
final class Differences {
    /// As much of the text as tells why.
    private static final int AROUND = 40;

    private final PrintWriter out;
    private final int most;
    private final Map<String, Integer> printed = new HashMap<>();

    /// @param most how many are printed of each type, missed and found each
    Differences(PrintWriter out, int most) {
        this.out = out;
        this.most = most;
    }

    void show(String text, Scorecard.Differences differences) {
        if (most == 0) return;
        for (var label : differences.missed()) print("missed", label.type(), text, label.from(), label.to());
        for (var place : differences.alarms()) print("found", place.kind().name(), text, place.from(), place.to());
    }

    private void print(String what, String type, String text, int from, int to) {
        if (printed.merge(what + type, 1, Integer::sum) > most) return;
        String before = text.substring(Math.max(0, from - AROUND), from);
        String after = text.substring(to, Math.min(text.length(), to + AROUND));
        out.println(what + " " + type + ": "
                + (before + ">>" + text.substring(from, to) + "<<" + after).replaceAll("\\R", " "));
    }
}
