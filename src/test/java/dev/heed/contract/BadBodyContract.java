package dev.heed.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Bodies that are no vote.
abstract class BadBodyContract extends HostileContract {
    private Bad malformed(String what, byte[] body) {
        return bad(
                what,
                400,
                "malformed",
                () -> client.send("POST", "/v1/feedback", body, "Content-Type: application/json"));
    }

    @Test
    void bytesThatAreNoJson() {
        refuse(Stream.of(
                        "",
                        "  ",
                        "{",
                        CANARY,
                        "{\"media_id\":\"" + CANARY + "\",}",
                        "{\"media_id\":\"m\",\"rating\":1}{\"media_id\":\"" + CANARY + "\"}",
                        "{\"media_id\":\"m\",\"rating\":1} " + CANARY,
                        "{\"media_id\":\"m\",\"rating\":1},",
                        "/*" + CANARY + "*/{\"media_id\":\"m\",\"rating\":1}",
                        "{\"media_id\":\"m\",\"rating\":01}",
                        "{\"media_id\":\"m\",\"rating\":+1}",
                        "{\"media_id\":\"m\",\"rating\":NaN}",
                        "{\"media_id\":\"m\",\"rating\":1,\"comment\":'" + CANARY + "'}",
                        "{media_id:\"" + CANARY + "\",\"rating\":1}",
                        "{\"media_id\":\"m\",\"rating\":1,\"comment\":\"" + CANARY + "\n\"}",
                        "{\"media_id\":\"m\",\"rating\":1,\"comment\":\"" + CANARY + "\\x\"}",
                        "{\"media_id\":\"" + CANARY + "\",\"media_id\":\"m\",\"rating\":1}",
                        "{\"media_id\":\"m\",\"rating\":1,\"metadata\":{\"" + CANARY + "\":1,\"" + CANARY + "\":2}}",
                        "{\"media_id\":\"m\",\"rating\":1,\"media_\\u0069d\":\"" + CANARY + "\"}",
                        "{\"media_id\":\"m\",\"rating\":1,\"metadata\":{\"" + CANARY + "\":" + "[".repeat(15)
                                + "]".repeat(15) + "}}",
                        "[".repeat(100_000) + "]".repeat(100_000),
                        "{\"media_id\":\"m\",\"rating\":1,\"" + CANARY + "x".repeat(248) + "\":1}",
                        "{\"media_id\":\"m\",\"rating\":1" + "0".repeat(64) + "}",
                        "\u00ef\u00bb\u00bf{\"media_id\":\"m\",\"rating\":1}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY + "\u00c0\u0080\"}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY + "\u00c1\u0081\"}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY + "\u00e0\u0080\u00af\"}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY + "\u00ed\u00a0\u0080\"}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY + "\u00f4\u0090\u0080\u0080\"}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY + "\u00ff\"}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY + "\u00e2\u0082\"}",
                        "{\"media_id\":\"m\",\"comment\":\"" + CANARY)
                .map(latin -> malformed(latin, latin.getBytes(ISO_8859_1))));
        refuse(Stream.of(malformed("UTF-16", "{\"media_id\":\"m\",\"rating\":1}".getBytes(UTF_16))));
    }

    @Test
    void valuesOfTheWrongKind() {
        refuse(Stream.of(
                invalid("", "[]"),
                invalid("", "'" + CANARY + "'"),
                invalid("", "7"),
                invalid("", "null"),
                invalid("", "{}"),
                invalid("", "{'rating':3,'comment':'" + CANARY + "'}"),
                invalid("", "{'media_id':'m'}"),
                invalid("", "{'media_id':'m','rating':null,'comment':'','tags':[],'metadata':{'" + CANARY + "':1}}"),
                invalid("/media_id", "{'media_id':null,'rating':1}"),
                invalid("/query /response", "{'media_id':'m','rating':1,'query':'" + CANARY + "','response':''}"),
                invalid("/response /rating", "{'query':'" + CANARY + "'}"),
                invalid("/query", "{'response':'" + CANARY + "','rating':1}"),
                invalid(
                        "/media_id /rating /watched_completion /would_watch_again /comment /tags /recommendation_id"
                                + " /media /user /session /language /timestamp /known_identifiers /metadata"
                                + " /idempotency_key",
                        """
                        {'media_id':7,'rating':'%1$s','watched_completion':'%1$s','would_watch_again':1,'comment':[],
                         'tags':'%1$s','recommendation_id':true,'media':'%1$s','user':{},'session':0,'language':1.5,
                         'timestamp':1790000000,'known_identifiers':'%1$s','metadata':'%1$s','idempotency_key':{}}""".formatted(CANARY)),
                invalid(
                        "/query /response /rating /comment /tags/1 /tags/2 /correction /model /message_id /comparison"
                                + " /user /session /language /timestamp /known_identifiers/0 /metadata"
                                + " /idempotency_key",
                        """
                        {'query':null,'response':[],'rating':'%1$s','comment':{},'tags':['a',1,null],'correction':3,
                         'model':true,'message_id':7,'comparison':[],'user':false,'session':{},'language':[],
                         'timestamp':'%1$s','known_identifiers':[9],'metadata':['%1$s'],'idempotency_key':1}""".replace("'query':null", "'query':1").formatted(CANARY))));
    }

    @Test
    void ratingsThatAreNone() {
        refuse(Stream.of("0", "6", "4.5", "4.0", "1e0", "'5'", "-1", "5000000000", "99999999999999999999", "true", "[]")
                .map(rating -> invalid("/rating", "{'media_id':'m','rating':" + rating + "}")));
        refuse(Stream.of(
                        "0",
                        "2",
                        "1.0",
                        "'UP'",
                        "'thumb_up'",
                        "''",
                        "'1'",
                        "null",
                        "[1]",
                        "4294967297",
                        "'" + CANARY + "'")
                .map(rating -> invalid("/rating", "{'query':'q','response':'r','rating':" + rating + "}")));
    }

    @Test
    void unknownNames() throws IOException {
        refuse(Stream.of(
                invalid("/" + "mediaId", "{'mediaId':'x','media_id':'m','rating':1}"),
                invalid("/correction /query2", "{'media_id':'m','rating':1,'correction':'" + CANARY + "','query2':1}"),
                invalid("/\u2026", "{'media_id':'m','rating':1,'ann@" + CANARY + ".org':1}"),
                invalid("/\u2026", "{'media_id':'m','rating':1,'4111111111111111':'" + CANARY + "'}"),
                invalid("/a~1b~0c", "{'media_id':'m','rating':1,'a/b~c':'" + CANARY + "'}"),
                invalid("/__proto__ /constructor", "{'media_id':'m','rating':1,'__proto__':{},'constructor':1}"),
                invalid(
                        "parameters",
                        "verbose project",
                        () -> client.post(
                                "/v1/feedback?verbose=" + CANARY + "&project=x", "{'media_id':'m','rating':1}")),
                invalid(
                        "parameters and fields",
                        "limit /rating",
                        () -> client.post("/v1/feedback?limit=1", "{'media_id':'m','rating':9}")),
                bad(
                        "a parameter that is no text",
                        400,
                        "malformed",
                        () -> client.get("/v1/feedback?media_id=%c0%80" + CANARY))));
        assertThat(client.vote("{'mediaid':'m','raiting':1}").errors())
                .containsExactly(" needs media_id, or query and response");
        assertThat(client.vote("{'media_id':'m','raiting':1}").errors())
                .containsExactly("/raiting is not a field here; did you mean /rating?");
        String many = IntStream.range(0, 3_000).mapToObj(i -> ",'f" + i + "':1").collect(Collectors.joining());
        assertThat(client.vote("{'media_id':'m'" + many + "}").errors()).hasSize(100);
    }

    @Test
    void textsThatAreTooLongOrHoldWhatNoTextMay() {
        String media =
                "/comment /tags/0 /recommendation_id /media/title /media/type /user /session /known_identifiers/0"
                        + " /idempotency_key";
        String chat = "/query /response /comment /tags/0 /correction /model /message_id /comparison /user /session"
                + " /known_identifiers/0 /idempotency_key";
        for (String wrong : List.of(CANARY + "\\u0000", CANARY + "\\ud83c", "\\udf0a" + CANARY)) {
            refuse(Stream.of(
                    invalid("/media_id /language " + media + " /metadata/a", mediaVote(wrong, wrong)),
                    invalid("/language " + chat + " /metadata/a", chatVote(wrong, wrong))));
        }
        String name = "{'media_id':'m','rating':1,'metadata':{'%s':1}}";
        refuse(Stream.of(
                invalid("/metadata/\u2026", name.formatted(CANARY + "\\u0000")),
                invalid("/metadata/\u2026", name.formatted(CANARY + "\\ud83c")),
                invalid("/media_id /language " + media, mediaVote("x".repeat(4_001), "v")),
                invalid(
                        "/language "
                                + chat.replaceFirst("/query /response ", "").replace("/correction ", ""),
                        chatVote("x".repeat(4_001), "v")),
                invalid("/query /response /correction", """
                        {'query':'%1$s','response':'%1$s','correction':'%1$s','rating':1}""".formatted("x".repeat(33_000))),
                invalid("/query", "{'query':'" + "\ud83c\udf0a".repeat(32_001) + "','response':'r','rating':1}"),
                invalid("/media_id /language /recommendation_id", mediaVote(CANARY + " ", "v"))));
    }

    @Test
    void listsAndMetadataBeyondTheirBounds() {
        String vote = "{'media_id':'m','rating':1,%s}";
        String many = "'" + CANARY + "'" + ",'x'".repeat(60);
        refuse(Stream.of(
                invalid(
                        "/tags /known_identifiers",
                        vote.formatted("'tags':[" + many + "],'known_identifiers':[" + many + "]")),
                invalid("/tags/0 /tags/1 /tags/2", vote.formatted("'tags':['','a\\tb','" + "x".repeat(65) + "','ok']")),
                invalid("/metadata", vote.formatted("'metadata':{'a':'" + CANARY.repeat(500) + "'}")),
                invalid("/metadata/a/b/c/d", vote.formatted("'metadata':{'a':{'b':{'c':{'d':{'e':1}}}}}")),
                invalid("/metadata/a/0/0/0", vote.formatted("'metadata':{'a':[[[['" + CANARY + "']]]]}")),
                invalid("/metadata/a /metadata/b", vote.formatted("'metadata':{'a':1e999,'b':-1e400}")),
                invalid("/language", vote.formatted("'language':'en_US'")),
                invalid("/language", vote.formatted("'language':'e'")),
                invalid("/language", vote.formatted("'language':'" + CANARY + " english'")),
                invalid("/idempotency_key", vote.formatted("'idempotency_key':'" + "k".repeat(129) + "'")),
                invalid(
                        "/idempotency_key /user /session",
                        vote.formatted("'idempotency_key':'','user':'','session':''"))));
    }

    @Test
    void timesThatCannotBe() throws IOException {
        String vote = "{'media_id':'m','rating':1,'timestamp':'%s'}";
        refuse(Stream.of(
                        "2016-11-19T21:00:00.123455Z",
                        "2026-11-20T09:05:00.123457Z",
                        "0000-01-01T00:00:00Z",
                        "1969-12-31T23:59:59Z",
                        "9999-12-31T23:59:59Z",
                        "2026-11-20",
                        "2026-11-20T09:00:00",
                        "2026-11-20 09:00:00Z",
                        "2026-02-30T00:00:00Z",
                        "2026-11-20T24:00:00Z",
                        "2026-11-20T08:59:60Z",
                        "2026-11-20T09:00:00+25:00",
                        "20261120T090000Z",
                        "+2026-11-20T09:00:00Z",
                        "2026-11-20T09:00:00.Z",
                        "\uff12026-11-20T09:00:00Z",
                        "1795165200",
                        "",
                        CANARY)
                .map(time -> invalid("/timestamp", vote.formatted(time))));
        body(client.vote(vote.formatted("2016-11-19T21:00:00.123456Z")), 201);
        body(client.vote(vote.formatted("2026-11-20T09:05:00.123456Z")), 201);
        body(client.vote(vote.formatted("2026-11-20t09:00:00.123456789z")), 201);
    }

    private static String mediaVote(String text, String value) {
        return """
                {'media_id':'%1$s','rating':3,'comment':'%1$s','tags':['%1$s'],'recommendation_id':'%1$s',
                 'media':{'title':'%1$s','type':'%1$s'},'user':'%1$s','session':'%1$s','language':'%1$s',
                 'known_identifiers':['%1$s'],'metadata':{'a':'%2$s'},'idempotency_key':'%1$s'}""".formatted(text, value);
    }

    private static String chatVote(String text, String value) {
        return """
                {'query':'%1$s','response':'%1$s','rating':1,'comment':'%1$s','tags':['%1$s'],'correction':'%1$s',
                 'model':'%1$s','message_id':'%1$s','comparison':'%1$s','user':'%1$s','session':'%1$s',
                 'language':'%1$s','known_identifiers':['%1$s'],'metadata':{'a':'%2$s'},'idempotency_key':'%1$s'}""".formatted(text, value);
    }
}
