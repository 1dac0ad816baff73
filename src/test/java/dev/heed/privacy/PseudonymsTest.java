package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Pseudonyms pseudonyms = Pseudonyms.of(SECRET, 7);

    /// HKDF and HMAC once more, step by step from RFC 5869 and RFC 2104, and base 32 by arithmetic.
    @Test
    void areTheHashesOfTheStandards() throws Exception {
        byte[] extracted = hmac(new byte[32], SECRET);
        byte[] key = hmac(extracted, bytes("heed project 7\u0001"));
        byte[] hash = hmac(key, bytes("subject\0user-4711"));

        assertThat(pseudonyms.subject("user-4711")).isEqualTo(base32(Arrays.copyOf(hash, 16)));
    }

    /// Stored for ever: these must never change.
    @Test
    void stayTheSameInEveryVersion() {
        assertThat(List.of(
                        pseudonyms.subject("anna"),
                        pseudonyms.session("anna"),
                        pseudonyms.message("anna"),
                        pseudonyms.idempotency("anna"),
                        pseudonyms.digest(bytes("anna")),
                        pseudonyms.anchor("anna", "7")))
                .containsExactly(
                        "3kb6wrmqravcah84yfb7xczwe6",
                        "67wg1rfty7f5jch5eysr9vn3wa",
                        "2h5c8w690q2petz9sq8bw6r1kc",
                        "6e804n6ecpb45b2rdy1yjrrfr8",
                        "51kchtgyy30bc6cj3c7yzynmba",
                        "62t0nsjqd1sf3jfr0xgzbrxn3t");
    }

    @Test
    void are26CharactersOfCrockfordsAlphabet() {
        for (int i = 0; i < 1_000; i++)
            assertThat(pseudonyms.subject("user" + i)).matches("[0-7][0-9a-hjkmnp-tv-z]{25}");
    }

    @Test
    void differByPurposeProjectSecretAndValue() {
        byte[] other = SECRET.clone();
        other[31] ^= 1;
        Set<String> all = new HashSet<>(List.of(
                pseudonyms.subject("a"),
                pseudonyms.session("a"),
                pseudonyms.message("a"),
                pseudonyms.idempotency("a"),
                pseudonyms.digest(bytes("a")),
                pseudonyms.anchor("a"),
                pseudonyms.subject("b"),
                Pseudonyms.of(SECRET, 8).subject("a"),
                Pseudonyms.of(other, 7).subject("a")));

        assertThat(all).hasSize(9);
    }

    @Test
    void anchorsKeepTheirPartsApart() {
        assertThat(Set.of(
                        pseudonyms.anchor("ab", "c"),
                        pseudonyms.anchor("a", "bc"),
                        pseudonyms.anchor("abc"),
                        pseudonyms.anchor("abc", ""),
                        pseudonyms.anchor("c", "ab"),
                        pseudonyms.anchor("\0\0\0\1a")))
                .hasSize(6);
    }

    @Test
    void areTheSameFromManyThreads() throws Exception {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 200; i++) expected.add(pseudonyms.subject("user" + i));
        Callable<List<String>> task = () -> {
            var hashes = new ArrayList<String>();
            for (int i = 0; i < 200; i++) hashes.add(pseudonyms.subject("user" + i));
            return hashes;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<List<String>>>();
            for (int i = 0; i < 64; i++) answers.add(threads.submit(task));
            for (var answer : answers) assertThat(answer.get()).isEqualTo(expected);
        }
    }

    @Test
    void refuseAShortSecret() {
        assertThatThrownBy(() -> Pseudonyms.of(new byte[15], 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("master secret must be at least 16 bytes, got 15");
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base32(byte[] hash) {
        var rest = new BigInteger(1, hash);
        var characters = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(32));
            characters.append("0123456789abcdefghjkmnpqrstvwxyz".charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return characters.reverse().toString();
    }
}
