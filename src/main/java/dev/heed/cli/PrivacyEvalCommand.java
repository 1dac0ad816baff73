package dev.heed.cli;

import dev.heed.privacy.Field;
import dev.heed.privacy.Policy;
import dev.heed.privacy.Redaction;
import dev.heed.privacy.Redactor;
import dev.heed.privacy.Scorecard;
import dev.heed.privacy.Scorecard.Label;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Scores the detectors on texts that somebody has labelled. Reads a file and no database; stores nothing.
@Command(
        name = "eval",
        description = {
            "Score what is found in texts against what somebody has labelled in them.",
            "",
            "FILE has one JSON object a line: {\"text\": …, \"spans\": [{\"type\", \"start\", \"end\"}]}, in code"
                    + " points. Types are Heed's, or those of Presidio; of others only what was hidden is counted.",
            "",
            "Precision is the share of what was found that is labelled, recall the share of what is labelled that was"
                    + " found (sharing half of their characters or more), hidden the share of its letters and digits"
                    + " that is gone, whatever it was found to be. Exit code 1 when a line cannot be used."
        },
        footer = {"", "Example:", "  heed privacy eval --field chat.query --json labelled.jsonl"})
final class PrivacyEvalCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "FILE", description = "Labelled texts.")
    private Path file = Path.of("");

    @Option(
            names = "--field",
            paramLabel = "FIELD",
            converter = FieldReader.class,
            description = "Look only for what is looked for by default in this field, such as chat.query or"
                    + " media.comment. Default: for every kind there is.")
    private @Nullable Field field;

    @Option(
            names = "--known",
            paramLabel = "TYPE",
            description = "Give what is labelled so as known_identifiers of its text. Repeatable.")
    private Set<String> known = Set.of();

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "Also print, to standard error, the first N misses and false alarms of each type.")
    private int shown;

    @Mixin
    private final Output output = new Output();

    PrivacyEvalCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (Files.notExists(file)) throw new Failure("There is no " + file + ".");
        var card = new Scorecard();
        var differences = new Differences(around.err(), shown);
        var pace = new Pace();
        int bad = 0;
        Redactor redactor =
                field == null ? Redactor.strictest() : Policy.defaults().redactor(field);
        try (var lines = new LabelledTexts(file)) {
            while (true) {
                LabelledTexts.Line line = lines.next();
                if (line == null) break;
                switch (line) {
                    case LabelledTexts.Bad(long number, String problem) -> {
                        around.err().println(file + ":" + number + " " + problem);
                        bad++;
                    }
                    case LabelledTexts.Text(String text, List<Label> labels) ->
                        differences.show(text, card.add(text, labels, redacted(redactor, text, labels, pace)));
                }
            }
        } catch (CharacterCodingException e) {
            throw new Failure(file + " is not UTF-8.");
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ": " + e.getMessage());
        }
        output.print(around.out(), json(card, pace, bad), () -> table(card, pace));
        return bad == 0 ? 0 : Failure.FAILED;
    }

    private Redaction redacted(Redactor redactor, String text, List<Label> labels, Pace pace) {
        List<String> identifiers = labels.stream()
                .filter(label -> known.contains(label.type()))
                .map(label -> text.substring(label.from(), label.to()))
                .distinct()
                .toList();
        Instant before = around.clock().instant();
        Redaction redaction = redactor.redact(text, identifiers);
        pace.took(Duration.between(before, around.clock().instant()));
        return redaction;
    }

    /// How fast it went.
    private static final class Pace {
        private long texts;
        private long nanos;

        void took(Duration duration) {
            texts++;
            nanos += duration.toNanos();
        }

        double microsPerText() {
            return texts == 0 ? 0 : nanos / 1e3 / texts;
        }
    }

    private static Map<String, Object> json(Scorecard card, Pace pace, int bad) {
        Map<String, Object> types = new LinkedHashMap<>();
        card.scores().forEach((type, score) -> types.put(type, json(score)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("texts", pace.texts);
        json.put("bad_lines", bad);
        json.put("micros_per_text", pace.microsPerText());
        json.put("types", types);
        return json;
    }

    private static Map<String, @Nullable Object> json(Scorecard.Score score) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("labels", score.labels());
        json.put("found", score.kind() == null ? null : score.found());
        json.put("matched", score.kind() == null ? null : score.matched());
        json.put("precision", number(score, score.precision()));
        json.put("recall", number(score, score.recall()));
        json.put("f1", number(score, score.f1()));
        json.put("hidden", Double.isNaN(score.hiddenShare()) ? null : score.hiddenShare());
        return json;
    }

    /// Null where there is nothing to divide by, and for a type that nobody looks for.
    private static @Nullable Double number(Scorecard.Score score, double value) {
        return score.kind() == null || Double.isNaN(value) ? null : value;
    }

    private void table(Scorecard card, Pace pace) {
        Table table = new Table("type", "labels", "found", "matched", "precision", "recall", "F1", "hidden");
        card.scores().forEach((type, score) -> {
            boolean looked = score.kind() != null;
            table.add(
                    type,
                    String.valueOf(score.labels()),
                    looked ? String.valueOf(score.found()) : "-",
                    looked ? String.valueOf(score.matched()) : "-",
                    share(number(score, score.precision())),
                    share(number(score, score.recall())),
                    share(number(score, score.f1())),
                    share(Double.isNaN(score.hiddenShare()) ? null : score.hiddenShare()));
        });
        table.print(around.out());
        around.out().println();
        around.out().printf(Locale.ROOT, "%,d texts, %.1f µs a text.%n", pace.texts, pace.microsPerText());
    }

    private static String share(@Nullable Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.3f", share);
    }
}
