package dev.heed.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a search means, said without pairs, rows or indexes: texts are runs of letters and digits, and a term is some
/// of them, one after the other.
public final class NaiveSearch {
    private final List<Wanted> wanted;

    private record Wanted(List<FoldedText.Run> runs, boolean open) {}

    private NaiveSearch(List<Wanted> wanted) {
        this.wanted = wanted;
    }

    public static NaiveSearch of(String asked) {
        List<Wanted> wanted = new ArrayList<>();
        boolean within = false;
        StringBuilder piece = new StringBuilder();
        for (int at = 0; at <= asked.length(); at++) {
            boolean end = at == asked.length();
            boolean quote = !end && "\"\u201c\u201d\u201e".indexOf(asked.charAt(at)) >= 0;
            boolean space = !end
                    && !within
                    && (Character.isWhitespace(asked.charAt(at)) || Character.isSpaceChar(asked.charAt(at)));
            if (end || quote || space) {
                add(wanted, piece.toString(), within);
                piece.setLength(0);
                if (quote) within = !within;
            } else {
                piece.append(asked.charAt(at));
            }
        }
        return new NaiveSearch(wanted);
    }

    private static void add(List<Wanted> wanted, String piece, boolean quoted) {
        List<FoldedText.Run> runs = FoldedText.runs(piece);
        boolean open = !quoted && piece.matches("(?s).*[\\p{L}\\p{N}\\p{M}]\\*+");
        if (!runs.isEmpty()) wanted.add(new Wanted(runs, open));
    }

    public boolean asksNothing() {
        return wanted.isEmpty();
    }

    /// Whether a vote is meant.
    public boolean means(Feedback vote) {
        if (vote.withdrawn()) return false;
        List<List<FoldedText.Run>> texts =
                texts(vote).stream().map(FoldedText::runs).toList();
        return wanted.stream().allMatch(one -> texts.stream().anyMatch(text -> holds(text, one)));
    }

    /// The texts of a vote that somebody can read.
    private static List<String> texts(Feedback vote) {
        List<String> texts = new ArrayList<>();
        var modes = vote.provenance().textModes();
        if (vote.remark().comment() != null && !"hash".equals(modes.get("comment")))
            texts.add(vote.remark().comment());
        if (vote.target() instanceof Target.Chat chat) {
            if (!"hash".equals(modes.get("query"))) texts.add(chat.query());
            if (!"hash".equals(modes.get("response"))) texts.add(chat.response());
        }
        if (vote.signals() instanceof Signals.Chat said
                && said.correction() != null
                && !"hash".equals(modes.get("correction"))) texts.add(said.correction());
        return texts;
    }

    private static boolean holds(List<FoldedText.Run> text, Wanted wanted) {
        int many = wanted.runs.size();
        return IntStream.rangeClosed(0, text.size() - many)
                .anyMatch(at -> IntStream.range(0, many)
                        .allMatch(i -> fits(text.get(at + i), wanted.runs.get(i), i == 0, i == many - 1, wanted.open)));
    }

    private static boolean fits(FoldedText.Run there, FoldedText.Run asked, boolean first, boolean last, boolean open) {
        if (there.paired() != asked.paired()) return false;
        String text = there.text();
        if (!asked.paired()) return text.equals(asked.text()) || (last && open && text.startsWith(asked.text()));
        if (first && last) return text.contains(asked.text());
        if (first) return text.endsWith(asked.text());
        return last ? text.startsWith(asked.text()) : text.equals(asked.text());
    }
}
