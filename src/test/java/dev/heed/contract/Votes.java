package dev.heed.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Some votes, counted one question at a time.
record Votes(List<Audience.Said> all) {
    Votes {
        all = List.copyOf(all);
    }

    long n() {
        return all.size();
    }

    long media() {
        return count(Audience.Said::media);
    }

    long chat() {
        return count(vote -> !vote.media());
    }

    long comments() {
        return count(vote -> vote.remark() != null);
    }

    long count(Predicate<Audience.Said> which) {
        return all.stream().filter(which).count();
    }

    Votes those(Predicate<Audience.Said> which) {
        return new Votes(all.stream().filter(which).toList());
    }

    /// What those said that said something.
    <T> List<T> said(Function<Audience.Said, @Nullable T> what) {
        List<T> said = new ArrayList<>();
        for (Audience.Said vote : all) {
            T one = what.apply(vote);
            if (one != null) said.add(one);
        }
        return said;
    }

    Stars stars() {
        return new Stars(said(Audience.Said::stars));
    }

    Share up() {
        return Share.of(said(Audience.Said::up));
    }

    Share down() {
        return Share.of(said(Audience.Said::up), up -> !up);
    }

    Share completed() {
        return Share.of(said(Audience.Said::completed));
    }

    Share again() {
        return Share.of(said(Audience.Said::again));
    }

    /// Of the comments that are scored.
    Share sounding(int mood) {
        return Share.of(
                said(vote -> vote.remark() == null ? null : vote.remark().mood()), one -> one == mood);
    }

    Share of(Predicate<Audience.Said> which) {
        return Share.of(all, which);
    }
}
