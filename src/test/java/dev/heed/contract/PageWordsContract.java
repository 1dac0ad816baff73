package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Grant;
import dev.heed.access.Role;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What pages say beside their numbers: since when, of how many, by whose clocks, and what to do first.
abstract class PageWordsContract extends HttpContract {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private Client viewer;

    /// The project of the test, as an address says it.
    @SuppressWarnings("NullAway.Init") // set before each test
    private String fresh;

    @BeforeAll
    void look() throws IOException {
        viewer = Client.signedIn(server.port(), server.signedIn("viewer"));
    }

    @BeforeEach
    void catalog() throws IOException {
        fresh = "?project=" + Client.encoded(project.name());
        media("dune");
    }

    @AfterAll
    void leave() throws IOException {
        viewer.close();
    }

    private Read page(String address) throws IOException {
        return Read.of(viewer.get(address, "Accept: text/html", "Accept-Language: en-GB"), 200);
    }

    /// Retention takes out what was shown; what a page says of it begins there.
    @Test
    void saysSinceWhenWhatWasShownIsKept() throws IOException {
        String shown = body(
                        client.post(
                                "/v1/recommendations",
                                "{'media_id':'dune','recommendation_type':'primary','score':0.5}"),
                        201)
                .path("id")
                .stringValue();
        body(client.post("/v1/feedback", "{'media_id':'dune','rating':4,'recommendation_id':'" + shown + "'}"), 201);
        keep(20);
        String since = "Since 31 Oct: what was shown earlier is not kept.";
        for (String path : List.of("/overview", "/recommendations"))
            for (String card : List.of("steps", "calibration"))
                assertThat(sentence(path + fresh, card)).as(path).endsWith(since);
        assertThat(page("/recommendations" + fresh).text(".head p")).contains(", UTC. " + since);
        for (String path : List.of("/overview", "/recommendations"))
            assertThat(page(path + fresh + "&period=7d").page().text()).doesNotContain("not kept");
        keep(400);
        assertThat(sentence("/overview" + fresh + "&period=all", "steps"))
                .endsWith("Since 16 Oct 2025: what was shown earlier is not kept.");
    }

    private void keep(int days) throws IOException {
        body(client.patch("/v1/project", "{'retention':{'recommendations_days':" + days + "}}"), 200);
    }

    private String sentence(String address, String card) throws IOException {
        return page(address).text(".card:has(#" + card + ") h2 + p");
    }

    /// Only so many votes are looked through for comments, and the page does not say more than it knows.
    @Test
    void saysAmongHowManyVotesThereIsNoComment() throws IOException {
        votes(1, "'comment':'It grew on me.',");
        votes(99, "");
        assertThat(page("/media/dune" + fresh).text(".said-list")).startsWith("4 It grew on me.");
        votes(2, "");
        Read page = page("/media/dune" + fresh);
        assertThat(page.text(".hole:contains(comments)"))
                .contains("No comments among the newest 100 votes Older votes may have some. All votes");
        assertThat(page.page().select(".hole:contains(comments) a").attr("href"))
                .startsWith("/feedback?")
                .contains("media_id=dune");
        assertThat(page("/media/dune" + fresh + "&rating=1").text(".hole:contains(comments)"))
                .startsWith("No comments in this period");
    }

    private void votes(int count, String said) throws IOException {
        String votes = IntStream.range(0, count)
                .mapToObj(i -> "{'media_id':'dune','rating':4," + said + "'user':'" + count + " " + i + "'}")
                .collect(Collectors.joining(",", "[", "]"));
        body(client.post("/v1/feedback/batch", votes), 200);
    }

    @Test
    void theFirstPageSaysHowToMakeAKey() throws IOException {
        String address = "/overview" + fresh;
        Read page = page(address);
        assertThat(page.text(".todo code")).contains("heed key create --project '" + project.name() + "'");
        assertThat(page.page().select(".todo a").attr("href")).startsWith("/settings/keys?project=");
        try (Client reader =
                Client.signedIn(server.port(), server.signedIn("reader", new Grant(project, Role.VIEWER)))) {
            page = Read.of(reader.get(address, "Accept: text/html"), 200);
            assertThat(page.text(".todo")).contains("Ask an admin of this project for a key");
            assertThat(page.page().select(".todo a")).isEmpty();
        }
    }

    @Test
    void settingsWithTimesSayWhoseClocksAreMeant() throws IOException {
        client.patch("/v1/project", "{'time_zone':'Asia/Kathmandu'}");
        for (String path : List.of("keys", "users", "projects", "audit"))
            assertThat(page("/settings/" + path + fresh).text(".head p"))
                    .as(path)
                    .isEqualTo("Times by the clocks of Asia/Kathmandu");
        assertThat(page("/settings" + fresh).text(".head p")).isEmpty();
    }
}
