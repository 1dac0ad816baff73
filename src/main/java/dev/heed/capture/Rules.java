package dev.heed.capture;

/// What must hold of a vote, in the words a caller reads.
final class Rules {
    static final String SAYS_NOTHING =
            "must hold at least one of rating, watched_completion, would_watch_again, comment, tags";
    static final String UNKNOWN_RECOMMENDATION = "must be a recommendation of this project and of this media_id";
    static final String UNKNOWN_MEDIA =
            "is not in the catalog; add it with PUT /v1/media/{media_id}, or send `media` with a secret key";

    static final String KNOWN = "must hold none of known_identifiers";

    private Rules() {}
}
