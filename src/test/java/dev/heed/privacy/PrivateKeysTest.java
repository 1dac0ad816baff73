package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
    private static final String DASHES = "-----";
    private static final String BODY = "\n" + ("MIIEvQIBADANBg+/".repeat(4) + "\n").repeat(3);

    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"})
    void findsBlocks(String label) {
        String text = "key: " + begin(label) + BODY + DASHES + "END " + label + DASHES + " done";

        assertThat(redactor.redact(text).text()).isEqualTo("key: [SECRET] done");
        assertThat(redactor.redact(text.replace("\n", "\\n")).text()).isEqualTo("key: [SECRET] done");
    }

    @Test
    void findsABlockThatWasCutOff() {
        assertThat(redactor.redact(begin("PRIVATE KEY") + BODY + "and so on").text())
                .isEqualTo("[SECRET]\nand so on");
    }

    @Test
    void findsEachOfTwoBlocks() {
        String block = begin("PRIVATE KEY") + BODY + DASHES + "END PRIVATE KEY" + DASHES;

        assertThat(redactor.redact(block + "\nand\n" + block).text()).isEqualTo("[SECRET]\nand\n[SECRET]");
    }

    @Test
    void leavesPublicThingsAlone() {
        String certificate = begin("CERTIFICATE") + BODY + DASHES + "END CERTIFICATE" + DASHES;
        String talk = "A file that begins with " + begin("PRIVATE KEY") + " holds a key.";

        assertThat(redactor.redact(certificate).text()).isSameAs(certificate);
        assertThat(redactor.redact(talk).text()).isSameAs(talk);
    }

    private static String begin(String label) {
        return DASHES + "BEGIN " + label + DASHES;
    }
}
