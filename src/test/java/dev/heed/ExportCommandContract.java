package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `heed export`, beside a server and without one.
abstract class ExportCommandContract extends CommandContract {
    private static final String VOTE = """
            {"media_id":"m","rating":5,"comment":"=1\u6620","media":{"title":"A film","type":"film"}}""";

    private Running filled() {
        newKey("");
        Running server = start();
        String key = newKey("");
        assertThat(send(server.url() + "/v1/feedback", key, VOTE).statusCode()).isEqualTo(201);
        return server;
    }

    @Test
    void printsWhatTheServerHolds() {
        filled();
        String lines = type("export --format jsonl --kind media").data();
        assertThat(lines.lines()).singleElement().asString().contains("\"comment\":\"=1\u6620\"", "\"rating\":5");
        assertThat(type("export --format csv --kind media").data())
                .startsWith("id,kind,media_id,")
                .contains(",'=1\u6620,");
        assertThat(type("export --format csv --kind media --raw-formulas").data())
                .contains(",=1\u6620,");
        assertThat(type("export --format jsonl --kind media --rating 4 --from 2020-01-01")
                        .data())
                .isEmpty();
        assertThat(type("export --format jsonl --kind media --search \u6620").data())
                .contains("\"rating\":5");
        assertThat(type("export --format jsonl --kind media --search nothing").data())
                .isEmpty();
        assertThat(type("export --format jsonl --kind catalog --type film").data())
                .contains("\"title\":\"A film\"");
        assertThat(type("export --format jsonl --kind media --project films").err())
                .contains("There is no project films");
    }

    @Test
    void writesAFileOrNone() throws IOException {
        filled().close();
        Path file = data().resolve("votes.csv");
        Files.writeString(data().resolve("votes.csv.part"), "left by one that was killed");
        assertThat(type("export --format csv --kind media -o " + file).data())
                .isEqualTo("Wrote 1 row to " + file + "." + System.lineSeparator());
        assertThat(Files.readString(file)).endsWith("\r\n").hasLineCount(2);
        assertThat(data().resolve("votes.csv.part")).doesNotExist();
        Path nowhere = data().resolve("not/there.csv");
        Terminal.Said said = type("export --format csv --kind media -o " + nowhere);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("Cannot write " + nowhere);
    }

    @Test
    void refusesWhatItCannotDo() {
        filled();
        assertThat(type("export --kind media").code()).isEqualTo(2);
        assertThat(type("export --format xml --kind media").err()).contains("must be one of jsonl, csv");
        Terminal.Said unfit = type("export --format csv --kind catalog --tag a");
        assertThat(unfit.code()).isEqualTo(2);
        assertThat(unfit.err()).contains("the kind catalog cannot be narrowed by tag");
        assertThat(type("export --format csv --kind media --rating 7").code()).isEqualTo(2);
        assertThat(type("export --format csv --kind media --search !?").err()).contains("must hold a word");
        assertThat(type("export --format csv --kind media --search " + "x".repeat(201))
                        .code())
                .isEqualTo(2);
        assertThat(type("export --format csv --kind catalog --search x").code()).isEqualTo(2);
    }
}
