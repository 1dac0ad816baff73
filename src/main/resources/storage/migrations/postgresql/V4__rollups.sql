-- Exact counts, written in the same transaction as the rows they count. Sums of scores are whole
-- millionths, so that adding and recounting give the same number in any order.

CREATE TABLE rollup_hourly (
    bucket        INTEGER NOT NULL,
    project_id    BIGINT NOT NULL,
    hour          INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('media', 'chat')),
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
    PRIMARY KEY (bucket, project_id, hour, kind, verified)
);

CREATE TABLE rollup_media_daily (
    bucket        INTEGER NOT NULL,
    project_id    BIGINT NOT NULL,
    day           INTEGER NOT NULL,
    media_id      TEXT COLLATE "C" NOT NULL,
    verified      BOOLEAN NOT NULL,
    votes         BIGINT NOT NULL,
    stars_1       BIGINT NOT NULL,
    stars_2       BIGINT NOT NULL,
    stars_3       BIGINT NOT NULL,
    stars_4       BIGINT NOT NULL,
    stars_5       BIGINT NOT NULL,
    completed     BIGINT NOT NULL,
    not_completed BIGINT NOT NULL,
    again         BIGINT NOT NULL,
    not_again     BIGINT NOT NULL,
    comments      BIGINT NOT NULL,
    negative      BIGINT NOT NULL,
    neutral       BIGINT NOT NULL,
    positive      BIGINT NOT NULL,
    PRIMARY KEY (bucket, project_id, day, media_id, verified)
);

-- the hour is the hour of showing; model '' is none; score_bin -1 is none
CREATE TABLE rollup_slot_hourly (
    bucket                INTEGER NOT NULL,
    project_id            BIGINT NOT NULL,
    hour                  INTEGER NOT NULL,
    recommendation_type   TEXT NOT NULL,
    model                 TEXT NOT NULL,
    score_bin             INTEGER NOT NULL CHECK (score_bin BETWEEN -1 AND 9),
    verified              BOOLEAN NOT NULL,
    shown                 BIGINT NOT NULL,
    selected              BIGINT NOT NULL,
    voted                 BIGINT NOT NULL,
    rated                 BIGINT NOT NULL,
    liked                 BIGINT NOT NULL,
    stars                 BIGINT NOT NULL,
    score_micros          BIGINT NOT NULL,
    squared_error_micros  BIGINT NOT NULL,
    PRIMARY KEY (bucket, project_id, hour, recommendation_type, model, score_bin, verified)
);

CREATE TABLE rollup_label_daily (
    bucket     INTEGER NOT NULL,
    project_id BIGINT NOT NULL,
    day        INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('media', 'chat')),
    label_kind TEXT NOT NULL CHECK (label_kind IN ('tag', 'model')),
    label      TEXT NOT NULL,
    verified   BOOLEAN NOT NULL,
    votes      BIGINT NOT NULL,
    rated      BIGINT NOT NULL,
    stars      BIGINT NOT NULL,
    up         BIGINT NOT NULL,
    down       BIGINT NOT NULL,
    PRIMARY KEY (bucket, project_id, day, kind, label_kind, label, verified)
);
