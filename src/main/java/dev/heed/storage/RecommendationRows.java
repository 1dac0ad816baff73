package dev.heed.storage;

import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;

import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.storage.schema.tables.records.RecommendationLogsRecord;
import java.util.List;
import org.jooq.DSLContext;

/// Recommendations as rows of `recommendation_logs`, and back.
public final class RecommendationRows {
    private static final PreparedBatch INSERT = PreparedBatch.insert(RECOMMENDATION_LOGS);

    private RecommendationRows() {}

    public static void insert(DSLContext sql, List<Recommendation> shown) {
        INSERT.runFor(sql, shown.stream().map(RecommendationRows::row).toList());
    }

    public static RecommendationLogsRecord row(Recommendation shown) {
        RecommendationLogsRecord row = new RecommendationLogsRecord();
        Provenance from = shown.provenance();
        row.setLogId(shown.id().number());
        row.setProjectId(shown.project());
        row.setBucket(shown.id().bucket());
        row.setHour(Tally.hour(from.timestamp()));
        row.setMediaId(shown.mediaId());
        row.setRecommendationType(shown.recommendationType());
        row.setScore(shown.score());
        row.setSelected(shown.selected());
        row.setTimestamp(from.timestamp());
        row.setListId(shown.listId());
        row.setPosition(shown.position());
        row.setModel(shown.model());
        row.setSubject(from.subject());
        row.setMetadata(Json.of(shown.metadata()));
        row.setFound(Json.of(from.found()));
        row.setTextModes(Json.of(from.textModes()));
        row.setPolicyVersion(from.policyVersion());
        row.setReceivedAt(from.receivedAt());
        row.setRevision(shown.revision());
        return row;
    }

    /// A recommendation, as stored. It can only come from a trusted origin, so it is always verified.
    public static Recommendation of(RecommendationLogsRecord row) {
        return new Recommendation(
                new Id(Id.Row.RECOMMENDATION, row.getBucket(), row.getLogId()),
                row.getProjectId(),
                row.getMediaId(),
                row.getRecommendationType(),
                row.getScore(),
                row.getSelected(),
                row.getListId(),
                row.getPosition(),
                row.getModel(),
                Json.object(row.getMetadata()),
                new Provenance(
                        row.getTimestamp(),
                        row.getReceivedAt(),
                        row.getSubject(),
                        null,
                        null,
                        true,
                        row.getPolicyVersion(),
                        Json.counts(row.getFound()),
                        Json.names(row.getTextModes())),
                row.getRevision());
    }
}
