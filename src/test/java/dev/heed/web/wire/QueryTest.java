package dev.heed.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Fault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    enum Kind {
        MEDIA,
        CHAT
    }

    record Wish(
            @NotNull Kind kind,
            @Nullable @Min(1) @Max(500) Integer limit,
            @Nullable Boolean verified,
            @Nullable Instant from,
            @Nullable @Size(max = 10) String mediaId,
            @Nullable Double score,
            @Size(max = 3) List<@Size(max = 5) String> tag) {}

    private final WireReader reader = new WireReader(text -> text);

    private Reading<Wish> read(String raw) {
        return switch (Query.of(raw)) {
            case Reading.Read<Query>(Query query) -> reader.read(Wish.class, query);
            case Reading.Malformed<Query>(String detail) -> new Reading.Malformed<>(detail);
            case Reading.Faulty<Query>(List<Fault> faults) -> new Reading.Faulty<>(faults);
        };
    }

    @Test
    void everyParameterArrives() {
        assertThat(read("kind=chat&limit=500&verified=false&from=2026-01-01T00:00:00Z&media_id=a%2Bb+c&score=1e2"
                        + "&tag=x&tag=%C3%A9&"))
                .isEqualTo(new Reading.Read<>(new Wish(
                        Kind.CHAT,
                        500,
                        false,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "a+b c",
                        100.0,
                        List.of("x", "\u00e9"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=501              | limit must be an integer 1..500, got 501
            limit=secret           | limit must be an integer 1..500
            limit=                 | limit must be an integer 1..500
            limit=1.0              | limit must be an integer 1..500
            limit=01               | limit must be an integer 1..500
            limit=1&limit=2        | limit may be given once, got 2
            verified=1             | verified must be true or false
            from=2026-01-01        | from must be an RFC 3339 time with its offset, such as 2026-11-20T09:03:00Z; its time of day is missing
            from=2026-01-01T09:03:00+02:00 | from must be an RFC 3339 time with its offset, such as 2026-11-20T09:03:00Z; a space stands where the sign of its offset belongs (in a query + is written %2B)
            score=NaN              | score must be a number that a double can hold
            score=1e999            | score must be a number that a double can hold, got a number with a fraction or an exponent
            media_id=a%00          | media_id must not hold U+0000
            tag=a&tag=b&tag=c&tag=d | tag must be a list of 0..3 items, got 4
            tag=a&tag=longer       | tag must be text of at most 5 characters, got 6
            mediaId=1              | mediaId is not a parameter here; did you mean media_id?
            nothing=1              | nothing is not a parameter here
            a%40example.org=1      | … is not a parameter here
            =1                     | … is not a parameter here
            """)
    void eachFaultNamesItsParameter(String raw, String fault) {
        assertThat(read("kind=chat&" + raw))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(((Reading.Faulty<?>) faulty).faults())
                                .singleElement()
                                .satisfies(one -> {
                                    assertThat(one.place()).isEqualTo(Fault.Place.PARAMETER);
                                    assertThat(one.at() + " " + one.detail()).isEqualTo(fault);
                                }));
    }

    @Test
    void allFaultsComeAtOnce() {
        assertThat(read("limit=0&x=1"))
                .isEqualTo(new Reading.Faulty<Wish>(List.of(
                        Fault.parameter("limit", "must be an integer 1..500, got 0"),
                        Fault.parameter("x", "is not a parameter here"),
                        Fault.parameter("kind", "is required"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%ff=1", "a=%c0%80", "a=%ed%a0%80", "a=\u00e9%41"})
    void brokenEscapesAreNotGuessedAt(String raw) {
        assertThat(Query.of(raw)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void aNameCanBeTakenOut() {
        assertThat(new Query(Map.of("project", List.of("a"), "limit", List.of("1"))).without("project"))
                .isEqualTo(new Query(Map.of("limit", List.of("1"))));
    }
}
