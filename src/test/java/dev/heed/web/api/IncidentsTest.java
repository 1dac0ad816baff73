package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults of ours.
class IncidentsTest extends OverTheWire {
    @ParameterizedTest
    @ValueSource(strings = {"/trial/broken", "/trial/endless"})
    void aFaultOfOursIsAnIncident(String path) throws IOException {
        var answer = plain.send("GET " + path + " HTTP/1.1");
        assertProblem(answer, ProblemType.INTERNAL);
        String number = answer.json().get("detail").stringValue().replaceAll("Incident ([0-9a-f]{10});.*", "$1");
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("incident " + number);
            assertThat(thrown(event)).contains("\tat dev.heed.web.api.Trial.");
        });
    }

    @ParameterizedTest
    @CsvSource({"busy, BUSY, 1", "stale, BUSY, 1", "away, STORAGE_AWAY, 5"})
    void whenTheStorageCannotTheCallerTriesLater(String fault, ProblemType type, String seconds) throws IOException {
        var answer = plain.send("GET /trial/storage/" + fault + " HTTP/1.1");
        assertProblem(answer, type);
        assertThat(answer.headers()).containsEntry("retry-after", seconds);
        assertThat(log.list)
                .hasSizeLessThan(2)
                .allSatisfy(line -> assertThat(line.getFormattedMessage())
                        .startsWith("storage ")
                        .contains(" begins, incident ")
                        .doesNotContain("s3cret"));
    }

    @Test
    void whatOnlyTheDatabaseRefusedIsAnIncident() throws IOException {
        assertProblem(plain.send("GET /trial/storage/row HTTP/1.1"), ProblemType.INTERNAL);
    }

    @Test
    void halfAnAnswerBreaksOff() throws IOException {
        assertThatThrownBy(() -> plain.send("GET /trial/half HTTP/1.1")).isInstanceOf(EOFException.class);
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("incident");
    }
}
