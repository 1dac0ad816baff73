package dev.heed.cli;

import dev.heed.erase.Finding;
import dev.heed.erase.Scan;
import dev.heed.erase.Scanned;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a scan found, as commands print it: as the API writes it, and in words.
///
/// @param json as `POST /v1/privacy/scan` answers
record ScanReport(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ScanReport of(Scanned scanned) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("rows", scanned.rows());
        json.put("policy_version", scanned.policyVersion());
        json.put("texts", scanned.texts().stream().map(ScanReport::json).toList());
        json.put(
                "identifiers",
                scanned.identifiers().stream().map(ScanReport::json).toList());
        json.put("rows_changed", scanned.rowsChanged());
        json.put("revisions_changed", scanned.revisionsChanged());
        json.put("traces", scanned.traces() == null ? null : scanned.traces().word());
        json.put("left", scanned.left());
        return new ScanReport(JSON.valueToTree(json));
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", finding.field());
        json.put("texts", finding.texts());
        json.put("holding", finding.holding());
        json.put("weaker", finding.weaker());
        json.put("found", finding.found());
        json.put("rows", finding.rows());
        return json;
    }

    /// Whether nothing stays that should not be there.
    boolean clean(Scan.Measure taken) {
        return sum("identifiers", "holding") == 0
                && (taken != Scan.Measure.REPORT || sum("texts", "holding") == 0)
                && (taken == Scan.Measure.SHORTEN || sum("texts", "weaker") == 0);
    }

    private long sum(String what, String count) {
        long sum = 0;
        for (JsonNode finding : json.path(what)) sum += finding.path(count).asLong();
        return sum;
    }

    void print(PrintWriter out, String project, Scan.Measure taken) {
        out.println("Looked at " + json.path("rows") + " rows of project " + project + ", policy version "
                + json.path("policy_version") + ".");
        Table table = new Table("FIELD", "TEXTS", "HOLDING", "WEAKER", "FOUND", "ROWS");
        List<JsonNode> findings = new ArrayList<>();
        json.path("texts").forEach(findings::add);
        json.path("identifiers").forEach(findings::add);
        for (JsonNode finding : findings)
            table.add(
                    finding.path("field").asString(""),
                    finding.path("texts").toString(),
                    finding.path("holding").toString(),
                    finding.path("weaker").toString(),
                    kinds(finding.path("found")),
                    rows(finding.path("rows")));
        if (!findings.isEmpty()) {
            out.println();
            table.print(out);
        }
        out.println();
        summary(taken).forEach(out::println);
    }

    private static String kinds(JsonNode found) {
        StringJoiner kinds = new StringJoiner(", ");
        found.properties().forEach(kind -> kinds.add(kind.getKey() + " " + kind.getValue()));
        return kinds.toString();
    }

    /// The first, and whether there are more.
    private static String rows(JsonNode rows) {
        if (rows.isEmpty()) return "";
        return rows.get(0).asString("") + (rows.size() > 1 ? ", …" : "");
    }

    private List<String> summary(Scan.Measure taken) {
        List<String> lines = new ArrayList<>();
        long holding = sum("texts", "holding");
        long weaker = sum("texts", "weaker");
        long identifiers = sum("identifiers", "holding");
        if (holding + weaker + identifiers == 0) lines.add("Nothing was found.");
        if (taken != Scan.Measure.REPORT)
            lines.add("Changed: " + json.path("rows_changed") + " rows, and " + json.path("revisions_changed")
                    + " earlier revisions.");
        else if (holding > 0)
            lines.add("Texts that hold something: " + holding + ". --redact puts placeholders in its place.");
        if (taken != Scan.Measure.SHORTEN && weaker > 0)
            lines.add("Texts kept in a weaker mode than the policy's: " + weaker + ". --shorten keeps less of them.");
        if (identifiers > 0)
            lines.add("Identifiers that hold something: " + identifiers
                    + ". They are kept as they are; remove or change what has them.");
        json.path("left").forEach(sentence -> lines.add("- " + sentence.asString("")));
        return lines;
    }
}
