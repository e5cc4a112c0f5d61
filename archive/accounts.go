package archive

import (
	"context"
	"time"
)

// Role says what a user may do. Each role may do what those before it may.
type Role string

// The roles.
const (
	Reader Role = "reader" // reads
	Editor Role = "editor" // takes articles in and judges
	Admin  Role = "admin"  // manages users, tokens and sees the log
)

// Roles lists the roles, the least first.
var Roles = []Role{Reader, Editor, Admin}

// User is somebody who may use a server.
type User struct {
	Name string
	Role Role
	Hash string // of the password, with its parameters
	Made time.Time
}

// Session is a login that lasts.
type Session struct {
	Sum     []byte // SHA-256 of what the browser holds
	User    string
	Made    time.Time
	Expires time.Time
}

// Token lets a program act for a user.
type Token struct {
	ID      string
	User    string
	Name    string
	Scopes  []string
	Sum     []byte // SHA-256 of what the program holds
	Made    time.Time
	Expires time.Time // zero: never
}

// Logged is one line of the log of judgements and administration. Lines are never changed.
type Logged struct {
	N    int64 // number, from 1, in the order of logging
	At   time.Time
	By   string
	From string // address of who asked, or ""
	Did  string // what was done: login, judge, add-user, ...
	What string // to what
}

// Accounts keeps who may use a server. Methods may be called from several goroutines. What is not there is ErrNotFound.
type Accounts interface {
	// Users lists the users by name.
	Users(ctx context.Context) ([]User, error)
	// User returns a user.
	User(ctx context.Context, name string) (User, error)
	// SaveUser keeps a user, in the place of one of that name.
	SaveUser(ctx context.Context, u User) error
	// RemoveUser removes a user with sessions and tokens.
	RemoveUser(ctx context.Context, name string) error

	// SaveSession keeps a session and removes those that have expired at its Made.
	SaveSession(ctx context.Context, s Session) error
	// Session returns a session by its sum, expired or not.
	Session(ctx context.Context, sum []byte) (Session, error)
	// DropSession ends a session.
	DropSession(ctx context.Context, sum []byte) error
	// DropSessions ends all sessions of a user.
	DropSessions(ctx context.Context, user string) error

	// SaveToken keeps a token.
	SaveToken(ctx context.Context, t Token) error
	// Token returns a token by its sum, expired or not.
	Token(ctx context.Context, sum []byte) (Token, error)
	// Tokens lists tokens by the time of making: those of a user, or all where user is "".
	Tokens(ctx context.Context, user string) ([]Token, error)
	// DropToken ends a token.
	DropToken(ctx context.Context, id string) error

	// Log adds a line to the log.
	Log(ctx context.Context, l Logged) error
	// Logs returns up to n lines of the log before a number, the latest first; before 0 means from the end.
	Logs(ctx context.Context, before int64, n int) ([]Logged, error)
}
