package dev.heed.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which votes are meant: each part that is given narrows the choice; an empty list or `null` leaves it open.
/// Several values of one part mean any of them. `from` is inclusive, `to` is exclusive, both on the vote's own time.
///
/// @param ratings stars 1..5
/// @param thumbs verdicts on answers
/// @param withdrawn `true`: only withdrawn votes; else only those that stand
/// @param search what the texts must hold; a withdrawn vote has none
public record Filter(
        @Nullable Kind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        List<String> mediaIds,
        List<String> types,
        List<String> recommendationTypes,
        List<String> models,
        List<Integer> ratings,
        List<Thumb> thumbs,
        List<String> tags,
        List<String> subjects,
        List<Triage> triage,
        @Nullable Boolean verified,
        boolean withdrawn,
        @Nullable Search search) {

    public Filter {
        mediaIds = List.copyOf(mediaIds);
        types = List.copyOf(types);
        recommendationTypes = List.copyOf(recommendationTypes);
        models = List.copyOf(models);
        ratings = List.copyOf(ratings);
        thumbs = List.copyOf(thumbs);
        tags = List.copyOf(tags);
        subjects = List.copyOf(subjects);
        triage = List.copyOf(triage);
    }

    /// Everything, but what is withdrawn.
    public static final Filter ALL = new Filter(
            null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), null, false, null);

    /// Every vote of one person that stands.
    public static Filter ofSubject(String subject) {
        return new Filter(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(subject),
                List.of(),
                null,
                false,
                null);
    }

    /// The same in another time.
    public Filter within(@Nullable Instant otherFrom, @Nullable Instant otherTo) {
        return but(otherFrom, otherTo, recommendationTypes, ratings, thumbs, verified, search);
    }

    /// The same of those for one recommendation type.
    public Filter inSlot(String recommendationType) {
        return but(from, to, List.of(recommendationType), ratings, thumbs, verified, search);
    }

    /// The same of those with other ratings.
    public Filter rated(List<Integer> otherRatings, List<Thumb> otherThumbs) {
        return but(from, to, recommendationTypes, otherRatings, otherThumbs, verified, search);
    }

    /// The same of votes that somebody vouches for, or that nobody does.
    public Filter verified(boolean only) {
        return but(from, to, recommendationTypes, ratings, thumbs, only, search);
    }

    /// The same with another search, or with none.
    public Filter searching(@Nullable Search other) {
        return but(from, to, recommendationTypes, ratings, thumbs, verified, other);
    }

    /// The same in every kind, rating, recommendation type, model, tag and state of triage, verified or not.
    public Filter open() {
        return new Filter(
                null, from, to, mediaIds, types, List.of(), List.of(), List.of(), List.of(), List.of(), subjects,
                List.of(), null, withdrawn, search);
    }

    private Filter but(
            @Nullable Instant otherFrom,
            @Nullable Instant otherTo,
            List<String> otherRecommendationTypes,
            List<Integer> otherRatings,
            List<Thumb> otherThumbs,
            @Nullable Boolean otherVerified,
            @Nullable Search otherSearch) {
        return new Filter(
                kind,
                otherFrom,
                otherTo,
                mediaIds,
                types,
                otherRecommendationTypes,
                models,
                otherRatings,
                otherThumbs,
                tags,
                subjects,
                triage,
                otherVerified,
                withdrawn,
                otherSearch);
    }

    /// Whether votes of a kind can be meant at all: a medium has no thumb, an answer has no stars.
    public boolean admits(Kind candidate) {
        if (kind != null && kind != candidate) return false;
        return switch (candidate) {
            case MEDIA -> thumbs.isEmpty() || !ratings.isEmpty();
            case CHAT ->
                mediaIds.isEmpty()
                        && types.isEmpty()
                        && recommendationTypes.isEmpty()
                        && (ratings.isEmpty() || !thumbs.isEmpty());
        };
    }
}
