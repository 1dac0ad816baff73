-- How long texts were as they were sent, and which were not kept as redacted text: {"query":"hash"}; NULL where all were.

ALTER TABLE user_feedback ADD COLUMN comment_length INTEGER CHECK (comment_length >= 0);
ALTER TABLE user_feedback ADD COLUMN text_modes TEXT CHECK (json_type(text_modes) = 'object');
ALTER TABLE feedback ADD COLUMN comment_length INTEGER CHECK (comment_length >= 0);
ALTER TABLE feedback ADD COLUMN correction_length INTEGER CHECK (correction_length >= 0);
ALTER TABLE feedback ADD COLUMN text_modes TEXT CHECK (json_type(text_modes) = 'object');
ALTER TABLE recommendation_logs ADD COLUMN text_modes TEXT CHECK (json_type(text_modes) = 'object');

-- every version that a project's policy has had, so that the policy_version of a row can be looked up
CREATE TABLE policies (
    project_id BIGINT NOT NULL REFERENCES projects (project_id),
    version    INTEGER NOT NULL CHECK (version >= 1),
    policy     TEXT NOT NULL CHECK (json_type(policy) = 'object'),
    since      TIMESTAMP NOT NULL,
    PRIMARY KEY (project_id, version)
) WITHOUT ROWID;

-- those before are not known any more, nor since when there is one that is not the first
INSERT INTO policies (project_id, version, policy, since)
SELECT project_id, policy_version, policy,
       CASE WHEN policy_version = 1 THEN created_at ELSE CAST(unixepoch('subsec') * 1000000 AS INTEGER) END
FROM projects;

DROP VIEW user_feedback_readable;
CREATE VIEW user_feedback_readable AS
SELECT feedback_id, project_id, media_id, watched_completion, would_watch_again, rating,
       strftime('%Y-%m-%dT%H:%M:%fZ', timestamp / 1000000.0, 'unixepoch') AS timestamp,
       comment, comment_length, tags, subject, session, log_id, recommendation_type, model, position, score,
       sentiment, language, verified, triage, metadata, policy_version, found, text_modes,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000000.0, 'unixepoch') AS received_at,
       revision,
       strftime('%Y-%m-%dT%H:%M:%fZ', withdrawn_at / 1000000.0, 'unixepoch') AS withdrawn_at
FROM user_feedback;

DROP VIEW feedback_readable;
CREATE VIEW feedback_readable AS
SELECT feedback_id, project_id, query, response, rating,
       strftime('%Y-%m-%dT%H:%M:%fZ', timestamp / 1000000.0, 'unixepoch') AS timestamp,
       comment, comment_length, tags, correction, correction_length, model, session, message_id, comparison, subject,
       sentiment, language, verified, triage, metadata, policy_version, found, text_modes,
       query_length, response_length,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000000.0, 'unixepoch') AS received_at,
       revision,
       strftime('%Y-%m-%dT%H:%M:%fZ', withdrawn_at / 1000000.0, 'unixepoch') AS withdrawn_at
FROM feedback;
