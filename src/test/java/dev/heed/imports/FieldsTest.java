package dev.heed.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.imports.Fields.Holds;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "TEXT; '7'; '7'",
                "TEXT; 7; '7'",
                "TEXT; 0.5; '0.5'",
                "TEXT; ''; ",
                "TEXT; true; true",
                "WHOLE_TEXT; ''; ''",
                "WHOLE; '12'; 12",
                "WHOLE; '12.5'; 12.5",
                "WHOLE; 'many'; 'many'",
                "WHOLE; '1234567890123456789'; '1234567890123456789'",
                "DECIMAL; '-0.25'; -0.25",
                "DECIMAL; '1e3'; '1e3'",
                "RATING; 'up'; 'up'",
                "RATING; '4'; 4",
                "TRUTH; 'Yes'; true",
                "TRUTH; '0'; false",
                "TRUTH; 1; true",
                "TRUTH; 'maybe'; 'maybe'",
                "TIME; '2020-01-31T12:00:00+01:00'; '2020-01-31T12:00:00+01:00'",
                "TIME; '1580472000'; '2020-01-31T12:00:00Z'",
                "TIME; 1580472000123; '2020-01-31T12:00:00.123Z'",
                "TIME; -1; '1969-12-31T23:59:59Z'",
                "TIME; '999999999999999'; '999999999999999'",
                "TIME; -9223372036854775808; -9223372036854775808",
                "LIST; 'a|b |'; ['a','b']",
                "LIST; '[\\'a\\',\\'b|c\\']'; ['a','b|c']",
                "LIST; '[broken'; '[broken'",
                "OBJECT; '{\\'a\\':1}'; {'a':1}",
                "OBJECT; 'text'; 'text'",
            })
    void makesOfATextWhatItHolds(String what, String given, String made) {
        ObjectNode record = JSON.createObjectNode();
        record.set("f", json(given));
        new Fields().and(Holds.valueOf(what), "f").read(record);
        // as text: a 12 is the same, however wide it is held
        assertThat(String.valueOf(record.get("f"))).isEqualTo(String.valueOf(made == null ? null : json(made)));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace("\\'", "\\\"").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e-999999999", "1e100000000", "-0.5", "0.0000000001", "5.5"})
    void leavesAbsurdRatingsToTheApi(String rating) {
        ObjectNode record = JSON.createObjectNode().put("rating", new BigDecimal(rating));
        Votes.roundHalves(record);
        assertThat(record.get("rating").decimalValue()).isEqualTo(new BigDecimal(rating));
    }

    @Test
    void mapsWhateverTheOrder() {
        Map<String, String> swap = new LinkedHashMap<>();
        swap.put("a", "b");
        swap.put("b", "a");
        ObjectNode record = JSON.createObjectNode().put("a", 1).put("b", 2);
        new Mapping(swap, Set.of(), Map.of()).apply(record);
        assertThat(record.toString()).isEqualTo("{\"a\":2,\"b\":1}");
        Map<String, String> both = new LinkedHashMap<>();
        both.put("user", "id");
        both.put("session", "id");
        record = JSON.createObjectNode().put("id", 7);
        new Mapping(both, Set.of(), Map.of()).apply(record);
        assertThat(record.toString()).isEqualTo("{\"user\":7,\"session\":7}");
        Mapping onto = new Mapping(Map.of("rating", "stars"), Set.of(), Map.of());
        assertThatThrownBy(() -> onto.fields(Set.of("rating", "stars"))).hasMessageContaining("--skip one of them");
        assertThatThrownBy(() ->
                        onto.apply(JSON.createObjectNode().put("rating", 1).put("stars", 2)))
                .isInstanceOf(Translation.Unreadable.class);
    }

    @Test
    void saysWhichColumnsItDoesNotKnow() {
        assertThatThrownBy(() -> Items.FIELDS.check("a.csv has unknown columns", Set.of("titel", "media_id", "xyzzy")))
                .hasMessageContaining("a.csv has unknown columns: titel (did you mean title?), xyzzy.");
    }

    /// What the API takes can be imported: a field that is added there has to be added here.
    @Test
    void areThoseOfTheApi() throws IOException {
        assertThat(Votes.FIELDS.names()).containsAll(api("MediaVote")).containsAll(api("ChatVote"));
        assertThat(Items.FIELDS.names()).containsAll(api("NamedMedia"));
        assertThat(Showings.FIELDS.names()).containsAll(api("RecommendationBody"));
        assertThat(Votes.FIELDS.names()).containsAll(api("MediaVoteItem")).containsAll(api("ChatVoteItem"));
        assertThat(Showings.FIELDS.names()).containsAll(api("RecommendationItem"));
        assertThat(Items.FIELDS.names()).containsAll(api("MediaItem"));
    }

    private static Collection<String> api(String schema) throws IOException {
        try (InputStream file = Objects.requireNonNull(FieldsTest.class.getResourceAsStream("/web/api/openapi.json"))) {
            Collection<String> names = new TreeSet<>(JSON.readTree(file)
                    .at("/components/schemas/" + schema + "/properties")
                    .propertyNames());
            assertThat(names).as(schema).isNotEmpty();
            return names;
        }
    }

    @Test
    void countsEqualRecordsWhileTheyGrow() {
        Ordinals ordinals = new Ordinals();
        List<String> hashes = Stream.iterate(0L, i -> i + 1)
                .limit(5_000)
                .map(i -> String.format("%016x", i * 0x9E3779B97F4A7C15L))
                .toList();
        for (String hash : hashes) assertThat(ordinals.next(hash)).isEqualTo(1);
        for (String hash : hashes) assertThat(ordinals.next(hash)).isEqualTo(2);
    }
}
