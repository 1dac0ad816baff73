-- The words of a vote's texts, folded by the program so that both databases find the same: ` ¶m1 word word ¶ word `,
-- first which kind of vote of which project, `¶` between two texts. A vote without words has no row. Votes that are
-- there already get theirs from the server, which notes in `settings` how far it has come.
CREATE TABLE search_text (
    feedback_id BIGINT NOT NULL,
    bucket      INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    project_id  BIGINT NOT NULL REFERENCES projects (project_id),
    kind        TEXT NOT NULL CHECK (kind IN ('media', 'chat')),
    words       TEXT NOT NULL CHECK (length(words) > 0),
    PRIMARY KEY (bucket, feedback_id)
);

-- made of the words as they stand: no parser and no dictionary, which would find other words than SQLite does
CREATE INDEX search_text_fts ON search_text USING gin (array_to_tsvector(string_to_array(btrim(words), ' ')));

-- no samples of what people write: see V8
ALTER TABLE search_text ALTER COLUMN words SET STATISTICS 0;
ALTER INDEX search_text_fts ALTER COLUMN 1 SET STATISTICS 0;

INSERT INTO settings (name, value)
SELECT 'search', 'media 0 0'
WHERE EXISTS (SELECT 1 FROM user_feedback) OR EXISTS (SELECT 1 FROM feedback);
