CREATE TABLE media (
    project_id   BIGINT NOT NULL REFERENCES projects (project_id),
    media_id     TEXT NOT NULL CHECK (length(media_id) BETWEEN 1 AND 200),
    title        TEXT NOT NULL CHECK (length(title) >= 1),
    type         TEXT NOT NULL CHECK (length(type) >= 1),
    duration     INTEGER CHECK (duration >= 0),
    last_updated TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    PRIMARY KEY (project_id, media_id)
) WITHOUT ROWID;
CREATE INDEX media_by_type ON media (project_id, type, media_id);

-- what was shown, in which slot, with what score
CREATE TABLE recommendation_logs (
    log_id              INTEGER NOT NULL PRIMARY KEY,
    project_id          BIGINT NOT NULL REFERENCES projects (project_id),
    bucket              INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    hour                INTEGER NOT NULL DEFAULT (unixepoch() / 3600),
    media_id            TEXT NOT NULL,
    recommendation_type TEXT NOT NULL CHECK (length(recommendation_type) BETWEEN 1 AND 64),
    score               REAL,
    selected            BOOLEAN NOT NULL DEFAULT 0 CHECK (selected IN (0, 1)),
    timestamp           TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    list_id             TEXT,
    position            INTEGER CHECK (position >= 0),
    model               TEXT,
    subject             TEXT CHECK (length(subject) = 26),
    metadata            TEXT CHECK (json_type(metadata) = 'object'),
    found               TEXT CHECK (json_type(found) = 'object'),
    policy_version      INTEGER NOT NULL DEFAULT 1,
    received_at         TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    revision            INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    FOREIGN KEY (project_id, media_id) REFERENCES media (project_id, media_id),
    CHECK (timestamp BETWEEN hour * 3600000000 AND hour * 3600000000 + 3599999999)
);
CREATE INDEX recommendation_logs_by_project ON recommendation_logs (project_id, log_id);
CREATE INDEX recommendation_logs_by_media ON recommendation_logs (project_id, media_id, log_id);
CREATE INDEX recommendation_logs_by_subject ON recommendation_logs (project_id, subject, log_id) WHERE subject IS NOT NULL;

CREATE VIEW media_readable AS
SELECT project_id, media_id, title, type, duration,
       strftime('%Y-%m-%dT%H:%M:%fZ', last_updated / 1000000.0, 'unixepoch') AS last_updated
FROM media;

CREATE VIEW recommendation_logs_readable AS
SELECT log_id, project_id, media_id, recommendation_type, score, selected,
       strftime('%Y-%m-%dT%H:%M:%fZ', timestamp / 1000000.0, 'unixepoch') AS timestamp,
       list_id, position, model, subject, metadata,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000000.0, 'unixepoch') AS received_at
FROM recommendation_logs;
