package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heed.access.Allow;
import dev.heed.access.Caller;
import dev.heed.access.Open;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Change;
import dev.heed.storage.StorageException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/// Routes of every sort, for tests only.
@TrialController
final class Trial {
    /// Opened when a slow request has arrived, and to let it go on.
    final CountDownLatch arrived = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);

    record Vote(
            @NotNull @Size(max = 20) String mediaId,
            @Nullable @Min(1) @Max(5) Integer rating) {}

    record Patch(@Min(1) @Max(5) Change<Integer> rating) {}

    record Page(
            @Nullable @Min(1) @Max(500) Integer limit,
            @Size(max = 50) List<@Size(max = 9) String> tag) {}

    @Allow(Right.SEND)
    @PostMapping("/trial/votes")
    Map<String, Object> vote(@RequestBody Vote vote, @Asked Page page, Caller caller, Project project) {
        return Map.of(
                "mediaId", vote.mediaId().length(), "role", caller.role(), "project", project.name(), "page", page);
    }

    @Allow(Right.SEND)
    @PatchMapping("/trial/votes/{id}")
    Map<String, Object> change(@PathVariable String id, @RequestBody Patch patch) {
        return Map.of("id", id.length(), "rating", patch.rating());
    }

    @Allow(Right.READ)
    @GetMapping("/trial/items")
    Map<String, Object> items(@Asked Page page) {
        return Map.of("limit", page.limit() == null ? 50 : page.limit(), "tag", page.tag());
    }

    @Allow(value = Right.GOVERN, project = false)
    @GetMapping("/trial/instance")
    Map<String, Object> instance(Caller caller) {
        return Map.of("role", caller.role());
    }

    @Open
    @GetMapping("/trial/broken")
    String broken(HttpServletRequest request) {
        if (request.getMethod().equals("GET"))
            throw new IllegalStateException("bad " + OverTheWire.CANARY, new IOException(OverTheWire.CANARY));
        return "";
    }

    @Open
    @GetMapping("/trial/endless")
    String endless() {
        return OverTheWire.CANARY + deeper(1);
    }

    private static int deeper(int level) {
        return level == 0 ? 0 : 1 + deeper(level + 1);
    }

    @Open
    @GetMapping("/trial/storage/{fault}")
    String storage(@PathVariable String fault) {
        if (fault.isEmpty()) return "";
        throw new StorageException(
                StorageException.Fault.valueOf(fault.toUpperCase(Locale.ROOT)),
                "the trial failed",
                new IOException(OverTheWire.CANARY));
    }

    @Open
    @GetMapping("/trial/half")
    void half(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("half".getBytes(UTF_8));
        response.flushBuffer();
        throw new IllegalStateException(OverTheWire.CANARY);
    }

    @Open
    @GetMapping("/trial/slow")
    String slow() throws InterruptedException {
        arrived.countDown();
        released.await();
        return "done";
    }
}
