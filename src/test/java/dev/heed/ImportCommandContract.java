package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.heed.cli.Running;
import dev.heed.contract.Canary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// `heed import`, beside a server and without one.
abstract class ImportCommandContract extends CommandContract {
    private static final String MOVIES = """
            movieId,title,genres
            1,Toy Story (1995),Adventure|Animation
            2,"American President, The (1995)",(no genres listed)
            """;
    private static final String RATINGS = """
            userId,movieId,rating,timestamp
            1,1,4.0,964982703
            1,2,3.5,964982931
            2,1,0.5,1445714835
            2,3,5.0,1445714841
            3,1,5.5,0
            3,2,2.0
            """;
    private static final String CHATS = """
            {"comparison": 0, "query": "A riddle?", "response": "", "rating": "down", "model": "M 70B", "user": "w1"}
            {"comparison": 0, "query": "A riddle?", "response": "What?", "rating": "up", "model": "N", "user": "w1"}

            {"comparison": 0, "query": "A riddle?", "response": "What?", "rating": "up", "model": "N", "user": "w1"}
            {"query": "no rating", "response": "no"}
            not JSON
            """;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(data().resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movieLensTwice(boolean besideServer) throws IOException {
        if (besideServer) start();
        Path set = Files.createDirectory(data().resolve("ml"));
        Files.writeString(set.resolve("movies.csv"), MOVIES);
        Files.writeString(set.resolve("ratings.csv"), RATINGS);
        Path rejects = data().resolve("rejects.csv");

        Terminal.Said said = type("import movielens " + set + " --json --rejects " + rejects);
        assertThat(said.out().strip()).isEqualTo("{\"accepted\":5,\"duplicates\":0,\"revised\":0,\"rejected\":3}");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(set.resolve("ratings.csv") + ":5: /media_id is not in the catalog"),
                        line -> assertThat(line)
                                .startsWith(set.resolve("ratings.csv") + ":6: /rating must be an integer 1..5"),
                        line -> assertThat(line)
                                .isEqualTo(set.resolve("ratings.csv") + ":7: has 3 fields, the header 4"));
        assertThat(Files.readString(rejects))
                .isEqualTo("userId,movieId,rating,timestamp\n2,3,5.0,1445714841\n3,1,5.5,0\n3,2,2.0\n");

        assertThat(type("import movielens " + set + " --json").out().strip())
                .isEqualTo("{\"accepted\":0,\"duplicates\":5,\"revised\":0,\"rejected\":3}");
        String lines = type("export --format jsonl --kind media").data();
        assertThat(lines.lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .contains(
                                        "\"media_id\":\"1\",\"rating\":4,",
                                        "\"timestamp\":\"2000-07-30T18:45:03Z\"",
                                        "\"metadata\":{\"genres\":[\"Adventure\",\"Animation\"]}"),
                        line -> assertThat(line)
                                .contains("\"media_id\":\"2\",\"rating\":4,", "\"metadata\":{\"original_rating\":3.5}"),
                        line -> assertThat(line)
                                .contains("\"media_id\":\"1\",\"rating\":1,", "\"original_rating\":0.5"));
        assertThat(type("export --format csv --kind catalog").data())
                .contains("2,\"American President, The (1995)\",film,,");
        assertThat(json(type("recount --json")).path("wrong").asInt(-1)).isZero();
    }

    @Test
    void chatVotesWithoutTimeTwice() throws IOException {
        Path file = file("chat.jsonl", CHATS);
        Terminal.Said said = type("import feedback " + file);
        assertThat(said.out().strip()).isEqualTo("Imported: 3 new, 0 changed, 0 already there, 2 rejected.");
        assertThat(said.err().lines())
                .containsExactly(
                        file + ":5: /rating is required", file + ":6: is no JSON object, or names a field twice");
        assertThat(type("import feedback " + file).out().strip())
                .isEqualTo("Imported: 0 new, 0 changed, 3 already there, 2 rejected.");
        assertThat(type("export --format jsonl --kind chat").data().lines())
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line).contains("\"comparison\":\"0\"", "\"timestamp\":\"2026-11-20T12:"));
    }

    @Test
    void theServerThatItStartsSaysNothing() throws IOException {
        var log = (Logger) LoggerFactory.getLogger("dev.heed");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            type("import feedback " + file("chat.jsonl", CHATS));
            assertThat(lines.list).isEmpty();
            assertThat(terminal().serve().code()).isZero();
            assertThat(lines.list).hasSize(2);
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void aTableWithColumnsOfItsOwn() throws IOException {
        type("project create films").data();
        Path items = file("items.csv", "\uFEFFname,id,minutes\nA film,f/1,90\n\"B, the film\",f2,91\n");
        Terminal.Said said = type("import media --project films --map media_id=id --map title=name --skip minutes"
                + " --set type=film " + items);
        assertThat(said.out().strip()).isEqualTo("Imported: 1 new, 0 changed, 0 already there, 1 rejected.");
        assertThat(said.err()).startsWith(items + ":2: /media_id must be letters, digits");
        Path votes = file("votes.csv", """
                film,stars,seen,labels,note,when,extra
                f2,5,yes,fun|short,"two
                lines",2020-01-31T12:00:00Z,"{""a"":1}"
                f2,4.0,no,,,1580472000,
                f2,,,,,,
                """);
        Terminal.Said wrong = type("import feedback --project films " + votes);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("unknown columns: extra, film, labels, note, seen, stars, when", "--map");
        String mapped = "import feedback --project films --map media_id=film --map rating=stars --map tags=labels"
                + " --map watched_completion=seen --map comment=note --map timestamp=when --map metadata=extra ";
        said = type(mapped + votes);
        assertThat(said.out().strip()).isEqualTo("Imported: 2 new, 0 changed, 0 already there, 1 rejected.");
        assertThat(said.err()).startsWith(votes + ":5: must hold at least one of rating");
        assertThat(type("export --format jsonl --kind media --project films")
                        .data()
                        .lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"rating\":5,\"watched_completion\":true",
                                        "\"comment\":\"two\\nlines\"",
                                        "\"tags\":[\"fun\",\"short\"]",
                                        "\"timestamp\":\"2020-01-31T12:00:00Z\"",
                                        "\"metadata\":{\"a\":1}"),
                        line -> assertThat(line)
                                .contains(
                                        "\"rating\":4,\"watched_completion\":false",
                                        "\"timestamp\":\"2020-01-31T12:00:00Z\"",
                                        "\"metadata\":null"));
    }

    @Test
    void keepsRejectsOfEachHeaderApart() throws IOException {
        Path a = file("a.csv", "media_id,title,type\n,A,film\n");
        Path b = file("b.csv", "type,media_id,title\nfilm,,B\n");
        Path rejects = data().resolve("r.csv");
        Terminal.Said said = type("import media " + a + " " + b + " --rejects " + rejects);
        assertThat(said.out()).contains("2 rejected", "in " + rejects + ".", "in " + data().resolve("r.2.csv") + ".");
        assertThat(Files.readString(rejects)).isEqualTo("media_id,title,type\n,A,film\n");
        assertThat(Files.readString(data().resolve("r.2.csv"))).isEqualTo("type,media_id,title\nfilm,,B\n");
        file("a.csv", "media_id,title,type\nm,A,film\n");
        type("import media " + a + " --rejects " + rejects).data();
        assertThat(rejects).doesNotExist();
    }

    /// Every kind of personal data in every text of a file: nothing of it comes into the database or is said.
    @Test
    void nothingPersonalIsStoredOrSaid() throws IOException {
        String lines = Stream.of(Canary.values())
                .map(canary -> """
                        {"query":"%1$s","response":"x %1$s","rating":"up","comment":"%1$s","correction":"%1$s",\
                        "user":"%1$s","metadata":{"a":["%1$s"]}}
                        {"query":"q","response":"r","rating":"%1$s","comment":"%1$s"}
                        """.formatted(canary.text()))
                .collect(Collectors.joining());
        Terminal.Said said = type("import feedback " + file("canaries.jsonl", lines));
        Files.delete(data().resolve("canaries.jsonl"));
        assertThat(said.out()).startsWith("Imported: " + Canary.values().length + " new");
        String stored = type("export --format jsonl --kind chat").data();
        assertThat(said.out() + said.err() + stored).doesNotContain(Canary.needles());
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(Canary.needles());
        }
    }

    @Test
    void equalLinesAreAsManyVotes() throws IOException {
        file("items.jsonl", "{\"media_id\":\"m\",\"title\":\"M\",\"type\":\"film\"}");
        type("import media " + data().resolve("items.jsonl")).data();
        Path votes = file("votes.jsonl", "{\"media_id\":\"m\",\"rating\":3}\n".repeat(3));
        assertThat(type("import feedback " + votes).data()).startsWith("Imported: 3 new");
        assertThat(type("import feedback " + votes).data()).startsWith("Imported: 0 new, 0 changed, 3 already");
        file("votes.jsonl", "{\"media_id\":\"m\",\"rating\":3}\n".repeat(4));
        assertThat(type("import feedback " + votes).data()).startsWith("Imported: 1 new, 0 changed, 3 already");
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        assertThat(type("import feedback nowhere.csv").err()).startsWith("There is no nowhere.csv.");
        assertThat(type("import feedback " + file("a.txt", "")).err()).contains("must end in .csv");
        assertThat(type("import feedback " + file("empty.csv", "")).err()).contains("is empty");
        assertThat(type("import movielens " + file("b.csv", "a,b\n")).err()).contains("is neither movies.csv");
        assertThat(type("import movielens " + Files.createDirectory(data().resolve("no")))
                        .err())
                .contains("holds neither movies.csv nor ratings.csv");
        assertThat(type("import movies a.csv").err())
                .contains("must be one of movielens, media, recommendations, feedback");
        assertThat(type("import feedback").code()).isEqualTo(2);
        Path quote = file("quote.csv", "media_id,rating\nm,5\n\"m,4\nm,3\n");
        assertThat(type("import feedback " + quote).err())
                .contains(quote + ":3: has 1 fields, the header 2; it goes on to line 5: is a quote not closed?");
        Path headless = file("headless.csv", "m,4,write to ann@kanarie.example\n");
        assertThat(type("import feedback " + headless).err())
                .contains("unknown columns", "is the first line no header?")
                .doesNotContain("kanarie");
        assertThat(type("import feedback --map rating=nope " + quote).err()).contains("not there: nope");
        assertThat(type("import feedback --set nose=1 " + quote).err()).contains("unknown fields: nose");
        assertThat(type("import feedback " + quote + " --rejects " + quote).code())
                .isEqualTo(2);
        assertThat(type("import feedback " + quote + " --rejects " + data()).err())
                .contains("is no file");
        assertThat(Files.readString(quote)).hasSize(29);
        Path latin = data().resolve("latin.csv");
        Files.write(latin, "media_id,comment\nm,\u00e4\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Terminal.Said said = type("import feedback " + latin);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().strip()).isEqualTo(latin + ":2: is not UTF-8");
        Path line = file("line.jsonl", "{\"media_id\":\"m\"}");
        assertThat(type("import feedback --project nobody " + line).err()).contains("project names no project here");
        said = type("import feedback " + line + " --rejects " + home().resolve("rejects"));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("must lie outside the data directory");
    }

    /// A start for an import shows no key, so it must make none.
    @Test
    void leavesTheFirstKeyToTheFirstServe() throws IOException {
        Path items = file("items.jsonl", "{\"media_id\":\"m\",\"title\":\"M\",\"type\":\"film\"}");
        type("import media " + items).data();
        assertThat(json(type("key list --json"))).isEmpty();
        assertThat(terminal().serve().out()).contains("This is your secret key");
    }

    /// Everything an instance holds, taken out and brought into an empty one, is the same under new ids.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mode\":\"hash\"}",
                "{\"mode\":\"none\"}",
                "{\"mode\":\"truncate\",\"truncate_at\":9}",
                "{\"fields\":{\"chat.query\":{\"mode\":\"hash\"},\"chat.comment\":{\"mode\":\"none\"}}}"
            })
    void whatWasExportedComesBackAsItWas(String policy) throws IOException {
        Running server = start();
        String key = newKey("");
        ask("PATCH", server.url() + "/v1/project", key, "{\"policy\":" + policy + "}");
        fill(server.url(), key);
        assertThat(type("project create copy").code()).isZero();
        String[] kinds = {"catalog", "recommendations", "media", "chat"};
        for (String kind : kinds) take(kind, "default", "first");
        for (String source : new String[] {"media catalog", "recommendations recommendations"}) bring(source, "first");
        for (String kind : new String[] {"media", "media-withdrawn", "chat", "chat-withdrawn"})
            bring("feedback " + kind, "first");
        for (String kind : kinds) take(kind, "copy", "second");
        for (String kind : new String[] {"catalog", "media", "media-withdrawn", "chat", "chat-withdrawn"})
            assertThat(comparable("second-" + kind))
                    .as(kind)
                    .isEqualTo(comparable("first-" + kind))
                    .isNotBlank();
        assertThat(comparable("second-recommendations"))
                .isEqualTo(comparable("first-recommendations"))
                .contains("\"feedback\":[{\"kind\"");
        // once more: nothing new
        assertThat(bring("feedback media", "first")).contains("0 new, 0 changed");
        assertThat(bring("recommendations recommendations", "first")).contains("0 new, 0 changed");
        assertThat(json(type("recount --json")).path("wrong").asInt(-1)).isZero();
    }

    private void take(String kind, String project, String name) {
        String command = "export --format jsonl --kind " + kind + " --project " + project;
        type(command + " -o " + data().resolve(name + "-" + kind + ".jsonl")).data();
        if (kind.equals("media") || kind.equals("chat"))
            type(command + " --withdrawn -o " + data().resolve(name + "-" + kind + "-withdrawn.jsonl"))
                    .data();
    }

    private String bring(String sourceAndFile, String name) {
        String[] words = sourceAndFile.split(" ", -1);
        return type("import " + words[0] + " --project copy " + data().resolve(name + "-" + words[1] + ".jsonl"))
                .data();
    }

    /// Without what is new: identities, and the time an item was written.
    private String comparable(String name) throws IOException {
        return Files.readString(data().resolve(name + ".jsonl"))
                .replaceAll("\"id\":\"[mcr][0-9a-z]{15}\",", "")
                .replaceAll("\"recommendation_id\":\"r[0-9a-z]{15}\"", "\"recommendation_id\":\"r\"")
                .replaceAll("\"policy_version\":[0-9]+,", "")
                .replaceAll("\"last_updated\":\"[^\"]*\"", "\"last_updated\":\"\"");
    }

    private static String posted(String url, String key, String body) {
        var answer = send(url, key, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    private static void ask(String method, String url, String key, @Nullable String body) {
        assertThat(send(method, url, key, body).statusCode()).isBetween(200, 204);
    }

    private static void fill(String url, String key) {
        for (String id : new String[] {"m", "n"}) send(url + "/v1/feedback", key, """
                    {"media_id":"%s","rating":3,"media":{"title":"Film %s","type":"film","duration":60}}""".formatted(id, id));
        String shown = posted(url + "/v1/recommendations", key, """
                {"media_id":"m","recommendation_type":"backup","score":0.75,"position":3,"model":"a","list_id":"l",
                "selected":true,"user":"ann","metadata":{"b":[1,2.5,null]}}""");
        posted(url + "/v1/recommendations", key, "{\"media_id\":\"n\",\"recommendation_type\":\"primary\"}");
        posted(url + "/v1/feedback", key, """
                {"media_id":"m","rating":5,"comment":"A great film, mail ann@kanarie.example","tags":["a","b"],
                "recommendation_id":"%s","user":"ann","session":"s","language":"en","metadata":{"x":"y"}}""".formatted(shown));
        posted(url + "/v1/feedback", key, "{\"media_id\":\"n\",\"comment\":\"Only these awful words\"}");
        // two revisions, one withdrawn, one that is done
        String twice = "{\"media_id\":\"n\",\"rating\":%d,\"user\":\"bob\",\"watched_completion\":true}";
        posted(url + "/v1/feedback", key, twice.formatted(1));
        posted(url + "/v1/feedback", key, twice.formatted(2));
        String gone = posted(url + "/v1/feedback", key, "{\"media_id\":\"n\",\"rating\":2,\"comment\":\"gone\"}");
        ask("DELETE", url + "/v1/feedback/" + gone, key, null);
        String chat = posted(url + "/v1/feedback", key, """
                {"query":"Call 030 901820?","response":"No.","rating":"down","correction":"Yes.","model":"bot",
                "message_id":"m1","comparison":"c","user":"ann","tags":["wrong"],"comment":"Schade"}""");
        ask("PATCH", url + "/v1/feedback/" + chat, key, "{\"triage\":\"done\"}");
        String taken = posted(url + "/v1/feedback", key, """
                {"query":"q","response":"r","rating":"up","message_id":"m2"}""");
        ask("DELETE", url + "/v1/feedback/" + taken, key, null);
    }
}
