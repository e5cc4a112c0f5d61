package server

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// filled is a bench with the samples, and the ids by which to ask for what they make.
func filled(t *testing.T) (d *bench, ids map[string]string) {
	t.Helper()
	d = newBench(t)
	d.samples()
	ids = map[string]string{}
	var stories StoryList
	d.get("/api/v1/stories?sort=largest", 200, &stories)
	ids["story"] = stories.Stories[0].ID
	for _, r := range stories.Stories {
		if r.Contested > 0 {
			ids["story"] = r.ID
		}
	}
	var articles ArticleList
	d.get("/api/v1/articles?story="+ids["story"], 200, &articles)
	ids["article"] = articles.Articles[0].ID
	var entities EntityList
	d.get("/api/v1/entities?kind=person&story="+ids["story"], 200, &entities)
	ids["entity"] = entities.Entities[0].ID
	return d, ids
}

// TestEveryOperationAnswersAsDescribed asks each operation of the description and holds the answer to its schema. An operation that is not asked
// here fails the test.
func TestEveryOperationAnswersAsDescribed(t *testing.T) {
	d, ids := filled(t)
	fill := func(s string) string {
		for k, v := range ids {
			s = strings.ReplaceAll(s, "{"+k+"}", url.PathEscape(v))
		}
		return s
	}
	asked := map[string]bool{}
	for _, c := range []struct {
		id, path, body string
		status         int
	}{
		{"list-stories", "/stories?limit=2&sort=largest&contested=true", "", 200},
		{"get-story", "/stories/{story}", "", 200},
		{"get-story-page", "/stories/{story}/page", "", 200},
		{"list-happenings", "/stories/{story}/happenings", "", 200},
		{"list-conflicts", "/stories/{story}/conflicts", "", 200},
		{"list-articles", "/articles?limit=2&took=any", "", 200},
		{"get-article", "/articles/{article}", "", 200},
		{"get-article-context", "/articles/{article}/context", "", 200},
		{"get-text", "/articles/{article}/text", "", 200},
		{"list-versions", "/articles/{article}/versions", "", 200},
		{"compare-versions", "/articles/{article}/versions/{article}", "", 200},
		{"get-lineage", "/articles/{article}/lineage", "", 200},
		{"list-entities", "/entities?limit=3&kind=place", "", 200},
		{"get-entity", "/entities/{entity}", "", 200},
		{"get-entity-page", "/entities/{entity}/page", "", 200},
		{"list-statements", "/entities/{entity}/statements?limit=1", "", 200},
		{"list-statements", "/entities/{entity}/statements?as=subject", "", 200},
		{"get-network", "/network?nodes=2000", "", 200},
		{"get-network", "/network?by=articles&story={story}", "", 200},
		{"find-happenings", "/happenings?limit=3&entity={entity}", "", 200},
		{"get-map", "/map", "", 200},
		{"get-timeline", "/timeline?unit=week", "", 200},
		{"get-facets", "/facets", "", 200},
		{"list-outlets", "/outlets", "", 200},
		{"search", "/search?q=standing:contested", "", 200},
		{"search", "/search?find=statements&q=source:named", "", 200},
		{"search", "/search?find=happenings&q=type:consult", "", 200},
		{"explain-search", "/search/explain?q=from:soon", "", 200},
		{"explain-search", "/search/explain", "", 200},
		{"save-stories", "/stories.csv?contested=true", "", 200},
		{"save-articles", "/articles.csv", "", 200},
		{"save-entities", "/entities.csv", "", 200},
		{"save-statements", "/entities/{entity}/statements.csv?as=subject", "", 200},
		{"save-happenings", "/happenings.csv", "", 200},
		{"save-map", "/map.csv", "", 200},
		{"save-network", "/network.csv?least=2", "", 200},
		{"save-outlets", "/outlets.csv", "", 200},
		{"save-judgements", "/judgements.csv", "", 200},
		{"save-failures", "/intake/failures.csv", "", 200},
		{"list-feeds", "/intake/feeds", "", 200},
		{"preview-judgement", "/judgements/preview", `{"kind":"outlet","a":{"article":"{article}"},"value":"Invented Gazette"}`, 200},
		{"get-statistics", "/statistics", "", 200},
		{"get-me", "/me", "", 200},
		{"get-log", "/log?limit=1", "", 200},
		{"logout", "/session", "", 200},
		{"list-judgements", "/judgements", "", 200},
		{"add-judgement", "/judgements", `{"kind":"outlet","a":{"article":"{article}"},"value":"Invented Gazette"}`, 201},
		{"undo-judgement", "/judgements/1", "", 200},
		{"get-intake", "/intake", "", 200},
		{"get-job", "/intake/jobs/1", "", 200},
		{"add-article", "/intake/articles", `{"text":"قال وزير الزراعة إن موسم الحصاد بدأ اليوم في سهل المرج."}`, 202},
		{"add-pages", "/intake/pages", `{"urls":["https://wadi.example/none"]}`, 202},
		{"list-failures", "/intake/failures", "", 200},
		{"retry-failures", "/intake/failures/retry", `{}`, 202},
	} {
		op, method := d.operation(c.id)
		if op == nil {
			t.Errorf("there is no operation %s", c.id)
			continue
		}
		asked[c.id] = true
		d.send(method, "/api/v1"+fill(c.path), fill(c.body), c.status, nil)
	}
	for _, c := range []struct {
		id, path, body string
	}{
		{"login", "/session", `{"name":"x","password":"y"}`},
		{"change-password", "/me/password", `{"old":"x","new":"y"}`},
		{"list-users", "/users", ""},
		{"add-user", "/users", `{"name":"x","role":"reader","password":"y"}`},
		{"change-user", "/users/x", `{"role":"reader"}`},
		{"remove-user", "/users/x", ""},
		{"list-tokens", "/tokens", ""},
		{"add-token", "/tokens", `{"name":"x","scopes":["read"]}`},
		{"remove-token", "/tokens/x", ""},
	} { // TestAccess asks them where there are accounts
		asked[c.id] = true
		op, method := d.operation(c.id)
		if op == nil {
			t.Errorf("there is no operation %s", c.id)
			continue
		}
		var p Problem
		if d.send(method, "/api/v1"+c.path, c.body, 409, &p); p.Code != "no-accounts" {
			t.Errorf("%s: %+v", c.id, p)
		}
	}
	asked["add-file"] = true // samples are uploaded
	asked["listen"] = true   // TestEvents
	for _, item := range d.s.api.OpenAPI().Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Patch, item.Delete} {
			if op != nil && !asked[op.OperationID] {
				t.Errorf("%s is not asked", op.OperationID)
			}
		}
	}
}

// operation finds an operation of the description by its id.
func (d *bench) operation(id string) (*huma.Operation, string) {
	for _, item := range d.s.api.OpenAPI().Paths {
		for method, op := range methods(item) {
			if op != nil && op.OperationID == id {
				return op, method
			}
		}
	}
	return nil, ""
}

func methods(item *huma.PathItem) map[string]*huma.Operation {
	return map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete}
}

func TestAStoryPageHoldsTogether(t *testing.T) {
	d, ids := filled(t)
	var p StoryPage
	d.get("/api/v1/stories/"+ids["story"]+"/page", 200, &p)
	if len(p.Happenings) != p.Story.Happenings || len(p.Conflicts) != p.Story.Conflicts || len(p.Articles) != p.Story.Articles || len(p.Table.Rows) == 0 || len(p.Voices) == 0 {
		t.Fatalf("%d happenings, %d conflicts, %d articles, %d rows, %d voices: %+v", len(p.Happenings), len(p.Conflicts), len(p.Articles), len(p.Table.Rows), len(p.Voices), p.Story)
	}
	texts := map[string][]rune{}
	holds := func(what string, x *Passage) {
		if texts[x.Article] == nil {
			w := d.get("/api/v1/articles/"+x.Article+"/text", 200, nil)
			texts[x.Article] = []rune(w.Body.String())
		}
		if got := string(texts[x.Article][x.Span[0]:x.Span[1]]); got != x.Text || x.Text == "" {
			t.Errorf("%s: span %v is %q, told is %q", what, x.Span, got, x.Text)
		}
		if len(x.Chain) == 0 || x.Outlet == "" {
			t.Errorf("%s: nobody says it: %+v", what, x)
		}
	}
	var told func(b *Branch) int
	told = func(b *Branch) int {
		n := len(b.Reports)
		for i := range b.Under {
			n += told(&b.Under[i])
		}
		return n
	}
	for i := range p.Happenings {
		h := &p.Happenings[i]
		if h.Line.Native == "" || h.Line.English == "" || len(h.Origins) == 0 {
			t.Errorf("happening %s: %+v", h.ID, h)
		}
		for k := range h.Reports {
			holds("a report", &h.Reports[k].Passage)
			if m := h.Reports[k].Mark; m == nil || m[0] < h.Reports[k].Span[0] || m[1] > h.Reports[k].Span[1] {
				t.Errorf("the words that tell it, %v, are not in the sentence %v", m, h.Reports[k].Span)
			}
		}
		for _, o := range h.Origins {
			if told(&o.Tree) != len(o.Reports) {
				t.Errorf("happening %s: the tree of %s tells %d reports of %d", h.ID, o.Name, told(&o.Tree), len(o.Reports))
			}
		}
	}
	slots := 0
	for i := range p.Table.Rows {
		r := &p.Table.Rows[i]
		if r.Conflict != "" {
			slots++
		}
		for k := range r.Cells {
			c := &r.Cells[k]
			if c.Outlet >= len(p.Table.Outlets) || len(c.Passages) == 0 {
				t.Errorf("a cell without outlet or sentence: %+v", c)
			}
			for n := range c.Passages {
				holds("a cell", &c.Passages[n])
				if c.Passages[n].Outlet != p.Table.Outlets[c.Outlet].Name {
					t.Errorf("the cell of %s shows %s", p.Table.Outlets[c.Outlet].Name, c.Passages[n].Outlet)
				}
			}
		}
	}
	if slots != len(p.Conflicts) {
		t.Errorf("%d contested slots in the table, %d conflicts", slots, len(p.Conflicts))
	}
	for i := range p.Conflicts {
		if len(p.Conflicts[i].Sides) < 2 {
			t.Errorf("a conflict of one side: %+v", p.Conflicts[i])
		}
		for k := range p.Conflicts[i].Sides {
			for n := range p.Conflicts[i].Sides[k].Reports {
				holds("a side", &p.Conflicts[i].Sides[k].Reports[n])
			}
		}
	}

	alone, others := 0, 0
	for _, a := range p.Articles {
		var c ArticleContext
		d.get("/api/v1/articles/"+a.ID+"/context", 200, &c)
		if len(c.Happenings) != a.Happenings || !c.Current || len(c.Entities) == 0 {
			t.Errorf("article %s reports %d happenings, its context has %d", a.ID, a.Happenings, len(c.Happenings))
		}
		for _, h := range c.Happenings {
			if h.Alone != (len(h.Others) == 0) {
				t.Errorf("alone %v, and %d others", h.Alone, len(h.Others))
			}
			alone += btoi(h.Alone)
			others += len(h.Others)
		}
	}
	if alone == 0 || others == 0 {
		t.Errorf("%d happenings told by one, %d passages of others", alone, others)
	}
}

func TestEntitiesAreFoundAndCounted(t *testing.T) {
	d, ids := filled(t)
	var e EntityPage
	d.get("/api/v1/entities/"+ids["entity"]+"/page", 200, &e)
	for _, as := range []struct {
		as string
		n  int
	}{{"speaker", e.Says}, {"subject", e.Of}} {
		got := 0
		for cursor := ""; ; {
			var page StatementList
			d.get("/api/v1/entities/"+ids["entity"]+"/statements?limit=2&as="+as.as+"&cursor="+cursor, 200, &page)
			if got += len(page.Statements); page.Total != as.n {
				t.Fatalf("%s: %d statements, counted were %d", as.as, page.Total, as.n)
			}
			if cursor = page.Next; cursor == "" {
				break
			}
		}
		if got != as.n {
			t.Errorf("%s: %d statements by pages, %d counted", as.as, got, as.n)
		}
	}
	var list EntityList
	word := strings.Fields(e.Name)[0]
	d.get("/api/v1/entities?limit=200&q="+url.QueryEscape(word), 200, &list)
	found := false
	for _, x := range list.Entities {
		found = found || x.ID == e.ID
	}
	if !found {
		t.Errorf("%q does not find %s among %d", word, e.Name, list.Total)
	}
	var hs HappeningRows
	d.get("/api/v1/happenings?limit=1&entity="+ids["entity"], 200, &hs)
	if hs.Total != e.Happenings {
		t.Errorf("%d happenings on its page, %d listed", e.Happenings, hs.Total)
	}
	n := 0
	for cursor := ""; ; {
		var page HappeningRows
		d.get("/api/v1/happenings?limit=7&cursor="+url.QueryEscape(cursor), 200, &page)
		n += len(page.Happenings)
		if cursor = page.Next; cursor == "" {
			if n != page.Total {
				t.Errorf("%d happenings by pages of %d", n, page.Total)
			}
			break
		}
	}
	var tl Timeline
	d.get("/api/v1/timeline?unit=month", 200, &tl)
	sum := 0
	for _, b := range tl.Buckets {
		sum += b.Happenings
		if b.Happenings != b.Single+b.Repeated+b.Corroborated+b.Contested {
			t.Errorf("bucket %+v", b)
		}
	}
	if sum+tl.Undated != n || tl.Total != n {
		t.Errorf("buckets have %d happenings, %d are undated, of %d", sum, tl.Undated, n)
	}
	var out OutletList
	d.get("/api/v1/outlets", 200, &out)
	for _, o := range out.Outlets {
		if o.Happenings != o.Alone+o.Shared || o.First > o.Shared || o.Statements != o.Named+o.Bodies+o.Offices+o.Affiliated+o.Unnamed {
			t.Errorf("outlet %+v", o)
		}
	}
	var net Network
	d.get("/api/v1/network?kinds=person,organization", 200, &net)
	for _, edge := range net.Edges {
		if edge.A >= edge.B || edge.B >= len(net.Nodes) || net.Nodes[edge.A].Kind == "place" {
			t.Errorf("edge %+v of %d nodes", edge, len(net.Nodes))
		}
	}
	if len(net.Edges) == 0 {
		t.Error("nobody has to do with anybody")
	}
}

// TestHostileNames: what stands in a path, a query or an article is looked up or shown as text, never opened, run or sent as HTML.
func TestHostileNames(t *testing.T) {
	d, _ := filled(t)
	for _, bad := range []string{
		"../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "<script>alert(1)</script>", "' OR 1=1 --", strings.Repeat("x", 300), "e1/../../x", "%ff%fe", "story/", "*", "\u202e", "S-%",
	} {
		for _, path := range []string{
			"/stories/%s", "/stories/%s/page", "/entities/%s", "/entities/%s/page", "/entities/%s/statements", "/articles/%s", "/articles/%s/context", "/articles/%s/versions/%s",
			"/intake/jobs/%s", "/stories?actor=%s", "/stories?place=%s", "/articles?entity=%s", "/happenings?entity=%s", "/network?entity=%s", "/entities?q=%s", "/stories?cursor=%s", "/search?q=%s",
		} {
			escape := url.PathEscape
			if strings.Contains(path, "?") {
				escape = url.QueryEscape
			}
			r := httptest.NewRequest("GET", "/api/v1"+strings.ReplaceAll(path, "%s", escape(bad)), nil)
			w := d.do(r)
			if w.Code >= 500 || !strings.HasSuffix(strings.Split(w.Header().Get("Content-Type"), ";")[0], "json") {
				t.Errorf("%s with %q: %d %s", path, bad, w.Code, w.Header().Get("Content-Type"))
			}
		}
	}
	var j Job
	raw, _ := json.Marshal(map[string]string{"text": "قال الوزير <script>alert(1)</script> إن موسم الحصاد بدأ اليوم في سهل المرج.", "title": "</title><img src=x onerror=alert(1)>", "outlet": "<b>صحيفة</b>"})
	d.send("POST", "/api/v1/intake/articles", string(raw), 202, &j)
	if j = d.ended(j); j.Read != 1 {
		t.Fatalf("%+v", j)
	}
	for _, path := range []string{"/api/v1/articles", "/api/v1/stories", "/api/v1/articles/" + j.Articles[0], "/api/v1/articles/" + j.Articles[0] + "/text", "/api/v1/outlets"} {
		w := d.get(path, 200, nil)
		if kind := w.Header().Get("Content-Type"); kind != "text/plain; charset=utf-8" && !strings.HasSuffix(kind, "json") || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s is %s", path, kind)
		}
	}
}

func TestTables(t *testing.T) {
	d, _ := filled(t)
	var list StoryList
	d.get("/api/v1/stories", 200, &list)
	w := d.get("/api/v1/stories.csv", 200, nil)
	body, ok := strings.CutPrefix(w.Body.String(), "\ufeff")
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if !ok || err != nil || len(rows) != list.Total+1 || rows[1][1] != list.Stories[0].Title {
		t.Errorf("%v, %d rows of %d stories", err, len(rows), list.Total)
	}
	if h := w.Header().Get("Content-Disposition"); !strings.Contains(h, `filename="isnad-stories.csv"`) {
		t.Errorf("saved as %q", h)
	}
	for in, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-1": "'-1", "x=1": "x=1", "": ""} {
		if got := harmless(in); got != want {
			t.Errorf("%q is written as %q", in, got)
		}
	}
}

func TestPreviewsOfJudgements(t *testing.T) {
	d, ids := filled(t)
	var e EntityPage
	d.get("/api/v1/entities/"+ids["entity"]+"/page", 200, &e)
	var others EntityList
	d.get("/api/v1/entities?kind=person", 200, &others)
	other := others.Entities[0]
	if other.ID == e.ID {
		other = others.Entities[1]
	}
	ask := func(j NewJudgement) (p Preview) {
		raw, _ := json.Marshal(j)
		d.send("POST", "/api/v1/judgements/preview", string(raw), 200, &p)
		return p
	}
	a, b := JudgementSubject{Kind: "person", Name: e.Name}, JudgementSubject{Kind: "person", Name: other.Name}
	if p := ask(NewJudgement{Kind: "same", A: a, B: b}); !p.Valid || len(p.Entities) < 2 || p.Result == nil || p.Result.Articles != e.Articles+other.Articles {
		t.Errorf("same: %+v", p)
	}
	if p := ask(NewJudgement{Kind: "same", A: a, B: a}); p.Valid || p.Note != "one-already" {
		t.Errorf("one with itself: %+v", p)
	}
	if p := ask(NewJudgement{Kind: "not-same", A: a, B: b}); p.Valid || p.Note != "two-already" {
		t.Errorf("two that are two: %+v", p)
	}
	if p := ask(NewJudgement{Kind: "name", A: a, Value: "سالم المخترع"}); !p.Valid || p.Result.Name != "سالم المخترع" || p.Touched != e.Articles {
		t.Errorf("name: %+v", p)
	}
	if p := ask(NewJudgement{Kind: "name", A: JudgementSubject{Kind: "person", Name: "لا أحد بهذا الاسم"}, Value: "x"}); p.Valid || p.Note != "no-such-name" {
		t.Errorf("nobody: %+v", p)
	}
	var arts ArticleList
	d.get("/api/v1/articles?story="+ids["story"], 200, &arts)
	one, two := JudgementSubject{Article: arts.Articles[0].ID}, JudgementSubject{Article: arts.Articles[1].ID}
	if p := ask(NewJudgement{Kind: "split", A: one, B: two}); !p.Valid || len(p.Stories) != 1 || len(p.Articles) != 2 {
		t.Errorf("split: %+v", p)
	}
	if p := ask(NewJudgement{Kind: "merge", A: one, B: two}); p.Valid || p.Note != "one-story" {
		t.Errorf("merge: %+v", p)
	}
	// what is kept comes out as the preview said
	raw, _ := json.Marshal(NewJudgement{Kind: "same", A: a, B: b})
	d.send("POST", "/api/v1/judgements", string(raw), 201, nil)
	var after EntityList
	d.get("/api/v1/entities?kind=person&limit=200", 200, &after)
	bear := func(name string) (of []string) {
		for _, x := range after.Entities {
			if x.Name == name || slices.Contains(x.Names, name) {
				of = append(of, x.ID)
			}
		}
		return of
	}
	// how many persons there are in all says nothing: spellings of the two are weighed anew
	if one, two := bear(e.Name), bear(other.Name); len(one) != 1 || !slices.Equal(one, two) {
		t.Errorf("%s is %v, %s is %v", e.Name, one, other.Name, two)
	}
}

// TestAnswersAreKeptWhileTheDeskStays: the same again is the same, and a judgement is seen at once.
func TestAnswersAreKeptWhileTheDeskStays(t *testing.T) {
	d, ids := filled(t)
	path := "/api/v1/articles/" + ids["article"]
	first := d.get(path, 200, nil)
	keeps := func(path string) bool {
		r := httptest.NewRequest("GET", path, nil)
		q := d.s.asks(r.WithContext(context.WithValue(r.Context(), principalKey{}, principal{may: []string{mayRead}})))
		return q.to.get(q.key, q.stamp) != nil
	}
	if !keeps(path) {
		t.Error("the answer was not kept")
	}
	again := d.get(path, 200, nil)
	if first.Body.String() != again.Body.String() || first.Header().Get("ETag") != again.Header().Get("ETag") || again.Header().Get("Content-Type") != first.Header().Get("Content-Type") {
		t.Errorf("%v and %v", first.Header(), again.Header())
	}
	r := httptest.NewRequest("HEAD", path, nil)
	if w := d.do(r); w.Code != 200 || w.Body.Len() != 0 {
		t.Errorf("HEAD: %d with %d bytes", w.Code, w.Body.Len())
	}
	d.send("POST", "/api/v1/judgements", `{"kind":"outlet","a":{"article":"`+ids["article"]+`"},"value":"Invented Gazette"}`, 201, nil)
	if w := d.get(path, 200, nil); !strings.Contains(w.Body.String(), "Invented Gazette") {
		t.Error("a judgement is not seen")
	}
	d.get("/healthz", 200, nil)
	if d.s.files.get("/healthz", 0) != nil {
		t.Error("what may change is kept for ever")
	}
	a := new(answers)
	for i := range 200 {
		a.put(itoa(i+100), 1, &answer{body: make([]byte, 1<<20)})
		if a.get("100", 1) == nil {
			t.Fatal("what is asked for again and again is not kept")
		}
		if a.size > maxAnswers {
			t.Fatalf("%d bytes are kept", a.size)
		}
	}
	if a.put("x", 1, &answer{body: make([]byte, maxAnswer+1)}); a.get("x", 1) != nil {
		t.Error("an answer that is too large is kept")
	}
}

// forget throws away what is kept.
func (k *answers) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.of, k.size = nil, 0
	k.order.Init()
}

// TestKeptAnswersAreThoseOfNow: after every change each answer is the one that would be worked out anew; what a change does not touch is kept.
func TestKeptAnswersAreThoseOfNow(t *testing.T) {
	d, ids := filled(t)
	var stories StoryList
	var entities, persons EntityList
	var articles ArticleList
	d.get("/api/v1/stories?limit=200", 200, &stories)
	d.get("/api/v1/entities?kind=person", 200, &persons)
	d.get("/api/v1/entities?limit=60", 200, &entities)
	d.get("/api/v1/articles?limit=200", 200, &articles)
	var paths []string
	for _, s := range stories.Stories {
		paths = append(paths, "/stories/"+s.ID, "/stories/"+s.ID+"/page", "/stories/"+s.ID+"/conflicts")
	}
	for _, e := range entities.Entities {
		paths = append(paths, "/entities/"+e.ID, "/entities/"+e.ID+"/page", "/entities/"+e.ID+"/statements")
	}
	for _, a := range articles.Articles {
		paths = append(paths, "/articles/"+a.ID, "/articles/"+a.ID+"/context", "/articles/"+a.ID+"/lineage", "/articles/"+a.ID+"/versions")
	}
	paths = append(
		paths, "/stories", "/stories?sort=largest", "/stories.csv", "/articles", "/articles?sort=taken", "/entities", "/facets", "/outlets", "/network", "/network?by=articles", "/map", "/timeline",
		"/happenings", "/search?q="+url.QueryEscape(entities.Entities[0].Name),
	)
	get := func(path string) string {
		r := httptest.NewRequest("GET", "/api/v1"+path, nil)
		w := d.do(r)
		return w.Header().Get("ETag") + " " + itoa(w.Code) + " " + w.Body.String()
	}
	keeps := func(path string) bool {
		r := httptest.NewRequest("GET", "/api/v1"+path, nil)
		q := d.s.asks(r.WithContext(context.WithValue(r.Context(), principalKey{}, principal{may: []string{mayRead}})))
		return q.to.get(q.key, q.stamp) != nil
	}
	kept := 0
	check := func(after string) {
		t.Helper()
		was := map[string]string{}
		for _, p := range paths {
			if keeps(p) {
				kept++
			}
			was[p] = get(p)
		}
		d.s.kept.forget()
		for _, p := range paths {
			if now := get(p); now != was[p] {
				t.Errorf("after %s %s answers what was:\n%.600s\nand is:\n%.600s", after, p, was[p], now)
			}
		}
	}
	check("the start")
	judge := func(body string) string {
		var j struct{ N int64 }
		d.send("POST", "/api/v1/judgements", body, 201, &j)
		return itoa(int(j.N))
	}
	n := judge(`{"kind":"outlet","a":{"article":"` + ids["article"] + `"},"value":"Invented Gazette"}`)
	check("a judgement")
	d.send("DELETE", "/api/v1/judgements/"+n, "", 200, nil)
	check("its undoing")
	kept = 0
	var job Job
	d.send("POST", "/api/v1/intake/articles", `{"title":"افتتاح معرض","text":"افتتح وزير الثقافة سامي الخروبي معرض الكتاب في مدينة صور يوم الثلاثاء.","outlet":"البلدة","published":"2026-11-03"}`, 202, &job)
	d.ended(job)
	check("another article")
	if kept < len(paths)/2 {
		t.Errorf("of %d answers %d outlived an article that has nothing to do with them", len(paths), kept)
	}
	judge(`{"kind":"not-same","a":{"kind":"person","name":"` + persons.Entities[0].Name + `"},"b":{"kind":"person","name":"` + persons.Entities[1].Name + `"}}`)
	check("another judgement")
}

// TestOneAnswerForManyWhoAsk: what many ask for at once is worked out once; what fails for one is not told the others.
func TestOneAnswerForManyWhoAsk(t *testing.T) {
	var k answers
	for _, status := range []int{200, 404} {
		begun, end := make(chan int, 20), make(chan int)
		type got struct {
			a    *answer
			mine bool
		}
		all := make(chan got, 20)
		ask := func() {
			a, mine := k.one(t.Context(), "x", 1, func() *answer {
				begun <- 1
				<-end
				return &answer{status: status}
			})
			all <- got{a, mine}
		}
		go ask()
		<-begun
		for range 9 {
			go ask()
		}
		if a, mine := k.one(t.Context(), "x", 2, func() *answer { return &answer{status: 200, tag: "newer"} }); a == nil || !mine || a.tag != "newer" {
			t.Error("what is newer waits for what is older")
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if a, mine := k.one(gone, "x", 1, func() *answer { return nil }); a != nil || mine {
			t.Error("who went away waits")
		}
		close(end)
		for range 10 {
			if g := <-all; !g.mine && (g.a != nil) != (status == 200) {
				t.Errorf("of an answer %d others get %v", status, g.a)
			}
		}
		if len(k.making) != 0 {
			t.Errorf("%d are still being made", len(k.making))
		}
	}
}

// TestManySearchAtOnce: searches hold a connection of the store while they ask with another; together they must not wait for one another for ever.
func TestManySearchAtOnce(t *testing.T) {
	d, ids := filled(t)
	done := make(chan int)
	const n = 40
	for i := range n {
		go func() {
			path := "/api/v1/search?find=happenings&q=from:19" + itoa(100 + i)[1:]
			if i%2 == 0 {
				path = "/api/v1/stories/" + ids["story"] + "/page?"
			}
			r := httptest.NewRequest("GET", path, nil)
			r.Host = "localhost"
			w := httptest.NewRecorder()
			d.s.Handler().ServeHTTP(w, r)
			done <- w.Code
		}()
	}
	for range n {
		select {
		case code := <-done:
			if code != 200 {
				t.Errorf("%d", code)
			}
		case <-time.After(time.Minute):
			t.Fatal("searches wait for one another")
		}
	}
}

// TestWhatTakesLongIsMadeAhead: what was asked for again before a change is there after it.
func TestWhatTakesLongIsMadeAhead(t *testing.T) {
	d, _ := filled(t)
	path := "/api/v1/network"
	q := func() asked {
		r := httptest.NewRequest("GET", path, nil)
		return d.s.asks(r.WithContext(context.WithValue(r.Context(), principalKey{}, principal{may: []string{mayRead}})))
	}
	d.get(path, 200, nil)
	a := q().to.get(q().key, q().stamp)
	d.s.kept.mu.Lock() // who makes ahead looks at it too
	a.took = time.Second
	d.s.kept.mu.Unlock()
	d.get(path, 200, nil)
	var job Job
	d.send("POST", "/api/v1/intake/articles", `{"title":"لقاء","text":"التقى الوزير سامي الخروبي نظيره كريم الحداد في مدينة صور يوم الثلاثاء.","outlet":"البلدة","published":"2026-11-03"}`, 202, &job)
	d.ended(job)
	for until := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if now := q(); now.to.get(now.key, now.stamp) != nil {
			break
		}
		if time.Now().After(until) {
			t.Fatal("it was not made ahead")
		}
	}
	var kept Network
	d.get(path, 200, &kept)
	if now := d.s.index.get().network(&networkQuery{By: "happenings", Least: 1, Nodes: 500, Edges: 4000}); len(kept.Nodes) != len(now.Nodes) || len(now.Nodes) == 0 {
		t.Errorf("%d nodes are %d", len(kept.Nodes), len(now.Nodes))
	}
}
