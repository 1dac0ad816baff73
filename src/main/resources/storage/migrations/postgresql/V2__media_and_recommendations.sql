CREATE TABLE media (
    project_id   BIGINT NOT NULL REFERENCES projects (project_id),
    media_id     TEXT COLLATE "C" NOT NULL CHECK (length(media_id) BETWEEN 1 AND 200),
    title        TEXT NOT NULL CHECK (length(title) >= 1),
    type         TEXT NOT NULL CHECK (length(type) >= 1),
    duration     INTEGER CHECK (duration >= 0),
    last_updated timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project_id, media_id)
);
CREATE INDEX media_by_type ON media (project_id, type, media_id);

-- what was shown, in which slot, with what score
CREATE TABLE recommendation_logs (
    log_id              BIGINT NOT NULL,
    project_id          BIGINT NOT NULL REFERENCES projects (project_id),
    bucket              INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    hour                INTEGER NOT NULL DEFAULT floor(extract(epoch FROM now()) / 3600),
    media_id            TEXT COLLATE "C" NOT NULL,
    recommendation_type TEXT NOT NULL CHECK (length(recommendation_type) BETWEEN 1 AND 64),
    score               double precision,
    selected            BOOLEAN NOT NULL DEFAULT FALSE,
    timestamp           timestamptz NOT NULL DEFAULT now(),
    list_id             TEXT,
    position            INTEGER CHECK (position >= 0),
    model               TEXT,
    subject             TEXT CHECK (length(subject) = 26),
    metadata            jsonb CHECK (jsonb_typeof(metadata) = 'object'),
    found               jsonb CHECK (jsonb_typeof(found) = 'object'),
    policy_version      INTEGER NOT NULL DEFAULT 1,
    received_at         timestamptz NOT NULL DEFAULT now(),
    revision            INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    FOREIGN KEY (project_id, media_id) REFERENCES media (project_id, media_id),
    PRIMARY KEY (bucket, log_id),
    CHECK (hour = floor(extract(epoch FROM timestamp) / 3600))
);
CREATE INDEX recommendation_logs_by_project ON recommendation_logs (project_id, log_id);
CREATE INDEX recommendation_logs_by_media ON recommendation_logs (project_id, media_id, log_id);
CREATE INDEX recommendation_logs_by_subject ON recommendation_logs (project_id, subject, log_id) WHERE subject IS NOT NULL;
