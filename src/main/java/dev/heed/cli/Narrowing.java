package dev.heed.cli;

import dev.heed.domain.Filter;
import dev.heed.domain.Search;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which rows are meant: the filters of the API.
final class Narrowing {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Times.Reader.class,
            description = "Said at this time or later: a day, or a time such as 2027-01-31T12:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = Times.Reader.class, description = "Said before this time.")
    private @Nullable Instant to;

    @Option(names = "--media-id", paramLabel = "ID", description = "On this item. Repeatable, as all that follow.")
    private List<String> mediaIds = List.of();

    @Option(names = "--type", paramLabel = "TYPE", description = "On items of this type.")
    private List<String> types = List.of();

    @Option(names = "--recommendation-type", paramLabel = "TYPE", description = "Shown in such a slot.")
    private List<String> recommendationTypes = List.of();

    @Option(names = "--model", paramLabel = "NAME", description = "Chosen or answered by this model.")
    private List<String> models = List.of();

    @Option(names = "--rating", paramLabel = "RATING", description = "1 to 5, up or down.")
    private List<String> ratings = List.of();

    @Option(names = "--tag", paramLabel = "TAG", description = "With this tag.")
    private List<String> tags = List.of();

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "By this pseudonym.")
    private List<String> subjects = List.of();

    @Option(
            names = "--triage",
            paramLabel = "STATE",
            converter = WordReader.OfTriage.class,
            description = "new, seen or done.")
    private List<Triage> triage = List.of();

    @Option(
            names = "--verified",
            arity = "1",
            paramLabel = "true|false",
            description = "Of a verified origin, or of none.")
    private @Nullable Boolean verified;

    @Option(names = "--withdrawn", description = "Withdrawn votes, in place of those that stand.")
    private boolean withdrawn;

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            description = "With all these words in its texts; \"a phrase\" in quotation marks, begin* for a beginning.")
    private @Nullable String search;

    /// @throws Failure if a rating is none, or there is no word to search for
    Filter filter() {
        List<Integer> stars = new ArrayList<>();
        List<Thumb> thumbs = new ArrayList<>();
        for (String rating : ratings)
            switch (rating) {
                case "1", "2", "3", "4", "5" -> stars.add(Integer.valueOf(rating));
                case "up" -> thumbs.add(Thumb.UP);
                case "down" -> thumbs.add(Thumb.DOWN);
                default -> throw Failure.usage(List.of("--rating must be 1 to 5, up or down"));
            }
        return new Filter(
                null,
                from,
                to,
                mediaIds,
                types,
                recommendationTypes,
                models,
                stars,
                thumbs,
                tags,
                subjects,
                triage,
                verified,
                withdrawn,
                search == null ? null : search(search));
    }

    private static Search search(String words) {
        if (words.codePointCount(0, words.length()) > Search.LONGEST)
            throw Failure.usage(List.of("--search must be at most " + Search.LONGEST + " characters long"));
        return Search.read(words)
                .orElseThrow(() -> Failure.usage(List.of("--search must hold a word: at least one letter or digit")));
    }
}
