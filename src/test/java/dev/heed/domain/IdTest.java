package dev.heed.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.privacy.Pseudonyms;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    @Test
    void readsWhatItWrites() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            Id id = new Id(
                    List.of(Id.Row.values()).get(i % 3),
                    random.nextInt(Id.BUCKETS),
                    (random.nextLong(1, Long.MAX_VALUE) >>> random.nextInt(40)) | 1);
            assertThat(id.toString()).hasSize(16).matches("[mcr][0-9a-hjkmnp-tv-z]{15}");
            assertThat(Id.parse(id.toString())).contains(id);
        }
    }

    @Test
    void keepsTheOrderOfNumbersInItsText() {
        Id small = new Id(Id.Row.MEDIA_VOTE, 7, 9_007_199_254_740_993L);
        Id large = new Id(Id.Row.MEDIA_VOTE, 7, 9_007_199_254_740_994L);
        assertThat(small.toString()).isLessThan(large.toString());
        assertThat(small).isLessThan(large);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "m00",
                "m000s9m05h6m00n",
                "m000s9m05h6m00nyy",
                "M000S9M05H6M00NY",
                "x000s9m05h6m00ny",
                "m200s9m05h6m00ny",
                "m000s9m05h6m00nu",
                "m000s9m05h6m00nl",
                "m000000000000000",
                "m00zzzzzzzzzzzzz",
                "m00g000000000000",
                "m00\u0660s9m05h6m00ny",
                "m00 s9m05h6m00ny"
            })
    void readsNothingElse(String text) {
        assertThat(Id.parse(text)).isEmpty();
    }

    @Test
    void spreadsHashesAndNumbersOverEveryBucket() {
        Pseudonyms pseudonyms = Pseudonyms.of(new byte[32], 1);
        int[] byHash = new int[Id.BUCKETS];
        int[] byNumber = new int[Id.BUCKETS];
        IntStream.range(0, 6_400).forEach(i -> {
            byHash[Id.bucketOf(pseudonyms.anchor("user", "u" + i, "m"))]++;
            byNumber[Id.bucketOf(825_889_495_449_600_254L + i * 4_194_304L)]++;
        });
        // a hundred each if it were even; a quarter of that never happens by chance
        assertThat(Arrays.stream(byHash)).allMatch(n -> n > 25 && n < 400);
        assertThat(Arrays.stream(byNumber)).allMatch(n -> n > 25 && n < 400);
    }
}
