package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `GET /v1/live`: what is stored is heard by whoever listens, as an event of its own.
@Timeout(60)
abstract class LiveRequestContract extends HttpContract {
    @BeforeEach
    void fill() throws Exception {
        client.put("/v1/media/m", "{'title':'M','type':'film'}");
    }

    private String vote(String json) throws Exception {
        return client.vote(json).json().get("id").stringValue();
    }

    @Test
    void aVoteIsHeardAsItIsReadBack() throws Exception {
        vote("{'media_id':'m','rating':1}");
        try (Events events = new Events(server.port(), client.key(), "")) {
            String id = vote("{'media_id':'m','rating':4,'comment':'one\\ntwo'}");
            Events.Event event = events.next();
            assertThat(event.name()).isEqualTo("vote");
            assertThat(event.id()).isEqualTo(id);
            assertThat(event.data()).isEqualTo(client.get("/v1/feedback/" + id).json());
            String next = vote("{'media_id':'m','rating':5}");
            assertThat(events.next().id()).isEqualTo(next);
        }
    }

    @Test
    void aReadKeyHearsItsOwnProjectAndWhatItAskedFor() throws Exception {
        Client others = client(another(), KeyKind.SECRET);
        String key = server.key(project, KeyKind.READ);
        try (others;
                Events events = new Events(server.port(), key, "?rating=5&rating=down")) {
            others.vote("{'query':'a','response':'b','rating':'down'}");
            vote("{'media_id':'m','rating':4}");
            String star = vote("{'media_id':'m','rating':5}");
            String thumb = vote("{'query':'a','response':'b','rating':'down'}");
            assertThat(List.of(events.next().id(), events.next().id())).containsExactly(star, thumb);
        }
    }

    @Test
    void whoConnectsAgainGoesOn() throws Exception {
        String first = vote("{'media_id':'m','rating':1}");
        String second = vote("{'media_id':'m','rating':2}");
        try (Events events = new Events(server.port(), client.key(), "?after=" + first)) {
            assertThat(events.next().id()).isEqualTo(second);
        }
        String third = vote("{'media_id':'m','rating':3}");
        try (Events events = new Events(server.port(), client.key(), "?after=" + first, "Last-Event-ID", second)) {
            assertThat(events.next().id()).isEqualTo(third);
        }
    }

    @Test
    void itEndsAfterSoManySeconds() throws Exception {
        try (Events events = new Events(server.port(), client.key(), "?within=1")) {
            assertThat(events.next().fields()).isEmpty();
        }
    }

    @Test
    void everyFaultIsNamed() throws Exception {
        assertFaults(
                client.get("/v1/live?after=r090s9kjqnm0008e&within=0&q=word&from=x"),
                "invalid",
                "after",
                "within",
                "q",
                "from");
        assertThat(client.get("/v1/live?withdrawn=true").errors())
                .containsExactly("withdrawn is no filter of new votes");
        assertThat(client.get("/v1/live", "Last-Event-ID: 7").errors())
                .containsExactly("Last-Event-ID must be the id of a vote");
    }

    @Test
    void onlySoManyListen() throws Exception {
        List<Events> all = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) all.add(new Events(server.port(), client.key(), ""));
            var answer = client.get("/v1/live");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("retry-after", "10");
        } finally {
            all.forEach(Events::close);
        }
    }

    @Test
    void aServerThatStopsDoesNotWaitForThem() throws Exception {
        TestServer other = new TestServer(test, test.settings(), clock);
        try (Events events = new Events(other.port(), client.key(), "")) {
            var closing = CompletableFuture.runAsync(other::close);
            assertThat(events.next().fields()).isEmpty();
            closing.get(10, TimeUnit.SECONDS);
        }
    }
}
