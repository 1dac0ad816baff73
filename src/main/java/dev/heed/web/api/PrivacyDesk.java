package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Fault;
import dev.heed.domain.Kind;
import dev.heed.erase.Finding;
import dev.heed.erase.Scan;
import dev.heed.erase.Scanned;
import dev.heed.privacy.Field;
import dev.heed.privacy.Mode;
import dev.heed.privacy.Preview;
import dev.heed.privacy.Vault;
import dev.heed.storage.Traces;
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

/// Shows what the policy of the caller's project would keep of a text, and looks for what should not be there in what
/// is stored.
@RestController
@Tag(name = "privacy")
final class PrivacyDesk {
    private final Vault vault;
    private final Scan scan;

    PrivacyDesk(Vault vault, Scan scan) {
        this.vault = vault;
        this.scan = scan;
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

    @Allow(Right.PREVIEW)
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

    /// What is to be done about what is found: `redact` puts placeholders, `shorten` also brings each text to the mode
    /// that the policy has for it now. What is cut, hashed or dropped cannot be had back.
    @Schema(name = "ScanBody")
    record ScanBody(@Nullable Boolean redact, @Nullable Boolean shorten) {
        Scan.Measure measure() {
            if (Boolean.TRUE.equals(shorten)) return Scan.Measure.SHORTEN;
            return Boolean.TRUE.equals(redact) ? Scan.Measure.REDACT : Scan.Measure.REPORT;
        }
    }

    /// What a scan found in one field, over all rows and what they said before; of identifiers likewise. `weaker` is
    /// how many are kept in a mode that keeps more than the policy now does, `rows` are the first ten concerned.
    record ScanFinding(
            String field, long texts, long holding, long weaker, Map<String, Long> found, List<String> rows) {
        static List<ScanFinding> of(List<Finding> findings) {
            return findings.stream()
                    .map(one -> new ScanFinding(
                            one.field(), one.texts(), one.holding(), one.weaker(), one.found(), one.rows()))
                    .toList();
        }
    }

    /// What a scan found, as it was before anything was changed, and how much it changed. `identifiers` are kept
    /// as they are. `left` says in words where changed texts may still be found.
    record ScanReport(
            long rows,
            int policyVersion,
            List<ScanFinding> texts,
            List<ScanFinding> identifiers,
            long rowsChanged,
            long revisionsChanged,
            @Nullable Traces traces,
            List<String> left) {
        static ScanReport of(Scanned scanned) {
            return new ScanReport(
                    scanned.rows(),
                    scanned.policyVersion(),
                    ScanFinding.of(scanned.texts()),
                    ScanFinding.of(scanned.identifiers()),
                    scanned.rowsChanged(),
                    scanned.revisionsChanged(),
                    scanned.traces(),
                    scanned.left());
        }
    }

    @Allow(value = Right.GOVERN, act = "scan")
    @Operation(
            summary = "Look for personal data in what is stored",
            description = "With the detectors and the policy of now, in every row of the project; answers when all are"
                    + " looked through, some thousand texts a second. With `redact` or `shorten`, what is found is"
                    + " changed in place, in what was said before too, and makes no revision.")
    @PostMapping("/v1/privacy/scan")
    ScanReport scan(@RequestBody ScanBody body, Project project) {
        return ScanReport.of(scan.run(project, body.measure(), Traces.Effort.BESIDE));
    }
}
