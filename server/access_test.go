package server

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive"
)

// guest asks a server with accounts: with a session, a token, or neither.
type guest struct {
	d       *bench
	session *http.Cookie
	token   string
	from    string
	origin  string
}

func (g *guest) ask(method, path, body string, into any) (int, *httptest.ResponseRecorder) {
	g.d.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if g.session != nil {
		r.AddCookie(g.session)
	}
	if g.token != "" {
		r.Header.Set("Authorization", "Bearer "+g.token)
	}
	if g.from != "" {
		r.RemoteAddr = g.from + ":4711"
	}
	if g.origin != "" {
		r.Header.Set("Origin", g.origin)
	}
	r.Host = "desk.example"
	w := httptest.NewRecorder()
	g.d.s.Handler().ServeHTTP(w, r)
	g.d.conforms(r, w)
	if into != nil {
		if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
			g.d.t.Fatalf("%s %s: %v: %s", method, path, err, w.Body)
		}
	}
	return w.Code, w
}

func (g *guest) login(name, password string) int {
	g.d.t.Helper()
	status, w := g.ask("POST", "/api/v1/session", `{"name":"`+name+`","password":"`+password+`"}`, nil)
	for _, c := range w.Result().Cookies() {
		g.session = c
	}
	return status
}

const word = "a long password"

func withUsers(t *testing.T) *bench {
	t.Helper()
	d := newBenchWith(t, func(o *Options) { o.Accounts, o.Secure = o.Audit, true })
	h, err := HashPassword(word)
	if err != nil {
		t.Fatal(err)
	}
	for name, role := range map[string]archive.Role{"reem": archive.Reader, "edgar": archive.Editor, "amal": archive.Admin} {
		if err := d.s.Accounts.SaveUser(t.Context(), archive.User{Name: name, Role: role, Hash: h, Made: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// TestAccess asks every operation as nobody, reader, editor and admin. An operation that this table does not know fails the test.
func TestAccess(t *testing.T) {
	d := withUsers(t)
	least := map[string]string{ // the least who may; those that are not named here, readers may
		"login": "nobody", "logout": "nobody", "get-me": "nobody",
		"add-article": "editor", "add-pages": "editor", "add-file": "editor", "retry-failures": "editor", "add-judgement": "editor", "undo-judgement": "editor",
		"list-users": "admin", "add-user": "admin", "change-user": "admin", "remove-user": "admin", "get-log": "admin",
	}
	order := []string{"nobody", "reader", "editor", "admin"}
	rank := func(who string) int {
		for i, x := range order {
			if x == who {
				return i
			}
		}
		return -1
	}
	guests := map[string]*guest{"nobody": {d: d}}
	for name, role := range map[string]string{"reem": "reader", "edgar": "editor", "amal": "admin"} {
		guests[role] = &guest{d: d}
		if status := guests[role].login(name, word); status != 200 {
			t.Fatalf("%s cannot log in: %d", name, status)
		}
		if c := guests[role].session; !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteStrictMode || c.Path != "/" {
			t.Errorf("cookie %+v", c)
		}
	}
	n := 0
	for path, item := range d.s.api.OpenAPI().Paths {
		for method, op := range methods(item) {
			if op == nil || op.OperationID == "login" || op.OperationID == "logout" || op.OperationID == "listen" {
				continue
			}
			n++
			want := least[op.OperationID]
			if want == "" {
				if want = "reader"; method != http.MethodGet && !strings.Contains(" preview-judgement change-password add-token remove-token ", " "+op.OperationID+" ") {
					t.Errorf("%s writes, and this test does not know who may", op.OperationID)
				}
			}
			for who, g := range guests {
				status, w := g.ask(method, strings.NewReplacer("{id}", "x", "{other}", "y", "{n}", "77", "{name}", "nobody").Replace(path), map[bool]string{true: "", false: "{"}[method == http.MethodGet || method == http.MethodDelete], nil)
				refused := status == http.StatusUnauthorized || status == http.StatusForbidden
				if refused != (rank(who) < rank(want)) {
					t.Errorf("%s as %s: %d %s", op.OperationID, who, status, w.Body)
				}
				if who == "nobody" && refused && status != http.StatusUnauthorized {
					t.Errorf("%s as nobody: %d", op.OperationID, status)
				}
			}
		}
	}
	if n < 40 {
		t.Errorf("%d operations were asked", n)
	}
	for path, status := range map[string]int{"/healthz": 200, "/readyz": 200, "/openapi.json": 200, "/metrics": 401, eventsPath: 401} {
		if got, _ := guests["nobody"].ask("GET", path, "", nil); got != status {
			t.Errorf("%s as nobody: %d", path, got)
		}
	}
	if got, _ := guests["reader"].ask("GET", "/metrics", "", nil); got != 200 {
		t.Errorf("metrics as reader: %d", got)
	}
	stranger := &guest{d: d, session: guests["admin"].session, origin: "https://evil.example"}
	if got, _ := stranger.ask("POST", "/api/v1/users", `{"name":"mallory","role":"admin","password":"a long password"}`, nil); got != 403 {
		t.Errorf("another site adds a user: %d", got)
	}
}

func TestLogins(t *testing.T) {
	d := withUsers(t)
	g := &guest{d: d}
	var me Me
	if g.ask("GET", "/api/v1/me", "", &me); me.Name != "" || !me.Accounts || len(me.May) != 0 {
		t.Errorf("nobody is %+v", me)
	}
	if status := g.login("reem", "not her password"); status != 401 || g.session != nil {
		t.Errorf("a wrong password: %d", status)
	}
	if status := g.login("nobody", word); status != 401 {
		t.Errorf("no such user: %d", status)
	}
	if status := g.login("reem", word); status != 200 {
		t.Fatalf("login: %d", status)
	}
	if g.ask("GET", "/api/v1/me", "", &me); me.Name != "reem" || me.Role != "reader" || me.Expires == nil {
		t.Errorf("reem is %+v", me)
	}
	old := *g
	if status, w := g.ask("POST", "/api/v1/me/password", `{"old":"`+word+`","new":"short"}`, nil); status != 422 || !strings.Contains(w.Body.String(), "weak-password") {
		t.Errorf("a weak password: %d %s", status, w.Body)
	}
	if status, _ := g.ask("POST", "/api/v1/me/password", `{"old":"a guess of it","new":"an even longer one"}`, nil); status != 401 {
		t.Errorf("another password for a guess: %d", status)
	}
	elsewhere := &guest{d: d, from: "192.0.2.8"}
	elsewhere.login("reem", word)
	status, w := g.ask("POST", "/api/v1/me/password", `{"old":"`+word+`","new":"an even longer one"}`, &me)
	if status != 200 || me.Name != "reem" || me.Expires == nil || len(w.Result().Cookies()) != 1 {
		t.Fatalf("another password: %d %s", status, w.Body)
	}
	g.session = w.Result().Cookies()[0]
	if !g.session.HttpOnly || !g.session.Secure || g.session.SameSite != http.SameSiteStrictMode {
		t.Errorf("cookie %+v", g.session)
	}
	if status, _ := g.ask("GET", "/api/v1/stories", "", nil); status != 200 {
		t.Errorf("the session that goes on: %d", status)
	}
	for _, ended := range []*guest{&old, elsewhere} {
		if status, _ := ended.ask("GET", "/api/v1/stories", "", nil); status != 401 {
			t.Errorf("a session of the old password: %d", status)
		}
	}
	g.d.s.tries.of = nil // a minute later
	if status := g.login("reem", "an even longer one"); status != 200 {
		t.Fatalf("the new password: %d", status)
	}
	if status, w := g.ask("DELETE", "/api/v1/session", "", nil); status != 200 || !strings.Contains(w.Header().Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("logout: %d %s", status, w.Header().Get("Set-Cookie"))
	}
	if status, _ := g.ask("GET", "/api/v1/stories", "", nil); status != 401 {
		t.Errorf("a session that was ended: %d", status)
	}
	// guessing is slow
	refused := 0
	for range 12 {
		status, w := (&guest{d: d, from: "192.0.2.9"}).ask("POST", "/api/v1/session", `{"name":"edgar","password":"a guess of it"}`, nil)
		if status == 429 {
			refused++
			if w.Header().Get("Retry-After") == "" {
				t.Error("nobody says when to try again")
			}
		}
	}
	if refused < 5 {
		t.Errorf("%d of 12 guesses were refused", refused)
	}
	admin := &guest{d: d, from: "192.0.2.10"}
	admin.login("amal", word)
	var log LogLines
	admin.ask("GET", "/api/v1/log?limit=200", "", &log)
	did := map[string]int{}
	for _, l := range log.Lines {
		did[l.Did]++
		if strings.Contains(l.What, "password") || strings.Contains(l.What, "guess") {
			t.Errorf("a secret in the log: %+v", l)
		}
	}
	if did["login-failed"] < 3 || did["password"] != 1 || did["password-failed"] != 1 || did["logout"] != 1 || did["login"] < 3 {
		t.Errorf("the log: %v", did)
	}
}

func TestTokensAndUsers(t *testing.T) {
	d := withUsers(t)
	var ahead atomic.Int64 // the clock, which jobs read too
	d.s.Monitor.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	admin, editor := &guest{d: d}, &guest{d: d}
	admin.login("amal", word)
	editor.login("edgar", word)
	var tok NewToken
	if status, w := editor.ask("POST", "/api/v1/tokens", `{"name":"nightly","scopes":["write"],"days":1}`, &tok); status != 201 || !strings.HasPrefix(tok.Token, tokenPrefix) || tok.Expires == nil {
		t.Fatalf("%d %s", status, w.Body)
	}
	if status, _ := editor.ask("POST", "/api/v1/tokens", `{"name":"greedy","scopes":["admin"]}`, nil); status != 403 {
		t.Errorf("a token for more than its user may: %d", status)
	}
	program := &guest{d: d, token: tok.Token}
	if status, _ := program.ask("GET", "/api/v1/stories", "", nil); status != 403 {
		t.Errorf("a token reads without the scope: %d", status)
	}
	if status, w := program.ask("POST", "/api/v1/intake/articles", `{"text":"قال وزير الزراعة إن موسم الحصاد بدأ اليوم في سهل المرج."}`, nil); status != 202 {
		t.Errorf("a token takes in: %d %s", status, w.Body)
	}
	if status, _ := (&guest{d: d, token: tok.Token + "x", session: admin.session}).ask("GET", "/api/v1/stories", "", nil); status != 401 {
		t.Errorf("a wrong token: %d", status)
	}
	var list TokenList
	if admin.ask("GET", "/api/v1/tokens", "", &list); len(list.Tokens) != 1 || list.Tokens[0].User != "edgar" {
		t.Errorf("an administrator sees %+v", list)
	}
	reader := &guest{d: d}
	reader.login("reem", word)
	if reader.ask("GET", "/api/v1/tokens", "", &list); len(list.Tokens) != 0 {
		t.Errorf("a reader sees %+v", list)
	}
	if status, _ := reader.ask("DELETE", "/api/v1/tokens/"+tok.ID, "", nil); status != 404 {
		t.Errorf("a reader ends another's token: %d", status)
	}
	ahead.Store(int64(48 * time.Hour))
	if status, _ := program.ask("GET", "/api/v1/me", "", nil); status != 401 {
		t.Errorf("a token that has expired: %d", status)
	}
	ahead.Store(0)
	if status, _ := editor.ask("DELETE", "/api/v1/tokens/"+tok.ID, "", nil); status != 200 {
		t.Errorf("ending a token: %d", status)
	}

	if status, _ := admin.ask("POST", "/api/v1/users", `{"name":"edgar","role":"reader","password":"a long password"}`, nil); status != 409 {
		t.Errorf("a name that is taken: %d", status)
	}
	if status, _ := admin.ask("POST", "/api/v1/users", `{"name":"<b>x</b>","role":"reader","password":"a long password"}`, nil); status != 422 {
		t.Errorf("a hostile name: %d", status)
	}
	if status, _ := admin.ask("POST", "/api/v1/users", `{"name":"سلمى","role":"admin","password":"a long password"}`, nil); status != 201 {
		t.Errorf("adding a user: %d", status)
	}
	for _, c := range []struct {
		method, path, body string
		status             int
	}{
		{"POST", "/api/v1/users/amal", `{"role":"reader"}`, 200},
		{"GET", "/api/v1/users", "", 403}, // she is a reader now
	} {
		if status, w := admin.ask(c.method, c.path, c.body, nil); status != c.status {
			t.Errorf("%s %s: %d %s", c.method, c.path, status, w.Body)
		}
	}
	salma := &guest{d: d}
	if status := salma.login("سلمى", word); status != 200 {
		t.Fatalf("the new user: %d", status)
	}
	for path, body := range map[string]string{"POST /api/v1/users/%D8%B3%D9%84%D9%85%D9%89": `{"role":"editor"}`, "DELETE /api/v1/users/%D8%B3%D9%84%D9%85%D9%89": ""} {
		method, p, _ := strings.Cut(path, " ")
		if status, w := salma.ask(method, p, body, nil); status != 409 || !strings.Contains(w.Body.String(), "last-admin") {
			t.Errorf("the last administrator: %s %d %s", path, status, w.Body)
		}
	}
	if status, _ := salma.ask("DELETE", "/api/v1/users/edgar", "", nil); status != 200 {
		t.Errorf("removing a user: %d", status)
	}
	if status, _ := editor.ask("GET", "/api/v1/stories", "", nil); status != 401 {
		t.Errorf("the session of a user who was removed: %d", status)
	}
	// a judgement bears the name of who judges, whatever is sent
	var j Judged
	if status, w := salma.ask("POST", "/api/v1/judgements", `{"kind":"name","a":{"kind":"person","name":"x"},"value":"y","by":"somebody else"}`, &j); status != 201 {
		t.Fatalf("%d %s", status, w.Body)
	}
	var all JudgementList
	if salma.ask("GET", "/api/v1/judgements", "", &all); all.Judgements[0].By != "سلمى" {
		t.Errorf("judged by %s", all.Judgements[0].By)
	}
}

func TestRequestsAreBounded(t *testing.T) {
	d := newBenchWith(t, func(o *Options) { o.Accounts, o.Rate = o.Audit, 1 })
	refused := 0
	for range 20 {
		status, w := (&guest{d: d, from: "192.0.2.1"}).ask("GET", "/api/v1/me", "", nil)
		if status == 429 {
			refused++
			if w.Header().Get("Retry-After") == "" {
				t.Error("nobody says when to ask again")
			}
		}
	}
	if refused == 0 {
		t.Error("nobody was refused")
	}
	if status, _ := (&guest{d: d, from: "192.0.2.2"}).ask("GET", "/api/v1/me", "", nil); status != 200 {
		t.Errorf("somebody else: %d", status)
	}
}
