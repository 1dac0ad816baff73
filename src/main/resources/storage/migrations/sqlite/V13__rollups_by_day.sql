-- The two rollups by hour once more by day, in the same transaction: a period is a few days and, where it begins or
-- ends within one, a few hours. What was shown, and answered by a vote, also without regard to slot, model and score.
-- What has been counted so far is added up.

CREATE TABLE rollup_daily (
    bucket        INTEGER NOT NULL,
    project_id    BIGINT NOT NULL,
    day           INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('media', 'chat')),
    verified      BOOLEAN NOT NULL CHECK (verified IN (0, 1)),
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
    PRIMARY KEY (bucket, project_id, day, kind, verified)
) WITHOUT ROWID;

-- as in rollup_slot_hourly, the day is the day of showing
CREATE TABLE rollup_slot_daily (
    bucket                INTEGER NOT NULL,
    project_id            BIGINT NOT NULL,
    day                   INTEGER NOT NULL,
    recommendation_type   TEXT NOT NULL,
    model                 TEXT NOT NULL,
    score_bin             INTEGER NOT NULL CHECK (score_bin BETWEEN -1 AND 9),
    verified              BOOLEAN NOT NULL CHECK (verified IN (0, 1)),
    shown                 BIGINT NOT NULL,
    selected              BIGINT NOT NULL,
    voted                 BIGINT NOT NULL,
    rated                 BIGINT NOT NULL,
    liked                 BIGINT NOT NULL,
    stars                 BIGINT NOT NULL,
    score_micros          BIGINT NOT NULL,
    squared_error_micros  BIGINT NOT NULL,
    PRIMARY KEY (bucket, project_id, day, recommendation_type, model, score_bin, verified)
) WITHOUT ROWID;

CREATE TABLE rollup_response_daily (
    bucket     INTEGER NOT NULL,
    project_id BIGINT NOT NULL,
    day        INTEGER NOT NULL,
    verified   BOOLEAN NOT NULL CHECK (verified IN (0, 1)),
    shown      BIGINT NOT NULL,
    voted      BIGINT NOT NULL,
    PRIMARY KEY (bucket, project_id, day, verified)
) WITHOUT ROWID;

-- an hour before 1970 is below zero, and so is its day
INSERT INTO rollup_daily (
    bucket, project_id, day, kind, verified, votes, stars_1, stars_2, stars_3, stars_4, stars_5, up, down,
    completed, not_completed, again, not_again, comments, negative, neutral, positive
)
SELECT
    bucket, project_id, (hour - ((hour % 24) + 24) % 24) / 24, kind, verified,
    sum(votes), sum(stars_1), sum(stars_2), sum(stars_3), sum(stars_4), sum(stars_5), sum(up), sum(down),
    sum(completed), sum(not_completed), sum(again), sum(not_again), sum(comments), sum(negative),
    sum(neutral), sum(positive)
FROM rollup_hourly
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO rollup_slot_daily (
    bucket, project_id, day, recommendation_type, model, score_bin, verified, shown, selected, voted, rated,
    liked, stars, score_micros, squared_error_micros
)
SELECT
    bucket, project_id, (hour - ((hour % 24) + 24) % 24) / 24, recommendation_type, model, score_bin, verified,
    sum(shown), sum(selected), sum(voted), sum(rated), sum(liked), sum(stars), sum(score_micros),
    sum(squared_error_micros)
FROM rollup_slot_hourly
GROUP BY 1, 2, 3, 4, 5, 6, 7;

INSERT INTO rollup_response_daily (bucket, project_id, day, verified, shown, voted)
SELECT bucket, project_id, day, verified, sum(shown), sum(voted)
FROM rollup_slot_daily
GROUP BY 1, 2, 3, 4;
