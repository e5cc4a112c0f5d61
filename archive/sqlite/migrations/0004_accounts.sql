-- +goose Up
CREATE TABLE user (
	name TEXT PRIMARY KEY,
	role TEXT NOT NULL,
	hash TEXT NOT NULL,                    -- of the password (argon2id), with its parameters
	made INTEGER NOT NULL                  -- seconds since 1970
);
CREATE TABLE session (
	sum     BLOB PRIMARY KEY,              -- SHA-256 of what the browser holds
	user    TEXT NOT NULL REFERENCES user(name) ON DELETE CASCADE,
	made    INTEGER NOT NULL,
	expires INTEGER NOT NULL
);
CREATE TABLE token (
	id      TEXT PRIMARY KEY,
	user    TEXT NOT NULL REFERENCES user(name) ON DELETE CASCADE,
	name    TEXT NOT NULL,
	scopes  TEXT NOT NULL,                 -- blanks between
	sum     BLOB NOT NULL UNIQUE,          -- SHA-256 of what the program holds
	made    INTEGER NOT NULL,
	expires INTEGER NOT NULL               -- 0: never
);
CREATE TABLE log (
	n      INTEGER PRIMARY KEY AUTOINCREMENT,
	at     INTEGER NOT NULL,
	by     TEXT NOT NULL,
	origin TEXT NOT NULL,                  -- address of who asked
	did    TEXT NOT NULL,
	what   TEXT NOT NULL
);

-- +goose Down
SELECT 'forward only';
