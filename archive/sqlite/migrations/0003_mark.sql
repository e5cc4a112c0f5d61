-- +goose Up
CREATE TABLE mark (
	key TEXT NOT NULL PRIMARY KEY          -- of a part that only says that it is there: once, not in a row and an index
) WITHOUT ROWID;
INSERT INTO mark SELECT key FROM part WHERE length(body) = 0;
DELETE FROM part WHERE length(body) = 0;

-- +goose Down
SELECT 'forward only';
