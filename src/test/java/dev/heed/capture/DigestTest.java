package dev.heed.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.catalog.Description;
import dev.heed.domain.Thumb;
import dev.heed.storage.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The text that a body's digest is taken of. Digests are stored for ever: a resend after an upgrade must still be
/// known, so this text never changes, and what is new is left out where it is absent.
class DigestTest {
    private static final Ballot.Circumstances NOTHING =
            new Ballot.Circumstances(null, null, null, null, List.of(), null, null);

    @Test
    void ofLittle() {
        assertThat(text(new Ballot.Media("film", 4, null, null, null, List.of(), null, null, NOTHING)))
                .isEqualTo("{\"circumstances\":{},\"mediaId\":\"film\",\"rating\":4}");
        assertThat(text(new Ballot.Chat("q", "", Thumb.UP, null, List.of(), null, null, null, null, NOTHING)))
                .isEqualTo("{\"circumstances\":{},\"query\":\"q\",\"rating\":\"UP\"}");
    }

    @Test
    void ofAll() {
        Ballot.Circumstances all = new Ballot.Circumstances(
                "user",
                "session",
                "en",
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                List.of("name"),
                Map.of("b", 1L, "a", List.of(true)),
                "key");
        assertThat(text(new Ballot.Media(
                        "film",
                        4,
                        true,
                        false,
                        "comment",
                        List.of("tag"),
                        "r00",
                        new Description("Film", "movie", 5400),
                        all)))
                .isEqualTo("{\"circumstances\":{\"idempotencyKey\":\"key\",\"knownIdentifiers\":[\"name\"],"
                        + "\"language\":\"en\",\"metadata\":{\"a\":[true],\"b\":1},\"session\":\"session\","
                        + "\"timestamp\":\"2026-01-02T03:04:05.678901Z\",\"user\":\"user\"},"
                        + "\"comment\":\"comment\",\"media\":{\"duration\":5400,\"title\":\"Film\",\"type\":\"movie\"},"
                        + "\"mediaId\":\"film\",\"rating\":4,\"recommendationId\":\"r00\",\"tags\":[\"tag\"],"
                        + "\"watchedCompletion\":true,\"wouldWatchAgain\":false}");
    }

    private static String text(Ballot ballot) {
        return new String(Json.canonical(ballot), UTF_8);
    }
}
