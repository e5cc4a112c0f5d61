-- +goose Up
-- An address stands with its item; an article of the same address says '' as its source and '=' as its URL. Older rows say it again.
CREATE INDEX item_source ON item(source);
DROP INDEX article_source;

-- +goose Down
SELECT 'forward only';
