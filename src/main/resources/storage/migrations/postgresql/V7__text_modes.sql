-- How long texts were as they were sent, and which were not kept as redacted text: {"query":"hash"}; NULL where all were.

ALTER TABLE user_feedback
    ADD COLUMN comment_length INTEGER CHECK (comment_length >= 0),
    ADD COLUMN text_modes jsonb CHECK (jsonb_typeof(text_modes) = 'object');
ALTER TABLE feedback
    ADD COLUMN comment_length INTEGER CHECK (comment_length >= 0),
    ADD COLUMN correction_length INTEGER CHECK (correction_length >= 0),
    ADD COLUMN text_modes jsonb CHECK (jsonb_typeof(text_modes) = 'object');
ALTER TABLE recommendation_logs
    ADD COLUMN text_modes jsonb CHECK (jsonb_typeof(text_modes) = 'object');

-- every version that a project's policy has had, so that the policy_version of a row can be looked up
CREATE TABLE policies (
    project_id BIGINT NOT NULL REFERENCES projects (project_id),
    version    INTEGER NOT NULL CHECK (version >= 1),
    policy     jsonb NOT NULL CHECK (jsonb_typeof(policy) = 'object'),
    since      timestamptz NOT NULL,
    PRIMARY KEY (project_id, version)
);

-- those before are not known any more, nor since when there is one that is not the first
INSERT INTO policies (project_id, version, policy, since)
SELECT project_id, policy_version, policy, CASE WHEN policy_version = 1 THEN created_at ELSE now() END
FROM projects;
