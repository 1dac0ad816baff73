package dev.heed.web.api;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The filter that history, insights and exports share, as query parameters; all but the kind, which not everything
/// asks for in the same way.
record FilterWords(
        @Nullable Instant from,
        @Nullable Instant to,
        @Size(max = 50) List<@Size(min = 1, max = 200) String> mediaId,
        @Size(max = 50) List<@Size(min = 1, max = 64) String> type,
        @Size(max = 50) List<@Size(min = 1, max = 64) String> recommendationType,
        @Size(max = 50) List<@Size(min = 1, max = 200) String> model,

        @Size(max = 50)
        List<@Size(max = 4) @Pattern(regexp = "[1-5]|up|down", message = "must be 1..5, up or down") String> rating,

        @Size(max = 50) List<@Size(min = 1, max = 64) String> tag,
        @Size(max = 50) List<@Size(min = 1, max = 64) String> subject,
        @Size(max = 50) List<Triage> triage,
        @Nullable Boolean verified,
        @Nullable Boolean withdrawn) {

    /// The same, of votes whose texts hold what is searched for.
    ///
    /// @param q as it was asked, or `null` for no search
    /// @throws Objection 422 if it holds no word
    Filter filter(@Nullable Kind kind, @Nullable String q) {
        return q == null ? filter(kind) : filter(kind).searching(search(q));
    }

    private static Search search(String q) {
        return Search.read(q)
                .orElseThrow(() -> new Objection(Problem.invalid(
                        List.of(Fault.parameter("q", "must hold a word: at least one letter or digit")))));
    }

    /// @param kind votes of one kind only, or `null`
    Filter filter(@Nullable Kind kind) {
        return new Filter(
                kind,
                from,
                to,
                mediaId,
                type,
                recommendationType,
                model,
                rating.stream()
                        .filter(word -> word.length() == 1)
                        .map(Integer::valueOf)
                        .toList(),
                rating.stream()
                        .filter(word -> word.length() > 1)
                        .map(word -> word.equals("up") ? Thumb.UP : Thumb.DOWN)
                        .toList(),
                tag,
                subject,
                triage,
                verified,
                Boolean.TRUE.equals(withdrawn),
                null);
    }
}
