package dev.heed.web.api;

import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.domain.Fault;
import dev.heed.domain.Kind;
import dev.heed.privacy.Field;
import dev.heed.privacy.Mode;
import dev.heed.privacy.Preview;
import dev.heed.privacy.Vault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Shows what the policy of the caller's project would keep of a text.
@RestController
@Tag(name = "privacy")
final class PrivacyDesk {
    private final Vault vault;

    PrivacyDesk(Vault vault) {
        this.vault = vault;
    }

    /// The texts of votes.
    enum Text {
        COMMENT,
        QUERY,
        RESPONSE,
        CORRECTION,
        METADATA
    }

    /// A text, and what it would be part of. Without `field` it is the comment of a media vote, or the query of a chat
    /// vote.
    @Schema(name = "PreviewBody")
    record Body(
            @NotNull @Size(max = 32_000) String text,
            @NotNull Kind kind,
            @Nullable Text field,
            @Nullable @Size(max = 50) List<@Size(min = 1, max = 200) String> knownIdentifiers) {
        /// @throws Objection if votes of that kind have no such text
        Field meant() {
            Text usual = kind == Kind.MEDIA ? Text.COMMENT : Text.QUERY;
            Text said = field == null ? usual : field;
            String word = kind.word() + "." + said.name().toLowerCase(Locale.ROOT);
            return Field.of(word)
                    .orElseThrow(() -> new Objection(
                            Problem.invalid(List.of(Fault.at("/field", "is not a text of this kind of vote")))));
        }
    }

    /// What would be stored of a text: `null` where that is nothing.
    @Schema(name = "Preview")
    record Kept(@Nullable String text, Map<String, Integer> found, Mode mode, int policyVersion) {}

    @Allow({Role.READ, Role.SECRET, Role.OWNER})
    @Operation(summary = "What the policy would keep of a text", description = "Stores nothing and logs nothing.")
    @PostMapping("/v1/privacy/preview")
    Kept preview(@RequestBody Body body, Project project) {
        Preview preview = vault.preview(
                project.id(),
                project.settings().policy(),
                body.meant(),
                body.text(),
                body.knownIdentifiers() == null ? List.of() : body.knownIdentifiers());
        return new Kept(
                preview.text(),
                preview.found(),
                preview.mode(),
                project.settings().policyVersion());
    }
}
