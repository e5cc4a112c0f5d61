package archivetest

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive"
)

// RunAccounts runs the suite of stores that keep accounts too.
func RunAccounts(t *testing.T, open func(ctx context.Context, place string) (archive.Accounts, error)) {
	ctx := t.Context()
	a, err := open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	missing := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s that is not there: %v", what, err)
		}
	}
	layla := archive.User{Name: "layla", Role: archive.Admin, Hash: "h1", Made: day}
	omar := archive.User{Name: "عمر", Role: archive.Reader, Hash: "h2", Made: day}
	must(a.SaveUser(ctx, omar))
	must(a.SaveUser(ctx, layla))
	layla.Hash, layla.Role = "h3", archive.Editor
	must(a.SaveUser(ctx, layla))
	users, err := a.Users(ctx)
	if must(err); !reflect.DeepEqual(users, []archive.User{layla, omar}) {
		t.Errorf("users %+v", users)
	}
	if u, err := a.User(ctx, "عمر"); err != nil || u != omar {
		t.Errorf("%+v %v", u, err)
	}
	_, err = a.User(ctx, "nobody")
	missing("a user", err)
	missing("a user", a.RemoveUser(ctx, "nobody"))

	old := archive.Session{Sum: []byte("s1"), User: "layla", Made: day, Expires: day.Add(time.Hour)}
	must(a.SaveSession(ctx, old))
	if s, err := a.Session(ctx, old.Sum); err != nil || !reflect.DeepEqual(s, old) {
		t.Errorf("%+v %v", s, err)
	}
	must(a.SaveSession(ctx, archive.Session{Sum: []byte("s2"), User: "layla", Made: day.Add(2 * time.Hour), Expires: day.Add(3 * time.Hour)}))
	_, err = a.Session(ctx, old.Sum)
	missing("a session that has expired", err)
	must(a.DropSession(ctx, []byte("s2")))
	missing("a session", a.DropSession(ctx, []byte("s2")))
	if err := a.SaveSession(ctx, archive.Session{Sum: []byte("s3"), User: "nobody", Made: day, Expires: day}); err == nil {
		t.Error("a session of nobody was kept")
	}

	tok := archive.Token{ID: "t1", User: "layla", Name: "nightly", Scopes: []string{"read", "judge"}, Sum: []byte("x"), Made: day}
	must(a.SaveToken(ctx, tok))
	must(a.SaveToken(ctx, archive.Token{ID: "t2", User: "عمر", Name: "n", Scopes: []string{"read"}, Sum: []byte("y"), Made: day, Expires: day.Add(time.Hour)}))
	if got, err := a.Token(ctx, tok.Sum); err != nil || !reflect.DeepEqual(got, tok) {
		t.Errorf("%+v %v", got, err)
	}
	if all, err := a.Tokens(ctx, ""); err != nil || len(all) != 2 || !all[1].Expires.Equal(day.Add(time.Hour)) {
		t.Errorf("%+v %v", all, err)
	}
	if mine, err := a.Tokens(ctx, "layla"); err != nil || len(mine) != 1 || !bytes.Equal(mine[0].Sum, tok.Sum) {
		t.Errorf("%+v %v", mine, err)
	}
	must(a.DropToken(ctx, "t1"))
	missing("a token", a.DropToken(ctx, "t1"))
	must(a.SaveSession(ctx, archive.Session{Sum: []byte("s4"), User: "عمر", Made: day, Expires: day.Add(time.Hour)}))
	must(a.SaveSession(ctx, archive.Session{Sum: []byte("s5"), User: "layla", Made: day, Expires: day.Add(time.Hour)}))
	must(a.DropSessions(ctx, "layla"))
	_, err = a.Session(ctx, []byte("s5"))
	missing("a session that was dropped", err)
	must(a.RemoveUser(ctx, "عمر"))
	_, err = a.Session(ctx, []byte("s4"))
	missing("a session of a user who was removed", err)
	_, err = a.Token(ctx, []byte("y"))
	missing("a token of a user who was removed", err)

	for _, did := range []string{"login", "judge", "add-user"} {
		must(a.Log(ctx, archive.Logged{At: day, By: "layla", From: "192.0.2.7", Did: did, What: "x"}))
	}
	logs, err := a.Logs(ctx, 0, 2)
	if must(err); len(logs) != 2 || logs[0].Did != "add-user" || logs[1].N != 2 || logs[0].From != "192.0.2.7" || !logs[0].At.Equal(day) {
		t.Errorf("%+v", logs)
	}
	if logs, err = a.Logs(ctx, 2, 10); err != nil || len(logs) != 1 || logs[0].Did != "login" {
		t.Errorf("%+v %v", logs, err)
	}
}
