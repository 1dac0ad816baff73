-- One vote for one thing is one row: `anchor` is the thing (the recommendation or message answered,
-- else media and subject or session); without one, each vote is a row of its own.

CREATE TABLE user_feedback (
    feedback_id         BIGINT NOT NULL,
    project_id          BIGINT NOT NULL REFERENCES projects (project_id),
    bucket              INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    hour                INTEGER NOT NULL DEFAULT floor(extract(epoch FROM now()) / 3600),
    media_id            TEXT COLLATE "C" NOT NULL,
    watched_completion  BOOLEAN,
    would_watch_again   BOOLEAN,
    rating              INTEGER CHECK (rating IN (1, 2, 3, 4, 5)),
    timestamp           timestamptz NOT NULL DEFAULT now(),
    comment             TEXT,
    tags                jsonb CHECK (jsonb_typeof(tags) = 'array'),
    anchor              TEXT CHECK (length(anchor) = 26),
    subject             TEXT CHECK (length(subject) = 26),
    session             TEXT CHECK (length(session) = 26),
    log_id              BIGINT,
    recommendation_type TEXT,
    model               TEXT,
    position            INTEGER,
    score               double precision,
    recommended_at      timestamptz,
    sentiment           double precision CHECK (sentiment BETWEEN -1 AND 1),
    language            TEXT,
    verified            BOOLEAN NOT NULL DEFAULT FALSE,
    triage              TEXT NOT NULL DEFAULT 'new' CHECK (triage IN ('new', 'seen', 'done')),
    metadata            jsonb CHECK (jsonb_typeof(metadata) = 'object'),
    policy_version      INTEGER NOT NULL DEFAULT 1,
    found               jsonb CHECK (jsonb_typeof(found) = 'object'),
    received_at         timestamptz NOT NULL DEFAULT now(),
    revision            INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    withdrawn_at        timestamptz,
    FOREIGN KEY (project_id, media_id) REFERENCES media (project_id, media_id),
    PRIMARY KEY (bucket, feedback_id),
    CHECK (hour = floor(extract(epoch FROM timestamp) / 3600)),
    CHECK ((log_id IS NULL) = (recommendation_type IS NULL) AND (log_id IS NULL) = (recommended_at IS NULL))
);
CREATE UNIQUE INDEX user_feedback_by_anchor ON user_feedback (anchor, project_id, verified, bucket) WHERE anchor IS NOT NULL;
CREATE INDEX user_feedback_by_project ON user_feedback (project_id, feedback_id);
CREATE INDEX user_feedback_by_media ON user_feedback (project_id, media_id, feedback_id);
CREATE INDEX user_feedback_by_subject ON user_feedback (project_id, subject, feedback_id) WHERE subject IS NOT NULL;
CREATE INDEX user_feedback_by_recommendation ON user_feedback (bucket, log_id) WHERE log_id IS NOT NULL;

CREATE TABLE feedback (
    feedback_id     BIGINT NOT NULL,
    project_id      BIGINT NOT NULL REFERENCES projects (project_id),
    bucket          INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    hour            INTEGER NOT NULL DEFAULT floor(extract(epoch FROM now()) / 3600),
    query           TEXT NOT NULL,
    response        TEXT NOT NULL,
    rating          INTEGER NOT NULL CHECK (rating IN (1, -1)),
    timestamp       timestamptz NOT NULL DEFAULT now(),
    comment         TEXT,
    tags            jsonb CHECK (jsonb_typeof(tags) = 'array'),
    correction      TEXT,
    model           TEXT,
    anchor          TEXT CHECK (length(anchor) = 26),
    session         TEXT CHECK (length(session) = 26),
    message_id      TEXT CHECK (length(message_id) = 26),
    comparison      TEXT,
    subject         TEXT CHECK (length(subject) = 26),
    sentiment       double precision CHECK (sentiment BETWEEN -1 AND 1),
    language        TEXT,
    verified        BOOLEAN NOT NULL DEFAULT FALSE,
    triage          TEXT NOT NULL DEFAULT 'new' CHECK (triage IN ('new', 'seen', 'done')),
    metadata        jsonb CHECK (jsonb_typeof(metadata) = 'object'),
    policy_version  INTEGER NOT NULL DEFAULT 1,
    found           jsonb CHECK (jsonb_typeof(found) = 'object'),
    query_length    INTEGER NOT NULL CHECK (query_length >= 0),
    response_length INTEGER NOT NULL CHECK (response_length >= 0),
    received_at     timestamptz NOT NULL DEFAULT now(),
    revision        INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    withdrawn_at    timestamptz,
    PRIMARY KEY (bucket, feedback_id),
    CHECK (hour = floor(extract(epoch FROM timestamp) / 3600))
);
CREATE UNIQUE INDEX feedback_by_anchor ON feedback (anchor, project_id, verified, bucket) WHERE anchor IS NOT NULL;
CREATE INDEX feedback_by_project ON feedback (project_id, feedback_id);
CREATE INDEX feedback_by_model ON feedback (project_id, model, feedback_id) WHERE model IS NOT NULL;
CREATE INDEX feedback_by_subject ON feedback (project_id, subject, feedback_id) WHERE subject IS NOT NULL;

-- what a vote said before it was changed: when it was replaced, and by which key (0: an operator on this machine)
CREATE TABLE revisions (
    bucket      INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    feedback_id BIGINT NOT NULL,
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    project_id  BIGINT NOT NULL REFERENCES projects (project_id),
    kind        TEXT NOT NULL CHECK (kind IN ('media', 'chat')),
    signals     jsonb NOT NULL CHECK (jsonb_typeof(signals) = 'object'),
    replaced_at timestamptz NOT NULL,
    replaced_by BIGINT NOT NULL,
    PRIMARY KEY (bucket, feedback_id, revision)
);

-- for ever: a row that is gone leaves its key behind (row_id NULL), so that a late resend is refused
CREATE TABLE idempotency_keys (
    bucket      INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    project_id  BIGINT NOT NULL REFERENCES projects (project_id),
    key_hash    TEXT NOT NULL CHECK (length(key_hash) = 26),
    body_digest TEXT NOT NULL CHECK (length(body_digest) = 26),
    row_kind    TEXT NOT NULL CHECK (row_kind IN ('m', 'c', 'r')),
    row_bucket  INTEGER NOT NULL CHECK (row_bucket BETWEEN 0 AND 63),
    row_id      BIGINT,
    status      INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    verified    BOOLEAN NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (key_hash, project_id, bucket)
);
