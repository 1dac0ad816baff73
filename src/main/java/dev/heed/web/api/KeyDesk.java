package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Allow;
import dev.heed.access.Key;
import dev.heed.access.KeyKind;
import dev.heed.access.NewKey;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Base32;
import dev.heed.domain.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The keys of the caller's project.
@RestController
@Tag(name = "keys")
final class KeyDesk {
    private final Access access;
    private final InstantSource clock;

    KeyDesk(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /// A key as it may be shown; `hint` is how its secret begins.
    record KeyItem(
            String id,
            KeyKind kind,
            String hint,
            List<String> origins,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        static KeyItem of(Key key) {
            return new KeyItem(
                    key.name(),
                    key.kind(),
                    key.hint(),
                    key.origins(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.revokedAt());
        }
    }

    /// Every key of a project, revoked ones included.
    record KeyList(List<KeyItem> items) {}

    /// A key that was just made: `key` is shown this once.
    @Schema(name = "NewKey")
    record NewKeyItem(
            String id,
            String key,
            KeyKind kind,
            String project,
            List<String> origins,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /// What key is wanted. `origins` belong to publishable keys.
    @Schema(name = "KeyBody")
    record Body(
            @NotNull KeyKind kind,
            @Nullable @Size(max = Key.ORIGINS_AT_MOST) List<@Size(min = 1, max = 260) String> origins,
            @Nullable Instant expires) {
        List<Fault> faults(Instant now) {
            List<Fault> faults = new ArrayList<>();
            List<String> said = origins == null ? List.of() : origins;
            if (kind != KeyKind.PUBLISHABLE && !said.isEmpty())
                faults.add(Fault.at("/origins", "belong to publishable keys"));
            for (int i = 0; i < said.size(); i++)
                if (!Key.isOrigin(said.get(i)))
                    faults.add(Fault.at("/origins/" + i, "must be written https://host or https://host:port"));
            if (expires != null && !expires.isAfter(now)) faults.add(Fault.at("/expires", "must lie ahead"));
            return faults;
        }
    }

    @Allow(Right.ADMINISTER)
    @Operation(summary = "The keys of this project", description = "Never their secrets.")
    @GetMapping("/v1/keys")
    KeyList list(Project project) {
        return new KeyList(access.keys(project).stream().map(KeyItem::of).toList());
    }

    @Allow(value = Right.ADMINISTER, act = "make a key")
    @Operation(summary = "Make a key", description = "Its `key` is shown this once.")
    @ApiResponse(responseCode = "201", description = "Made.", headers = @Header(name = "Location"))
    @PostMapping("/v1/keys")
    ResponseEntity<NewKeyItem> create(@RequestBody Body body, Project project) {
        List<Fault> faults = body.faults(clock.instant());
        if (!faults.isEmpty()) throw new Objection(Problem.invalid(faults));
        NewKey made = access.createKey(
                project, body.kind(), body.origins() == null ? List.of() : body.origins(), body.expires());
        Key key = made.key();
        return ResponseEntity.created(URI.create("/v1/keys/" + key.name()))
                .body(new NewKeyItem(
                        key.name(),
                        made.secret(),
                        key.kind(),
                        project.name(),
                        key.origins(),
                        key.createdAt(),
                        key.expiresAt()));
    }

    @Allow(value = Right.ADMINISTER, act = "revoke a key")
    @Operation(
            summary = "Revoke a key",
            description = "At once on this node, within seconds on others. Safe to repeat.")
    @ApiResponse(responseCode = "204", description = "Revoked, now or before.")
    @DeleteMapping("/v1/keys/{id}")
    ResponseEntity<Void> revoke(@PathVariable String id, Project project) {
        long key = Base32.number(id).orElseThrow(() -> new Objection(Problem.notFound()));
        if (!access.revokeKey(project, key)) throw new Objection(Problem.notFound());
        return ResponseEntity.noContent().build();
    }
}
