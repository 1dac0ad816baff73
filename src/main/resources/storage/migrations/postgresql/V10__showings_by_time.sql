-- What was shown in a period, and the votes for it: by the time of the showing, which new rows put at the end of these
-- indexes. As in V9, the number at their end makes them wider than the indexes by number alone.
CREATE INDEX recommendation_logs_by_time ON recommendation_logs (project_id, timestamp, log_id);
CREATE INDEX user_feedback_by_showing ON user_feedback (project_id, recommended_at, feedback_id) WHERE log_id IS NOT NULL;
