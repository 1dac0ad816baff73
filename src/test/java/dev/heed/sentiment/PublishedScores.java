package dev.heed.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Against the scores that VADER's authors publish with their texts. Their files are not ours and not in the
/// repository,
/// so this is run by its name where they are: `mvn test -Dtest=PublishedScores -Dheed.data=DIRECTORY`.
class PublishedScores {
    /// The published scores have four digits.
    private static final double ROUNDING = 1e-4;

    private static final Path DATA =
            Path.of(System.getProperty("heed.data", ".")).resolve("sentiment");

    private final Sentiment sentiment = new Sentiment(List.of());

    @Test
    void scoresTheTweetsOfThePaperAsPublished() throws IOException {
        List<String> different = new ArrayList<>();
        List<String[]> rows = rows("vader_tweets.tsv", 7);
        for (String[] row : rows) {
            double published = Double.parseDouble(row[5]);
            double ours = Vader.compound(Words.of(row[6], List.of()));
            if (Math.abs(ours - published) > ROUNDING) different.add(published + " " + ours + " " + row[6]);
        }
        assertThat(rows).hasSizeGreaterThan(4_000);
        assertThat(different).isEmpty();
    }

    @Test
    void scoresTheExamplesOfTheReadmeAsThePublishedProgramDoes() throws IOException {
        List<String[]> rows = rows("vader_readme.tsv", 3);
        assertThat(rows).hasSize(16);
        for (String[] row : rows)
            assertThat(Vader.compound(Words.of(row[2], List.of())))
                    .as(row[2])
                    .isCloseTo(Double.parseDouble(row[1]), within(ROUNDING));
    }

    /// English that nobody declared: how much of it gets a score.
    @Test
    void takesNearlyAllTweetsForEnglish() throws IOException {
        List<String[]> rows = rows("vader_tweets.tsv", 7);
        long scored = rows.stream()
                .filter(row -> sentiment.compound(row[6], null) != null)
                .count();
        assertThat(scored).isGreaterThan(rows.size() * 95L / 100);
    }

    private static List<String[]> rows(String file, int columns) throws IOException {
        Path path = DATA.resolve(file);
        return Files.readAllLines(path).stream()
                .skip(1)
                .map(line -> line.split("\t", columns))
                .toList();
    }
}
