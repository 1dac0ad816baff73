package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses from the standards' own test vectors, and of contracts and blocks that everybody knows.
class WalletAddressesTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", // the first block
                "3P14159f73E4gFr7JterCCQh9QjiTjiZrG", // BIP 13's form
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", // BIP 173
                "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", // BIP 350
                "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
                "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9", // Litecoin
                "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", // Tron
                "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", // XRP
                "0x52908400098527886E0F7030069857D2E4169EE7", // EIP-55
                "0xde709f2102306220921060314715629080e2fb77",
                "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", // a private key, Bitcoin wiki
                "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
            })
    void finds(String address) {
        assertThat(redactor.redact("send it to " + address + ", please").text())
                .isEqualTo("send it to [WALLET], please");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", // one letter is another
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7Kv8f3t4", // both cases
                "0x52908400098527886E0F7030069857D2E4169EE", // too short
                "0x9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", // a hash
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
                "pneumonoultramicroscopicsilicovolcanoconiosis",
                "11111111111111111111111111111111",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).found()).doesNotContainKey(PersonalData.WALLET);
    }
}
