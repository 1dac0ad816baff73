package dev.heed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.heed.imports.Into;
import dev.heed.storage.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a courier makes of what a server says: one that is busy, one that fails for some items, one that is gone.
class CourierTest {
    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer server;
    private Courier courier;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            Answer answer = answers.size() > 1 ? answers.remove() : answers.getFirst();
            exchange.getResponseHeaders().set("Retry-After", "0");
            byte[] body = answer.body().replace('\'', '"').getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        courier = new Courier(new DataDirectory.Server(1, url, "token"), "default");
    }

    @AfterEach
    void stop() {
        courier.close();
        server.stop(0);
    }

    private Courier.Brought bring(String... items) {
        List<ObjectNode> nodes = new ArrayList<>();
        for (String item : items)
            nodes.add(JsonMapper.shared().createObjectNode().put("media_id", item));
        return courier.bring(Into.FEEDBACK, nodes);
    }

    private void answer(int status, String body) {
        answers.add(new Answer(status, body));
    }

    @Test
    void sendsAgainWhatWasNotTaken() {
        answer(503, "{'title':'Busy'}");
        answer(200, """
                {'accepted':1,'duplicates':0,'revised':1,'rejected':[
                {'index':1,'problem':{'status':503}},
                {'index':2,'problem':{'status':422,'errors':[{'pointer':'/rating','detail':'is required'}]}}]}""");
        answer(200, "{'accepted':1,'duplicates':0,'revised':0,'rejected':[]}");
        Courier.Brought brought = bring("a", "b", "c", "d");
        assertThat(brought.accepted()).isEqualTo(2);
        assertThat(brought.revised()).isEqualTo(1);
        assertThat(brought.rejected()).hasSize(1).containsEntry(2, "/rating is required");
        assertThat(bodies).hasSize(3);
        assertThat(bodies.get(2)).isEqualTo("{\"media_id\":\"b\"}");
    }

    @Test
    void rejectsWhatFailsForGood() {
        answer(200, """
                {'accepted':1,'duplicates':0,'revised':0,'rejected':[
                {'index':0,'problem':{'status':500,'detail':'It is our fault.'}}]}""");
        assertThat(bring("a", "b").rejected()).hasSize(1).containsEntry(0, "It is our fault");
        answers.clear();
        answer(500, "{'detail':'It is our fault.'}");
        assertThat(bring("a", "b").rejected()).hasSize(2).containsEntry(1, "It is our fault");
        assertThat(bodies).hasSize(2);
    }

    @Test
    void givesUpAtLast() {
        answer(503, "{'detail':'The storage is away.'}");
        assertThatThrownBy(() -> bring("a"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The server refused (503): The storage is away.");
        assertThat(bodies).hasSize(30);
        answers.clear();
        answer(
                200,
                "{'accepted':0,'duplicates':0,'revised':0,'rejected':[{'index':0,'problem':{'status':503,'title':'Away'}}]}");
        assertThat(bring("a").rejected()).containsEntry(0, "Away");
        answers.clear();
        answer(422, "{'errors':[{'parameter':'project','detail':'names no project here'}]}");
        assertThatThrownBy(() -> bring("a")).hasMessageContaining("project names no project here");
    }

    @Test
    void saysThatTheServerWentAway() {
        server.stop(0);
        assertThatThrownBy(() -> bring("a")).isInstanceOf(Failure.class).hasMessageContaining("went away");
    }
}
