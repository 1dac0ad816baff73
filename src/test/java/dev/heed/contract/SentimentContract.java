package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which votes get a score of sentiment, and what becomes of it.
abstract class SentimentContract extends HttpContract {
    private static final String GLAD = "I think that this is a good film";
    private static final String SCORE_OF_GLAD = "0.4404";

    @BeforeEach
    void aFilm() throws IOException {
        media("m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'comment':'Good.','language':'en'                            | 0.4404",
                "'comment':'Good.','language':'en-GB'                         | 0.4404",
                "'comment':'Good.','language':'de'                            | null",
                "'comment':'" + GLAD + "'                                     | " + SCORE_OF_GLAD,
                "'comment':'Die Antwort war falsch'                           | null",
                "'comment':'Bad! Write to ann@example.com','language':'en'    | -0.5848",
                "'comment':'nothing to say of it','language':'en'             | 0.0",
                "'rating':5,'language':'en'                                   | null",
            })
    void isThatOfTheRedactedComment(String said, String score) throws IOException {
        assertSentiment(sent("{'media_id':'m'," + said + "}"), score);
        assertSentiment(sent("{'query':'q','response':'r'," + withThumb(said) + "}"), score);
    }

    private static String withThumb(String said) {
        return said.contains("'rating'") ? said.replace("'rating':5", "'rating':1") : said + ",'rating':1";
    }

    /// The declared language stands in the row and holds for later comments too.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'language':'en' | {'comment':'Bad.'}                | -0.5423",
                "'language':'en' | {'comment':null,'tags':['a']}     | null",
                "'language':'en' | {'tags':['a']}                    | " + SCORE_OF_GLAD,
                "'language':'en' | {'comment':'" + GLAD + "'}        | " + SCORE_OF_GLAD,
                "'language':'de' | {'comment':'Bad.'}                | null",
                "'language':null | {'comment':'I think that this was a bad film'} | -0.5423",
                "'language':null | {'comment':'Das war schlecht'}    | null",
            })
    void isScoredAnewWhenThePatchBringsAnotherComment(String language, String patch, String score) throws IOException {
        String id = sent("{'media_id':'m','rating':3,'comment':'" + GLAD + "'," + language + "}");
        assertThat(patch(id, patch).status()).isEqualTo(200);
        assertSentiment(id, score);
    }

    @Test
    void isReplacedByASecondVoteAndGoesWithTheTextOfAWithdrawnOne() throws IOException {
        String vote = "{'media_id':'m','user':'u','language':'en','comment':'%s'}";
        String id = sent(vote.formatted("Good."));
        client.vote(vote.formatted("Bad."));
        assertSentiment(id, "-0.5423");
        assertThat(client.delete("/v1/feedback/" + id).status()).isEqualTo(204);
        assertSentiment(id, "null");
        client.vote(vote.formatted("Good."));
        assertSentiment(id, "0.4404");
    }

    @Test
    void goesWithTheLanguageOfTheSecondVote() throws IOException {
        String id = sent("{'media_id':'m','user':'v','language':'de','comment':'Das war schlecht'}");
        client.vote("{'media_id':'m','user':'v','language':'en','comment':'Good.'}");
        assertSentiment(id, "0.4404");
        assertThat(body(client.get("/v1/feedback/" + id), 200).get("language").asString())
                .isEqualTo("en");
        assertThat(patch(id, "{'comment':'Bad.'}").status()).isEqualTo(200);
        assertSentiment(id, "-0.5423");
    }

    private String sent(String vote) throws IOException {
        Plain.Answer answer = client.vote(vote);
        return body(answer, 201).get("id").asString();
    }

    private Plain.Answer patch(String id, String json) throws IOException {
        return client.patch("/v1/feedback/" + id, json);
    }

    private void assertSentiment(String id, String score) throws IOException {
        assertThat(body(client.get("/v1/feedback/" + id), 200).get("sentiment").toString())
                .isEqualTo(score);
    }
}
