-- Everything belongs to a project. Times are epoch microseconds (UTC); booleans are 0 or 1.

CREATE TABLE settings (
    name       TEXT NOT NULL PRIMARY KEY,
    value      TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER))
);

CREATE TABLE nodes (
    node         INTEGER NOT NULL PRIMARY KEY CHECK (node BETWEEN 0 AND 1023),
    holder       TEXT NOT NULL,
    leased_until TIMESTAMP NOT NULL
);

CREATE TABLE projects (
    project_id        INTEGER NOT NULL PRIMARY KEY,
    name              TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    auto_create_media BOOLEAN NOT NULL DEFAULT 0 CHECK (auto_create_media IN (0, 1)),
    slots             TEXT NOT NULL DEFAULT '["primary","backup","wildcard"]' CHECK (json_type(slots) = 'array'),
    time_zone         TEXT NOT NULL DEFAULT 'UTC',
    score_low         REAL NOT NULL DEFAULT 0,
    score_high        REAL NOT NULL DEFAULT 1,
    policy            TEXT NOT NULL DEFAULT '{}' CHECK (json_type(policy) = 'object'),
    policy_version    INTEGER NOT NULL DEFAULT 1 CHECK (policy_version >= 1),
    created_at        TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    CHECK (score_low < score_high)
);
CREATE UNIQUE INDEX projects_by_name ON projects (name);

CREATE TABLE api_keys (
    key_id     INTEGER NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES projects (project_id),
    kind       TEXT NOT NULL CHECK (kind IN ('secret', 'read', 'publishable')),
    key_hash   TEXT NOT NULL,
    hint       TEXT NOT NULL,
    origins    TEXT NOT NULL DEFAULT '[]' CHECK (json_type(origins) = 'array'),
    created_at TIMESTAMP NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    expires_at TIMESTAMP,
    revoked_at TIMESTAMP
);
CREATE UNIQUE INDEX api_keys_by_hash ON api_keys (key_hash);
CREATE INDEX api_keys_by_project ON api_keys (project_id);
