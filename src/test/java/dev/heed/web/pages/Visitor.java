package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Session;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/// Asks for pages and sends forms over a socket, as a browser without a script would.
final class Visitor implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    Visitor(int port) {
        this.port = port;
    }

    /// What comes back.
    ///
    /// @param to where it leads; empty for nowhere
    record Answer(int status, String to, Document page) {
        /// What the page says is wrong.
        List<String> wrong() {
            return page.select("[role=alert] li, p[role=alert]").eachText();
        }

        /// What stands in a field.
        String field(String name) {
            return page.select("[name=" + name + "]").val();
        }
    }

    Answer get(String path, Session session) {
        return send(HttpRequest.newBuilder(), path, session);
    }

    Answer post(String path, Map<String, String> fields, Session session) {
        var all = new LinkedHashMap<>(fields);
        all.put("csrf", session.csrf());
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                path,
                session);
    }

    /// Says yes to a question.
    Answer yes(Answer question, Session session) {
        Element form = question.page.getElementById("yes");
        assertThat(form).isNotNull();
        return post(form.attr("action"), fields(form), session);
    }

    private Answer send(HttpRequest.Builder request, String path, Session session) {
        request.uri(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", Session.COOKIE + "=" + session.token());
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String to = answer.headers().firstValue("Location").orElse("");
            return new Answer(answer.statusCode(), to, Jsoup.parse(answer.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The fields of a form as a browser would send them.
    static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Connection.KeyVal field : ((FormElement) form).formData()) fields.put(field.key(), field.value());
        // of an option without a value the text is sent, which jsoup does not know
        for (Element select : form.select("select[name]:has(option[selected]:not([value]))"))
            fields.put(select.attr("name"), select.select("option[selected]").text());
        return fields;
    }

    @Override
    public void close() {
        client.close();
    }
}
