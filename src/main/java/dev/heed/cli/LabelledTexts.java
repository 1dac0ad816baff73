package dev.heed.cli;

import dev.heed.privacy.Scorecard.Label;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of texts in which somebody has labelled the personal data, one a line:
/// `{"text": "I am Ann.", "spans": [{"type": "PERSON", "start": 5, "end": 8}]}`. `start` and `end` count code points,
/// as Python does; `end` is the one after the last.
final class LabelledTexts implements AutoCloseable {
    /// No more of a line than this is taken; many times what a vote may hold.
    private static final int LONGEST = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BufferedReader lines;
    private long number;

    /// One line of the file.
    sealed interface Line {}

    /// A text with what is labelled in it.
    record Text(String text, List<Label> labels) implements Line {}

    /// A line that cannot be used, and why; nothing of what it holds.
    record Bad(long number, String problem) implements Line {}

    LabelledTexts(Path file) throws IOException {
        this.lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    /// The next line that is not empty; null after the last.
    @Nullable
    Line next() throws IOException {
        String line;
        while ((line = lines.readLine()) != null) {
            number++;
            if (!line.isBlank()) return line.length() > LONGEST ? bad("is too long") : read(line);
        }
        return null;
    }

    private Line read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            JsonNode text = json.path("text");
            JsonNode spans = json.path("spans");
            if (!text.isString() || !spans.isArray()) return bad("must be an object with a text and an array of spans");
            return labelled(text.asString(), spans);
        } catch (JacksonException e) {
            return bad("is no JSON");
        }
    }

    private Line labelled(String text, JsonNode spans) {
        int length = text.codePointCount(0, text.length());
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            JsonNode type = spans.path(i).path("type");
            int start = spans.path(i).path("start").asInt(-1);
            int end = spans.path(i).path("end").asInt(-1);
            if (!type.isString()) return bad("must have a type in span " + i);
            if (start < 0 || end <= start || end > length)
                return bad("must have 0 <= start < end <= " + length + " in span " + i + ", got " + start + ", " + end);
            int from = text.offsetByCodePoints(0, start);
            labels.add(new Label(type.asString(), from, text.offsetByCodePoints(from, end - start)));
        }
        return new Text(text, labels);
    }

    private Bad bad(String problem) {
        return new Bad(number, problem);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
