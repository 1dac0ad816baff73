package dev.heed.contract;

import static dev.heed.contract.Client.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `q` of history and export, as callers send it.
abstract class SearchRequestContract extends HttpContract {
    private static final String NO_WORD = "q must hold a word: at least one letter or digit";

    private String id(Plain.Answer answer) {
        return body(answer, 201).get("id").asString();
    }

    private List<String> found(String query) throws IOException {
        List<String> ids = new ArrayList<>();
        body(client.get("/v1/feedback?" + query), 200)
                .get("items")
                .forEach(vote -> ids.add(vote.get("id").asString()));
        return ids;
    }

    private List<String> found(String query, String asked) throws IOException {
        return found(query + "q=" + encoded(asked));
    }

    @Test
    void followsAVoteThroughItsLife() throws IOException {
        media("m");
        String film = id(client.vote("{'media_id':'m','rating':4,'user':'u','comment':'A sl\u00f6w start'}"));
        String chat =
                id(client.vote("{'query':'How slow?','response':'Very.','rating':true,'correction':'not at all'}"));
        assertThat(found("", "slow")).containsExactly(chat, film);
        assertThat(found("kind=media&", "slow")).containsExactly(film);
        assertThat(found("rating=up&", "slow")).containsExactly(chat);
        assertThat(found("", "\"slow start\"")).containsExactly(film);
        client.patch("/v1/feedback/" + chat, "{'correction':'a slow start'}");
        assertThat(found("", "\"slow start\"")).containsExactly(chat, film);
        client.vote("{'media_id':'m','rating':4,'user':'u','comment':'Better now'}");
        assertThat(found("", "slow")).containsExactly(chat);
        assertThat(found("", "better")).containsExactly(film);
        client.delete("/v1/feedback/" + film);
        assertThat(found("", "better")).isEmpty();
        assertThat(found("withdrawn=true&", "better")).isEmpty();
        client.vote("{'media_id':'m','rating':4,'user':'u','comment':'Better again'}");
        assertThat(found("", "better")).containsExactly(film);
    }

    @Test
    void goesOnWithACursor() throws IOException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++)
            all.addFirst(id(client.vote("{'query':'number " + i + "','response':'','rating':true}")));
        for (String more : List.of("", "&from=2026-01-01T00:00:00Z")) {
            List<String> found = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = body(client.get("/v1/feedback?limit=3&q=number" + more + cursor), 200);
                page.get("items").forEach(vote -> found.add(vote.get("id").asString()));
                String next = page.get("next_cursor").asString("");
                cursor = next.isEmpty() ? "" : "&cursor=" + next;
            } while (!cursor.isEmpty());
            assertThat(found).isEqualTo(all);
        }
    }

    @Test
    void narrowsAnExport() throws IOException {
        client.vote("{'query':'one thing','response':'','rating':true}");
        client.vote("{'query':'another','response':'','rating':true}");
        Plain.Answer answer = client.get("/v1/export?format=jsonl&kind=chat&q=thing");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().lines()).singleElement().asString().contains("one thing");
        assertProblem(
                client.get("/v1/export?format=csv&kind=catalog&q=thing"),
                422,
                "invalid",
                "q is no filter of the kind catalog");
        assertProblem(client.get("/v1/export?format=csv&kind=chat&q=%3F"), 422, "invalid", NO_WORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "\"\"", "*", "\ud83d\ude42", "()", "-", "' \"", "\u00b6", "\u200b"})
    void withoutAWordAsksNothing(String asked) throws IOException {
        assertProblem(client.get("/v1/feedback?q=" + encoded(asked)), 422, "invalid", NO_WORD);
    }

    @Test
    void isOfABoundedLength() throws IOException {
        assertThat(found("", "\ud835\udc00".repeat(200))).isEmpty();
        for (String asked : List.of("x".repeat(201), "", "a%00b", "%ff"))
            assertThat(client.get("/v1/feedback?q=" + asked).status()).as(asked).isBetween(400, 422);
        assertThat(client.get("/v1/feedback?q=a&q=b").status()).isEqualTo(422);
    }

    /// Nothing that is typed is an operator, or an error.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "word AND",
                "OR word",
                "NOT word",
                "NEAR(word sea, 2)",
                "words:word",
                "{words}:word",
                "^word",
                "word +",
                "-word",
                "(word",
                "word)",
                "\"word",
                "wo\"rd",
                "word'",
                "''word",
                "word\\",
                "word;--",
                "word\u0001",
                "'); DROP TABLE search_text;--",
                "word:*",
                "word & sea",
                "word | sea",
                "!word",
                "word <-> sea",
                "word\u00b6c1",
                "\u00b6c1 word",
                "%",
                "_",
                "word%",
                "rank:word",
                "word*sea*",
                "** word",
                "\ud83d\ude42word\ud83d\ude42",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                "\ufdfa\ufdfa\ufdfa",
                "\u0301word",
                "word\u200d",
                "\u6771\u4eac*",
                "$1",
                "?1",
                ":1",
                "\\:*word"
            })
    void isAlwaysText(String asked) throws IOException {
        String word = id(client.vote("{'query':'a word','response':'','rating':true}"));
        Plain.Answer answer = client.get("/v1/feedback?q=" + encoded(asked));
        assertThat(answer.status()).as(answer.text()).isIn(200, 422);
        if (asked.matches("[^\\p{L}\\p{N}]*word[^\\p{L}\\p{N}]*"))
            assertThat(found("", asked)).containsExactly(word);
        assertThat(found("", "word")).containsExactly(word);
    }

    @Test
    void seesItsProjectAlone() throws IOException {
        String mine = id(client.vote("{'query':'shared word','response':'','rating':true}"));
        try (Client other = client(another(), KeyKind.SECRET)) {
            other.vote("{'query':'shared word','response':'','rating':true}");
        }
        assertThat(found("", "shared")).containsExactly(mine);
    }

    @Test
    void findsWhatIsKeptAndNoMore() throws IOException {
        String id = id(client.vote("{'query':'ask jo@example.org','response':'','rating':true}"));
        assertThat(found("", "email")).containsExactly(id);
        for (String gone : List.of("jo", "example", "jo@example.org"))
            assertThat(found("", gone)).isEmpty();
        client.patch("/v1/project", "{'policy':{'mode':'hash'}}");
        String hashed = id(client.vote("{'query':'hidden','response':'','rating':true}"));
        String kept =
                body(client.get("/v1/feedback/" + hashed), 200).get("query").asString();
        assertThat(found("", "hidden")).isEmpty();
        assertThat(found("", kept)).isEmpty();
    }

    @Test
    void saysThatItCannotYet() throws IOException {
        client.vote("{'query':'word','response':'','rating':true}");
        test.execute("INSERT INTO settings (name, value) VALUES ('search', 'media 0 0')");
        try {
            for (String path : List.of("/v1/feedback?q=word", "/v1/export?format=csv&kind=chat&q=word")) {
                Plain.Answer answer = client.get(path);
                assertProblem(answer, 503, "unsearchable");
                assertThat(answer.headers()).containsEntry("retry-after", "60");
            }
            assertThat(found("")).hasSize(1);
        } finally {
            test.execute("DELETE FROM settings WHERE name = 'search'");
        }
        assertThat(found("", "word")).hasSize(1);
    }
}
