package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens are put together here, so that no scanner takes this file for a leak.
class RandomTokensTest {
    private static final String HALF = "aB3dE5fG7hI9jK1lM2";
    private static final String RANDOM = HALF + "nO4pQ6rS8tU0vW2";

    private final Redactor redactor = Redactor.usual();

    @Test
    void findsLongOnesAnywhere() {
        assertThat(redactor.redact("I got " + RANDOM + ", is it right?").text())
                .isEqualTo("I got [SECRET], is it right?");
        assertThat(redactor.redact(RANDOM + "==").text()).isEqualTo("[SECRET]");
        assertThat(redactor.redact("AWS gave me wJalr" + "XUtnFEMI/K7MDENG/bPxRfi" + "CYEXAMPL3KEY")
                        .text())
                .isEqualTo("AWS gave me [SECRET]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the API key is 5f4dcc3b5aa765d61d8327deb882cf99 | the API key is [SECRET]",
                "mein Token lautet a1b2c3d4e5f6a7b8c9d0 | mein Token lautet [SECRET]",
            })
    void findsShorterOnesThatAreNamed(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
                "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
                "550e8400-e29b-41d4-a716-446655440000",
                "the key is 550e8400-e29b-41d4-a716-446655440000",
                "public key a1b2c3d4e5f6a7b8c9d0",
                "sha256-" + RANDOM + RANDOM,
                "SHA256:" + RANDOM + RANDOM,
                "data:image/png;base64," + RANDOM + RANDOM,
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + RANDOM,
                "https://example.com/d/" + RANDOM + "/edit",
                "src/main/java/dev/heed/Privacy2Redaction3Of4Texts.java",
                "testThatHttp2ClientSendsUtf8HeadersTo3Servers",
                "_ZNSt15__exception_ptr13exception_ptrC1EPv5Ab7Cd9Ef",
                """
                MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo
                MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo
                """,
                "ISBN 978-0-306-40615-7 and order ABC-123456-DEF",
                "INC20231234, tt0111161, B07XJ8C8F5 and 1Z999AA10123456784",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }

    @Test
    void takesNoIdentifierOfTheOperatorForASecret() {
        assertThat(Redactor.personalIdentifier(RANDOM)).isEmpty();
    }
}
