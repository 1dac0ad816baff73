package dev.heed.fault;

import static dev.heed.storage.schema.Tables.USER_FEEDBACK;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.storage.Database;
import dev.heed.storage.Pages;
import dev.heed.storage.StorageException;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.TestDatabase;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// A page in the middle of the votes was never written, or holds something else, when the server starts again. What
/// can be read is as it was; what cannot is refused; and the search of the file finds it.
@Tag("fault")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedPageTest {
    private static final int PAGE = 4_096;
    private static final int VOTES = 300;

    @TempDir
    Path folder = Path.of("");

    private final Map<String, JsonNode> votes = new HashMap<>();
    private String key = "";

    enum Damage {
        ZEROS,
        ONES,
        NOISE;

        private byte[] page() {
            byte[] page = new byte[PAGE];
            if (this == ONES) Arrays.fill(page, (byte) 0xff);
            if (this == NOISE) new Random(1).nextBytes(page);
            return page;
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void isRefusedWhereItIsMet(Damage damage) throws Exception {
        try (TestDatabase test = TestDatabase.sqlite(folder);
                TestServer server = serve(test)) {
            key = server.key(server.node().access.defaultProject(), KeyKind.SECRET);
            send(server.port());
        }
        assertThat(state()).isEqualTo(new Pages.Whole());
        write(damage.page());
        assertThat(state())
                .isInstanceOfSatisfying(
                        Pages.Damaged.class, found -> assertThat(found.first()).isNotEmpty());
        try (TestDatabase test = TestDatabase.emptySqlite(folder);
                TestServer server = serve(test)) {
            assertReadOrRefused(server.port());
            assertThatThrownBy(() -> server.node()
                            .database
                            .read(sql -> sql.fetchCount(sql.select(USER_FEEDBACK.COMMENT)
                                    .from(USER_FEEDBACK)
                                    .where(USER_FEEDBACK.COMMENT.ne("")))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("damaged");
        }
    }

    private static TestServer serve(TestDatabase test) {
        return new TestServer(test, test.settings(), InstantSource.system());
    }

    private Pages.State state() {
        try (Database database = Database.openReading(StorageSettings.in(folder))) {
            return Pages.check(database);
        }
    }

    /// Over the page in which the vote in the middle stands.
    private void write(byte[] page) throws IOException {
        Path file = folder.resolve("heed.db");
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, ISO_8859_1).indexOf("Number " + VOTES / 2 + " ");
        System.arraycopy(page, 0, bytes, place / PAGE * PAGE, PAGE);
        Files.write(file, bytes);
    }

    private void send(int port) throws IOException {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < VOTES; i++)
            bodies.add("{\"media_id\":\"m\",\"rating\":4,\"comment\":\"Number " + i + " was long. "
                    + "So it was. ".repeat(20) + "\",\"media\":{\"title\":\"M\",\"type\":\"film\"}}");
        try (Plain plain = new Plain(port)) {
            Plain.Answer answer = plain.send(
                    head("POST /v1/feedback/batch"), bodies.toString().getBytes(UTF_8));
            assertThat(answer.json().path("accepted").asInt()).as(answer.text()).isEqualTo(VOTES);
            for (JsonNode id : answer.json().get("ids"))
                votes.put(id.asString(), plain.send(vote(id.asString())).json());
        }
    }

    private void assertReadOrRefused(int port) throws IOException {
        int refused = 0;
        try (Plain plain = new Plain(port)) {
            for (Map.Entry<String, JsonNode> vote : votes.entrySet()) {
                Plain.Answer answer = plain.send(vote(vote.getKey()));
                if (answer.status() == 200) assertThat(answer.json()).isEqualTo(vote.getValue());
                else assertAway(answer);
                if (answer.status() != 200) refused++;
            }
            // some of one page and no others; a list that meets them has no gap where they were
            assertThat(refused).isBetween(2, 20);
            assertAway(plain.send(head("GET /v1/feedback?limit=200")));
            assertThat(plain.send(head("GET /v1/insights/summary")).status()).isEqualTo(200);
        }
    }

    private static void assertAway(Plain.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/storage-away");
    }

    private String vote(String id) {
        return head("GET /v1/feedback/" + id);
    }

    private String head(String route) {
        return route + " HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer " + key;
    }
}
