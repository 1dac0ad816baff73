package dev.heed.web.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Thumb;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireReaderTest {
    sealed interface Vote {}

    @Marker("media_id")
    record Media(
            @NotNull @Size(max = 20) @Pattern(regexp = "[a-z0-9]+", message = "holds letters and digits only")
            String mediaId,

            @Nullable @Min(1) @Max(5) Integer rating,
            @Nullable Boolean watchedCompletion,

            @Nullable @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
            Double score,

            @Nullable @Size(max = 10) String comment,
            @Size(max = 3) List<@Size(min = 1, max = 4) @Printable String> tags,
            @Nullable Instant timestamp,
            @Nullable Map<String, @Nullable Object> metadata,
            @Nullable Item media,
            @Nullable Triage triage,
            @Nullable @Min(0) Long position)
            implements Vote {}

    @Marker({"query", "response"})
    record Chat(
            @NotNull @Size(max = 20) String query,
            @NotNull @Size(max = 20) String response,
            @NotNull Thumb rating) implements Vote {}

    record Item(
            @NotNull @Size(min = 1, max = 10) String title,
            @Nullable @Min(1) Integer duration) {}

    enum Triage {
        NEW,
        DONE
    }

    record Patch(
            @Min(1) @Max(5) Change<Integer> rating,
            Change<@Size(max = 5) String> comment,
            @Size(max = 2) Change<List<@Size(max = 4) String>> tags) {}

    private final WireReader reader = new WireReader(text -> text.replace("anna", "***"));

    private <T> Reading<T> read(Class<T> type, String json) {
        return reader.read(type, json.getBytes(UTF_8));
    }

    private List<String> faults(Class<?> type, String json) {
        return switch (read(type, json)) {
            case Reading.Faulty<?>(List<Fault> faults) ->
                faults.stream()
                        .map(fault -> (fault.at().isEmpty() ? "-" : fault.at()) + " " + fault.detail())
                        .toList();
            case Reading.Read<?> _, Reading.Malformed<?> _ -> List.of();
        };
    }

    @Test
    void everyComponentArrives() {
        String json = """
                {"media_id":"film42","rating":5,"watched_completion":true,"score":0.25,"comment":"fine",
                 "tags":["a","b"],"timestamp":"2026-11-20T10:03:00.1234567+01:00",
                 "metadata":{"a":[1,2.5,null,true,"x"],"b":{}},"media":{"title":"Film","duration":7},
                 "triage":"done","position":9007199254740993}""";
        var metadata = new java.util.LinkedHashMap<String, @Nullable Object>();
        metadata.put("a", java.util.Arrays.asList(1L, 2.5, null, true, "x"));
        metadata.put("b", Map.of());
        assertThat(read(Vote.class, json))
                .isEqualTo(new Reading.Read<>(new Media(
                        "film42",
                        5,
                        true,
                        0.25,
                        "fine",
                        List.of("a", "b"),
                        Instant.parse("2026-11-20T09:03:00.123456Z"),
                        metadata,
                        new Item("Film", 7),
                        Triage.DONE,
                        9007199254740993L)));
    }

    @Test
    void silenceAndNullAreTheSameWhereNothingIsCleared() {
        var expected = new Reading.Read<>(new Media("a", 1, null, null, null, List.of(), null, null, null, null, null));
        assertThat(read(Vote.class, "{\"media_id\":\"a\",\"rating\":1}")).isEqualTo(expected);
        assertThat(read(Vote.class, "{\"media_id\":\"a\",\"rating\":1,\"tags\":null,\"score\":null}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "\"up\", UP",
        "\"down\", DOWN",
        "\"thumbs_up\", UP",
        "\"thumbs_down\", DOWN",
        "true, UP",
        "false, DOWN",
        "1, UP",
        "-1, DOWN"
    })
    void aThumbIsWrittenInManyWays(String rating, Thumb thumb) {
        assertThat(read(Vote.class, "{\"query\":\"q\",\"response\":\"\",\"rating\":" + rating + "}"))
                .isEqualTo(new Reading.Read<>(new Chat("q", "", thumb)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"UP\"", "0", "2", "1.0", "\"1\"", "[]", "4294967297"})
    void anythingElseIsNoThumb(String rating) {
        assertThat(faults(Vote.class, "{\"query\":\"q\",\"response\":\"\",\"rating\":" + rating + "}"))
                .singleElement()
                .asString()
                .startsWith("/rating must be \"up\" or \"down\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "rating":9                       | /rating must be an integer 1..5, got 9
            "rating":0                       | /rating must be an integer 1..5, got 0
            "rating":"5"                     | /rating must be an integer 1..5, got a string
            "rating":4.0                     | /rating must be an integer 1..5, got a number with a fraction or an exponent
            "rating":4.5                     | /rating must be an integer 1..5, got a number with a fraction or an exponent
            "rating":1e0                     | /rating must be an integer 1..5, got a number with a fraction or an exponent
            "rating":4294967297              | /rating must be an integer 1..5, got a larger number
            "rating":99999999999999999999    | /rating must be an integer 1..5, got a larger number
            "rating":true                    | /rating must be an integer 1..5, got true
            "rating":[5]                     | /rating must be an integer 1..5, got an array
            "rating":{}                      | /rating must be an integer 1..5, got an object
            "position":9223372036854775808   | /position must be an integer of at least 0, got a larger number
            "position":-1                    | /position must be an integer of at least 0, got -1
            "watched_completion":"true"      | /watched_completion must be true or false, got a string
            "watched_completion":1           | /watched_completion must be true or false, got 1
            "score":1                        | /score must be a number of at least 0 and below 1, got 1
            "score":1e999                    | /score must be a number of at least 0 and below 1, got a number with a fraction or an exponent
            "score":"0.5"                    | /score must be a number of at least 0 and below 1, got a string
            "comment":"12345678901"          | /comment must be text of at most 10 characters, got 11
            "comment":7                      | /comment must be text of at most 10 characters, got a number
            "comment":"a\\u0000"             | /comment must not hold U+0000
            "comment":"a\\ud800"             | /comment must not hold half a surrogate pair
            "comment":"\\udc00\\ud800"       | /comment must not hold half a surrogate pair
            "tags":"a"                       | /tags must be a list, got a string
            "tags":["a","b","c","d"]         | /tags must be a list of 0..3 items, got 4
            "tags":["a",5,"b"]               | /tags/1 must be text of 1..4 characters, got a number
            "tags":["a","b",null]            | /tags/2 must be text of 1..4 characters, got null
            "tags":[""]                      | /tags/0 must be text of 1..4 characters, got 0
            "tags":["a\\n"]                  | /tags/0 must be printable text of one line
            "tags":["\\u202ea"]              | /tags/0 must be printable text of one line
            "timestamp":"2026-11-20"         | /timestamp must be an RFC 3339 time with its offset, such as 2026-11-20T09:03:00Z; its time of day is missing
            "timestamp":1790000000           | /timestamp must be an RFC 3339 time with its offset, such as 2026-11-20T09:03:00Z, got a number
            "timestamp":"2026-11-20T09:03:00 01:00" | /timestamp must be an RFC 3339 time with its offset, such as 2026-11-20T09:03:00Z; a space stands where the sign of its offset belongs
            "triage":"NEW"                   | /triage must be one of new, done, got a string
            "media":{}                       | /media/title is required
            "media":{"title":"a","durations":1}  | /media/durations is not a field here; did you mean /duration?
            "media":7                        | /media must be an object, got a number
            "metadata":[]                    | /metadata must be an object, got an array
            "metadata":{"a":{"b":{"c":{}}}}  |
            "metadata":{"a":{"b":{"c":{"d":[]}}}} | /metadata/a/b/c/d must be at most 4 levels deep
            "metadata":{"a":["\\u0000"]}     | /metadata/a/0 must not hold U+0000
            "metadata":{"a\\ud800":1}        | /metadata/… must not hold half a surrogate pair
            "metadata":{"a":1e999}           | /metadata/a must be a number that a double can hold, got a number with a fraction or an exponent
            "mediaid":1                      | /mediaid is not a field here; did you mean /media_id?
            "Rating":1                       | /Rating is not a field here; did you mean /rating?
            "elsewhere":1                    | /elsewhere is not a field here
            "a/b~c":1                        | /a~1b~0c is not a field here
            "anna":1                         | /… is not a field here
            "a@example.org":1                | /… is not a field here
            "tel5550123":1                   | /… is not a field here
            "":1                             | /… is not a field here
            "a b":1                          | /… is not a field here
            "a\\u0000":1                     | /… is not a field here
            "query":"q"                      | /query cannot stand beside media_id
            """)
    void eachFaultHasItsPlace(String member, @Nullable String fault) {
        String json = "{\"media_id\":\"a\"," + member + "}";
        if (fault == null) assertThat(faults(Vote.class, json)).isEmpty();
        else assertThat(faults(Vote.class, json)).containsExactly(fault);
    }

    @Test
    void allFaultsComeAtOnce() {
        assertThat(faults(Vote.class, """
                {"media_id":"A b","rating":"x","tags":["toolong",1],"media":{"duration":0},"Comment":1,"response":""}"""))
                .containsExactlyInAnyOrder(
                        "/response cannot stand beside media_id",
                        "/media_id holds letters and digits only",
                        "/rating must be an integer 1..5, got a string",
                        "/tags/0 must be text of 1..4 characters, got 7",
                        "/tags/1 must be text of 1..4 characters, got a number",
                        "/media/duration must be an integer of at least 1, got 0",
                        "/media/title is required",
                        "/Comment is not a field here; did you mean /comment?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}            | needs media_id, or query and response
            {"rating":1}  | needs media_id, or query and response
            []            | must be an object, got an array
            "text"        | must be an object, got a string
            null          | must be an object, got null
            """)
    void aBodyThatIsNoneOfTheRecords(String json, String fault) {
        assertThat(faults(Vote.class, json)).containsExactly("- " + fault);
    }

    @Test
    void halfAChatVoteMissesTheOtherHalf() {
        assertThat(faults(Vote.class, "{\"response\":\"r\"}"))
                .containsExactly("/query is required", "/rating is required");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(read(Vote.class, "{\"media_id\":\"a\",\"comment\":\"" + "\uD83D\uDE00".repeat(10) + "\"}"))
                .isInstanceOf(Reading.Read.class);
        assertThat(faults(Vote.class, "{\"media_id\":\"a\",\"comment\":\"" + "\uD83D\uDE00".repeat(11) + "\"}"))
                .containsExactly("/comment must be text of at most 10 characters, got 11");
    }

    @Test
    void metadataIsBoundedAndItsNumbersAreLongsOrDoubles() {
        String json = """
                {"media_id":"a","rating":1,"metadata":
                 {"long":9007199254740993,"big":100000000000000000000,"whole":4.0,"minus":-0.0,"tiny":1e-3}}""";
        assertThat(read(Vote.class, json))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(((Media) read.value()).metadata())
                                .isEqualTo(Map.of(
                                        "long",
                                        9007199254740993L,
                                        "big",
                                        1e20,
                                        "whole",
                                        4L,
                                        "minus",
                                        0L,
                                        "tiny",
                                        0.001)));
        String fits = "x".repeat(4096 - "{\"a\":\"\"}".length());
        assertThat(faults(Vote.class, "{\"media_id\":\"a\",\"rating\":1,\"metadata\":{\"a\":\"" + fits + "\"}}"))
                .isEmpty();
        assertThat(faults(Vote.class, "{\"media_id\":\"a\",\"rating\":1,\"metadata\":{\"a\":\"" + fits + "y\"}}"))
                .containsExactly("/metadata must be at most 4096 bytes of JSON, got 4097");
    }

    @Test
    void aPatchKeepsClearsAndSets() {
        assertThat(read(Patch.class, "{\"rating\":null,\"comment\":\"new\"}"))
                .isEqualTo(new Reading.Read<>(new Patch(Change.clear(), Change.set("new"), Change.keep())));
        assertThat(read(Patch.class, "{\"tags\":[]}"))
                .isEqualTo(new Reading.Read<>(new Patch(Change.keep(), Change.keep(), Change.set(List.of()))));
        assertThat(faults(Patch.class, "{\"rating\":6,\"comment\":\"longer\",\"tags\":[\"a\",\"b\",\"c\"]}"))
                .containsExactly(
                        "/rating must be an integer 1..5, got 6",
                        "/comment must be text of at most 5 characters, got 6",
                        "/tags must be a list of 0..2 items, got 3");
    }

    @Test
    void thousandsOfFaultsMakeASmallAnswer() {
        var json = new StringBuilder("{\"media_id\":\"a\"");
        for (int i = 0; i < 3_000; i++) json.append(",\"x").append(i).append("\":1");
        assertThat(faults(Vote.class, json + "}")).hasSize(100);
    }
}
