-- A cell was kept for each of 64 buckets; now sixteen neighbours share one, under the first of them: fewer rows to
-- write with each vote, and to add up in each answer.

-- what an older node counts meanwhile must not be deleted uncounted
LOCK TABLE rollup_hourly, rollup_media_daily, rollup_slot_hourly, rollup_label_daily IN SHARE ROW EXCLUSIVE MODE;

INSERT INTO rollup_hourly AS kept (
    bucket, project_id, hour, kind, verified, votes, stars_1, stars_2, stars_3, stars_4, stars_5, up, down,
    completed, not_completed, again, not_again, comments, negative, neutral, positive
)
SELECT
    bucket - bucket % 16, project_id, hour, kind, verified,
    sum(votes), sum(stars_1), sum(stars_2), sum(stars_3), sum(stars_4), sum(stars_5), sum(up), sum(down),
    sum(completed), sum(not_completed), sum(again), sum(not_again), sum(comments), sum(negative),
    sum(neutral), sum(positive)
FROM rollup_hourly
WHERE bucket % 16 <> 0
GROUP BY bucket - bucket % 16, project_id, hour, kind, verified
ON CONFLICT (bucket, project_id, hour, kind, verified) DO UPDATE SET
    votes = kept.votes + excluded.votes, stars_1 = kept.stars_1 + excluded.stars_1,
    stars_2 = kept.stars_2 + excluded.stars_2, stars_3 = kept.stars_3 + excluded.stars_3,
    stars_4 = kept.stars_4 + excluded.stars_4, stars_5 = kept.stars_5 + excluded.stars_5,
    up = kept.up + excluded.up, down = kept.down + excluded.down,
    completed = kept.completed + excluded.completed,
    not_completed = kept.not_completed + excluded.not_completed, again = kept.again + excluded.again,
    not_again = kept.not_again + excluded.not_again, comments = kept.comments + excluded.comments,
    negative = kept.negative + excluded.negative, neutral = kept.neutral + excluded.neutral,
    positive = kept.positive + excluded.positive;

DELETE FROM rollup_hourly WHERE bucket % 16 <> 0;

INSERT INTO rollup_media_daily AS kept (
    bucket, project_id, day, media_id, verified, votes, stars_1, stars_2, stars_3, stars_4, stars_5,
    completed, not_completed, again, not_again, comments, negative, neutral, positive
)
SELECT
    bucket - bucket % 16, project_id, day, media_id, verified,
    sum(votes), sum(stars_1), sum(stars_2), sum(stars_3), sum(stars_4), sum(stars_5), sum(completed),
    sum(not_completed), sum(again), sum(not_again), sum(comments), sum(negative), sum(neutral),
    sum(positive)
FROM rollup_media_daily
WHERE bucket % 16 <> 0
GROUP BY bucket - bucket % 16, project_id, day, media_id, verified
ON CONFLICT (bucket, project_id, day, media_id, verified) DO UPDATE SET
    votes = kept.votes + excluded.votes, stars_1 = kept.stars_1 + excluded.stars_1,
    stars_2 = kept.stars_2 + excluded.stars_2, stars_3 = kept.stars_3 + excluded.stars_3,
    stars_4 = kept.stars_4 + excluded.stars_4, stars_5 = kept.stars_5 + excluded.stars_5,
    completed = kept.completed + excluded.completed,
    not_completed = kept.not_completed + excluded.not_completed, again = kept.again + excluded.again,
    not_again = kept.not_again + excluded.not_again, comments = kept.comments + excluded.comments,
    negative = kept.negative + excluded.negative, neutral = kept.neutral + excluded.neutral,
    positive = kept.positive + excluded.positive;

DELETE FROM rollup_media_daily WHERE bucket % 16 <> 0;

INSERT INTO rollup_slot_hourly AS kept (
    bucket, project_id, hour, recommendation_type, model, score_bin, verified, shown, selected, voted, rated,
    liked, stars, score_micros, squared_error_micros
)
SELECT
    bucket - bucket % 16, project_id, hour, recommendation_type, model, score_bin, verified,
    sum(shown), sum(selected), sum(voted), sum(rated), sum(liked), sum(stars), sum(score_micros),
    sum(squared_error_micros)
FROM rollup_slot_hourly
WHERE bucket % 16 <> 0
GROUP BY bucket - bucket % 16, project_id, hour, recommendation_type, model, score_bin, verified
ON CONFLICT (bucket, project_id, hour, recommendation_type, model, score_bin, verified) DO UPDATE SET
    shown = kept.shown + excluded.shown, selected = kept.selected + excluded.selected,
    voted = kept.voted + excluded.voted, rated = kept.rated + excluded.rated,
    liked = kept.liked + excluded.liked, stars = kept.stars + excluded.stars,
    score_micros = kept.score_micros + excluded.score_micros,
    squared_error_micros = kept.squared_error_micros + excluded.squared_error_micros;

DELETE FROM rollup_slot_hourly WHERE bucket % 16 <> 0;

INSERT INTO rollup_label_daily AS kept (
    bucket, project_id, day, kind, label_kind, label, verified, votes, rated, stars, up, down
)
SELECT
    bucket - bucket % 16, project_id, day, kind, label_kind, label, verified,
    sum(votes), sum(rated), sum(stars), sum(up), sum(down)
FROM rollup_label_daily
WHERE bucket % 16 <> 0
GROUP BY bucket - bucket % 16, project_id, day, kind, label_kind, label, verified
ON CONFLICT (bucket, project_id, day, kind, label_kind, label, verified) DO UPDATE SET
    votes = kept.votes + excluded.votes, rated = kept.rated + excluded.rated,
    stars = kept.stars + excluded.stars, up = kept.up + excluded.up, down = kept.down + excluded.down;

DELETE FROM rollup_label_daily WHERE bucket % 16 <> 0;
