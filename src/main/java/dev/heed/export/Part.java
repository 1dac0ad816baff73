package dev.heed.export;

import dev.heed.domain.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which part of a project is taken out; each has columns of its own.
public enum Part {
    /// Votes on media.
    MEDIA,
    /// Votes on a chatbot's answers.
    CHAT,
    /// The recommendation log, each showing with the votes that answer it.
    RECOMMENDATIONS,
    /// The items.
    CATALOG;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word for it in the API, on the command line and in file names.
    public String word() {
        return word;
    }

    /// What a filter narrows that this part does not have, by the names of the API; empty when it fits.
    public List<String> unfit(Filter filter) {
        List<String> said = new ArrayList<>();
        say(said, filter.from() != null, "from");
        say(said, filter.to() != null, "to");
        say(said, !filter.mediaIds().isEmpty(), "media_id");
        say(said, !filter.types().isEmpty(), "type");
        say(said, !filter.recommendationTypes().isEmpty(), "recommendation_type");
        say(said, !filter.models().isEmpty(), "model");
        say(said, !filter.ratings().isEmpty() || !filter.thumbs().isEmpty(), "rating");
        say(said, !filter.tags().isEmpty(), "tag");
        say(said, !filter.subjects().isEmpty(), "subject");
        say(said, !filter.triage().isEmpty(), "triage");
        say(said, filter.verified() != null, "verified");
        say(said, filter.withdrawn(), "withdrawn");
        say(said, filter.search() != null, "q");
        said.removeAll(filters());
        return said;
    }

    private Set<String> filters() {
        return switch (this) {
            case MEDIA ->
                Set.of(
                        "from",
                        "to",
                        "media_id",
                        "type",
                        "recommendation_type",
                        "model",
                        "rating",
                        "tag",
                        "subject",
                        "triage",
                        "verified",
                        "withdrawn",
                        "q");
            case CHAT ->
                Set.of("from", "to", "model", "rating", "tag", "subject", "triage", "verified", "withdrawn", "q");
            case RECOMMENDATIONS -> Set.of("from", "to", "media_id", "type", "recommendation_type", "model", "subject");
            case CATALOG -> Set.of("media_id", "type");
        };
    }

    private static void say(List<String> said, boolean narrowed, String name) {
        if (narrowed) said.add(name);
    }
}
