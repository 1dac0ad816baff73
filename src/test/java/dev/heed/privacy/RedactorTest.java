package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final Duration HANG = Duration.ofSeconds(30);
    private static final List<String> KNOWN = List.of("Anna Schmidt", "王小明", "email", "a a a a b");

    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I liked this film a lot, the second half drags a little.",
                "10/10, seen on 2024-05-01 at 20:15: a masterpiece (v1.2.3)!",
                "Großartig 👍👍🏽 — “besser” als erwartet… 王小明",
            })
    void answersACleanTextWithTheSameInstance(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
        assertThat(redactor.redact(text).found()).isEmpty();
    }

    /// Emphasis of Markdown, and names joined to values, as people write in chats.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_4539148803436467_ | _[CARD]_",
                "_4539 1488 0343 6467_ | _[CARD]_",
                "card_no_4539148803436467 | card_no_[CARD]",
                "__4539148803436467__ | __[CARD]__",
                "_+49 151 23456789_ | _[PHONE]_",
                "**+49 151 23456789** | **[PHONE]**",
                "_203.0.113.77_ | _[IP]_",
                "ip_203.0.113.77 | ip_[IP]",
                "_2001:db8:85a3::8a2e:370:7334_ | _[IP]_",
                "_DE89370400440532013000_ | _[IBAN]_",
                "GITHUB_TOKEN_ghp_AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHH1234 | GITHUB_TOKEN_[SECRET]",
                "order_5551234567 | order_5551234567",
            })
    void findsBesideUnderscores(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @Test
    void countsWhatItFoundInTheOrderOfKinds() {
        var redaction = redactor.redact("030 901820, b@c.org, 192.0.2.1, a@b.com");

        assertThat(redaction.text()).isEqualTo("[PHONE], [EMAIL], [IP], [EMAIL]");
        assertThat(redaction.found())
                .containsExactly(
                        Map.entry(PersonalData.EMAIL, 2),
                        Map.entry(PersonalData.PHONE, 1),
                        Map.entry(PersonalData.IP, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111111111111111@example.com | [EMAIL]",
                "https://anna:4111111111111111@example.com | https://[URL]@example.com",
                "https://x.example/?token=anna@example.com | https://x.example/?token=[URL]",
                "password=anna@example1.com | password=[SECRET]",
                "DE89 3704 0044 0532 0130 00 4111111111111111 | [IBAN] [CARD]",
                "https://192.0.2.1/?a=b&sig=abc | https://[IP]/?a=b&sig=[URL]",
            })
    void givesAnOverlapToTheMoreSpecific(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "👍 é anna＠ex\u200Bample.com \u200Bé 👍 ４１１１１１１１１１１１１１１１ 👍 | 👍 é [EMAIL] \u200Bé 👍 [CARD] 👍",
                "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏👍 | [CARD]👍",
                "\u200Banna@example.com | \u200B[EMAIL]",
            })
    void findsTheSamePlacesInTheOriginal(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @Test
    void doesNotLookForWhatIsOff() {
        String text = "anna@example.com 4111111111111111 192.0.2.1";
        var some = new Redactor(
                EnumSet.complementOf(EnumSet.of(PersonalData.EMAIL, PersonalData.IP)), List.of(), List.of());
        var none = new Redactor(Set.of(), List.of(), List.of());

        assertThat(some.redact(text).text()).isEqualTo("anna@example.com [CARD] 192.0.2.1");
        assertThat(none.redact(text, List.of("anna")).text()).isSameAs(text);
    }

    @Test
    void neverTouchesPlaceholders() {
        for (PersonalData kind : PersonalData.values()) {
            String text = "password=" + kind.placeholder() + "@" + kind.placeholder() + "1.2.3.4" + kind.placeholder();
            assertThat(redactor.redact(text, List.of(kind.name())).text())
                    .isEqualTo(text.replace("1.2.3.4", PersonalData.IP.placeholder()));
        }
    }

    @Test
    void changesNothingMoreTheSecondTime() {
        assertThat(redactedOnceOf(redactor, 20261120)).isBetween(4_000, 11_900);
    }

    @Test
    void changesNothingMoreTheSecondTimeWhenLookingForEverything() {
        assertThat(redactedOnceOf(Redactor.strictest(), 20261129)).isBetween(4_000, 11_900);
    }

    /// How many of 12,000 random texts were redacted; redacting them again must change nothing.
    private static int redactedOnceOf(Redactor redactor, long seed) {
        var random = new Random(seed);
        int redacted = 0;
        for (int i = 0; i < 12_000; i++) {
            String text = Texts.random(random, 1 + random.nextInt(24));
            var once = redactor.redact(text, KNOWN);
            if (!once.found().isEmpty()) redacted++;
            var twice = redactor.redact(once.text(), KNOWN);
            assertThat(twice.text()).as("from %s", text).isSameAs(once.text());
        }
        return redacted;
    }

    @Test
    void theQuickLookSkipsNoDetectorThatWouldFindSomething() {
        List<Detector> detectors = Redactor.all(Policy.USUAL_REGIONS, List.of());
        var random = new Random(7);
        int skipped = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = Texts.random(random, 1 + random.nextInt(6));
            Signs signs = Signs.of(text);
            for (Detector detector : detectors) {
                if (detector.worthwhile(signs)) continue;
                skipped++;
                var passage = new Passage(text, signs);
                detector.find(passage);
                assertThat(passage.claims())
                        .as("%s in %s", detector.kind(), text)
                        .isZero();
            }
        }
        assertThat(skipped).isGreaterThan(50_000);
    }

    /// Six times the longest text allowed: where a scanner were quadratic, it would need far longer than that.
    @ParameterizedTest
    @MethodSource("dev.heed.privacy.Texts#hostilePieces")
    void staysLinearOnHostileTexts(String piece) {
        String text = piece.repeat(192_000 / piece.length());
        assertTimeoutPreemptively(HANG, () -> {
            var once = redactor.redact(text, KNOWN);
            assertThat(redactor.redact(once.text(), KNOWN).text()).isSameAs(once.text());
            Redactor.strictest().redact(text, KNOWN);
        });
    }

    @Test
    void staysLinearOnRandomHostileTexts() {
        var random = new Random(42);
        List<String> pieces = Texts.hostilePieces();
        for (int i = 0; i < 60; i++) {
            var piece = new StringBuilder();
            for (int n = 0; n < 1 + i % 4; n++) piece.append(pieces.get(random.nextInt(pieces.size())));
            String text = piece.toString().repeat(64_000 / piece.length());
            assertTimeoutPreemptively(HANG, () -> redactor.redact(text, KNOWN));
        }
    }

    @Test
    void staysLinearWithHostileIdentifiers() {
        String identifier = "a ".repeat(100_000) + "b";

        assertTimeoutPreemptively(HANG, () -> redactor.redact("a ".repeat(100_000), List.of(identifier, identifier)));
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, EMAIL",
        "mail:anna@example.com, EMAIL",
        "film-anna%40example.com, EMAIL",
        "4111111111111111, CARD",
        "card:4111-1111-1111-1111, CARD",
        "password=hunter22, SECRET",
    })
    void recognisesPersonalIdentifiers(String identifier, PersonalData kind) {
        assertThat(Redactor.personalIdentifier(identifier)).contains(kind);
    }

    @Test
    void recognisesASecretAsIdentifier() {
        assertThat(Redactor.personalIdentifier("heed_sk_" + "a1b2".repeat(8))).contains(PersonalData.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tt0111161",
                "movielens:1",
                "4006381333931",
                "978-0-306-40615-7",
                "gpt-4o-2024-08-06",
                "home@evening",
                "urn:isbn:0306406152",
                "550e8400-e29b-41d4-a716-446655440000",
                "192.0.2.1",
                "415-555-2671",
                "深夜电影",
                "",
            })
    void leavesOtherIdentifiersAlone(String identifier) {
        assertThat(Redactor.personalIdentifier(identifier)).isEmpty();
    }

    @Test
    void aPolicyIsCheckedAtBirth() {
        assertThat(Policy.defaults().phoneRegions()).containsExactly("US", "GB", "DE", "FR");
    }
}
