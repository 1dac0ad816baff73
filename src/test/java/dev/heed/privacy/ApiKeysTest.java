package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies are put together here, so that no scanner takes this file for a leak.
class ApiKeysTest {
    private static final String BODY = "a1B2".repeat(12);

    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heed_sk_",
                "heed_rk_",
                "heed_pk_",
                "heed_lt_",
                "AIza",
                "GOCSPX-",
                "ya29.",
                "ghp_",
                "gho_",
                "ghu_",
                "ghs_",
                "ghr_",
                "github_pat_",
                "glpat-",
                "xoxb-",
                "xoxp-",
                "xoxe.",
                "xapp-",
                "sk_live_",
                "rk_test_",
                "whsec_",
                "sk-",
                "sk-proj-",
                "sk-ant-api03-",
                "sk-or-v1-",
                "gsk_",
                "xai-",
                "r8_",
                "pplx-",
                "nvapi-",
                "ATBB",
                "ATATT3",
                "dckr_pat_",
                "sntrys_",
                "lin_api_",
                "ntn_",
                "PMAK-",
                "hvs.",
                "glsa_",
                "xkeysib-a1B2a1B2a1B2a1B2",
                "hf_",
                "npm_",
                "pypi-",
                "SG.",
                "shpat_",
                "dop_v1_",
                "AKIA",
                "ASIA",
            })
    void findsKeysByTheirPrefix(String prefix) {
        assertThat(redactor.redact("use " + prefix + BODY + ", now").text()).isEqualTo("use [SECRET], now");
        assertThat(redactor.redact("KEY=" + prefix + BODY).text()).isEqualTo("KEY=[SECRET]");
        assertThat(redactor.redact("the prefix " + prefix + " alone").found()).isEmpty();
        assertThat(redactor.redact("in_" + prefix + BODY).text()).isEqualTo("in_[SECRET]");
        assertThat(redactor.redact("in" + prefix + BODY).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.dBjftJeZ4CVP",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.",
                "eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn",
            })
    void findsWebTokens(String token) {
        assertThat(redactor.redact("sent " + token + " today").text()).doesNotContain("eyJ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dapi", "key-", "SK"})
    void findsKeysOfHexadecimalDigits(String prefix) {
        String digits = "0123456789abcdef".repeat(2);

        assertThat(redactor.redact("use " + prefix + digits + ".").text()).isEqualTo("use [SECRET].");
        assertThat(redactor.redact("use " + prefix + digits + "0.").found()).isEmpty();
    }

    @Test
    void findsAnAgeKey() {
        assertThat(redactor.redact("AGE-SECRET-KEY-1" + "QPZRY9X8GF".repeat(6)).text())
                .isEqualTo("[SECRET]");
    }

    @Test
    void findsTokensOfBots() {
        String telegram = "123456789:AA" + "a1B2c3D4e5F6".repeat(2) + "a1B2c3D4e";
        String discord = "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".GaBcDe." + "a1B2c3D4e5F6".repeat(3);

        assertThat(redactor.redact("bot " + telegram + ", run").text()).isEqualTo("bot [SECRET], run");
        assertThat(redactor.redact("bot " + discord + ", run").text()).isEqualTo("bot [SECRET], run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-learn-is-a-python-library-for-everyone",
                "the sk-something-or-other-that-has-no-figures",
                "AKIA is a prefix",
                "eyJust-kidding-about-it",
                "skip_live_performances_of_1999_in_the_hall",
                "risk-12345678901234567890",
                "secret_santa_gift_ideas_for_my_20_colleagues_in_2024",
                "123456789:AA is short",
                "some_module_with_a_name.class.method_of_that_class_1",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
