package dev.heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import dev.heed.domain.Filter;
import dev.heed.export.Exporter;
import dev.heed.export.Format;
import dev.heed.export.Order;
import dev.heed.export.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A project as it is taken out: every export there is, withdrawn votes beside those that stand.
final class Taken {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// When it was stored, which no story knows.
    private static final Set<String> OF_THE_RUN = Set.of("received_at", "last_updated", "withdrawn_at");

    /// Identities and pseudonyms.
    private static final Pattern NAMES = Pattern.compile("\"([mcr][01][0-9a-z]{14}|[0-9a-hjkmnp-tv-z]{26})\"");

    private Taken() {}

    /// The rows of one part.
    static List<ObjectNode> rows(TestNode node, Project project, Part part, boolean withdrawn) {
        var out = new ByteArrayOutputStream();
        try {
            var order = new Order(project, part, filter(withdrawn), Format.JSONL, false);
            assertThat(node.exporter.write(order, out, Instant.MAX)).isInstanceOf(Exporter.Outcome.Written.class);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> (ObjectNode) JSON.readTree(line))
                .toList();
    }

    /// Everything, word for word.
    static String text(TestNode node, Project project) {
        StringBuilder text = new StringBuilder();
        for (Part part : Part.values())
            for (boolean withdrawn : withdrawn(part))
                rows(node, project, part, withdrawn)
                        .forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }

    /// Everything but what differs from run to run, in the order of its times, with names by the order in which they
    /// come.
    static String story(TestNode node, Project project) {
        List<String> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            for (boolean withdrawn : withdrawn(part)) {
                List<ObjectNode> rows = new ArrayList<>(rows(node, project, part, withdrawn));
                rows.forEach(Taken::plain);
                rows.sort(Comparator.comparing(row -> row.path("timestamp").asString("")
                        + row.path("media_id").asString("")));
                rows.forEach(row -> lines.add(row.toString()));
            }
        }
        Map<String, String> names = new HashMap<>();
        return NAMES.matcher(String.join("\n", lines))
                .replaceAll(name -> "\"" + names.computeIfAbsent(name.group(1), any -> "name " + names.size()) + "\"");
    }

    private static void plain(ObjectNode row) {
        row.remove(OF_THE_RUN);
        for (JsonNode vote : row.path("feedback")) ((ObjectNode) vote).remove(OF_THE_RUN);
    }

    private static List<Boolean> withdrawn(Part part) {
        return part == Part.MEDIA || part == Part.CHAT ? List.of(false, true) : List.of(false);
    }

    static Filter filter(boolean withdrawn) {
        return new Filter(
                null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), null, withdrawn, null);
    }
}
