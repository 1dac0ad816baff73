package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://anna:secret@example.com/x | https://[URL]@example.com/x",
                "https://anna@example.com/ | https://[URL]@example.com/",
                "postgresql://heed:p@ss@db.example:5432/heed | postgresql://[URL]@db.example:5432/heed",
                "see https://example.com/a?x=1&token=abc&y=2. | see https://example.com/a?x=1&token=[URL]&y=2.",
                "https://example.com/a?access_token=abc, | https://example.com/a?access_token=[URL],",
                "https://example.com/cb#id_token=abc.def | https://example.com/cb#id_token=[URL]",
                "<a href=\"/reset?user=7&amp;password=x1\"> | <a href=\"/reset?user=7&amp;password=[URL]\">",
                "/v1/x?key=abcdefgh12 | /v1/x?key=[URL]",
                "?X-Amz-Signature=0a1b&X-Amz-Date=2024 | ?X-Amz-Signature=[URL]&X-Amz-Date=2024",
                "(https://example.com/?sig=abc) | (https://example.com/?sig=[URL])",
                "https://example.com/reset/a1b2c3d4e5f6a7b8c9d0. | https://example.com/reset/[URL].",
                "https://example.com/u/7/verify-email/aB3dE5fG7hI9jK1lM2/x | https://example.com/u/7/verify-email/[URL]/x",
                "https://hooks.slack.com/services/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 "
                        + "| https://hooks.slack.com/services/T024BE7LD/B0123ABCD/[URL]",
                "https://example.com/?x=aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2&y=1 | https://example.com/?x=[URL]&y=1",
                "https://a.example/https://anna:pw@b.example/?token=x "
                        + "| https://a.example/https://[URL]@b.example/?token=[URL]",
                "https://example.com/?a=b%26token%3Dabc | https://example.com/?a=b%26token%3D[URL]",
                "ＨＴＴＰＳ：／／anna：pw＠example.com | ＨＴＴＰＳ：／／[URL]＠example.com",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/film?id=7&page=2",
                "https://example.com/?key=abc",
                "https://example.com/?keyword=abcdefghij&monkey=banana123",
                "https://example.com/@anna",
                "https://example.com:8080/",
                "https://example.com/reset/how-to-reset-your-2024-password-in-3-steps",
                "https://example.com/films/a1b2c3d4e5f6a7b8c9d0",
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PLrAXtmErZgOeiKm4sgNOknGvNjby9",
                "https://example.com/?id=550e8400-e29b-41d4-a716-446655440000",
                "token=abc",
                "?token=",
                "what is x=1&y=2?",
                "https://example.com/?token=[URL]",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
