-- What is to be done when, and which node does it. The table is db-scheduler's: names and meaning of its columns are
-- its own.
CREATE TABLE scheduled_tasks (
    task_name            TEXT NOT NULL,
    task_instance        TEXT NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               BOOLEAN NOT NULL,
    picked_by            TEXT,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures INTEGER,
    last_heartbeat       timestamptz,
    version              BIGINT NOT NULL,
    priority             INTEGER,
    PRIMARY KEY (task_name, task_instance)
);

-- what became of each run; without an outcome it is under way, or its node has died
CREATE TABLE runs (
    run_id     BIGINT NOT NULL PRIMARY KEY,
    task       TEXT NOT NULL CHECK (length(task) BETWEEN 1 AND 64),
    node       TEXT NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    outcome    TEXT CHECK (outcome IN ('done', 'failed', 'lost')),
    summary    TEXT CHECK (length(summary) <= 200),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
);

-- for how many days a project keeps what; NULL is for ever
ALTER TABLE projects ADD COLUMN media_votes_days INTEGER CHECK (media_votes_days BETWEEN 1 AND 36500);
ALTER TABLE projects ADD COLUMN chat_votes_days INTEGER CHECK (chat_votes_days BETWEEN 1 AND 36500);
ALTER TABLE projects ADD COLUMN recommendations_days INTEGER CHECK (recommendations_days BETWEEN 1 AND 36500);

-- What is past its time. The times at which rows came in say little about their ids: an import brings old ones. Live
-- rows go to the end of these indexes, so that they cost little. With the number at their end they are wider than the
-- indexes by number alone, which a planner that has no statistics of a new table would leave for them.
CREATE INDEX user_feedback_by_arrival ON user_feedback (project_id, received_at, feedback_id);
CREATE INDEX feedback_by_arrival ON feedback (project_id, received_at, feedback_id);
CREATE INDEX recommendation_logs_by_arrival ON recommendation_logs (project_id, received_at, log_id);
