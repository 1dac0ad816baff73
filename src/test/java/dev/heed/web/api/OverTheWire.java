package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.heed.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The door as anybody meets it: a real server, a real socket, and routes for tests ([Trial]).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OverTheWire {
    /// Stands in everything hostile; must neither come back nor reach the log.
    static final String CANARY = "s3cret";

    final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private RunningServer server;
    Keys keys;
    Plain plain;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        keys = new Keys(data);
        server = new RunningServer(List.of(keys.access, keys.audit, keys.users, new Trial()));
        log.start();
        root.addAppender(log);
    }

    @AfterAll
    void stop() {
        root.detachAppender(log);
        server.close();
        keys.close();
    }

    @BeforeEach
    void connect() throws IOException {
        log.list.clear();
        plain = new Plain(server.port(), keys::fill);
    }

    /// The log holds nothing of what was sent, whatever the test did.
    @AfterEach
    void hangUp() throws IOException {
        plain.close();
        for (ILoggingEvent event : log.list) {
            assertThat(event.getFormattedMessage()).doesNotContain(CANARY);
            assertThat(thrown(event)).doesNotContain(CANARY);
        }
    }

    static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    Plain.Answer post(String path, String headers, byte[] body) throws IOException {
        return plain.send("POST " + path + " HTTP/1.1\nAuthorization: Bearer " + keys.secret + "\n" + headers, body);
    }

    static void assertProblem(Plain.Answer answer, ProblemType type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(type.status());
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store")
                .doesNotContainKeys("server", "x-powered-by", "set-cookie");
        assertThat(answer.text()).doesNotContain(CANARY, "org.", "java.", "tools.", "Tomcat", "\n");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type.slug());
        assertThat(answer.json().get("title").stringValue()).isEqualTo(type.title());
        assertThat(answer.json().get("status").intValue()).isEqualTo(type.status());
        assertThat(answer.json().get("detail").stringValue()).isNotBlank();
    }
}
