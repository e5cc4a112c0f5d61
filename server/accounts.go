package server

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/alexedwards/argon2id"
	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-desk/isnad/archive"
)

// What may be done. A role may do some of it, a token what its scopes name of that.
const (
	mayRead  = "read"
	mayWrite = "write" // take articles in
	mayJudge = "judge"
	mayAdmin = "admin"
	mayAsk   = "" // anybody may, such as logging in
)

// rights says what each role may do.
var rights = map[archive.Role][]string{
	archive.Reader: {mayRead},
	archive.Editor: {mayRead, mayWrite, mayJudge},
	archive.Admin:  {mayRead, mayWrite, mayJudge, mayAdmin},
}

const (
	cookieName  = "isnad_session"
	tokenPrefix = "isn_"
	sessionLife = 14 * 24 * time.Hour
	leastSecret = 10  // characters of a password
	mostSecret  = 500 // bytes of a password
)

// principal is who asks.
type principal struct {
	user    string
	role    archive.Role
	may     []string
	session []byte // sum, where it is a session
	expires time.Time
}

type principalKey struct{}

func (s *Server) who(ctx context.Context) principal {
	p, _ := ctx.Value(principalKey{}).(principal)
	return p
}

// HashPassword checks a password and makes what is kept of it.
func HashPassword(password string) (string, error) {
	if n := len([]rune(password)); n < leastSecret || len(password) > mostSecret {
		return "", newProblem("weak-password", "a password has 10 characters or more, and 500 bytes at most")
	}
	return argon2id.CreateHash(password, argon2id.DefaultParams)
}

// GoodName reports whether a user may be called so.
func GoodName(name string) bool {
	return name != "" && len(name) <= 100 && strings.TrimSpace(name) == name && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-@ ", r)
	})
}

// stranger is compared with where nobody has the name that was given: the answer takes as long.
var stranger = sync.OnceValues(func() (string, error) {
	return argon2id.CreateHash("nobody has this password", argon2id.DefaultParams)
})

func secret() (plain string, sum []byte, err error) {
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return "", nil, err
	}
	plain = base64.RawURLEncoding.EncodeToString(raw)
	return plain, sumOf(plain), nil
}

func sumOf(plain string) []byte {
	h := sha256.Sum256([]byte(plain))
	return h[:]
}

// recognise says who asks: by token, else by session. A wrong token is an error; without either nobody asks.
func (s *Server) recognise(r *http.Request) (p principal, err error) {
	if s.Accounts == nil { // only this machine asks
		return principal{user: s.By, role: archive.Admin, may: rights[archive.Admin]}, nil
	}
	ctx, now := r.Context(), s.Monitor.Now()
	name, scopes := "", []string(nil)
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		t, err := s.Accounts.Token(ctx, sumOf(strings.TrimPrefix(bearer, tokenPrefix)))
		if errors.Is(err, archive.ErrNotFound) || err == nil && !t.Expires.IsZero() && !now.Before(t.Expires) {
			return p, newProblem("who-are-you", "the token is not known or has expired")
		}
		if err != nil {
			return p, err
		}
		name, scopes, p.expires = t.User, t.Scopes, t.Expires
	} else if c, err := r.Cookie(cookieName); err == nil {
		x, err := s.Accounts.Session(ctx, sumOf(c.Value))
		if errors.Is(err, archive.ErrNotFound) || err == nil && !now.Before(x.Expires) {
			return p, nil
		}
		if err != nil {
			return p, err
		}
		name, p.session, p.expires = x.User, x.Sum, x.Expires
	} else {
		return p, nil
	}
	u, err := s.Accounts.User(ctx, name)
	if err != nil {
		return p, err
	}
	p.user, p.role = u.Name, u.Role
	for _, what := range rights[u.Role] {
		if scopes == nil || slices.Contains(scopes, what) {
			p.may = append(p.may, what)
		}
	}
	return p, nil
}

// needs says which right an operation needs.
func needs(right string) func(*huma.Operation) {
	return func(op *huma.Operation) { op.Metadata = map[string]any{"needs": right} }
}

// admit lets an operation be done by who may. What an operation needs stands in its metadata; where nothing stands, reading needs the right to read and
// everything else that of an administrator.
func (s *Server) admit(ctx huma.Context, next func(huma.Context)) {
	op := ctx.Operation()
	need, ok := op.Metadata["needs"].(string)
	if !ok {
		if need = mayAdmin; op.Method == http.MethodGet {
			need = mayRead
		}
	}
	p := s.who(ctx.Context())
	switch {
	case need == mayAsk || slices.Contains(p.may, need):
		next(ctx)
	case p.user == "":
		s.turnAway(ctx, newProblem("who-are-you", "log in, or send a token"))
	default:
		s.turnAway(ctx, newProblem("not-allowed", "this needs the right "+need))
	}
}

func (s *Server) turnAway(ctx huma.Context, p *Problem) {
	p = localize(p, ctx.Header("Accept-Language"))
	ctx.SetHeader("Content-Type", p.ContentType(""))
	if p.Status == http.StatusUnauthorized {
		ctx.SetHeader("WWW-Authenticate", `Bearer realm="isnad"`)
	}
	ctx.SetStatus(p.Status)
	_ = json.NewEncoder(ctx.BodyWriter()).Encode(p) // the client went away
}

// note adds a line to the log of judgements and administration.
func (s *Server) note(ctx context.Context, did, what string) {
	by := s.who(ctx).user
	if by == "" {
		by = s.By
	}
	s.noteBy(ctx, by, did, what)
}

func (s *Server) noteBy(ctx context.Context, by, did, what string) {
	from, _ := ctx.Value(addressKey{}).(string)
	s.Log.InfoContext(ctx, "audit", "by", by, "from", from, "did", did, "what", what)
	if s.Audit == nil {
		return
	}
	if err := s.Audit.Log(context.WithoutCancel(ctx), archive.Logged{At: s.Monitor.Now(), By: by, From: from, Did: did, What: what}); err != nil {
		s.Log.Error("the log of administration could not be written", "error", err.Error())
	}
}

type addressKey struct{}

// address is where a request comes from. What proxies say of it is not believed.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// Me says who asks and what they may do.
type Me struct {
	Name     string     `json:"name" doc:"empty where nobody is logged in"`
	Role     string     `json:"role" enum:",reader,editor,admin"`
	May      []string   `json:"may" nullable:"false" doc:"read, write (take articles in), judge, admin"`
	Accounts bool       `json:"accounts" doc:"false: the server answers this machine only and knows no accounts"`
	Expires  *time.Time `json:"expires" doc:"when the login ends"`
	Version  string     `json:"version" doc:"of the program"`
}

func (s *Server) me(p principal) *Me {
	out := &Me{Name: p.user, Role: string(p.role), May: append([]string{}, p.may...), Accounts: s.Accounts != nil, Version: s.Version}
	if !p.expires.IsZero() {
		out.Expires = &p.expires
	}
	return out
}

type loginAnswer struct {
	Cookie http.Cookie `header:"Set-Cookie"`
	Body   *Me
}

// login checks a password and begins a session.
func (s *Server) login(ctx context.Context, in *struct {
	Body struct {
		Name     string `json:"name" minLength:"1" maxLength:"100"`
		Password string `json:"password" minLength:"1" maxLength:"500"`
	}
},
) (*loginAnswer, error) {
	if s.Accounts == nil {
		return nil, s.problem(newProblem("no-accounts", "the server answers this machine only and knows no accounts"))
	}
	from, _ := ctx.Value(addressKey{}).(string)
	name := in.Body.Name
	if !s.tries.allow("from "+from) || !s.tries.allow("as "+name) {
		return nil, s.problem(newProblem("too-often", "wait a minute before trying again"))
	}
	u, err := s.checked(ctx, name, in.Body.Password)
	if err != nil {
		if errors.Is(err, errWrong) {
			s.noteBy(ctx, short(name), "login-failed", "")
			err = newProblem("wrong-password", "")
		}
		return nil, s.problem(err)
	}
	out, err := s.begin(ctx, u.Name, u.Role)
	if err != nil {
		return nil, s.problem(err)
	}
	s.noteBy(ctx, u.Name, "login", "")
	return out, nil
}

// begin begins a session.
func (s *Server) begin(ctx context.Context, user string, role archive.Role) (*loginAnswer, error) {
	plain, sum, err := secret()
	if err != nil {
		return nil, err
	}
	now := s.Monitor.Now()
	x := archive.Session{Sum: sum, User: user, Made: now, Expires: now.Add(sessionLife)}
	if err := s.Accounts.SaveSession(ctx, x); err != nil {
		return nil, err
	}
	return &loginAnswer{s.cookie(plain, x.Expires), s.me(principal{user: user, role: role, may: rights[role], expires: x.Expires})}, nil
}

// changePassword gives who asks another password. All sessions end, and a new one begins for who asked.
func (s *Server) changePassword(ctx context.Context, in *struct {
	Body struct {
		Old string `json:"old" minLength:"1" maxLength:"500"`
		New string `json:"new" minLength:"1" maxLength:"500"`
	}
},
) (*loginAnswer, error) {
	p := s.who(ctx)
	switch {
	case s.Accounts == nil:
		return nil, s.problem(newProblem("no-accounts", "the server answers this machine only and knows no accounts"))
	case p.session == nil:
		return nil, s.problem(newProblem("not-allowed", "a token changes no password"))
	case !s.tries.allow("as " + p.user):
		return nil, s.problem(newProblem("too-often", "wait a minute before trying again"))
	}
	if _, err := s.checked(ctx, p.user, in.Body.Old); err != nil {
		if errors.Is(err, errWrong) {
			s.note(ctx, "password-failed", "")
			err = newProblem("wrong-password", "")
		}
		return nil, s.problem(err)
	}
	if _, err := s.saveUser(ctx, p.user, "", in.Body.New, false); err != nil {
		return nil, s.problem(err)
	}
	s.note(ctx, "password", p.user)
	out, err := s.begin(ctx, p.user, p.role)
	if err != nil {
		return nil, s.problem(err)
	}
	return out, nil
}

// cookie holds a session in the browser: no script reads it, no other site sends it.
func (s *Server) cookie(value string, expires time.Time) http.Cookie {
	return http.Cookie{Name: cookieName, Value: value, Path: "/", Expires: expires, HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: s.Secure}
}

var errWrong = errors.New("wrong name or password")

// checked returns the user of a name and password. It takes as long where there is no such user.
func (s *Server) checked(ctx context.Context, name, password string) (archive.User, error) {
	select {
	case s.hashing <- struct{}{}:
		defer func() { <-s.hashing }()
	case <-ctx.Done():
		return archive.User{}, ctx.Err()
	}
	u, err := s.Accounts.User(ctx, name)
	hash := u.Hash
	if errors.Is(err, archive.ErrNotFound) {
		var e error
		if hash, e = stranger(); e != nil {
			return u, e
		}
	} else if err != nil {
		return u, err
	}
	ok, e := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil || e != nil || !ok {
		return archive.User{}, errWrong
	}
	return u, nil
}

func (s *Server) logout(ctx context.Context, _ *struct{}) (*loginAnswer, error) {
	if p := s.who(ctx); p.session != nil {
		if err := s.Accounts.DropSession(ctx, p.session); err != nil && !errors.Is(err, archive.ErrNotFound) {
			return nil, s.problem(err)
		}
		s.note(ctx, "logout", "")
	}
	c := s.cookie("", time.Unix(1, 0))
	c.MaxAge = -1
	return &loginAnswer{c, s.me(principal{})}, nil
}

// Account is a user of the server.
type Account struct {
	Name string    `json:"name"`
	Role string    `json:"role" enum:"reader,editor,admin"`
	Made time.Time `json:"made"`
}

// AccountList lists users by name.
type AccountList struct {
	Users []Account `json:"users" nullable:"false"`
}

func (s *Server) users(ctx context.Context, _ *struct{}) (*AccountList, error) {
	all, err := s.Accounts.Users(ctx)
	if err != nil {
		return nil, err
	}
	out := &AccountList{[]Account{}}
	for _, u := range all {
		out.Users = append(out.Users, Account{u.Name, string(u.Role), u.Made})
	}
	return out, nil
}

// lastAdmin reports whether nobody else is an administrator.
func (s *Server) lastAdmin(ctx context.Context, name string) (bool, error) {
	all, err := s.Accounts.Users(ctx)
	return !slices.ContainsFunc(all, func(u archive.User) bool { return u.Role == archive.Admin && u.Name != name }), err
}

func (s *Server) saveUser(ctx context.Context, name, role, password string, fresh bool) (*Account, error) {
	if !GoodName(name) {
		return nil, newProblem("invalid", "a name has letters, digits, blanks and . _ - @")
	}
	u, err := s.Accounts.User(ctx, name)
	switch {
	case err == nil && fresh:
		return nil, newProblem("taken", "there is a user of this name")
	case fresh && errors.Is(err, archive.ErrNotFound):
		u = archive.User{Name: name, Made: s.Monitor.Now()}
	case err != nil:
		return nil, err
	}
	if role != "" && archive.Role(role) != u.Role {
		if u.Role == archive.Admin {
			if last, err := s.lastAdmin(ctx, name); err != nil || last {
				return nil, cmpErr(err, newProblem("last-admin", "make somebody else an administrator first"))
			}
		}
		u.Role = archive.Role(role)
	}
	if password != "" || fresh {
		if u.Hash, err = HashPassword(password); err != nil {
			return nil, err
		}
	}
	if err := s.Accounts.SaveUser(ctx, u); err != nil {
		return nil, err
	}
	if !fresh && password != "" { // whoever was in with the old one is out
		if err := s.Accounts.DropSessions(ctx, name); err != nil {
			return nil, err
		}
	}
	return &Account{u.Name, string(u.Role), u.Made}, nil
}

func cmpErr(err error, other *Problem) error {
	if err != nil {
		return err
	}
	return other
}

// TokenRow is a token without its secret.
type TokenRow struct {
	ID      string     `json:"id"`
	User    string     `json:"user"`
	Name    string     `json:"name" doc:"what it is for"`
	Scopes  []string   `json:"scopes" nullable:"false"`
	Made    time.Time  `json:"made"`
	Expires *time.Time `json:"expires"`
}

// TokenList lists tokens by the time of making.
type TokenList struct {
	Tokens []TokenRow `json:"tokens" nullable:"false"`
}

// NewToken is a token with its secret, which is shown once.
type NewToken struct {
	TokenRow
	Token string `json:"token" doc:"to be sent as Authorization: Bearer TOKEN; it is not shown again"`
}

func tokenRow(t *archive.Token) TokenRow {
	out := TokenRow{ID: t.ID, User: t.User, Name: t.Name, Scopes: append([]string{}, t.Scopes...), Made: t.Made}
	if !t.Expires.IsZero() {
		out.Expires = &t.Expires
	}
	return out
}

func (s *Server) addToken(ctx context.Context, in *struct {
	Body struct {
		Name   string   `json:"name" minLength:"1" maxLength:"100" doc:"what it is for"`
		Scopes []string `json:"scopes" minItems:"1" maxItems:"4" enum:"read,write,judge,admin" nullable:"false" doc:"what it may do, of what its user may"`
		Days   int      `json:"days,omitempty" minimum:"0" maximum:"3660" doc:"how long it holds; for ever where it is left out"`
	}
},
) (*NewToken, error) {
	p := s.who(ctx)
	for _, x := range in.Body.Scopes {
		if !slices.Contains(p.may, x) {
			return nil, newProblem("not-allowed", "a token may do nothing that its user may not: "+x)
		}
	}
	plain, sum, err := secret()
	if err != nil {
		return nil, err
	}
	t := archive.Token{ID: hex.EncodeToString(sum[:6]), User: p.user, Name: in.Body.Name, Scopes: slices.Compact(slices.Sorted(slices.Values(in.Body.Scopes))), Sum: sum, Made: s.Monitor.Now()}
	if in.Body.Days > 0 {
		t.Expires = t.Made.AddDate(0, 0, in.Body.Days)
	}
	if err := s.Accounts.SaveToken(ctx, t); err != nil {
		return nil, err
	}
	s.note(ctx, "add-token", t.ID+" "+t.Name+" ("+strings.Join(t.Scopes, " ")+")")
	return &NewToken{tokenRow(&t), tokenPrefix + plain}, nil
}

// LogLine is a line of the log of judgements and administration.
type LogLine struct {
	N    int64     `json:"n"`
	At   time.Time `json:"at"`
	By   string    `json:"by"`
	From string    `json:"from" doc:"address of who asked, or empty"`
	Did  string    `json:"did" doc:"login, login-failed, logout, password-failed, judge, undo, take-in, retry, add-user, change-user, remove-user, password, add-token, remove-token"`
	What string    `json:"what"`
}

// LogLines is a page of the log.
type LogLines struct {
	Lines []LogLine `json:"lines" nullable:"false" doc:"the latest first"`
	Next  int64     `json:"next,omitempty" doc:"hand it back as before; left out on the last page"`
}

func (s *Server) logLines(ctx context.Context, in *struct {
	Before int64 `query:"before" minimum:"0" doc:"lines before this number"`
	Limit  int   `query:"limit" minimum:"1" maximum:"1000" default:"100"`
},
) (*LogLines, error) {
	if s.Audit == nil {
		return nil, newProblem("no-accounts", "the server keeps no log of its own")
	}
	all, err := s.Audit.Logs(ctx, in.Before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	out := &LogLines{Lines: []LogLine{}}
	for i, l := range all {
		if i == in.Limit {
			out.Next = all[i-1].N
			break
		}
		out.Lines = append(out.Lines, LogLine{l.N, l.At, l.By, l.From, l.Did, l.What})
	}
	return out, nil
}

// accountRoutes are there without accounts too, so that the description is one; they answer no-accounts then.
func (s *Server) accountRoutes() {
	huma.Register(s.api, huma.Operation{
		OperationID: "login", Method: http.MethodPost, Path: "/api/v1/session", Summary: "Log in: a session in a cookie", Tags: []string{"accounts"}, MaxBodyBytes: maxBody,
		Metadata: map[string]any{"needs": mayAsk}, Errors: slices.Concat(writes, []int{401, 409, 429}),
	}, s.login)
	huma.Register(s.api, huma.Operation{
		OperationID: "logout", Method: http.MethodDelete, Path: "/api/v1/session", Summary: "Log out", Tags: []string{"accounts"}, DefaultStatus: http.StatusOK, Metadata: map[string]any{"needs": mayAsk},
	}, s.logout)
	registerFor(s, needs(mayAsk), http.MethodGet, "/me", "get-me", "accounts", "Who asks, and what they may do", 0, func(ctx context.Context, _ *struct{}) (*Me, error) {
		return s.me(s.who(ctx)), nil
	})
	huma.Register(s.api, huma.Operation{
		OperationID: "change-password", Method: http.MethodPost, Path: "/api/v1/me/password", Summary: "Change one's own password; all other sessions end, and this one goes on under a new cookie", Tags: []string{"accounts"}, MaxBodyBytes: maxBody,
		Metadata: map[string]any{"needs": mayRead}, Errors: slices.Concat(writes, refused([]int{409})),
	}, s.changePassword)
	registerFor(s, needs(mayAdmin), http.MethodGet, "/users", "list-users", "accounts", "The users", 0, withAccounts(s, s.users), 409)
	registerFor(s, needs(mayAdmin), http.MethodPost, "/users", "add-user", "accounts", "Add a user", http.StatusCreated, withAccounts(s, func(ctx context.Context, in *struct {
		Body struct {
			Name     string `json:"name" minLength:"1" maxLength:"100"`
			Role     string `json:"role" enum:"reader,editor,admin"`
			Password string `json:"password" minLength:"1" maxLength:"500"`
		}
	},
	) (*Account, error) {
		a, err := s.saveUser(ctx, in.Body.Name, in.Body.Role, in.Body.Password, true)
		if err == nil {
			s.note(ctx, "add-user", a.Name+" ("+a.Role+")")
		}
		return a, err
	}), 409)
	registerFor(s, needs(mayAdmin), http.MethodPost, "/users/{name}", "change-user", "accounts", "Give a user another role or password", 0, withAccounts(s, func(ctx context.Context, in *struct {
		Name string `path:"name" maxLength:"100"`
		Body struct {
			Role     string `json:"role,omitempty" enum:"reader,editor,admin"`
			Password string `json:"password,omitempty" maxLength:"500"`
		}
	},
	) (*Account, error) {
		a, err := s.saveUser(ctx, in.Name, in.Body.Role, in.Body.Password, false)
		if err == nil {
			s.note(ctx, "change-user", a.Name+" ("+a.Role+")")
		}
		return a, err
	}), 404, 409)
	registerFor(s, needs(mayAdmin), http.MethodDelete, "/users/{name}", "remove-user", "accounts", "Remove a user with sessions and tokens", 0, withAccounts(s, func(ctx context.Context, in *struct {
		Name string `path:"name" maxLength:"100"`
	},
	) (*AccountList, error) {
		u, err := s.Accounts.User(ctx, in.Name)
		if err != nil {
			return nil, err
		}
		if u.Role == archive.Admin {
			if last, err := s.lastAdmin(ctx, in.Name); err != nil || last {
				return nil, cmpErr(err, newProblem("last-admin", "make somebody else an administrator first"))
			}
		}
		if err := s.Accounts.RemoveUser(ctx, in.Name); err != nil {
			return nil, err
		}
		s.note(ctx, "remove-user", in.Name)
		return s.users(ctx, nil)
	}), 404, 409)
	registerFor(s, needs(mayRead), http.MethodGet, "/tokens", "list-tokens", "accounts", "One's own tokens; an administrator sees all", 0, withAccounts(s, func(ctx context.Context, _ *struct{}) (*TokenList, error) {
		p := s.who(ctx)
		of := p.user
		if slices.Contains(p.may, mayAdmin) {
			of = ""
		}
		all, err := s.Accounts.Tokens(ctx, of)
		if err != nil {
			return nil, err
		}
		out := &TokenList{[]TokenRow{}}
		for i := range all {
			out.Tokens = append(out.Tokens, tokenRow(&all[i]))
		}
		return out, nil
	}), 409)
	registerFor(s, needs(mayRead), http.MethodPost, "/tokens", "add-token", "accounts", "Make a token for a program", http.StatusCreated, withAccounts(s, s.addToken), 409)
	registerFor(s, needs(mayRead), http.MethodDelete, "/tokens/{id}", "remove-token", "accounts", "End a token", 0, withAccounts(s, func(ctx context.Context, in *named) (*TokenRow, error) {
		p := s.who(ctx)
		all, err := s.Accounts.Tokens(ctx, "")
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(all, func(t archive.Token) bool {
			return t.ID == in.ID && (t.User == p.user || slices.Contains(p.may, mayAdmin))
		})
		if i < 0 {
			return nil, archive.ErrNotFound
		}
		if err := s.Accounts.DropToken(ctx, in.ID); err != nil {
			return nil, err
		}
		s.note(ctx, "remove-token", in.ID+" "+all[i].Name)
		row := tokenRow(&all[i])
		return &row, nil
	}), 404, 409)
	registerFor(s, needs(mayAdmin), http.MethodGet, "/log", "get-log", "accounts", "The log of judgements and administration, the latest first", 0, s.logLines, 409)
}

// withAccounts answers no-accounts where the server knows none.
func withAccounts[I, O any](s *Server, f func(context.Context, *I) (O, error)) func(context.Context, *I) (O, error) {
	return func(ctx context.Context, in *I) (O, error) {
		if s.Accounts == nil {
			var none O
			return none, newProblem("no-accounts", "the server answers this machine only and knows no accounts")
		}
		return f(ctx, in)
	}
}
