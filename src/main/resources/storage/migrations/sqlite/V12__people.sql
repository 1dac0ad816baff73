-- Who signs in. A name is no e-mail address; what is secret is kept as a hash only.
CREATE TABLE users (
    user_id       INTEGER NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    password_hash TEXT,
    owner         BOOLEAN NOT NULL DEFAULT 0 CHECK (owner IN (0, 1)),
    created_at    TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX users_by_name ON users (name);

CREATE TABLE memberships (
    user_id    BIGINT NOT NULL REFERENCES users (user_id),
    project_id BIGINT NOT NULL REFERENCES projects (project_id),
    role       TEXT NOT NULL CHECK (role IN ('viewer', 'analyst', 'admin')),
    PRIMARY KEY (user_id, project_id)
) WITHOUT ROWID;

-- links that are good once; without a user, for the first owner
CREATE TABLE invitations (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_id    BIGINT REFERENCES users (user_id),
    expires_at TIMESTAMP NOT NULL
);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES users (user_id),
    created_at TIMESTAMP NOT NULL,
    seen_at    TIMESTAMP NOT NULL,
    time_zone  TEXT
);
CREATE INDEX sessions_by_user ON sessions (user_id, seen_at);

-- Who did what. The actor is a key or a user, who may be gone, or 0: whoever runs the machine. Without a status it is
-- under way, or its node has died; signing in and out have none.
CREATE TABLE audit (
    entry_id   INTEGER NOT NULL PRIMARY KEY,
    project_id BIGINT REFERENCES projects (project_id),
    at         TIMESTAMP NOT NULL,
    actor      BIGINT NOT NULL,
    actor_name TEXT NOT NULL,
    act        TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
    subject    TEXT,
    status     INTEGER
);
CREATE INDEX audit_by_project ON audit (project_id, entry_id);
