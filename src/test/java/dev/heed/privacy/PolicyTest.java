package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {
    @Test
    void keepsAllTextsRedactedUnlessItSaysOtherwise() {
        Policy policy = Policy.defaults();

        assertThat(policy.phoneRegions()).containsExactly("US", "GB", "DE", "FR");
        for (Field field : Field.values()) {
            assertThat(policy.rule(field).mode()).isEqualTo(Mode.REDACT);
            assertThat(policy.rule(field).kinds())
                    .contains(PersonalData.EMAIL, PersonalData.KNOWN)
                    .doesNotContain(PersonalData.NAME, PersonalData.LINK);
        }
        assertThat(policy.rule(Field.CHAT_QUERY).kinds()).contains(PersonalData.PERSON);
        assertThat(policy.rule(Field.MEDIA_COMMENT).kinds()).doesNotContain(PersonalData.PERSON);
    }

    @Test
    void whatAFieldSaysComesAfterWhatHoldsForAll() {
        Policy policy = Policy.of(Map.of(
                "off", List.of("IP", "EMAIL"),
                "mode", "none",
                "fields",
                        Map.of(
                                "chat.query",
                                Map.of("on", List.of("IP", "NAME"), "mode", "truncate", "truncate_at", 20.0))));

        assertThat(policy.rule(Field.CHAT_QUERY).kinds())
                .contains(PersonalData.IP, PersonalData.NAME)
                .doesNotContain(PersonalData.EMAIL);
        assertThat(policy.rule(Field.CHAT_QUERY).mode()).isEqualTo(Mode.TRUNCATE);
        assertThat(policy.rule(Field.CHAT_QUERY).truncateAt()).isEqualTo(20);
        assertThat(policy.rule(Field.CHAT_RESPONSE).mode()).isEqualTo(Mode.NONE);
        assertThat(policy.rule(Field.CHAT_RESPONSE).kinds()).doesNotContain(PersonalData.IP);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        Map<String, String> problems = Policy.problems(Map.of(
                "phone_regions", List.of("US", "de"),
                "patterns", List.of("a*", "(", "EMP-\\d+", "(?=x)y", ""),
                "on", List.of("NAMES"),
                "mode", "keep",
                "colour", "red",
                "fields",
                        Map.of(
                                "chat.query",
                                Map.of("truncate_at", 0, "off", "IP"),
                                "chat.answer",
                                Map.of(),
                                "media.comment",
                                7)));

        assertThat(problems)
                .containsOnlyKeys(
                        "",
                        "/phone_regions/1",
                        "/patterns/0",
                        "/patterns/1",
                        "/patterns/3",
                        "/patterns/4",
                        "/on/0",
                        "/mode",
                        "/fields",
                        "/fields/chat.query/truncate_at",
                        "/fields/chat.query/off",
                        "/fields/media.comment");
        assertThat(problems.get("/fields/chat.query/truncate_at")).isEqualTo("must be an integer 1..32000, got 0");
        assertThat(problems.values()).noneMatch(problem -> problem.contains("colour") || problem.contains("keep"));
        assertThatThrownBy(() -> Policy.of(Map.of("mode", "keep")))
                .hasMessage("/mode must be one of redact, truncate, hash, none");
    }

    @Test
    void boundsWhatIsTriedOnEveryText() {
        assertThat(Policy.problems(Map.of(
                        "phone_regions", Collections.nCopies(17, "US"),
                        "patterns", Collections.nCopies(33, "x"))))
                .containsEntry("/phone_regions", "must be at most 16, got 17")
                .containsEntry("/patterns", "must be at most 32, got 33");
        assertThat(Policy.problems(Map.of("patterns", List.of(".{1000}.{1000}"))))
                .hasEntrySatisfying(
                        "/patterns", problem -> assertThat(problem).startsWith("must have at most 1000 steps"));
    }

    @Test
    void patternsNameNobody() {
        assertThat(Policy.problems(
                        Map.of("patterns", List.of("petra\\.vogel@firm\\.example", "[A-Z]+@firm\\.example"))))
                .containsOnlyKeys("/patterns/0");
    }
}
