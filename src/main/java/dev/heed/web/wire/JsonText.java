package dev.heed.web.wire;

import dev.heed.domain.Fault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns bytes into one JSON value (RFC 8259), strictly: UTF-8 without a byte order mark, no key twice, nothing after
/// it.
///
/// The bytes are decoded by a reporting decoder first, because the parser's own lets overlong forms pass.
final class JsonText {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;
    /// Names, values, and the begins and ends of lists and objects, in one item. The largest metadata has a fourth.
    private static final int MOST_PARTS = 8_000;

    /// Longer than any body may be, so that a long text gets as far as the rule with its pointer.
    private static final int LONGEST_TEXT = 64 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(LONGEST_TEXT)
                    .maxDocumentLength(LONGEST_TEXT)
                    .build())
            .build();

    /// What follows the value is looked at here, where there are words for it.
    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /// The value that these bytes write; never [Reading.Faulty].
    static Reading<JsonNode> tree(byte[] bytes) {
        if (bytes.length == 0) return new Reading.Malformed<>("The body is empty.");
        if (startsWithMark(bytes)) return new Reading.Malformed<>("The body starts with a byte order mark.");
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException notUtf8) {
            return new Reading.Malformed<>("The body is not UTF-8.");
        }
        return tree(text);
    }

    /// Hands over the items of an array, one after the other, so that only one of them is a tree at a time.
    ///
    /// @param most how many there may be
    /// @return `null` when all was handed over; else what is wrong, and what was handed over is to be forgotten
    static @Nullable Reading<?> items(byte[] bytes, int most, Consumer<JsonNode> items) {
        if (bytes.length == 0) return new Reading.Malformed<>("The body is empty.");
        if (startsWithMark(bytes)) return new Reading.Malformed<>("The body starts with a byte order mark.");
        if (!isUtf8(bytes)) return new Reading.Malformed<>("The body is not UTF-8.");
        try (Bounded parser = new Bounded(MAPPER.createParser(bytes))) {
            return items(parser, most, items);
        }
    }

    /// Gives up a value of too many parts: as a tree it takes some fifty times its bytes.
    private static final class Bounded extends JsonParserDelegate {
        private int parts;

        private Bounded(JsonParser parser) {
            super(parser);
        }

        /// The next value begins.
        void begin() {
            parts = 0;
        }

        @Override
        public @Nullable JsonToken nextToken() {
            count();
            return super.nextToken();
        }

        @Override
        public @Nullable JsonToken nextValue() {
            count();
            return super.nextValue();
        }

        @Override
        public @Nullable String nextName() {
            count();
            return super.nextName();
        }

        private void count() {
            if (++parts > MOST_PARTS) throw new StreamConstraintsException("too many parts");
        }
    }

    private static @Nullable Reading<?> items(Bounded parser, int most, Consumer<JsonNode> items) {
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                if (parser.nextToken() == null) return notAList("got something else");
                return malformed("something follows the value", parser.currentTokenLocation());
            }
            int count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.begin();
                JsonNode item = MAPPER.readTree(parser);
                if (count++ < most) items.accept(item);
            }
            if (parser.nextToken() != null)
                return malformed("something follows the value", parser.currentTokenLocation());
            return count <= most ? null : notAList("of at most " + most + " items, got " + count);
        } catch (JacksonException broken) {
            return malformed(kind(broken), parser.currentLocation());
        }
    }

    private static Reading<?> notAList(String what) {
        return new Reading.Faulty<>(List.of(Fault.at("", "must be a list " + what)));
    }

    /// Decodes piece by piece and keeps nothing: the parser's own decoder lets overlong forms pass.
    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer piece = CharBuffer.allocate(8_192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, piece.clear(), true);
        }
        return !result.isError();
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static Reading<JsonNode> tree(CharBuffer text) {
        try (JsonParser parser = new Bounded(MAPPER.createParser(text.array(), text.arrayOffset(), text.length()))) {
            return tree(parser);
        }
    }

    private static Reading<JsonNode> tree(JsonParser parser) {
        try {
            if (parser.nextToken() == null) return new Reading.Malformed<>("The body is empty.");
            JsonNode tree = MAPPER.readTree(parser);
            if (parser.nextToken() == null) return new Reading.Read<>(tree);
            return malformed("something follows the value", parser.currentTokenLocation());
        } catch (JacksonException broken) {
            return malformed(kind(broken), parser.currentLocation());
        }
    }

    /// What is wrong, in words of our own: the library's message quotes the text.
    private static String kind(JacksonException broken) {
        if (broken instanceof UnexpectedEndOfInputException) return "it ends too early";
        String message = broken.getOriginalMessage();
        if (broken instanceof StreamConstraintsException) {
            if (message.contains("nesting depth")) return "nested deeper than " + DEEPEST;
            if (message.contains("Number value length")) return "a number of over " + LONGEST_NUMBER + " characters";
            if (message.contains("Name length")) return "a name of over " + LONGEST_NAME + " characters";
            if (message.contains("too many parts")) return "more than " + MOST_PARTS + " names and values in one item";
            return "larger than is read here";
        }
        if (message.startsWith("Duplicate Object property")) return "a name stands twice in one object";
        return "a syntax error";
    }

    private static Reading<JsonNode> malformed(String kind, TokenStreamLocation where) {
        return new Reading.Malformed<>("The body is not one JSON value: " + kind + ", line " + where.getLineNr()
                + ", column " + where.getColumnNr() + ".");
    }
}
