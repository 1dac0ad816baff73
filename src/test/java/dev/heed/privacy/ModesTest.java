package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each mode leaves of a text.
class ModesTest {
    private static final String TEXT = "Write to anna@example.com, a good film";
    private final Vault vault = new Vault(new byte[Vault.SECRET_BYTES]);

    private Screening screening(Object policy, Map<String, String> told) {
        @SuppressWarnings("unchecked")
        Map<String, Object> json = (Map<String, Object>) policy;
        return vault.screening(7, json, List.of(), told);
    }

    private Screening screening(Object policy) {
        return screening(policy, Map.of());
    }

    @Test
    void ofOneText() {
        Screening all = screening(Map.of());
        assertThat(all.text(Field.MEDIA_COMMENT, TEXT)).isEqualTo("Write to [EMAIL], a good film");
        assertThat(all.modes()).isEmpty();
        Screening cut = screening(Map.of("mode", "truncate", "truncate_at", 20));
        assertThat(cut.text(Field.MEDIA_COMMENT, TEXT)).isEqualTo("Write to [EMAIL], a");
        assertThat(cut.text(Field.MEDIA_METADATA, "much-longer-than-twenty-letters"))
                .isNull();
        assertThat(cut.modes()).isEqualTo(Map.of("comment", "truncate", "metadata", "truncate"));
        Screening hashed = screening(Map.of("mode", "hash"));
        assertThat(hashed.text(Field.MEDIA_COMMENT, TEXT))
                .isEqualTo(vault.pseudonyms(7).text(TEXT))
                .matches("[0-7][0-9a-z]{25}");
        assertThat(hashed.modes()).isEqualTo(Map.of("comment", "hash"));
        Screening none = screening(Map.of("mode", "none"));
        assertThat(none.text(Field.MEDIA_COMMENT, TEXT)).isNull();
        assertThat(none.modes()).isEqualTo(Map.of("comment", "none"));
        for (Screening screening : List.of(all, cut, hashed, none)) {
            assertThat(screening.found()).isEqualTo(Map.of("EMAIL", 1));
            assertThat(screening.text(Field.MEDIA_COMMENT, "")).isEmpty();
        }
    }

    @Test
    void aHashIsOfTheCharactersAndOfTheProject() {
        String hash = vault.pseudonyms(7).text("caf\u00e9");
        assertThat(vault.pseudonyms(7).text("cafe\u0301")).isEqualTo(hash);
        assertThat(vault.pseudonyms(7).text("Caf\u00e9")).isNotEqualTo(hash);
        assertThat(vault.pseudonyms(8).text("caf\u00e9")).isNotEqualTo(hash);
        assertThat(vault.pseudonyms(7).subject("caf\u00e9")).isNotEqualTo(hash);
        assertThat(Pseudonyms.written(hash)).isTrue();
        assertThat(Pseudonyms.written("8" + hash.substring(1))).isFalse();
        assertThat(Pseudonyms.written(hash + "0")).isFalse();
    }

    @Test
    void ofMetadata() {
        Map<String, Object> metadata = Map.of(
                "note", TEXT, "list", Arrays.asList("x", null, true), "n", 12L, "card", 4111111111111111L, "empty", "");
        assertThat(screening(Map.of("mode", "none")).object(Field.CHAT_METADATA, metadata))
                .containsEntry("note", null)
                .containsEntry("list", Arrays.asList(null, null, true))
                .containsEntry("n", 12L)
                .containsEntry("card", null)
                .containsEntry("empty", "");
        Pseudonyms pseudonyms = vault.pseudonyms(7);
        assertThat(screening(Map.of("mode", "hash")).object(Field.CHAT_METADATA, metadata))
                .containsEntry("note", pseudonyms.text(TEXT))
                .containsEntry("list", Arrays.asList(pseudonyms.text("x"), null, true))
                .containsEntry("card", pseudonyms.text("4111111111111111"))
                .containsEntry("n", 12L);
        Screening numbers = screening(Map.of("mode", "hash"));
        assertThat(numbers.object(Field.CHAT_METADATA, Map.of("n", 1L))).isEqualTo(Map.of("n", 1L));
        assertThat(numbers.modes()).isEmpty();
    }

    @Test
    void fieldsHaveTheirOwn() {
        Screening screening = screening(Map.of(
                "mode",
                "none",
                "fields",
                Map.of("chat.query", Map.of("mode", "hash"), "chat.comment", Map.of("mode", "redact"))));
        assertThat(screening.text(Field.CHAT_QUERY, TEXT)).hasSize(26);
        assertThat(screening.text(Field.CHAT_RESPONSE, TEXT)).isNull();
        assertThat(screening.text(Field.CHAT_COMMENT, TEXT)).startsWith("Write to [EMAIL]");
        assertThat(screening.modes()).isEqualTo(Map.of("query", "hash", "response", "none"));
    }

    /// A hash could be read as something personal, or be hashed again.
    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatWasHashedElsewhereStaysSo(Mode mode) {
        String hash = vault.pseudonyms(1).text(TEXT);
        Screening screening = screening(Map.of("mode", mode.word()), Map.of("comment", "hash"));
        assertThat(screening.text(Field.CHAT_COMMENT, hash)).isEqualTo(mode == Mode.NONE ? null : hash);
        assertThat(screening.modes()).isEqualTo(Map.of("comment", mode == Mode.NONE ? "none" : "hash"));
        assertThat(screening.found()).isEmpty();
    }

    @Test
    void whatWasCutElsewhereIsCutFurtherWhereItMustBe() {
        Map<String, String> told = Map.of("comment", "truncate");
        Screening all = screening(Map.of(), told);
        assertThat(all.text(Field.CHAT_COMMENT, TEXT)).isEqualTo("Write to [EMAIL], a good film");
        assertThat(all.modes()).isEqualTo(told);
        Screening cut = screening(Map.of("mode", "truncate", "truncate_at", 6), told);
        assertThat(cut.text(Field.CHAT_COMMENT, TEXT)).isEqualTo("Write");
        Screening none = screening(Map.of(), Map.of("comment", "none", "metadata", "none"));
        assertThat(none.modes()).isEqualTo(Map.of("comment", "none", "metadata", "none"));
    }

    @Test
    void whatIsToldMustFitTheTexts() {
        String hash = vault.pseudonyms(1).text(TEXT);
        assertThat(Told.problems(
                        Map.of("comment", "hash", "metadata", "hash", "query", "truncate"),
                        Map.of("comment", hash, "metadata", Map.of("a", List.of(hash, "", 1)), "query", TEXT)))
                .isEmpty();
        assertThat(Told.problems(
                                Map.of("comment", "hash", "metadata", "none", "query", "none"),
                                Map.of("comment", TEXT, "metadata", Map.of("a", List.of("x")), "query", hash))
                        .keySet())
                .containsExactlyInAnyOrder("/comment", "/metadata", "/query");
        assertThat(Told.problems(Map.of("title", "hash", "comment", "redact"), Map.of("comment", TEXT))
                        .keySet())
                .containsExactly("/exported/text_modes");
    }

    @Test
    void aPreviewIsWhatWouldBeKept() {
        Preview preview = vault.preview(7, Map.of("mode", "none"), Field.CHAT_QUERY, TEXT, List.of("film"));
        assertThat(preview).isEqualTo(new Preview(null, Map.of("EMAIL", 1, "KNOWN", 1), Mode.NONE));
        preview = vault.preview(7, Map.of(), Field.CHAT_QUERY, TEXT, List.of("film"));
        assertThat(preview)
                .isEqualTo(
                        new Preview("Write to [EMAIL], a good [KNOWN]", Map.of("EMAIL", 1, "KNOWN", 1), Mode.REDACT));
    }
}
