package dev.heed.storage;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The reference page of the schema, in Markdown: how the tables hang together, and every column.
final class SchemaPage {
    private static final Map<String, String> SENTENCES = new TreeMap<>(Map.ofEntries(
            Map.entry("settings", "What the instance remembers of itself, as the fingerprint of its secret."),
            Map.entry("nodes", "The running processes: each holds a number, so that no two make the same identity."),
            Map.entry("projects", "What everything belongs to, with its settings."),
            Map.entry("api_keys", "Who may call: only a hash of each key is kept."),
            Map.entry("users", "Who signs in: a name, which is no e-mail address, and a hash of the password."),
            Map.entry("memberships", "What a user is in which project."),
            Map.entry("invitations", "Links that are good once, to choose a password; only a hash of each is kept."),
            Map.entry("sessions", "Who has signed in on a browser; only a hash of the cookie is kept."),
            Map.entry("audit", "Who did what; kept for ever."),
            Map.entry("policies", "Every version that a project's policy has had, and since when."),
            Map.entry("media", "The catalog: what can be recommended and voted on."),
            Map.entry("recommendation_logs", "What was shown to whom, in which slot, with what score."),
            Map.entry("user_feedback", "Votes about media; one row for one vote for one thing."),
            Map.entry("feedback", "Votes about a chatbot's answers: 1 is up, -1 is down."),
            Map.entry(
                    "search_text", "The words of a vote's texts, by which it is found; none for a vote without words."),
            Map.entry("revisions", "What a vote said before it was changed."),
            Map.entry("idempotency_keys", "Which requests were answered already, and with what; kept for ever."),
            Map.entry("erasures", "Erasures that were asked for, and their receipts; kept for ever."),
            Map.entry("tombstones", "The identities of what was erased; kept for ever."),
            Map.entry("scheduled_tasks", "What is to be done when, and which node does it: db-scheduler's table."),
            Map.entry("runs", "What became of each run of a task, in the last 90 days."),
            Map.entry("rollup_hourly", "Counts of votes by UTC hour since 1970."),
            Map.entry("rollup_daily", "Counts of votes by UTC day since 1970: `rollup_hourly`, added up."),
            Map.entry("rollup_media_daily", "Counts of votes by UTC day since 1970 and medium."),
            Map.entry("rollup_slot_hourly", "What was shown and what was said of it, by UTC hour of showing and slot."),
            Map.entry("rollup_slot_daily", "What was shown and what was said of it, by UTC day of showing and slot."),
            Map.entry("rollup_response_daily", "What was shown and voted on, by UTC day of showing."),
            Map.entry("rollup_label_daily", "Counts of votes by UTC day since 1970 and reason tag or model.")));

    private static final String OPENING = """
            # Schema

            The tables as they stand on PostgreSQL after all migrations; a test draws this page from a migrated
            database and compares (`mvn test -Dtest=SchemaTest -Dheed.write=true` writes it anew). SQLite has the same
            tables, columns, constraints, foreign keys and indexes. What differs there: `timestamptz` is a whole
            number of microseconds since 1970 (UTC), `jsonb` is text, a boolean is 0 or 1; the primary key of votes
            and recommendations is the identity alone; and the views `…_readable` show times in words. The
            index of words, `search_text_fts`, is a GIN index on PostgreSQL and an FTS5 table on SQLite.

            Identities are made by the program. `bucket` (0..63) spreads rows (in rollups it is the first of sixteen that share a cell); `hour` is the UTC hour of `timestamp`,
            counted from 1970. Texts are redacted before they are stored, and `text_modes` says which were cut, hashed or
            not kept after that; subjects, sessions, messages and anchors
            are keyed hashes of 26 digits.

            """;

    private final StringBuilder page = new StringBuilder(OPENING);

    static String of(Schema schema) {
        SchemaPage page = new SchemaPage();
        page.diagram(schema);
        schema.tables().forEach(page::table);
        return page.page.toString();
    }

    private void diagram(Schema schema) {
        page.append("```mermaid\nerDiagram\n");
        for (Schema.Table table : schema.tables()) {
            page.append("    ").append(table.name()).append(" {\n");
            for (Schema.Column column : table.columns())
                page.append("        ")
                        .append(column.type())
                        .append(' ')
                        .append(column.name())
                        .append(mark(table, column))
                        .append('\n');
            page.append("    }\n");
        }
        for (Schema.Table table : schema.tables())
            table.foreignKeys().stream()
                    .map(key -> key.replaceFirst(".* -> (.*)\\..*", "$1"))
                    .distinct()
                    .forEach(parent -> page.append("    ")
                            .append(parent)
                            .append(" ||--o{ ")
                            .append(table.name())
                            .append(" : has\n"));
        page.append("```\n");
    }

    private static String mark(Schema.Table table, Schema.Column column) {
        boolean key = table.keys().contains(column.name());
        boolean foreign = table.foreignKeys().stream().anyMatch(to -> to.startsWith(column.name() + " "));
        return key && foreign ? " PK, FK" : key ? " PK" : foreign ? " FK" : "";
    }

    private void table(Schema.Table table) {
        page.append("\n## ").append(table.name()).append("\n\n");
        page.append(Objects.requireNonNull(SENTENCES.get(table.name()), "a sentence about " + table.name()));
        page.append("\n\n| column | type | null | default |\n|---|---|---|---|\n");
        for (Schema.Column column : table.columns())
            page.append("| `")
                    .append(column.name())
                    .append("` | ")
                    .append(column.type())
                    .append(" | ")
                    .append(column.nullable() ? "yes" : "")
                    .append(" | ")
                    .append(column.standard() == null ? "" : "`" + column.standard() + "`")
                    .append(" |\n");
        page.append("\nPrimary key: `").append(String.join(", ", table.keys())).append("`.\n");
        list("Refers to", table.foreignKeys());
        list(
                "Indexes",
                table.indexes().entrySet().stream()
                        .map(index -> index.getKey() + " " + index.getValue())
                        .toList());
        list("Holds", table.checks());
    }

    private void list(String title, Iterable<String> lines) {
        if (!lines.iterator().hasNext()) return;
        page.append('\n').append(title).append(":\n\n");
        for (String line : lines) page.append("- `").append(line).append("`\n");
    }
}
