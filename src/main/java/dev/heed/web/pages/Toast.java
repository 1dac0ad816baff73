package dev.heed.web.pages;

import dev.heed.domain.Id;
import dev.heed.domain.Triage;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was just done, told by the next page: it travels in a cookie that lives for a minute and is read once, so that
/// no address repeats it. The cookie holds identities and words of ours; the sentence is made here.
///
/// @param undo what to send to have it back; none for what cannot be undone
record Toast(String said, List<String> undo) {
    private static final String NAME = "heed-toast";
    private static final String PATH = "/feedback";
    private static final int SECONDS = 60;
    private static final String WITHDRAWN = "withdrawn";
    private static final String ERASED = "erased";

    Toast {
        undo = List.copyOf(undo);
    }

    /// Says that votes are marked now.
    ///
    /// @param before as they were marked, to be undone
    /// @param missed how many could not be
    static void marked(HttpServletResponse response, Triage triage, SequencedMap<Id, Triage> before, int missed) {
        StringBuilder value = new StringBuilder(triage.word() + "." + missed);
        before.forEach((id, was) -> value.append('.').append(id).append(was.word()));
        send(response, value.toString());
    }

    static void withdrawn(HttpServletResponse response) {
        send(response, WITHDRAWN);
    }

    static void erased(HttpServletResponse response) {
        send(response, ERASED);
    }

    /// What there is to tell, told now; `null` for nothing.
    static @Nullable Toast take(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(one -> one.getName().equals(NAME))
                .findFirst()
                .orElse(null);
        if (cookie == null) return null;
        response.addCookie(cookie("", 0));
        return read(cookie.getValue());
    }

    private static void send(HttpServletResponse response, String value) {
        response.addCookie(cookie(value, SECONDS));
    }

    private static Cookie cookie(String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath(PATH);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    /// @return `null` for what none of these methods wrote
    private static @Nullable Toast read(String value) {
        if (value.equals(WITHDRAWN)) return new Toast("Vote withdrawn", List.of());
        if (value.equals(ERASED)) return new Toast("Erasure begun. Its receipt is kept.", List.of());
        String[] parts = value.split("\\.", -1);
        Triage triage = triage(parts[0]);
        if (triage == null || parts.length < 2 || !parts[1].matches("\\d{1,2}")) return null;
        List<String> undo = new ArrayList<>();
        for (String part : Arrays.asList(parts).subList(2, parts.length)) {
            if (mark(part) == null) return null;
            undo.add(part);
        }
        int count = undo.size();
        int missed = Integer.parseInt(parts[1]);
        return new Toast(
                count + (count == 1 ? " vote" : " votes") + " marked " + triage.word()
                        + (missed == 0 ? "" : "; " + missed + " could not be"),
                undo);
    }

    /// A vote and how to mark it.
    record Mark(Id id, Triage triage) {}

    /// What one word of [#undo] says: an identity, and a word behind it. `null` for anything else.
    static @Nullable Mark mark(String said) {
        if (said.length() < 16) return null;
        Triage triage = triage(said.substring(16));
        Id id = vote(said.substring(0, 16));
        return triage == null || id == null ? null : new Mark(id, triage);
    }

    /// The vote that a text names.
    static @Nullable Id vote(String said) {
        return Id.parse(said).filter(id -> id.row() != Id.Row.RECOMMENDATION).orElse(null);
    }

    /// The state that a text names, exactly as we write it.
    static @Nullable Triage triage(String said) {
        return Stream.of(Triage.values())
                .filter(one -> one.word().equals(said))
                .findFirst()
                .orElse(null);
    }
}
