package dev.heed.access;

import dev.heed.domain.Change;
import org.jspecify.annotations.Nullable;

/// For how many days, of 24 hours, a project keeps what it received: 1..36500, or `null` for ever.
///
/// @param mediaVotesDays votes on media, withdrawn ones too
/// @param chatVotesDays votes on a chatbot's answers, withdrawn ones too
/// @param recommendationsDays the log of what was recommended
public record RetentionPeriods(
        @Nullable Integer mediaVotesDays,
        @Nullable Integer chatVotesDays,
        @Nullable Integer recommendationsDays) {
    /// A hundred years.
    public static final int DAYS_AT_MOST = 36_500;

    /// Everything, for ever.
    public static final RetentionPeriods FOR_EVER = new RetentionPeriods(null, null, null);

    public RetentionPeriods {
        requireDays("media_votes_days", mediaVotesDays);
        requireDays("chat_votes_days", chatVotesDays);
        requireDays("recommendations_days", recommendationsDays);
    }

    private static void requireDays(String name, @Nullable Integer days) {
        if (days != null && (days < 1 || days > DAYS_AT_MOST))
            throw new IllegalArgumentException(name + " must be 1.." + DAYS_AT_MOST + ", got " + days);
    }

    /// What is to become of each of them.
    public record Changes(
            Change<Integer> mediaVotesDays, Change<Integer> chatVotesDays, Change<Integer> recommendationsDays) {
        /// All stay.
        public static final Changes NONE = new Changes(Change.keep(), Change.keep(), Change.keep());

        /// Everything is kept for ever again.
        public static final Changes CLEARED = new Changes(Change.clear(), Change.clear(), Change.clear());

        RetentionPeriods of(RetentionPeriods before) {
            return new RetentionPeriods(
                    mediaVotesDays.after(before.mediaVotesDays()),
                    chatVotesDays.after(before.chatVotesDays()),
                    recommendationsDays.after(before.recommendationsDays()));
        }
    }
}
