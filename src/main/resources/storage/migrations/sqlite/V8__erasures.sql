-- Erasures that were asked for, by subject or by vote, and what became of each. One with a subject is the subject's
-- tombstone too: what was received before it was asked for must not come back.
CREATE TABLE erasures (
    erasure_id       INTEGER NOT NULL PRIMARY KEY,
    project_id       BIGINT NOT NULL REFERENCES projects (project_id),
    subject          TEXT CHECK (length(subject) = 26),
    row_kind         TEXT CHECK (row_kind IN ('m', 'c')),
    row_bucket       INTEGER CHECK (row_bucket BETWEEN 0 AND 63),
    row_id           BIGINT,
    state            TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
    asked_at         TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    asked_by         BIGINT NOT NULL,
    done_at          TIMESTAMP,
    claimed_by       TEXT,
    claimed_until    TIMESTAMP,
    media_votes      BIGINT NOT NULL DEFAULT 0 CHECK (media_votes >= 0),
    chat_votes       BIGINT NOT NULL DEFAULT 0 CHECK (chat_votes >= 0),
    revisions        BIGINT NOT NULL DEFAULT 0 CHECK (revisions >= 0),
    recommendations  BIGINT NOT NULL DEFAULT 0 CHECK (recommendations >= 0),
    idempotency_keys BIGINT NOT NULL DEFAULT 0 CHECK (idempotency_keys >= 0),
    digest           TEXT CHECK (length(digest) = 64),
    traces           TEXT NOT NULL DEFAULT 'waiting' CHECK (traces IN ('waiting', 'freed', 'gone')),
    copies           TEXT CHECK (json_type(copies) = 'array'),
    CHECK (subject IS NOT NULL OR row_id IS NOT NULL),
    CHECK ((row_id IS NULL) = (row_kind IS NULL) AND (row_id IS NULL) = (row_bucket IS NULL))
);
CREATE INDEX erasures_by_project ON erasures (project_id, erasure_id);
CREATE INDEX erasures_by_state ON erasures (state, erasure_id);
CREATE INDEX erasures_by_subject ON erasures (project_id, subject, erasure_id) WHERE subject IS NOT NULL;

-- what was erased, row by row: only its identity, for ever, so that it is known wherever a copy of it turns up
CREATE TABLE tombstones (
    bucket     INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    row_id     BIGINT NOT NULL,
    row_kind   TEXT NOT NULL CHECK (row_kind IN ('m', 'c', 'r')),
    project_id BIGINT NOT NULL REFERENCES projects (project_id),
    erasure_id BIGINT NOT NULL REFERENCES erasures (erasure_id),
    erased_at  TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    PRIMARY KEY (bucket, row_id)
) WITHOUT ROWID;
CREATE INDEX tombstones_by_erasure ON tombstones (erasure_id, row_id);
CREATE INDEX tombstones_by_project ON tombstones (project_id, row_id);

-- the keys of a row that is to be removed
CREATE INDEX idempotency_keys_by_row ON idempotency_keys (row_id) WHERE row_id IS NOT NULL;
