package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignedSecretsTest {
    private final Redactor redactor = new Redactor(EnumSet.of(PersonalData.SECRET), List.of(), List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "password=hunter2 | password=[SECRET]",
                "password: hunter2. | password: [SECRET].",
                "My Password : Tr0ub4dor&3, ok | My Password : [SECRET], ok",
                "\"db_password\": \"s3cr3t!x\" | \"db_password\": \"[SECRET]\"",
                "pwd=1234 | pwd=[SECRET]",
                "api_key=9f8e7d6c5b4a | api_key=[SECRET]",
                "api-key: 'abc123def456' | api-key: '[SECRET]'",
                "client.secret => \"a1b2c3d4e5\" | client.secret => \"[SECRET]\"",
                "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG | AWS_SECRET_ACCESS_KEY=[SECRET]",
                "Passwort: geheim!wort | Passwort: [SECRET]",
                "contraseña: perro99 | contraseña: [SECRET]",
                "token := x9y8z7w6v5 | token := [SECRET]",
                "**Password:** hunter22 | **Password:** [SECRET]",
                "my password is Xk29!pferd ok | my password is [SECRET] ok",
                "the password is: hunter2 | the password is: [SECRET]",
                "das Passwort lautet Sommer2024! | das Passwort lautet [SECRET]!",
                "la contraseña es Gato2020 | la contraseña es [SECRET]",
                "mot de passe: Soleil77 | mot de passe: [SECRET]",
                "pw: Sommer2024 | pw: [SECRET]",
                "密码：Abc12345 | 密码：[SECRET]",
                "Bearer abcdef123456 | Bearer [SECRET]",
                "Authorization: Bearer abcdefghij | Authorization: Bearer [SECRET]",
                "Bearer abcdef1234567890abcdef | Bearer [SECRET]",
                "authorization: bearer abcdef1234567890abcdef. | authorization: bearer [SECRET].",
                "Authorization: Basic YW5uYTpzZWNyZXQ= | Authorization: Basic [SECRET]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: required",
                "The secret: love",
                "The Secret: S01E02",
                "The Secret: 13-year-old girl saves the day",
                "Victoria's Secret: 2019 show",
                "password=${DB_PASSWORD1}",
                "password = os.environ['DB1']",
                "password = input(\"Password1\")",
                "api_key=YOUR_API_KEY",
                "token: next_token",
                "max_tokens: 4096",
                "my password is long",
                "my password is 12 characters",
                "the password was 2005 in that film",
                "the season pass was 2019euros",
                "the token is a1b2c3d4e5",
                "password: [SECRET]",
                "the bearer of bad news in 1999",
                "basic JavaScript2 knowledge",
                "Basic understanding of things",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
