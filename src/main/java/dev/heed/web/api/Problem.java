package dev.heed.web.api;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.heed.domain.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a refused request is answered with (RFC 9457). Inside the items of a batch it is written the same way.
///
/// @param type which kind, and with it the status
/// @param detail a sentence on this occurrence; holds numbers and names of ours, nothing that the caller sent
/// @param errors every fault, for the kinds that have places
/// @param headers what goes with it, such as `Retry-After`
record Problem(ProblemType type, String detail, List<Fault> errors, Map<String, String> headers) {
    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
        if (detail.isBlank()) throw new IllegalArgumentException("a problem says what happened");
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    /// The request was read and breaks these rules.
    static Problem invalid(List<Fault> faults) {
        return of(ProblemType.INVALID, faults);
    }

    /// One of the kinds that have places: invalid, unknown media, personal identifier.
    static Problem of(ProblemType type, List<Fault> faults) {
        String detail = faults.size() == 1 ? "One value is wrong." : faults.size() + " values are wrong.";
        return new Problem(type, detail, faults, Map.of());
    }

    static Problem notFound() {
        return of(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }

    /// Busy, storage away or over budget: to be repeated after so long, rounded up to whole seconds, at least one.
    static Problem later(ProblemType type, String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return of(type, detail).with("Retry-After", Long.toString(seconds));
    }

    /// Votes of an older version are still being made searchable.
    static Problem unsearchable() {
        return later(
                ProblemType.UNSEARCHABLE,
                "The votes of an older version are still being made searchable; without q this answers.",
                Duration.ofMinutes(1));
    }

    Problem with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(type, detail, errors, more);
    }

    int status() {
        return type.status();
    }

    /// The members as they are written.
    @JsonValue
    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", type.uri());
        members.put("title", type.title());
        members.put("status", type.status());
        members.put("detail", detail);
        if (!errors.isEmpty())
            members.put("errors", errors.stream().map(Problem::member).toList());
        return members;
    }

    private static Map<String, String> member(Fault fault) {
        var member = new LinkedHashMap<String, String>();
        member.put(fault.place().name().toLowerCase(Locale.ROOT), fault.at());
        member.put("detail", fault.detail());
        return member;
    }
}
