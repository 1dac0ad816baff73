package dev.heed.web.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.heed.access.Allow;
import dev.heed.access.Right;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.history.Listener;
import dev.heed.history.Live;
import dev.heed.web.wire.FilterWords;
import dev.heed.web.wire.Unwrapped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Tells a list that is open in a browser which votes are new, by their ids only: the list is read anew when the viewer
/// wants to see them. Server-sent events, for whoever may see the page.
@Controller
final class LiveDesk {
    static final String PATH = "/feedback/live";

    private static final String ALIVE = ": listening\n\n";

    /// Then the browser connects anew, and is asked who looks.
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Below the time after which proxies give up on a connection.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Live live;
    private final InstantSource clock;

    LiveDesk(Live live, InstantSource clock) {
        this.live = live;
        this.clock = clock;
    }

    /// Which votes, and behind which one.
    record Asking(
            @Nullable Kind kind,
            @Unwrapped FilterWords words,
            @Nullable @Size(max = 16) String after) {}

    @Allow(Right.READ)
    @GetMapping(PATH)
    void listen(Visit visit, @Asked Asking asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String last = request.getHeader("Last-Event-ID");
        String said = last == null ? asked.after() : last;
        Id after = said == null ? null : Toast.vote(said);
        if (said != null && after == null)
            throw Mishap.unclear(List.of(Fault.parameter("after", "must be the id of a vote")));
        response.setContentType("text/event-stream");
        // a proxy that gathers an answer before it passes it on would show nothing for an hour
        response.setHeader("X-Accel-Buffering", "no");
        if (request.getMethod().equals("HEAD")) return;
        try (Listener listener = live.listen(visit.project(), asked.words().filter(asked.kind()), after)
                .orElseThrow(LiveDesk::full)) {
            tell(listener, response);
        } catch (IOException left) {
            // the page was closed; there is nobody to answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Mishap full() {
        return Mishap.of(new Trouble(503, "As many listen already as may at once", "Try again later.", List.of()));
    }

    private void tell(Listener listener, HttpServletResponse response) throws IOException, InterruptedException {
        OutputStream out = response.getOutputStream();
        Instant end = clock.instant().plus(LONGEST);
        say(out, ALIVE);
        while (clock.instant().isBefore(end)) {
            switch (listener.next(SIGN_OF_LIFE)) {
                case Listener.Heard.Vote(Feedback vote) ->
                    say(out, "event: vote\nid: " + vote.id() + "\ndata: " + vote.id() + "\n\n");
                case Listener.Heard.Gap _ -> say(out, "event: gap\ndata: {}\n\n");
                case Listener.Heard.Nothing _ -> say(out, ALIVE);
                case Listener.Heard.End _ -> {
                    return;
                }
            }
        }
    }

    private static void say(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(US_ASCII));
        out.flush();
    }
}
