-- One vote for one thing is one row: `anchor` is the thing (the recommendation or message answered,
-- else media and subject or session); without one, each vote is a row of its own.

CREATE TABLE user_feedback (
    feedback_id         INTEGER NOT NULL PRIMARY KEY,
    project_id          BIGINT NOT NULL REFERENCES projects (project_id),
    bucket              INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    hour                INTEGER NOT NULL DEFAULT (unixepoch() / 3600),
    media_id            TEXT NOT NULL,
    watched_completion  BOOLEAN CHECK (watched_completion IN (0, 1)),
    would_watch_again   BOOLEAN CHECK (would_watch_again IN (0, 1)),
    rating              INTEGER CHECK (rating IN (1, 2, 3, 4, 5)),
    timestamp           TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    comment             TEXT,
    tags                TEXT CHECK (json_type(tags) = 'array'),
    anchor              TEXT CHECK (length(anchor) = 26),
    subject             TEXT CHECK (length(subject) = 26),
    session             TEXT CHECK (length(session) = 26),
    log_id              BIGINT,
    recommendation_type TEXT,
    model               TEXT,
    position            INTEGER,
    score               REAL,
    recommended_at      TIMESTAMP,
    sentiment           REAL CHECK (sentiment BETWEEN -1 AND 1),
    language            TEXT,
    verified            BOOLEAN NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
    triage              TEXT NOT NULL DEFAULT 'new' CHECK (triage IN ('new', 'seen', 'done')),
    metadata            TEXT CHECK (json_type(metadata) = 'object'),
    policy_version      INTEGER NOT NULL DEFAULT 1,
    found               TEXT CHECK (json_type(found) = 'object'),
    received_at         TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    revision            INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    withdrawn_at        TIMESTAMP,
    FOREIGN KEY (project_id, media_id) REFERENCES media (project_id, media_id),
    CHECK (timestamp BETWEEN hour * 3600000000 AND hour * 3600000000 + 3599999999),
    CHECK ((log_id IS NULL) = (recommendation_type IS NULL) AND (log_id IS NULL) = (recommended_at IS NULL))
);
CREATE UNIQUE INDEX user_feedback_by_anchor ON user_feedback (anchor, project_id, verified, bucket) WHERE anchor IS NOT NULL;
CREATE INDEX user_feedback_by_project ON user_feedback (project_id, feedback_id);
CREATE INDEX user_feedback_by_media ON user_feedback (project_id, media_id, feedback_id);
CREATE INDEX user_feedback_by_subject ON user_feedback (project_id, subject, feedback_id) WHERE subject IS NOT NULL;
CREATE INDEX user_feedback_by_recommendation ON user_feedback (bucket, log_id) WHERE log_id IS NOT NULL;

CREATE TABLE feedback (
    feedback_id     INTEGER NOT NULL PRIMARY KEY,
    project_id      BIGINT NOT NULL REFERENCES projects (project_id),
    bucket          INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    hour            INTEGER NOT NULL DEFAULT (unixepoch() / 3600),
    query           TEXT NOT NULL,
    response        TEXT NOT NULL,
    rating          INTEGER NOT NULL CHECK (rating IN (1, -1)),
    timestamp       TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    comment         TEXT,
    tags            TEXT CHECK (json_type(tags) = 'array'),
    correction      TEXT,
    model           TEXT,
    anchor          TEXT CHECK (length(anchor) = 26),
    session         TEXT CHECK (length(session) = 26),
    message_id      TEXT CHECK (length(message_id) = 26),
    comparison      TEXT,
    subject         TEXT CHECK (length(subject) = 26),
    sentiment       REAL CHECK (sentiment BETWEEN -1 AND 1),
    language        TEXT,
    verified        BOOLEAN NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
    triage          TEXT NOT NULL DEFAULT 'new' CHECK (triage IN ('new', 'seen', 'done')),
    metadata        TEXT CHECK (json_type(metadata) = 'object'),
    policy_version  INTEGER NOT NULL DEFAULT 1,
    found           TEXT CHECK (json_type(found) = 'object'),
    query_length    INTEGER NOT NULL CHECK (query_length >= 0),
    response_length INTEGER NOT NULL CHECK (response_length >= 0),
    received_at     TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    revision        INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    withdrawn_at    TIMESTAMP,
    CHECK (timestamp BETWEEN hour * 3600000000 AND hour * 3600000000 + 3599999999)
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
    signals     TEXT NOT NULL CHECK (json_type(signals) = 'object'),
    replaced_at TIMESTAMP NOT NULL,
    replaced_by BIGINT NOT NULL,
    PRIMARY KEY (bucket, feedback_id, revision)
) WITHOUT ROWID;

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
    verified    BOOLEAN NOT NULL CHECK (verified IN (0, 1)),
    created_at  TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    PRIMARY KEY (key_hash, project_id, bucket)
) WITHOUT ROWID;

CREATE VIEW user_feedback_readable AS
SELECT feedback_id, project_id, media_id, watched_completion, would_watch_again, rating,
       strftime('%Y-%m-%dT%H:%M:%fZ', timestamp / 1000000.0, 'unixepoch') AS timestamp,
       comment, tags, subject, session, log_id, recommendation_type, model, position, score,
       sentiment, language, verified, triage, metadata, policy_version, found,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000000.0, 'unixepoch') AS received_at,
       revision,
       strftime('%Y-%m-%dT%H:%M:%fZ', withdrawn_at / 1000000.0, 'unixepoch') AS withdrawn_at
FROM user_feedback;

CREATE VIEW feedback_readable AS
SELECT feedback_id, project_id, query, response, rating,
       strftime('%Y-%m-%dT%H:%M:%fZ', timestamp / 1000000.0, 'unixepoch') AS timestamp,
       comment, tags, correction, model, session, message_id, comparison, subject,
       sentiment, language, verified, triage, metadata, policy_version, found,
       query_length, response_length,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000000.0, 'unixepoch') AS received_at,
       revision,
       strftime('%Y-%m-%dT%H:%M:%fZ', withdrawn_at / 1000000.0, 'unixepoch') AS withdrawn_at
FROM feedback;
