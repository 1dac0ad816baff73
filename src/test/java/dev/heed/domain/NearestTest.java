package dev.heed.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> KNOWN = List.of("port", "media_id", "watched_completion", "rating");

    @ParameterizedTest
    @CsvSource({
        "prot, port",
        "pot, port",
        "porst, port",
        "mediaId, media_id",
        "media-id, media_id",
        "mdeia_id, media_id",
        "watchedCompletoin, watched_completion",
        "ratings, rating",
        "RATING, rating"
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"part2, ", "xyzzy, ", "po, ", "'', ", "id, "})
    void findsNothingWhereNothingIsNear(String written) {
        assertThat(Nearest.to(written, KNOWN)).isNull();
        assertThat(Nearest.to("port".repeat(17), KNOWN)).isNull();
    }
}
