package dev.heed.contract;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Some of what was shown, and what became of it, counted one question at a time.
///
/// @param question by which votes for it count
record Showings(List<Audience.Shown> all, Question question) {
    Showings {
        all = List.copyOf(all);
    }

    long n() {
        return all.size();
    }

    Showings those(Predicate<Audience.Shown> which) {
        return new Showings(all.stream().filter(which).toList(), question);
    }

    Showings in(String slot) {
        return those(one -> one.slot().equals(slot));
    }

    /// The votes for it.
    Votes votes() {
        return new Votes(
                all.stream().map(question::answer).filter(Objects::nonNull).toList());
    }

    Share selected() {
        return Share.of(all, Audience.Shown::selected);
    }

    Share voted() {
        return new Share(votes().n(), n());
    }

    Share rated() {
        return new Share(stars().n(), n());
    }

    Share liked() {
        return stars().liked();
    }

    Stars stars() {
        return votes().stars();
    }
}
