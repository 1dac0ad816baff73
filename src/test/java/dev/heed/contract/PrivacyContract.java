package dev.heed.contract;

import static dev.heed.contract.Client.encoded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.capture.TestNode;
import dev.heed.privacy.Mode;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Personal data goes in at every place of every route, and is found nowhere: not in an answer, not in the log, not in
/// any byte that is stored.
abstract class PrivacyContract extends HttpContract {
    /// A word of texts that are not kept.
    private static final String UNKEPT = "Waldkauzruf";

    private String vote;
    private String chat;
    private String shown;

    @BeforeEach
    void someRows() throws IOException {
        media("m");
        vote = sent("/v1/feedback", "{'media_id':'m','rating':4}");
        chat = sent("/v1/feedback", "{'query':'q','response':'r','rating':1}");
        shown = sent("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}");
    }

    @AfterEach
    void nothingIsLogged() {
        log.assertNothing("a text with personal data");
    }

    @AfterAll
    void searchEverything() throws IOException {
        search("tables", Stored.in(test).text());
        search("files", Files.bytesUnder(data));
        search("files after a checkpoint", Files.bytesUnder(data, test));
    }

    private static void search(String place, String text) {
        for (String needle :
                Stream.concat(Canary.needles().stream(), Stream.of(UNKEPT)).toList()) {
            int at = text.indexOf(needle);
            if (at >= 0)
                throw new AssertionError(place + " hold a canary: "
                        + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void textsAreRedacted(Mode mode) throws IOException {
        keep(mode);
        for (Canary canary : Canary.values()) inTexts(canary);
    }

    private void keep(Mode mode) throws IOException {
        accepted(client.patch("/v1/project", "{'policy':{'mode':'" + mode.word() + "','truncate_at':15}}"), 200);
    }

    /// Harmless words, too, where texts are not kept as texts.
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"HASH", "NONE"})
    void wordsAreNotKept(Mode mode) throws IOException {
        keep(mode);
        String said = "ein " + UNKEPT + " im Wald";
        accepted(
                client.vote("{'media_id':'m','rating':4,'comment':'" + said + "','metadata':{'a':['" + said + "']}}"),
                201);
        String chatty = "{'query':'" + said + "','response':'" + said + "','rating':1,'comment':'" + said
                + "','correction':'" + said + "','message_id':'4','metadata':{'a':{'b':'" + said + "'}},"
                + "'idempotency_key':'" + said + "'}";
        accepted(client.vote(chatty), 201);
        accepted(client.vote(chatty), 201);
        accepted(
                client.patch("/v1/feedback/" + vote, "{'comment':'" + said + "','metadata':{'a':'" + said + "'}}"),
                200);
        accepted(client.patch("/v1/feedback/" + chat, "{'comment':'" + said + "','correction':'" + said + "'}"), 200);
        accepted(client.patch("/v1/feedback/" + chat, "{'comment':null}"), 200);
        accepted(client.patch("/v1/recommendations/" + shown, "{'metadata':{'a':'" + said + "'}}"), 200);
        accepted(client.post("/v1/privacy/preview", "{'kind':'chat','text':'" + said + "'}"), 200);
        assertThat(client.get("/v1/feedback").text()).doesNotContain(UNKEPT);
        assertThat(client.get("/v1/export?format=jsonl&kind=chat").text()).doesNotContain(UNKEPT);
    }

    private void inTexts(Canary canary) throws IOException {
        String c = canary.text();
        String said = "before " + c + " after";
        String review = canary.inReviews() ? said : "fine";
        String around = "'user':'" + c + "','session':'" + c + "','known_identifiers':['" + c + "'],'metadata':{'a':'"
                + said + "','b':['" + c + "',{'c':'" + c + "'}]}";
        accepted(client.vote("{'media_id':'m','rating':4,'comment':'" + review + "'," + around + "}"), 201);
        accepted(
                client.vote("{'query':'" + said + "','response':'" + c + "','rating':1,'comment':'" + c
                        + "','correction':'" + said + "','message_id':'" + c + "'," + around + "}"),
                201);
        accepted(client.vote("{'media_id':'m','comment':'" + review + "','idempotency_key':'" + c + "'}"), 201);
        if (!c.contains(" "))
            accepted(client.vote("{'media_id':'m','comment':'" + c + "'}", "Idempotency-Key: h-" + c), 201);
        accepted(
                client.patch("/v1/feedback/" + vote, "{'comment':'" + review + "','metadata':{'a':['" + c + "']}}"),
                200);
        accepted(client.patch("/v1/feedback/" + chat, "{'comment':'" + c + "','correction':'" + said + "'}"), 200);
        accepted(
                client.post(
                        "/v1/recommendations",
                        "{'media_id':'m','recommendation_type':'primary','user':'" + c + "','metadata':{'a':'" + said
                                + "'},'idempotency_key':'r " + c + "'}"),
                201);
        accepted(client.patch("/v1/recommendations/" + shown, "{'metadata':{'a':{'b':{'c':'" + said + "'}}}}"), 200);
        accepted(client.get("/v1/feedback"), 200);
        accepted(client.get("/v1/feedback/" + vote + "/revisions"), 200);
        accepted(client.get("/v1/recommendations"), 200);
        many(said, review, around);
        accepted(
                client.post(
                        "/v1/privacy/preview",
                        "{'kind':'chat','text':'" + said + "','known_identifiers':['" + c + "']}"),
                200);
        accepted(client.post("/v1/erasures", "{'user':'nobody " + c + "'}"), 202);
        accepted(client.get("/v1/erasures"), 200);
    }

    /// Arrays, and what the owner brings from elsewhere.
    private void many(String said, String review, String around) throws IOException {
        String media = "{'media_id':'m','rating':4,'comment':'" + review + "'," + around;
        String answer = "{'query':'" + said + "','response':'" + said + "','rating':1,'comment':'" + said
                + "','correction':'" + said + "'," + around;
        accepted(client.post("/v1/feedback/batch", "[" + media + "}," + answer + "}]"), 200);
        accepted(
                client.post(
                        "/v1/recommendations",
                        "[{'media_id':'m','recommendation_type':'primary','metadata':{'a':'" + said + "'}}]"),
                200);
        String past = ",'exported':{'received_at':'2026-01-01T00:00:00Z','revision':2}}";
        try (Client owner = new Client(server.port(), TestNode.LOCAL_TOKEN)) {
            String project = "?project=" + encoded(this.project.name());
            accepted(owner.post("/v1/feedback/batch" + project, "[" + media + past + "," + answer + past + "]"), 200);
            accepted(owner.post("/v1/privacy/scan" + project, "{}"), 200);
        }
    }

    @Test
    void identifiersThatTheCallerKnowsAreRefused() throws IOException {
        personal(
                client.vote("{'query':'I am Zoe','response':'Hi','rating':1,'known_identifiers':['Zoe'],"
                        + "'tags':['ok','Zoe'],'model':'zoe','comparison':'of Zoe','metadata':{'a':[{'Zoe':1}]}}"),
                "/tags/1",
                "/metadata",
                "/model",
                "/comparison");
    }

    @Test
    void identifiersAreRefused() throws IOException {
        for (Canary canary : Canary.values()) inIdentifiers(canary);
    }

    private void inIdentifiers(Canary canary) throws IOException {
        if (!canary.identifying()) return;
        String c = canary.text();
        String name = "x-" + c;
        Stored before = Stored.in(test);
        personal(client.vote("{'media_id':'m','rating':1,'tags':['ok','" + c + "']}"), "/tags/1");
        personal(client.vote("{'media_id':'m','rating':1,'metadata':{'a':[{'" + c + "':1}]}}"), "/metadata");
        personal(
                client.vote("{'media_id':'n','rating':1,'media':{'title':'" + c + "','type':'" + c + "'}}"),
                "/media/title",
                "/media/type");
        personal(
                client.vote("{'query':'q','response':'r','rating':1,'model':'" + name + "','comparison':'" + name
                        + "','tags':['" + c + "']}"),
                "/model",
                "/comparison",
                "/tags/0");
        personal(
                client.post(
                        "/v1/recommendations",
                        "{'media_id':'m','recommendation_type':'primary','list_id':'" + c + "','model':'" + name
                                + "','metadata':{'" + c + "':1}}"),
                "/list_id",
                "/model",
                "/metadata");
        personal(
                client.patch("/v1/recommendations/" + shown, "{'list_id':'" + c + "','model':'" + name + "'}"),
                "/list_id",
                "/model");
        personal(
                client.patch("/v1/feedback/" + vote, "{'tags':['" + c + "'],'metadata':{'" + c + "':1}}"),
                "/tags/0",
                "/metadata");
        personal(client.put("/v1/media/n", "{'title':'About " + c + "','type':'film'}"), "/title");
        personal(client.patch("/v1/media/m", "{'title':'" + c + "'}"), "/title");
        try (Client owner = new Client(server.port(), TestNode.LOCAL_TOKEN)) {
            personal(owner.post("/v1/projects", "{'name':'" + c + "'}"), "/name");
        }
        if (c.matches("[\\w.~:@-]+")) {
            personal(client.put("/v1/media/" + encoded(c), "{'title':'x','type':'y'}"), "/media_id");
            personal(client.vote("{'media_id':'" + c + "','rating':1}"), "/media_id");
            personal(
                    client.post("/v1/recommendations", "{'media_id':'" + c + "','recommendation_type':'primary'}"),
                    "/media_id");
        }
        if (c.matches("[a-z0-9_-]+"))
            personal(client.patch("/v1/project", "{'slots':['primary','" + c + "']}"), "/slots/1");
        if (c.matches("[0-9]+"))
            personal(
                    client.vote(
                            "{'media_id':'m','rating':1,'language':'en-" + c.replaceAll("(....)(?!$)", "$1-") + "'}"),
                    "/language");
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @Test
    void whatIsRefusedLeavesNoTrace() throws IOException {
        for (Canary canary : Canary.values()) inWhatIsRefused(canary);
    }

    private void inWhatIsRefused(Canary canary) throws IOException {
        String c = canary.text();
        String path = encoded(c);
        for (String body : List.of(
                "{'media_id':'m','rating':1,'comment':'" + c,
                "{'media_id':'" + c + "','media_id':'m'}",
                "{'" + c + "':1,'" + c + "':2}",
                "{'media_id':'m','rating':1} " + c,
                c,
                "'" + c + "'",
                "{'media_id':'m','rating':'" + c + "','timestamp':'" + c + "','language':'" + c + "'}",
                "{'media_id':'m','rating':1,'" + c + "':'" + c + "'}",
                "{'media_id':'m','rating':1,'metadata':{'" + c + "\\u0000':1}}",
                "{'media_id':'m','rating':1,'recommendation_id':'" + c + "'}",
                "{'media_id':'m','rating':9,'comment':'" + c + "','user':'" + c + "'}",
                "{'query':'" + c + "','response':'" + c + "','rating':7}",
                "{'media_id':'unknown','rating':1,'comment':'" + c + "','user':'" + c + "'}"))
            refused(client.vote(body));
        for (String latin : List.of("{'media_id':'m','comment':'" + c + "\u00ff'}", "\u00ff" + c))
            refused(client.send(
                    "POST",
                    "/v1/feedback",
                    latin.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                    "Content-Type: application/json"));
        refused(client.send("POST", "/v1/feedback", c.getBytes(UTF_8), "Content-Type: text/plain; " + c));
        refused(client.send(
                "POST", "/v1/feedback", c.getBytes(UTF_8), "Content-Type: application/json", "Content-Encoding: gzip"));
        refused(client.patch(
                "/v1/project",
                "{'time_zone':'" + c + "','policy':{'off':['" + c + "']},'slots':['" + c + "'],'" + c + "':1}"));
        refused(client.post("/v1/keys", "{'kind':'" + c + "','origins':['https://" + c + "']}"));
        refused(client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'" + c + "'}"));
        refused(client.patch("/v1/feedback/" + vote, "{'rating':1}", "If-Match: \"" + c + "\""));
        for (String address : List.of("/v1/feedback/", "/v1/media/", "/v1/recommendations/", "/v1/", "/problems/"))
            refused(client.get(address + path));
        refused(client.delete("/v1/keys/" + path));
        refused(client.post("/v1/erasures", "{'subject':'" + c + "'}"));
        refused(client.post("/v1/erasures", "{'feedback_id':'" + c + "'}"));
        refused(client.post("/v1/erasures", "{'user':'" + c + "','subject':'" + c + "'}"));
        refused(client.get("/v1/erasures/" + path));
        refused(client.get("/v1/erasures?cursor=" + path));
        refused(client.post("/v1/privacy/preview", "{'kind':'" + c + "','text':'" + c + "','field':'" + c + "'}"));
        refused(client.post("/v1/privacy/scan", "{'redact':'" + c + "'}"));
        refused(client.patch("/v1/project", "{'retention':{'chat_votes_days':'" + c + "','" + c + "':1}}"));
        for (String list : List.of("/v1/feedback/batch", "/v1/media/batch", "/v1/recommendations"))
            refused(client.post(list, "[{'" + c + "':'" + c + "'}] " + c));
        refused(client.get("/v1/feedback?" + path + "=" + path + "&rating=" + path + "&cursor=" + path));
        refused(client.get("/v1/feedback/" + vote + "?x=" + path));
        refused(client.get("/v1/feedback/" + c.replace(' ', '+') + "\"<"));
        try (Client stranger = new Client(server.port(), c)) {
            refused(stranger.get("/v1/feedback"));
            refused(stranger.vote("{'media_id':'m','comment':'" + c + "'}"));
        }
    }

    @Test
    void questionsAndHeadersLeaveNoTrace() throws IOException {
        for (Canary canary : Canary.values()) inQuestionsAndHeaders(canary);
    }

    private void inQuestionsAndHeaders(Canary canary) throws IOException {
        String c = canary.text();
        String path = encoded(c);
        String[] headers = Stream.of(
                        "User-Agent", "Referer", "Cookie", "X-Forwarded-For", "From", "Accept-Language", "Origin")
                .map(name -> name + ": " + c)
                .toArray(String[]::new);
        accepted(client.get("/v1/feedback?tag=" + path + "&model=" + path + "&media_id=" + path, headers), 200);
        accepted(client.get("/v1/recommendations?list_id=" + path, headers), 200);
        accepted(client.get("/v1/media?cursor=" + path, headers), 200);
        accepted(client.vote("{'media_id':'m','rating':1}", headers), 201);
        refused(client.send("OPTIONS", "/v1/" + path, null, headers));
        refused(client.send("TRACE", "/v1/feedback", null, headers));
        refused(client.get("/v1/feedback", "Cookie " + c));
    }

    @Test
    void numbersAreReadToo() throws IOException {
        String c = Canary.PLAIN_CARD.text();
        accepted(
                client.vote(
                        "{'media_id':'m','rating':1,'metadata':{'n':" + c + ",'list':[" + c + "],'dot':" + c + ".0}}"),
                201);
        accepted(client.patch("/v1/feedback/" + chat, "{'metadata':{'n':" + c + "}}"), 200);
        accepted(client.patch("/v1/recommendations/" + shown, "{'metadata':{'n':" + c + "}}"), 200);
        String other =
                "{'seconds':1795165200,'millis':1795165200123,'id':911541377949499648,'bar':4006381333931,'x':1.5}";
        accepted(client.patch("/v1/feedback/" + chat, "{'metadata':" + other + "}"), 200);
        assertThat(body(client.get("/v1/feedback/" + chat), 200).get("metadata"))
                .isEqualTo(json(other));
    }

    private static void accepted(Plain.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        unheard(answer);
    }

    private static void refused(Plain.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
        unheard(answer);
    }

    private static void personal(Plain.Answer answer, String... places) {
        assertFaults(answer, "personal-identifier", places);
        unheard(answer);
    }

    private static void unheard(Plain.Answer answer) {
        for (String needle : Canary.needles())
            assertThat(answer.text() + answer.headers()).doesNotContain(needle);
    }

    private String sent(String path, String json) throws IOException {
        return body(client.post(path, json), 201).get("id").asString();
    }
}
