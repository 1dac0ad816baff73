package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Fault;
import dev.heed.domain.MediaItem;
import dev.heed.web.wire.Reading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// The catalog: what can be voted on.
@RestController
@Tag(name = "media")
final class MediaCatalog {
    private final Catalog catalog;

    MediaCatalog(Catalog catalog) {
        this.catalog = catalog;
    }

    /// The page, and which type of items.
    record Asking(
            @Nullable @Size(min = 1, max = 64) String type,
            @Nullable @Min(1) @Max(Paging.MOST) Integer limit,
            @Nullable @Size(min = 1, max = 200) String cursor) {}

    /// Items in the order of their ids.
    record MediaPage(List<MediaItem> items, @Nullable String nextCursor) {}

    @Allow(Right.READ)
    @Operation(summary = "The catalog", description = "Items in the order of their ids, in keyset pages.")
    @GetMapping("/v1/media")
    MediaPage page(@Asked Asking asking, Project project) {
        var page = catalog.page(project, asking.type(), asking.cursor(), Paging.limit(asking.limit()));
        return new MediaPage(page.items(), page.nextCursor());
    }

    @Allow(Right.READ)
    @Operation(summary = "One item")
    @GetMapping("/v1/media/{media_id}")
    MediaItem one(@PathVariable("media_id") String mediaId, Project project) {
        return catalog.one(project, mediaId).orElseThrow(() -> new Objection(Problem.notFound()));
    }

    @Allow(Right.SEND)
    @Operation(summary = "Add or replace an item")
    @ApiResponse(responseCode = "201", description = "A new item.", headers = @Header(name = "Location"))
    @ApiResponse(responseCode = "200", description = "An item that was there, replaced.")
    @Refuses(ProblemType.PERSONAL_IDENTIFIER)
    @PutMapping("/v1/media/{media_id}")
    ResponseEntity<MediaItem> put(
            @PathVariable("media_id") String mediaId, @RequestBody MediaBody body, Project project) {
        if (!Names.isMediaId(mediaId))
            throw new Objection(Problem.invalid(List.of(Fault.parameter("media_id", Names.MEDIA_ID_RULE))));
        return switch (catalog.put(project, mediaId, body.description())) {
            case Catalog.Written.Created(MediaItem item) ->
                ResponseEntity.created(address(mediaId)).body(item);
            case Catalog.Written.Replaced(MediaItem item) -> ResponseEntity.ok(item);
            case Catalog.Written.Same(MediaItem item) -> ResponseEntity.ok(item);
            case Catalog.Written.Refused(var refusal) -> throw Objections.of(refusal);
        };
    }

    @Allow(Right.SEND)
    @Operation(
            summary = "Add or replace many items",
            description = "A JSON array, or NDJSON with one item on each line: at most 10,000 items and 16 MiB, after"
                    + " inflating. Items that stay as they are count as duplicates, replaced ones as revised. Safe to"
                    + " repeat.")
    @ApiResponse(responseCode = "200", description = "What became of each.")
    @PostMapping("/v1/media/batch")
    BatchAnswer putAll(@RequestBody @Items(MediaBody.Named.class) Batch<MediaBody.Named> batch, Project project) {
        var tally = new BatchAnswer.Tally(batch.items().size());
        Map<Integer, Catalog.Described> items = new LinkedHashMap<>();
        for (int i = 0; i < batch.items().size(); i++) {
            if (batch.items().get(i) instanceof Reading.Read<MediaBody.Named>(MediaBody.Named item))
                items.put(i, item.described());
            else tally.reject(i, Batch.problem(batch.items().get(i)));
        }
        List<Catalog.Written> written = catalog.putAll(project, List.copyOf(items.values()));
        int next = 0;
        for (int place : items.keySet()) {
            switch (written.get(next++)) {
                case Catalog.Written.Created(MediaItem item) -> tally.accept(place, item.mediaId());
                case Catalog.Written.Replaced(MediaItem item) -> tally.revise(place, item.mediaId());
                case Catalog.Written.Same(MediaItem item) -> tally.duplicate(place, item.mediaId());
                case Catalog.Written.Refused(var refusal) -> tally.reject(place, Objections.problem(refusal));
            }
        }
        return tally.answer();
    }

    @Allow(Right.SEND)
    @Operation(summary = "Change an item", description = "A merge patch (RFC 7396).")
    @Refuses(ProblemType.PERSONAL_IDENTIFIER)
    @PatchMapping("/v1/media/{media_id}")
    MediaItem change(@PathVariable("media_id") String mediaId, @RequestBody MediaBody.Patch body, Project project) {
        var written = catalog.change(project, mediaId, body.title(), body.type(), body.duration())
                .orElseThrow(() -> new Objection(Problem.notFound()));
        return switch (written) {
            case Catalog.Written.Created(MediaItem item) -> item;
            case Catalog.Written.Replaced(MediaItem item) -> item;
            case Catalog.Written.Same(MediaItem item) -> item;
            case Catalog.Written.Refused(var refusal) -> throw Objections.of(refusal);
        };
    }

    @Allow(Right.SEND)
    @Operation(
            summary = "Remove an item",
            description = "Not when somebody voted on it, or it was shown: then 409, with counts.")
    @ApiResponse(responseCode = "204", description = "Removed.")
    @Refuses(ProblemType.CONFLICT)
    @DeleteMapping("/v1/media/{media_id}")
    ResponseEntity<Void> remove(@PathVariable("media_id") String mediaId, Project project) {
        switch (catalog.remove(project, mediaId)) {
            case Catalog.Removal.Removed _ -> {}
            case Catalog.Removal.Absent _ -> throw new Objection(Problem.notFound());
            case Catalog.Removal.InUse(int votes, int shown) ->
                throw new Objection(Problem.of(
                        ProblemType.CONFLICT, "It has votes: " + votes + ", and recommendations: " + shown + "."));
        }
        return ResponseEntity.noContent().build();
    }

    private static URI address(String mediaId) {
        return URI.create("/v1/media/" + UriUtils.encodePathSegment(mediaId, "UTF-8"));
    }
}
