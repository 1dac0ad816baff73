package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Many items of the catalog in one body.
abstract class MediaBatchContract extends HttpContract {
    private static final String BATCH = "/v1/media/batch";

    @Test
    void eachItemStandsOrFallsAlone() throws IOException {
        media("b");
        Plain.Answer answer = client.post(BATCH, """
                [{'media_id':'a','title':'A','type':'film'},
                 {'media_id':'b','title':'Another','type':'film','duration':60},
                 {'media_id':'c/d','title':'C','type':'film'},
                 {'media_id':'e','title':'E nobody@kanarie.example','type':'film'},
                 {'media_id':'a','title':'A','type':'film'},
                 {'media_id':'a','title':'A again','type':'film'}]""");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode said = answer.json();
        assertThat(said.get("accepted").intValue()).isEqualTo(1);
        assertThat(said.get("revised").intValue()).isEqualTo(2);
        assertThat(said.get("duplicates").intValue()).isEqualTo(1);
        assertThat(said.get("rejected").get(0).get("index").intValue()).isEqualTo(2);
        assertThat(said.get("rejected").get(1).get("index").intValue()).isEqualTo(3);
        assertThat(said.get("rejected")).hasSize(2);
        assertThat(said.get("ids").toString()).isEqualTo("[\"a\",\"b\",null,null,\"a\",\"a\"]");
        assertThat(title("a")).isEqualTo("A again");
        assertThat(title("b")).isEqualTo("Another");
        assertThat(client.get("/v1/media/e").status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("kanarie");
    }

    @Test
    void theSameAgainChangesNothing() throws IOException {
        String batch = "["
                + IntStream.range(0, 1_234)
                        .mapToObj(i ->
                                "{'media_id':'f" + i + "','title':'Film " + i + "','type':'film','duration':" + i + "}")
                        .collect(Collectors.joining(","))
                + "]";
        assertThat(client.post(BATCH, batch).json().get("accepted").intValue()).isEqualTo(1_234);
        JsonNode item = client.get("/v1/media/f7").json();
        assertThat(client.post(BATCH, batch).json().get("duplicates").intValue())
                .isEqualTo(1_234);
        assertThat(client.get("/v1/media/f7").json()).isEqualTo(item);
    }

    private String title(String mediaId) throws IOException {
        return client.get("/v1/media/" + mediaId).json().get("title").stringValue();
    }
}
