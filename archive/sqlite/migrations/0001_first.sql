-- +goose Up
CREATE TABLE item (
	seq      INTEGER PRIMARY KEY,          -- order of arrival; an article has the number of its item
	key      BLOB NOT NULL UNIQUE,         -- SHA-256 of address and content
	source   TEXT NOT NULL,                -- address, or whole path where there is none
	location TEXT NOT NULL,                -- as the user gave it
	taken    INTEGER NOT NULL,             -- seconds since 1970
	size     INTEGER NOT NULL,             -- bytes of the text
	state    INTEGER NOT NULL DEFAULT 0,   -- 0 waits, 1 read, 2 could not be read
	attempts INTEGER NOT NULL DEFAULT 0,
	sum      BLOB NOT NULL,                -- SHA-256 of the input as packed, before compression
	input    BLOB NOT NULL
);
CREATE INDEX item_waiting ON item(seq) WHERE state = 0;

CREATE TABLE failure (
	location TEXT NOT NULL,
	seq      INTEGER NOT NULL DEFAULT 0,   -- 0: nothing was taken in
	reason   TEXT NOT NULL,
	do       TEXT NOT NULL,
	attempts INTEGER NOT NULL DEFAULT 1,
	at       INTEGER NOT NULL,
	PRIMARY KEY (location, seq)
) WITHOUT ROWID;

CREATE TABLE article (
	seq       INTEGER PRIMARY KEY REFERENCES item(seq),
	id        TEXT NOT NULL,
	source    TEXT NOT NULL,
	url       TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	title     TEXT NOT NULL,
	day_from  INTEGER,                     -- days since 1970-01-01, or null
	day_to    INTEGER,
	next      INTEGER NOT NULL DEFAULT 0,  -- the article that replaced it
	reader    TEXT NOT NULL,
	sum       BLOB NOT NULL,
	record    BLOB NOT NULL
);
CREATE INDEX article_id ON article(id);
CREATE INDEX article_source ON article(source);
CREATE INDEX article_day ON article(day_from);

CREATE VIRTUAL TABLE words USING fts5(title, body, content='', contentless_delete=1, tokenize='ascii', columnsize=1);

CREATE TABLE part (
	key  TEXT NOT NULL UNIQUE,             -- no WITHOUT ROWID: large rows waste half of each page there
	sum  BLOB NOT NULL,
	body BLOB NOT NULL
);

CREATE TABLE judgement (
	n      INTEGER PRIMARY KEY AUTOINCREMENT,
	at     INTEGER NOT NULL,
	by     TEXT NOT NULL,
	body   BLOB NOT NULL,
	undoes INTEGER NOT NULL DEFAULT 0,     -- the judgement that this one takes back
	undone INTEGER NOT NULL DEFAULT 0      -- the judgement that took this one back
);

-- +goose Down
SELECT 'forward only';
