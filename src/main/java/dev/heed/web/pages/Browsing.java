package dev.heed.web.pages;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Search;
import dev.heed.history.History;
import dev.heed.history.Mark;
import dev.heed.web.wire.Unwrapped;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an address of the list of votes asks: which votes, from where on, and which one lies open.
///
/// @param q what their texts hold
/// @param cursor where the page begins
/// @param open the id of the vote that is shown beside the list
record Browsing(
        @Unwrapped Narrowing narrowing,

        @Nullable @Size(min = 1, max = Search.LONGEST) @Pattern(regexp = "(?s).*[\\p{L}\\p{N}].*", message = WORD_RULE)
        String q,

        @Nullable @Size(max = 26) @Pattern(regexp = "([0-7][0-9a-hjkmnp-tv-z]{12}){1,2}", message = CURSOR_RULE)
        String cursor,

        @Nullable
        @Size(max = 16)
        @Pattern(regexp = "[mc][01][0-9a-hjkmnp-tv-z][0-7][0-9a-hjkmnp-tv-z]{12}", message = OPEN_RULE)
        String open) {
    private static final String WORD_RULE = "must hold a word: at least one letter or digit";
    private static final String OPEN_RULE = "must be the id of a vote";
    private static final String CURSOR_RULE = "must be the one of a link to older votes";

    /// The same, understood.
    record Meant(
            Period time, Filter filter, Mark mark, @Nullable Id open) {}

    /// @throws Mishap 422 naming everything that is wrong
    Meant meant(Visit visit, Instant now) {
        List<Fault> faults = new ArrayList<>();
        Period time = time(visit, now, faults);
        Search search = q == null ? null : Search.read(q).orElse(null);
        if (q != null && search == null) faults.add(Fault.parameter("q", WORD_RULE));
        Id vote = open == null ? null : vote(open, faults);
        if (time == null) throw Mishap.unclear(faults);
        Filter filter = narrowing.filter(time).searching(search);
        Mark mark = cursor == null ? Mark.TOP : mark(cursor, filter, faults);
        if (!faults.isEmpty()) throw Mishap.unclear(faults);
        return new Meant(time, filter, mark, vote);
    }

    private @Nullable Period time(Visit visit, Instant now, List<Fault> faults) {
        try {
            return narrowing.time(visit, now);
        } catch (Mishap wrong) {
            faults.addAll(wrong.trouble().faults());
            return null;
        }
    }

    private static @Nullable Id vote(String said, List<Fault> faults) {
        Id id = Id.parse(said).filter(one -> one.row() != Id.Row.RECOMMENDATION).orElse(null);
        if (id == null) faults.add(Fault.parameter("open", OPEN_RULE));
        return id;
    }

    private static Mark mark(String cursor, Filter filter, List<Fault> faults) {
        Mark mark = Mark.of(cursor, History.byTime(filter)).orElse(null);
        if (mark == null) faults.add(Fault.parameter("cursor", CURSOR_RULE));
        return mark == null ? Mark.TOP : mark;
    }
}
