package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a project decides for itself.
abstract class SettingsContract extends HttpContract {
    @Test
    void aNewProjectHasDefaults() throws IOException {
        assertThat(settings()).isEqualTo(json("""
                {'name':'%s','auto_create_media':false,'slots':['primary','backup','wildcard'],'time_zone':'UTC',
                 'score_range':{'low':0.0,'high':1.0},'policy':{},'policy_version':1,
                 'retention':{'media_votes_days':null,'chat_votes_days':null,'recommendations_days':null},
                 'created_at':'2026-11-20T09:00:00.123456Z'}""".formatted(project.name())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'auto_create_media':true}|{'auto_create_media':true}",
                "{'slots':['hero']}|{'slots':['hero']}",
                "{'slots':['a','b-2','c_3']}|{'slots':['a','b-2','c_3']}",
                "{'time_zone':'Asia/Kathmandu'}|{'time_zone':'Asia/Kathmandu'}",
                "{'score_range':{'low':-1,'high':1.5}}|{'score_range':{'low':-1.0,'high':1.5}}",
                "{'policy':{'off':['PHONE']}}|{'policy':{'off':['PHONE']},'policy_version':2}",
                "{'policy':{'phone_regions':[]}}|{'policy':{'phone_regions':[]},'policy_version':2}",
                "{'retention':{'media_votes_days':365,'chat_votes_days':1,'recommendations_days':36500}}"
                        + "|{'retention':{'media_votes_days':365,'chat_votes_days':1,'recommendations_days':36500}}",
                "{'retention':{'chat_votes_days':90}}|{'retention':"
                        + "{'media_votes_days':null,'chat_votes_days':90,'recommendations_days':null}}",
                "{}|{}"
            })
    void eachSettingIsChangedAloneAndSetBack(String patch, String changed) throws IOException {
        ObjectNode expected = (ObjectNode) settings();
        ObjectNode initial = expected.deepCopy();
        expected.setAll((ObjectNode) json(changed));
        assertThat(body(client.patch("/v1/project", patch), 200)).isEqualTo(expected);
        assertThat(settings()).isEqualTo(expected);
        assertThat(body(client.patch("/v1/project", patch), 200)).as("twice").isEqualTo(expected);
        ObjectNode back = (ObjectNode) json(patch);
        back.propertyNames().forEach(back::putNull);
        if (patch.contains("policy")) initial.put("policy_version", 3);
        assertThat(body(client.patch("/v1/project", back.toString()), 200)).isEqualTo(initial);
    }

    @Test
    void aPeriodIsChangedWithoutTheOthers() throws IOException {
        client.patch("/v1/project", "{'retention':{'media_votes_days':365,'chat_votes_days':90}}");
        client.patch("/v1/project", "{'retention':{'media_votes_days':null,'recommendations_days':30}}");
        client.patch("/v1/project", "{'retention':{}}");
        assertThat(settings().get("retention"))
                .isEqualTo(json("{'media_votes_days':null,'chat_votes_days':90,'recommendations_days':30}"));
    }

    static Stream<String> wrong() {
        String slots = "'s"
                + String.join(
                        "','s",
                        Stream.iterate(1, i -> i + 1)
                                .limit(21)
                                .map(String::valueOf)
                                .toList());
        return Stream.of(
                "{'auto_create_media':'yes','slots':'hero','time_zone':1,'score_range':[0,1],'policy':[]}|"
                        + "/auto_create_media /slots /time_zone /score_range /policy",
                "{'slots':[],'time_zone':'','score_range':{}}|/slots /time_zone /score_range/low /score_range/high",
                "{'slots':['Hero','a b','',null,7]}|/slots/0 /slots/1 /slots/2 /slots/3 /slots/4",
                "{'slots':[" + slots + "']}|/slots",
                "{'slots':['a','b','a'],'time_zone':'Mars/Olympus','score_range':{'low':1,'high':1},"
                        + "'policy':{'of':[]}}|/slots /time_zone /score_range /policy",
                "{'time_zone':'+25:00'}|/time_zone",
                "{'time_zone':'+05:30'}|/time_zone",
                "{'score_range':{'low':'0','high':1,'middle':2}}|/score_range/low /score_range/middle",
                "{'score_range':{'low':0,'high':1e400}}|/score_range/high",
                "{'policy':{'off':['NAMES']}}|/policy/off/0",
                "{'policy':{'off':'EMAIL'}}|/policy/off",
                "{'policy':{'phone_regions':['us']}}|/policy/phone_regions/0",
                "{'policy':{'phone_regions':[null]}}|/policy/phone_regions",
                "{'retention':{'media_votes_days':0,'chat_votes_days':36501,'recommendations_days':1.5}}|"
                        + "/retention/media_votes_days /retention/chat_votes_days /retention/recommendations_days",
                "{'retention':{'media_votes_days':'365','texts_days':1,'chat_votes_days':-1},'time_zone':7}|"
                        + "/retention/media_votes_days /retention/texts_days /retention/chat_votes_days /time_zone",
                "{'retention':90}|/retention",
                "{'name':'x','policy_version':9,'created_at':null}|/name /policy_version /created_at");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongSettingsChangeNothing(String row) throws IOException {
        Stored before = Stored.in(test);
        String[] parts = row.split("\\|", -1);
        assertFaults(client.patch("/v1/project", parts[0]), "invalid", parts[1].split(" ", -1));
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @Test
    void theScaleOfScoresIsFixedOnceAScoreIsStored() throws IOException {
        media("m");
        body(client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}"), 201);
        body(client.patch("/v1/project", "{'score_range':{'low':0,'high':10}}"), 200);
        body(client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary','score':5}"), 201);
        assertProblem(client.patch("/v1/project", "{'score_range':{'low':0,'high':5}}"), 409, "conflict");
        assertProblem(client.patch("/v1/project", "{'score_range':null,'time_zone':'Asia/Tokyo'}"), 409, "conflict");
        assertThat(settings().get("time_zone").asString()).isEqualTo("UTC");
        body(client.patch("/v1/project", "{'score_range':{'low':0,'high':10},'time_zone':'Asia/Tokyo'}"), 200);
    }

    @Test
    void thePolicyHoldsFromTheNextVoteOn() throws IOException {
        String vote = "{'query':'Ask ann@example.org','response':'','rating':1}";
        String address = client.vote(vote).headers().get("location");
        JsonNode before = body(client.get(java.util.Objects.requireNonNull(address)), 200);
        assertThat(before.get("query").asString()).isEqualTo("Ask [EMAIL]");
        assertThat(before.get("found")).isEqualTo(json("{'EMAIL':1}"));
        client.patch("/v1/project", "{'policy':{'off':['EMAIL']}}");
        address = client.vote(vote).headers().get("location");
        JsonNode after = body(client.get(java.util.Objects.requireNonNull(address)), 200);
        assertThat(after.get("query").asString()).isEqualTo("Ask ann@example.org");
        assertThat(after.get("policy_version").asInt()).isEqualTo(2);
        assertThat(before.get("policy_version").asInt()).isEqualTo(1);
    }

    @Test
    void aReadKeySeesAndDoesNotChange() throws IOException {
        try (Client reader = client(KeyKind.READ)) {
            assertThat(body(reader.get("/v1/project"), 200)).isEqualTo(settings());
            assertProblem(reader.patch("/v1/project", "{'auto_create_media':true}"), 403, "forbidden");
        }
    }

    private JsonNode settings() throws IOException {
        return body(client.get("/v1/project"), 200);
    }
}
