-- Votes by when they were said: a period of the history, and a recount day by day. New votes go to the end of
-- these indexes, so that they cost little.
CREATE INDEX user_feedback_by_time ON user_feedback (project_id, timestamp, feedback_id);
CREATE INDEX feedback_by_time ON feedback (project_id, timestamp, feedback_id);
