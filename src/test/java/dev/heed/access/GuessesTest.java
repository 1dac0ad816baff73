package dev.heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody may choose, because it is guessed first.
final class GuessesTest {
    private static final UserName ANNA = new UserName("anna");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "Password123!",
                "p@ssw0rd2026",
                "P455w0rd!!!!",
                "!?dragon!?",
                "2024dragon2025",
                "trustno1!!",
                "iloveyou12",
                "1loveyou2027",
                "basketball",
                "BASKETBALL",
                "b4sk3tb4ll",
                "Heed193746",
                "h33d-2026-11",
                "19850412anna",
                "!anna!2026"
            })
    void refusesWhatManyHave(String password) {
        assertThat(Passwords.fault(ANNA, password)).get().asString().contains("many people have");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "0987654321",
                "qwertyuiop",
                "QWERTYuiop",
                "qwertzuiop",
                "azertyuiop",
                "asdfghjkl;'",
                "1qaz2wsx3edc",
                "1q2w3e4r5t",
                "abcdefghijkl",
                "zyxwvutsrq",
                "abcdefg1234567",
                "112233445566",
                "абвгдежзик"
            })
    void refusesWhatRunsAlong(String password) {
        assertThat(Passwords.fault(ANNA, password)).get().asString().contains("run along");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello!hello!", "correct correct ", "xk7vm9xk7vm9", "7h3tre7h3tre7h3"})
    void refusesWhatRepeats(String password) {
        assertThat(Passwords.fault(ANNA, password)).get().asString().contains("over and over");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "a long enough passphrase",
                "hqx7vm2kd9",
                "X9#mK2$vLq",
                "dragon and 3 lanterns",
                "7391-5528-0461-dragon",
                "wer findet das schon",
                "надёжный пароль 7",
                "パスワードは長い文がよい"
            })
    void takesTheOthers(String password) {
        assertThat(Passwords.fault(ANNA, password)).isEmpty();
    }

    /// A password of the list that can be chosen shows that it is not looked at.
    @Test
    void refusesEveryOneOfTheList() throws IOException {
        List<String> listed = list();
        assertThat(listed.stream().filter(word -> word.length() >= Passwords.SHORTEST))
                .hasSizeGreaterThan(2_500);
        assertThat(listed.stream()
                        .filter(word -> word.length() >= Passwords.SHORTEST)
                        .filter(word -> word.hashCode() % 50 == 0)
                        .filter(word -> Passwords.fault(ANNA, word).isEmpty()))
                .isEmpty();
    }

    private static List<String> list() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(GuessesTest.class.getResourceAsStream("/access/common_passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
