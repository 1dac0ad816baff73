package dev.heed.web.wire;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The filter that history, numbers and exports share, as the words of a query string; all but the
/// time, which a program says as moments and a page as days, and the kind, which not everything asks
/// for in the same way.
public record FilterWords(
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

    /// The votes that are meant, of all times.
    ///
    /// @param kind votes of one kind only, or `null`
    public Filter filter(@Nullable Kind kind) {
        return new Filter(
                kind,
                null,
                null,
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
