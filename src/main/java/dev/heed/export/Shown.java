package dev.heed.export;

import dev.heed.domain.Feedback;
import dev.heed.domain.Recommendation;
import java.util.List;

/// A showing with the votes that answer it, oldest first, withdrawn ones included.
record Shown(Recommendation recommendation, List<Feedback> votes) {
    static final Columns<Shown> COLUMNS = new Columns<Shown>()
            .and("id", shown -> shown.recommendation.id().toString())
            .and("media_id", shown -> shown.recommendation.mediaId())
            .and("recommendation_type", shown -> shown.recommendation.recommendationType())
            .and("score", shown -> shown.recommendation.score())
            .and("selected", shown -> shown.recommendation.selected())
            .and("list_id", shown -> shown.recommendation.listId())
            .and("position", shown -> shown.recommendation.position())
            .and("model", shown -> shown.recommendation.model())
            .and("timestamp", shown -> shown.recommendation.provenance().timestamp())
            .and("received_at", shown -> shown.recommendation.provenance().receivedAt())
            .and("subject", shown -> shown.recommendation.provenance().subject())
            .and("metadata", shown -> shown.recommendation.metadata())
            .and("policy_version", shown -> shown.recommendation.provenance().policyVersion())
            .and("found", shown -> shown.recommendation.provenance().found())
            .and("text_modes", shown -> shown.recommendation.provenance().textModes())
            .and("revision", shown -> shown.recommendation.revision())
            .and(
                    "feedback",
                    shown -> shown.votes.stream().map(VoteColumns.MEDIA::row).toList());
}
