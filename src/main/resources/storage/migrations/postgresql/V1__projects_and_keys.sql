-- Everything belongs to a project. Times keep microseconds. What is listed by a text is COLLATE "C":
-- in the order of its bytes, as on SQLite, whatever the database was made with.

CREATE TABLE settings (
    name       TEXT NOT NULL PRIMARY KEY,
    value      TEXT NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE nodes (
    node         INTEGER NOT NULL PRIMARY KEY CHECK (node BETWEEN 0 AND 1023),
    holder       TEXT NOT NULL,
    leased_until timestamptz NOT NULL
);

CREATE TABLE projects (
    project_id        BIGINT NOT NULL PRIMARY KEY,
    name              TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    auto_create_media BOOLEAN NOT NULL DEFAULT FALSE,
    slots             jsonb NOT NULL DEFAULT '["primary","backup","wildcard"]' CHECK (jsonb_typeof(slots) = 'array'),
    time_zone         TEXT NOT NULL DEFAULT 'UTC',
    score_low         double precision NOT NULL DEFAULT 0,
    score_high        double precision NOT NULL DEFAULT 1,
    policy            jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(policy) = 'object'),
    policy_version    INTEGER NOT NULL DEFAULT 1 CHECK (policy_version >= 1),
    created_at        timestamptz NOT NULL DEFAULT now(),
    CHECK (score_low < score_high)
);
CREATE UNIQUE INDEX projects_by_name ON projects (name);

CREATE TABLE api_keys (
    key_id     BIGINT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES projects (project_id),
    kind       TEXT NOT NULL CHECK (kind IN ('secret', 'read', 'publishable')),
    key_hash   TEXT NOT NULL,
    hint       TEXT NOT NULL,
    origins    jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(origins) = 'array'),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz
);
CREATE UNIQUE INDEX api_keys_by_hash ON api_keys (key_hash);
CREATE INDEX api_keys_by_project ON api_keys (project_id);
