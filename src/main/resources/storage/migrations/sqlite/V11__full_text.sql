-- The words of a vote's texts, folded by the program so that both databases find the same: ` ¶m1 word word ¶ word `,
-- first which kind of vote of which project, `¶` between two texts. A vote without words has no row. Votes that are
-- there already get theirs from the server, which notes in `settings` how far it has come.
CREATE TABLE search_text (
    feedback_id INTEGER NOT NULL PRIMARY KEY,
    bucket      INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 63),
    project_id  BIGINT NOT NULL REFERENCES projects (project_id),
    kind        TEXT NOT NULL CHECK (kind IN ('media', 'chat')),
    words       TEXT NOT NULL CHECK (length(words) > 0)
);

-- Each word of a row once: which words there are, not where. Secure deletion leaves rows in an index that knows of more
-- places of a word than fit on a page. The tokenizer is the one for which every character that is not ASCII belongs to
-- a word: what a word is has been decided.
CREATE VIRTUAL TABLE search_text_fts USING fts5 (words, content = '', tokenize = 'ascii');
-- what is deleted is taken out of the index at once, not only when its segments are merged
INSERT INTO search_text_fts (search_text_fts, rank) VALUES ('secure-delete', 1);

INSERT INTO settings (name, value)
SELECT 'search', 'media 0 0'
WHERE EXISTS (SELECT 1 FROM user_feedback) OR EXISTS (SELECT 1 FROM feedback);
