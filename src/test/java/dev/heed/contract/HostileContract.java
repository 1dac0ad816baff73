package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;

/// Whatever is wrong with a request, the answer names all of it at once and repeats none of it; nothing is stored,
/// and the log says nothing.
abstract class HostileContract extends HttpContract {
    /// Stands in everything wrong.
    static final String CANARY = "Qz7canary";

    private Connection past;

    @BeforeEach
    void catalog() throws IOException {
        media("m");
        if (past == null) past = test.connect();
    }

    @AfterAll
    void hangUp() throws SQLException {
        past.close();
    }

    /// What was sent, in short, and what must come back.
    record Bad(String what, int status, String type, List<String> places, Request request) {}

    /// The sending of it.
    interface Request {
        Plain.Answer send() throws IOException;
    }

    /// That each of these is refused as it says.
    final void refuse(Stream<Bad> requests) {
        assertAll(requests.map(bad -> (Executable) () -> refuse(bad)).toList());
    }

    private void refuse(Bad bad) throws IOException, SQLException {
        Stored before = Stored.in(past);
        Plain.Answer answer = bad.request.send();
        String what = bad.what.length() < 200 ? bad.what : bad.what.substring(0, 200) + "\u2026";
        assertThat(answer.status()).as("%s: %s", what, answer.text()).isEqualTo(bad.status);
        assertThat(answer.headers()).as(what).containsEntry("content-type", "application/problem+json");
        assertThat(answer.json().path("type").asString()).as(what).isEqualTo("/problems/" + bad.type);
        assertThat(answer.errors().stream().map(error -> error.split(" ", 2)[0]).distinct())
                .as("%s: %s", what, answer.text())
                .containsExactlyInAnyOrderElementsOf(bad.places);
        assertThat(answer.text() + answer.headers()).as(what).doesNotContain(CANARY, "java.", "tools.", "SQL");
        assertThat(Stored.in(past)).as(what).isEqualTo(before);
        log.assertNothing(what);
    }

    /// Refused for what it is, not for a place in it.
    static Bad bad(String what, int status, String type, Request request) {
        return new Bad(what, status, type, List.of(), request);
    }

    /// Refused for these places (one of them may be empty: the whole body).
    static Bad invalid(String what, String places, Request request) {
        return new Bad(what, 422, "invalid", List.of(places.split(" ", -1)), request);
    }

    final Bad invalid(String places, String vote) {
        return invalid(vote, places, () -> client.vote(vote));
    }
}
