-- Votes by tag and by model are counted as all votes are: each number of stars by itself, watched to the end, would
-- watch again, comments and how they sound. What is stored is counted anew, which on a large database takes a while.

-- Waits for what older nodes are storing, and keeps them out until this commits. One that goes on afterwards cannot
-- store votes with a tag or a model: it has to be stopped before.
LOCK TABLE user_feedback, feedback, rollup_label_daily IN SHARE ROW EXCLUSIVE MODE;

DROP TABLE rollup_label_daily;

CREATE TABLE rollup_label_daily (
    bucket        INTEGER NOT NULL,
    project_id    BIGINT NOT NULL,
    day           INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('media', 'chat')),
    label_kind    TEXT NOT NULL CHECK (label_kind IN ('tag', 'model')),
    label         TEXT COLLATE "C" NOT NULL,
    verified      BOOLEAN NOT NULL,
    votes         BIGINT NOT NULL,
    stars_1       BIGINT NOT NULL,
    stars_2       BIGINT NOT NULL,
    stars_3       BIGINT NOT NULL,
    stars_4       BIGINT NOT NULL,
    stars_5       BIGINT NOT NULL,
    up            BIGINT NOT NULL,
    down          BIGINT NOT NULL,
    completed     BIGINT NOT NULL,
    not_completed BIGINT NOT NULL,
    again         BIGINT NOT NULL,
    not_again     BIGINT NOT NULL,
    comments      BIGINT NOT NULL,
    negative      BIGINT NOT NULL,
    neutral       BIGINT NOT NULL,
    positive      BIGINT NOT NULL,
    PRIMARY KEY (bucket, project_id, day, kind, label_kind, label, verified)
);

-- tags are words of people: no statistics are kept of them
ALTER TABLE rollup_label_daily ALTER COLUMN label SET STATISTICS 0;

-- an hour before 1970 is below zero, and so is its day
INSERT INTO rollup_label_daily (
    bucket, project_id, day, kind, label_kind, label, verified, votes, stars_1, stars_2, stars_3, stars_4, stars_5,
    up, down, completed, not_completed, again, not_again, comments, negative, neutral, positive
)
SELECT
    bucket - bucket % 16, project_id, (hour - ((hour % 24) + 24) % 24) / 24, kind, label_kind, label, verified, count(*),
    count(*) FILTER (WHERE stars = 1),
    count(*) FILTER (WHERE stars = 2),
    count(*) FILTER (WHERE stars = 3),
    count(*) FILTER (WHERE stars = 4),
    count(*) FILTER (WHERE stars = 5),
    count(*) FILTER (WHERE thumb = 1),
    count(*) FILTER (WHERE thumb = -1),
    count(*) FILTER (WHERE completed),
    count(*) FILTER (WHERE NOT completed),
    count(*) FILTER (WHERE again),
    count(*) FILTER (WHERE NOT again),
    count(*) FILTER (WHERE commented),
    count(*) FILTER (WHERE sentiment <= -0.05),
    count(*) FILTER (WHERE sentiment > -0.05 AND sentiment < 0.05),
    count(*) FILTER (WHERE sentiment >= 0.05)
FROM (
    SELECT
        bucket, project_id, hour, 'media' AS kind, 'tag' AS label_kind, tag.label AS label, verified,
        CAST(rating AS INTEGER) AS stars, CAST(NULL AS INTEGER) AS thumb,
        CAST(watched_completion AS BOOLEAN) AS completed, CAST(would_watch_again AS BOOLEAN) AS again,
        comment IS NOT NULL OR comment_length IS NOT NULL AS commented, sentiment
    FROM user_feedback, jsonb_array_elements_text(tags) AS tag (label)
    WHERE withdrawn_at IS NULL
    UNION ALL
    SELECT
        bucket, project_id, hour, 'chat' AS kind, 'tag' AS label_kind, tag.label AS label, verified,
        CAST(NULL AS INTEGER) AS stars, CAST(rating AS INTEGER) AS thumb,
        CAST(NULL AS BOOLEAN) AS completed, CAST(NULL AS BOOLEAN) AS again,
        comment IS NOT NULL OR comment_length IS NOT NULL AS commented, sentiment
    FROM feedback, jsonb_array_elements_text(tags) AS tag (label)
    WHERE withdrawn_at IS NULL
    UNION ALL
    SELECT
        bucket, project_id, hour, 'chat' AS kind, 'model' AS label_kind, model AS label, verified,
        CAST(NULL AS INTEGER) AS stars, CAST(rating AS INTEGER) AS thumb,
        CAST(NULL AS BOOLEAN) AS completed, CAST(NULL AS BOOLEAN) AS again,
        comment IS NOT NULL OR comment_length IS NOT NULL AS commented, sentiment
    FROM feedback
    WHERE withdrawn_at IS NULL AND model IS NOT NULL
) AS said
GROUP BY 1, 2, 3, 4, 5, 6, 7;
