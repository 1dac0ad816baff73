package dev.heed.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object on each line (<https://jsonlines.org>). A line that is none spoils no other.
final class JsonRecords extends Records {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Path file;
    private final InputStream stream;
    private long number;
    private boolean ended;

    JsonRecords(Path file, Translation translation) throws IOException {
        super(file, translation);
        this.file = file;
        this.stream = stream();
    }

    @Override
    @Nullable
    Line next() throws IOException {
        while (!ended) {
            byte[] bytes = bytesOfLine();
            number++;
            Line line = line(bytes);
            if (line != null) return line;
        }
        return null;
    }

    /// The line's bytes, no more of them than are taken and one.
    private byte[] bytesOfLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int octet;
        while ((octet = stream.read()) >= 0 && octet != '\n') if (bytes.size() <= LONGEST) bytes.write(octet);
        ended = octet < 0;
        return bytes.toByteArray();
    }

    private @Nullable Line line(byte[] bytes) {
        if (bytes.length > LONGEST)
            return new Line.Bad(spot(""), "is longer than " + LONGEST + " bytes, and is not repeated in --rejects");
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Line.Bad(spot(new String(bytes, StandardCharsets.UTF_8)), "is not UTF-8");
        }
        if (number == 1 && text.startsWith("\uFEFF")) text = text.substring(1);
        text = text.strip();
        if (text.isEmpty()) return null;
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode record)
                return line(spot(text), record, hash(List.of(text)));
        } catch (JacksonException e) {
            // said below, without what the parser quotes
        }
        return new Line.Bad(spot(text), "is no JSON object, or names a field twice");
    }

    private Line.Spot spot(String text) {
        return new Line.Spot(file, number, text, "");
    }
}
