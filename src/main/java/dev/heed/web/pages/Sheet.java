package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about one vote: beside the list, or as a page.
///
/// @param triage the word for how far the team has come with it
/// @param mark where to say otherwise; `null` for whom may not
/// @param notes what is to be known first: that it is withdrawn, or unverified
/// @param item what it is about; `null` for an answer
/// @param said taps in words, and reasons
/// @param removed placeholders and how often, in words
/// @param trail how it changed, the last first
/// @param acts what an administrator may do
/// @param way to other votes, from a list
record Sheet(
        String id,
        String triage,
        @Nullable String mark,
        List<String> notes,
        @Nullable Item item,
        List<Piece> query,
        List<Piece> response,
        Square square,
        List<String> said,
        List<Piece> comment,
        List<Piece> correction,
        List<Fact> facts,
        List<Fact> metadata,
        List<Removed> removed,
        List<Step> trail,
        List<Act> acts,
        @Nullable Way way,
        String link) {
    Sheet {
        notes = List.copyOf(notes);
        query = List.copyOf(query);
        response = List.copyOf(response);
        said = List.copyOf(said);
        comment = List.copyOf(comment);
        correction = List.copyOf(correction);
        facts = List.copyOf(facts);
        metadata = List.copyOf(metadata);
        removed = List.copyOf(removed);
        trail = List.copyOf(trail);
        acts = List.copyOf(acts);
    }

    /// The item that a vote is about.
    record Item(String title, String type, String link) {}

    /// One thing that is known.
    ///
    /// @param mono whether it is no language, but an identity
    /// @param link where more is; `null` for nowhere
    /// @param more what the link says
    record Fact(
            String term,
            String text,
            boolean mono,
            @Nullable String link,
            String more) {
        static Fact plain(String term, String text) {
            return new Fact(term, text, false, null, "");
        }

        static Fact mono(String term, String text) {
            return new Fact(term, text, true, null, "");
        }
    }

    /// What was replaced before it was stored.
    record Removed(String placeholder, String times) {}

    /// One revision.
    ///
    /// @param changes none for the first
    /// @param when and by whom
    record Step(List<Turn> changes, String when) {
        Step {
            changes = List.copyOf(changes);
        }
    }

    /// One thing that became another.
    ///
    /// @param what is named before both
    /// @param was nothing where there was nothing
    /// @param became nothing where it was taken away
    record Turn(String what, List<Piece> was, List<Piece> became) {
        Turn {
            was = List.copyOf(was);
            became = List.copyOf(became);
        }
    }

    /// What may be done, after a question.
    record Act(String title, String link, boolean danger) {}

    /// Where a list goes on from here.
    record Way(@Nullable String before, @Nullable String next, String close) {}
}
