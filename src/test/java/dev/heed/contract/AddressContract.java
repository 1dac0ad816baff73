package dev.heed.contract;

import static dev.heed.contract.Client.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How addresses of pages are answered, whatever they show.
abstract class AddressContract extends HttpContract {
    private Client viewer;

    @BeforeEach
    void signIn() throws IOException {
        viewer = Client.signedIn(server.port(), server.signedIn("viewer-of-" + project.id()));
    }

    @AfterEach
    void leave() throws IOException {
        viewer.close();
    }

    private Read read(String path, String more) throws IOException {
        return Read.of(viewer.get(path + "?project=" + encoded(project.name()) + more), 200);
    }

    @Test
    void whatIsWrongWithAnAddressIsNamedAllAtOnce() throws IOException {
        String project = "project=" + encoded(this.project.name());
        Read page = Read.of(viewer.get("/overview?" + project + "&perod=7d&rating=9&from=2026-13-01&by=year"), 422);
        assertThat(page.page().select(".faults code").eachText())
                .containsExactlyInAnyOrder("perod", "rating", "from", "by");
        assertThat(Read.of(viewer.get("/overview?" + project + "&period=7d&from=2026-11-01"), 422)
                        .text(".faults"))
                .isEqualTo("period cannot be said together with from and to");
        assertThat(Read.of(viewer.get("/overview?" + project + "&from=2026-11-19&to=2026-11-01"), 422)
                        .text(".faults"))
                .isEqualTo("to must not be earlier than from");
        assertThat(Read.of(viewer.get("/recommendations?" + project + "&one=a&other=a"), 422)
                        .text(".faults"))
                .isEqualTo("other must not be the same as one");
        assertThat(Read.of(viewer.get("/media?project=nothing"), 422).text(".faults"))
                .isEqualTo("project names no project here");
        assertThat(Read.of(viewer.get("/nowhere", "Accept: text/html"), 404).text("h1"))
                .isEqualTo("Not found");
        assertThat(Read.of(viewer.get("/overview?" + project + "&q=%ff"), 400).text("h1"))
                .isEqualTo("This address cannot be read");
    }

    /// An address may be a page by one method and a route by another.
    @Test
    void whoComesByAnotherMethodLearnsWhichThereAre() throws IOException {
        assertMethods("/overview", "GET, HEAD, OPTIONS");
        assertMethods("/feedback", "GET, HEAD, POST, OPTIONS");
        assertMethods("/settings/keys", "GET, HEAD, POST, OPTIONS");
        assertMethods("/v1/privacy/preview", "POST, OPTIONS");
        Plain.Answer nowhere = client.send("OPTIONS", "/nowhere", null);
        assertThat(nowhere.status()).isEqualTo(404);
    }

    private void assertMethods(String path, String methods) throws IOException {
        Plain.Answer other = client.send("PUT", path, null);
        assertThat(other.status()).as(path).isEqualTo(405);
        assertThat(other.json().path("type").asString()).isEqualTo("/problems/method-not-allowed");
        assertThat(other.headers()).as(path).containsEntry("allow", methods);
        Plain.Answer asked = client.send("OPTIONS", path, null);
        assertThat(asked.status()).as(path).isEqualTo(200);
        assertThat(asked.headers()).as(path).containsEntry("allow", methods);
    }

    /// A question that one card cannot answer leaves a hole there and the rest as it is.
    @Test
    void aCardThatCannotBeCountedSaysWhy() throws IOException {
        media("m");
        client.vote("{'media_id':'m','rating':2,'tags':['wrong']}");
        Read page = read("/overview", "&tag=wrong");
        assertThat(page.has("steps")).isFalse();
        assertThat(page.text(".hole")).contains("“tag” cannot be asked here");
        assertThat(page.has("volume")).isTrue();
    }

    @Test
    void aNewProjectIsShownHowToBegin() throws IOException {
        Read page = read("/overview", "");
        assertThat(page.text("pre")).contains("curl http://localhost/v1/feedback");
        for (String path : List.of("/media", "/recommendations", "/answers"))
            assertThat(read(path, "").text(".hole")).as(path).isNotEmpty();
    }

    /// Votes are listed, and settings changed, by pages of their own.
    @Test
    void everyLinkLeadsToAPage() throws IOException {
        media("m", "n");
        client.post(
                "/v1/recommendations", "{'media_id':'m','recommendation_type':'primary','score':0.5,'model':'als'}");
        client.vote("{'media_id':'m','rating':2,'tags':['wrong']}");
        client.vote("{'media_id':'n','rating':5}");
        client.vote("{'query':'q','response':'r','rating':'up','model':'gpt'}");
        Set<String> links = new TreeSet<>();
        for (String path : List.of("/overview", "/media", "/media/m", "/recommendations", "/answers"))
            links.addAll(
                    read(path, "").page().select("main a[href], nav a[href]").eachAttr("href"));
        links.removeIf(link -> link.startsWith("/feedback") || link.startsWith("/settings"));
        assertThat(links).hasSizeGreaterThan(30);
        for (String link : links) assertThat(viewer.get(link).status()).as(link).isEqualTo(200);
    }

    @Test
    void pagesMayDoNothingButShow() throws IOException {
        Plain.Answer answer = viewer.get("/overview?project=" + encoded(project.name()));
        assertThat(answer.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "strict-origin")
                .containsEntry("cross-origin-opener-policy", "same-origin");
        assertThat(answer.headers().get("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(viewer.get("/").headers().get("location")).startsWith("/overview?project=");
        for (String asset : Read.of(answer, 200).page().select("link[href], script[src]").stream()
                .map(link -> link.hasAttr("href") ? link.attr("href") : link.attr("src"))
                .toList()) {
            Plain.Answer file = viewer.get(asset);
            assertThat(file.status()).as(asset).isEqualTo(200);
            assertThat(file.headers()).containsEntry("cache-control", "public, max-age=31536000, immutable");
            assertThat(viewer.get(asset, "If-None-Match: " + file.headers().get("etag"))
                            .status())
                    .as(asset)
                    .isEqualTo(304);
        }
        assertThat(viewer.get("/assets/nothing.js").status()).isEqualTo(404);
    }
}
