package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.history.Listener;
import dev.heed.history.Live;
import dev.heed.web.wire.FilterWords;
import dev.heed.web.wire.Unwrapped;
import io.micrometer.core.instrument.Clock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Votes as they come in, as server-sent events
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html).
@RestController
@Tag(name = "feedback")
final class Incoming {
    private static final String LAST = "Last-Event-ID";
    private static final String ALIVE = ": listening\n\n";

    /// Without data no client would hear of it.
    private static final String GAP = "event: gap\ndata: {}\n\n";

    /// In seconds. Then who listens connects anew, and is asked for a key that may have ended meanwhile.
    private static final int LONGEST = 3_600;

    /// Below the time after which proxies give up on a connection, and often enough to learn that nobody is there.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /// In which somebody may have left.
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final Live live;
    private final JsonMapper json;

    Incoming(Live live, JsonMapper json) {
        this.live = live;
        this.json = json;
    }

    /// Which votes to hear of. Withdrawn ones may be asked for only to be refused with a reason.
    record Asking(
            @Nullable Kind kind,
            @Unwrapped FilterWords filter,

            @Nullable @Size(max = 16) @Pattern(regexp = PastVote.Exported.ID, message = PastVote.Exported.ID_RULE)
            String after,

            @Nullable @Min(1) @Max(LONGEST) Integer within) {

        /// @throws Objection 422 if withdrawn votes are asked for
        Filter means() {
            if (Boolean.TRUE.equals(filter.withdrawn()))
                throw new Objection(
                        Problem.invalid(List.of(Fault.parameter("withdrawn", "is no filter of new votes"))));
            return filter.filter(kind);
        }

        Duration atMost() {
            return Duration.ofSeconds(within == null ? LONGEST : within);
        }
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Votes as they come in",
            description = "Server-sent events, for an hour at most: an `event: vote` with its `id` and, as `data`, the"
                    + " vote as `GET /v1/feedback/{id}` shows it, within about a second after it is stored, on"
                    + " whichever node; `event: gap` where votes are left out because there are more than the listener"
                    + " takes; a comment every 15 seconds. A vote comes once, when it is new; changes are not told.")
    @ApiResponse(
            responseCode = "200",
            description = "The events, until the connection ends. Who connects again with `Last-Event-ID` goes on"
                    + " behind that vote, as far as it is among the last thousand.",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @GetMapping("/v1/live")
    void listen(
            @Asked Asking asking,
            Project project,
            @RequestHeader(name = LAST, required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response) {
        Filter filter = asking.means();
        Id after = last == null ? null : last(last);
        if (after == null && asking.after() != null) after = Ids.vote(asking.after());
        response.setContentType("text/event-stream");
        // a proxy that gathers an answer before it passes it on would show nothing for an hour
        response.setHeader("X-Accel-Buffering", "no");
        if (request.getMethod().equals("HEAD")) return;
        try (Listener listener = live.listen(project, filter, after).orElseThrow(Incoming::full)) {
            tell(listener, asking.atMost(), response);
        } catch (IOException left) {
            // who listened is gone; there is nobody to answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @throws Objection 422 if the header is no id that was told
    private static Id last(String header) {
        return Id.parse(header)
                .filter(id -> id.row() != Id.Row.RECOMMENDATION)
                .orElseThrow(
                        () -> new Objection(Problem.invalid(List.of(Fault.header(LAST, PastVote.Exported.ID_RULE)))));
    }

    private static Objection full() {
        return new Objection(Problem.later(ProblemType.BUSY, "As many listen already as may at once.", A_WHILE));
    }

    private void tell(Listener listener, Duration atMost, HttpServletResponse response)
            throws IOException, InterruptedException {
        OutputStream out = response.getOutputStream();
        long end = Clock.SYSTEM.monotonicTime() + atMost.toNanos();
        long spoke = say(out, ALIVE);
        while (true) {
            long now = Clock.SYSTEM.monotonicTime();
            long silent = spoke + SIGN_OF_LIFE.toNanos();
            if (now - end >= 0) return;
            if (now - silent >= 0) spoke = say(out, ALIVE);
            switch (listener.next(Duration.ofNanos(Math.min(end, silent) - now))) {
                case Listener.Heard.Vote(Feedback vote) -> spoke = say(out, event(vote));
                case Listener.Heard.Gap _ -> spoke = say(out, GAP);
                case Listener.Heard.Nothing _ -> {}
                case Listener.Heard.End _ -> {
                    return;
                }
            }
        }
    }

    /// In JSON no line ends within a text.
    private String event(Feedback vote) {
        return "event: vote\nid: " + vote.id() + "\ndata: " + json.writeValueAsString(VoteItem.of(vote)) + "\n\n";
    }

    /// @return when
    private static long say(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(UTF_8));
        out.flush();
        return Clock.SYSTEM.monotonicTime();
    }
}
