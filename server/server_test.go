package server

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-desk/isnad/archive/sqlite"
	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/search"
)

// bench is a server on an archive of its own, asked without a network.
type bench struct {
	t *testing.T
	s *Server
}

func newBench(t *testing.T) *bench {
	t.Helper()
	return newBenchWith(t, func(*Options) {})
}

func newBenchWith(t *testing.T, change func(*Options)) *bench {
	t.Helper()
	l := artest.New(t)
	n, err := newsroom.New(l)
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	m := n.Monitor(newsroom.Options{Store: store, Now: time.Now, Reader: "test", Jobs: 2, Index: search.NewIndex(l).Document})
	o := Options{
		Monitor: m, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), By: "tester", Version: "test", Poll: 20 * time.Millisecond,
		Again: func(s string) string { return s }, Uploads: filepath.Join(t.TempDir(), "uploads"),
		Articles: func(_ context.Context, from []string) iter.Seq2[news.Input, error] {
			return file.Articles(from, strings.NewReader(""))
		},
		Audit: store,
	}
	change(&o)
	s := New(o)
	ctx, stop := context.WithCancel(context.Background())
	wait, err := s.Start(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(); wait(); store.Close() })
	return &bench{t, s}
}

// do asks, and holds the answer to the description of the API.
func (d *bench) do(r *http.Request) *httptest.ResponseRecorder {
	d.t.Helper()
	r.Host = "127.0.0.1:8420"
	w := httptest.NewRecorder()
	d.s.Handler().ServeHTTP(w, r)
	d.conforms(r, w)
	return w
}

func (d *bench) conforms(r *http.Request, w *httptest.ResponseRecorder) {
	d.t.Helper()
	_, path, _ := strings.Cut(r.Pattern, " ")
	item := d.s.api.OpenAPI().Paths[path]
	if item == nil || w.Code == http.StatusNotModified || w.Header().Get("Content-Encoding") != "" {
		return
	}
	op := methods(item)[r.Method]
	if op == nil {
		return
	}
	kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
	resp := op.Responses[http.StatusText(w.Code)]
	for code, x := range op.Responses {
		if code == itoa(w.Code) {
			resp = x
		}
	}
	if resp == nil && w.Code >= 400 {
		resp = op.Responses["default"]
	}
	if resp == nil || resp.Content[kind] == nil {
		d.t.Errorf("%s %s answers %d with %q, which its description does not tell of", r.Method, r.URL, w.Code, kind)
		return
	}
	if !strings.HasSuffix(kind, "json") {
		return
	}
	var v any
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		d.t.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	res := &huma.ValidateResult{}
	huma.Validate(d.s.api.OpenAPI().Components.Schemas, resp.Content[kind].Schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, v, res)
	for _, err := range res.Errors {
		d.t.Errorf("%s %s does not conform to its schema: %v", r.Method, r.URL, err)
	}
}

func itoa(n int) string {
	return string([]byte{byte('0' + n/100), byte('0' + n/10%10), byte('0' + n%10)})
}

func (d *bench) get(path string, status int, into any) *httptest.ResponseRecorder {
	d.t.Helper()
	return d.send("GET", path, "", status, into)
}

func (d *bench) send(method, path, body string, status int, into any) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := d.do(r)
	if w.Code != status {
		d.t.Fatalf("%s %s answers %d, not %d: %.400s", method, path, w.Code, status, w.Body)
	}
	if into != nil {
		if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
			d.t.Fatalf("%s %s: %v", method, path, err)
		}
	}
	return w
}

// ended waits for a job.
func (d *bench) ended(j Job) Job {
	d.t.Helper()
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(5 * time.Millisecond) {
		d.get("/api/v1/intake/jobs/"+j.ID, 200, &j)
		if j.Ended != nil {
			return j
		}
	}
	d.t.Fatalf("job %s does not end", j.ID)
	return j
}

func (d *bench) upload(name string, data []byte) *httptest.ResponseRecorder {
	d.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	f, err := m.CreateFormFile("file", name)
	if err != nil {
		d.t.Fatal(err)
	}
	_, _ = f.Write(data)
	m.Close()
	r := httptest.NewRequest("POST", "/api/v1/intake/files", &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return d.do(r)
}

// samples takes the samples in, each as an upload.
func (d *bench) samples() {
	d.t.Helper()
	files, _ := filepath.Glob("../samples/text/*.txt")
	if len(files) == 0 {
		d.t.Fatal("no samples")
	}
	var last Job
	for _, p := range files {
		raw, err := os.ReadFile(p)
		if err != nil {
			d.t.Fatal(err)
		}
		w := d.upload(filepath.Base(p), raw)
		if w.Code != http.StatusAccepted {
			d.t.Fatalf("%s: %d %s", p, w.Code, w.Body)
		}
		if err := json.Unmarshal(w.Body.Bytes(), &last); err != nil {
			d.t.Fatal(err)
		}
	}
	if j := d.ended(last); j.State != "done" || j.Read != 1 {
		d.t.Fatalf("the last sample: %+v", j)
	}
}

func TestSamples(t *testing.T) {
	d := newBench(t)
	d.samples()

	var all StoryList
	d.get("/api/v1/stories", 200, &all)
	if all.Total == 0 || len(all.Stories) != all.Total || all.Next != "" {
		t.Fatalf("stories: %+v", all)
	}
	// pages of one together are the whole list
	var paged []StoryRow
	for cursor := ""; ; {
		var page StoryList
		d.get("/api/v1/stories?limit=1&cursor="+cursor, 200, &page)
		paged = append(paged, page.Stories...)
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	if len(paged) != all.Total {
		t.Errorf("%d stories by pages, %d at once", len(paged), all.Total)
	}
	for i := range paged {
		if paged[i].ID != all.Stories[i].ID {
			t.Errorf("story %d by pages is %s, at once %s", i, paged[i].ID, all.Stories[i].ID)
		}
	}
	contested, taken := 0, 0
	for _, row := range all.Stories {
		if row.Contested > 0 {
			contested++
		}
		var story struct {
			Schema   string
			Articles []struct{ ID string }
			Entities []struct{ ID string }
			Stories  []struct{ ID string }
		}
		d.get("/api/v1/stories/"+row.ID, 200, &story)
		if story.Schema != "isnad.desk.v1" || len(story.Articles) != row.Articles || len(story.Stories) != 1 || story.Stories[0].ID != row.ID {
			t.Errorf("story %s: %+v", row.ID, story)
		}
		var hs HappeningList
		d.get("/api/v1/stories/"+row.ID+"/happenings", 200, &hs)
		var cs ConflictList
		d.get("/api/v1/stories/"+row.ID+"/conflicts", 200, &cs)
		if len(hs.Happenings) != row.Happenings || len(cs.Conflicts) != row.Conflicts {
			t.Errorf("story %s: %d happenings, %d conflicts: %+v", row.ID, len(hs.Happenings), len(cs.Conflicts), row)
		}
		for _, e := range story.Entities {
			d.get("/api/v1/entities/"+url.PathEscape(e.ID), 200, nil)
		}
		for _, a := range story.Articles {
			var record struct{ Article struct{ ID, Text string } }
			d.get("/api/v1/articles/"+a.ID, 200, &record)
			w := d.get("/api/v1/articles/"+a.ID+"/text", 200, nil)
			if record.Article.ID != a.ID || w.Body.String() != record.Article.Text || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
				t.Errorf("article %s: text and record differ", a.ID)
			}
			var vs VersionList
			d.get("/api/v1/articles/"+a.ID+"/versions", 200, &vs)
			if len(vs.Versions) != 1 || !vs.Versions[0].Current {
				t.Errorf("versions of %s: %+v", a.ID, vs)
			}
			var de Descent
			d.get("/api/v1/articles/"+a.ID+"/lineage", 200, &de)
			if de.Story == nil || *de.Story != row.ID {
				t.Errorf("lineage of %s: %+v", a.ID, de)
			}
			taken += len(de.TakenBy)
		}
	}
	if contested == 0 || taken == 0 {
		t.Errorf("%d contested stories, %d articles from which another took: the samples have both", contested, taken)
	}
	var few StoryList
	d.get("/api/v1/stories?contested=true", 200, &few)
	if few.Total != contested {
		t.Errorf("%d contested stories, listed are %d", contested, few.Total)
	}
	d.get("/api/v1/stories?one_origin=true", 200, &few)
	for _, r := range few.Stories {
		if r.Origins > 1 {
			t.Errorf("one origin: %+v", r)
		}
	}
	d.get("/api/v1/stories?from=2040-01-01", 200, &few)
	if few.Total != 0 {
		t.Errorf("stories of the future: %+v", few)
	}
	var st Statistics
	d.get("/api/v1/statistics", 200, &st)
	if st.Stories != all.Total || st.Derived == 0 || len(st.Outlets) == 0 {
		t.Errorf("statistics: %+v", st)
	}
	sum := 0
	for _, o := range st.Outlets {
		sum += o.Articles
		d.get("/api/v1/stories?outlet="+url.QueryEscape(o.Name), 200, &few)
		if o.Name != "" && few.Total != o.Stories {
			t.Errorf("outlet %s: %d stories, listed are %d", o.Name, o.Stories, few.Total)
		}
	}
	if sum != st.Articles {
		t.Errorf("outlets have %d articles of %d", sum, st.Articles)
	}
	for _, find := range []string{"articles", "statements", "happenings"} {
		var found struct{ Total int }
		d.get("/api/v1/search?find="+find+"&q="+url.QueryEscape("standing:contested"), 200, &found)
		if find == "articles" && found.Total == 0 {
			t.Error("nothing contested is found")
		}
	}
	var in Intake
	d.get("/api/v1/intake", 200, &in)
	if in.Waiting != 0 || len(in.Jobs) == 0 {
		t.Errorf("intake: %+v", in)
	}
	t.Run("judgements", func(t *testing.T) { d.t = t; judgements(d, all.Stories) })
	t.Run("forms", func(t *testing.T) { d.t = t; forms(d) })
	t.Run("bad requests", func(t *testing.T) { d.t = t; badRequests(d) })
}

func judgements(d *bench, rows []StoryRow) {
	var story struct{ Articles []struct{ ID string } }
	d.get("/api/v1/stories/"+rows[0].ID, 200, &story)
	id := story.Articles[0].ID
	var j Judged
	d.send("POST", "/api/v1/judgements", `{"kind":"outlet","a":{"article":"`+id+`"},"value":"Invented Gazette","by":"layla"}`, 201, &j)
	var list StoryList
	d.get("/api/v1/stories?outlet=Invented+Gazette", 200, &list)
	if list.Total != 1 {
		d.t.Errorf("a judged outlet is not listed: %+v", list)
	}
	var record struct {
		Article struct{ Outlet struct{ Name string } }
	}
	d.get("/api/v1/articles/"+id, 200, &record)
	if record.Article.Outlet.Name != "Invented Gazette" {
		d.t.Errorf("the record has another outlet than was judged: %+v", record)
	}
	d.send("DELETE", "/api/v1/judgements/1", "", 200, nil)
	var all JudgementList
	d.get("/api/v1/judgements", 200, &all)
	if len(all.Judgements) != 2 || all.Judgements[0].By != "layla" || all.Judgements[0].Undone != 2 || all.Judgements[1].Kind != "undo" || all.Judgements[1].By != "tester" {
		d.t.Errorf("judgements: %+v", all)
	}
	d.get("/api/v1/stories?outlet=Invented+Gazette", 200, &list)
	if list.Total != 0 {
		d.t.Error("an undone judgement stands")
	}
	for _, bad := range []string{
		`{"kind":"same","a":{"kind":"person","name":"x"}}`, `{"kind":"kind","a":{"kind":"person","name":"x"},"value":"river"}`, `{"kind":"name","a":{}}`,
		`{"kind":"merge","a":{"article":"x"}}`, `{"kind":"date","a":{"article":"x"},"value":"soon"}`, `{"kind":"outlet","a":{"article":"x"}}`, `{"kind":"bless","a":{}}`, `{}`,
	} {
		d.send("POST", "/api/v1/judgements", bad, 422, nil)
	}
	d.send("POST", "/api/v1/judgements", `{"kind":"merge","a":{"article":"x"},"b":{"article":"y"}}`, 404, nil)
	d.send("DELETE", "/api/v1/judgements/99", "", 404, nil)
}

func forms(d *bench) {
	w := d.get("/api/v1/stories", 200, nil)
	r := httptest.NewRequest("GET", "/api/v1/stories", nil)
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	if w := d.do(r); w.Code != 304 || w.Body.Len() != 0 {
		d.t.Errorf("the same again: %d with %d bytes", w.Code, w.Body.Len())
	}
	r = httptest.NewRequest("GET", "/openapi.json", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	if w := d.do(r); w.Header().Get("Content-Encoding") != "gzip" || !bytes.HasPrefix(w.Body.Bytes(), []byte{0x1f, 0x8b}) {
		d.t.Errorf("not compressed: %v", w.Header())
	}
	for path, want := range map[string]string{"/": "/openapi.json", "/healthz": "ok", "/readyz": "ready", "/metrics": "isnad_articles", "/openapi.json": `"openapi":"3.1.0"`, "/docs": "get-story-page", "/docs/style.css": "color-scheme"} {
		w := d.get(path, 200, nil)
		if !strings.Contains(w.Body.String(), want) {
			d.t.Errorf("%s does not hold %q: %.200s", path, want, w.Body)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Content-Security-Policy") == "" {
			d.t.Errorf("%s has no security headers", path)
		}
		if body := w.Body.String(); path != "/openapi.json" && (strings.Contains(body, "https://") || strings.Contains(body, "<script") || strings.Contains(body, "style=")) {
			d.t.Errorf("%s names another host, or holds a script or a style", path)
		}
	}
}

func badRequests(d *bench) {
	for _, c := range []struct {
		method, path, body string
		status             int
		code               string
	}{
		{"GET", "/api/v1/stories/nobody", "", 404, "not-found"},
		{"GET", "/api/v1/stories/nobody/happenings", "", 404, "not-found"},
		{"GET", "/api/v1/stories/nobody/conflicts", "", 404, "not-found"},
		{"GET", "/api/v1/entities/nobody", "", 404, "not-found"},
		{"GET", "/api/v1/articles/nobody", "", 404, "not-found"},
		{"GET", "/api/v1/articles/nobody/text", "", 404, "not-found"},
		{"GET", "/api/v1/articles/nobody/versions", "", 404, "not-found"},
		{"GET", "/api/v1/articles/nobody/lineage", "", 404, "not-found"},
		{"GET", "/api/v1/intake/jobs/nobody", "", 404, "not-found"},
		{"GET", "/api/v1/stories?cursor=!!", "", 400, "bad-cursor"},
		{"GET", "/api/v1/stories?cursor=e30", "", 400, "bad-cursor"},
		{"GET", "/api/v1/stories?limit=0", "", 422, "invalid"},
		{"GET", "/api/v1/stories?from=soon", "", 422, "invalid"},
		{"GET", "/api/v1/stories?colour=red", "", 422, "invalid"},
		{"GET", "/api/v1/search", "", 422, "invalid"},
		{"GET", "/api/v1/search?q=from:soon", "", 400, "wrong-query"},
		{"POST", "/api/v1/intake/articles", `{"text":`, 400, "bad-request"},
		{"POST", "/api/v1/intake/articles", `{}`, 422, "invalid"},
		{"POST", "/api/v1/intake/articles", `{"text":" "}`, 422, "invalid"},
		{"POST", "/api/v1/intake/articles", `{"text":"x","url":"file:///etc/passwd"}`, 422, "invalid"},
		{"POST", "/api/v1/intake/articles", `{"text":"` + strings.Repeat("x", maxBody) + `"}`, 413, "too-large"},
		{"POST", "/api/v1/intake/pages", `{"urls":["/etc/passwd"]}`, 422, "invalid"},
		{"POST", "/api/v1/intake/pages", `{"urls":[]}`, 422, "invalid"},
		{"DELETE", "/api/v1/stories", "", 405, "method"},
		{"GET", "/api/v2", "", 404, "not-found"},
	} {
		var p Problem
		w := d.send(c.method, c.path, c.body, c.status, &p)
		if p.Code != c.code || p.Status != c.status || p.Title != messages[c.code].english || w.Header().Get("Content-Type") != "application/problem+json" {
			d.t.Errorf("%s %s: %+v", c.method, c.path, p)
		}
		r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
		r.Header.Set("Accept-Language", "ar-IQ, en;q=0.5")
		if c.body != "" {
			r.Header.Set("Content-Type", "application/json")
		}
		if err := json.Unmarshal(d.do(r).Body.Bytes(), &p); err != nil || p.Title != messages[c.code].arabic {
			d.t.Errorf("%s %s in Arabic: %v %+v", c.method, c.path, err, p)
		}
	}
}

func TestIntake(t *testing.T) {
	d := newBench(t)
	var j Job
	article := `{"text":"قال وزير الزراعة إن موسم الحصاد بدأ اليوم في سهل المرج.","url":"https://wadi.example/1","outlet":"الوادي"}`
	d.send("POST", "/api/v1/intake/articles", article, 202, &j)
	if j = d.ended(j); j.State != "done" || j.Read != 1 || len(j.Articles) != 1 {
		t.Fatalf("%+v", j)
	}
	first := j.Articles[0]
	d.send("POST", "/api/v1/intake/articles", article, 202, &j)
	if j = d.ended(j); j.Known != 1 || j.Read != 0 {
		t.Errorf("the same again: %+v", j)
	}
	d.send("POST", "/api/v1/intake/articles", strings.Replace(article, "اليوم", "أمس", 1), 202, &j)
	if j = d.ended(j); j.Changed != 1 {
		t.Errorf("changed: %+v", j)
	}
	var vs VersionList
	d.get("/api/v1/articles/"+first+"/versions", 200, &vs)
	if len(vs.Versions) != 2 || vs.Versions[0].Current || !vs.Versions[1].Current {
		t.Errorf("versions: %+v", vs)
	}
	d.send("POST", "/api/v1/intake/articles", `{"text":"The harvest began today in the plain, the minister said."}`, 202, &j)
	if j = d.ended(j); j.State != "failed" || len(j.Errors) != 1 {
		t.Errorf("a text that cannot be read: %+v", j)
	}
	w := d.upload("../../b.json", []byte("{"))
	if err := json.Unmarshal(w.Body.Bytes(), &j); err != nil || w.Code != 202 {
		t.Fatal(w.Code, w.Body)
	}
	if j = d.ended(j); j.Failed != 1 || !strings.HasPrefix(j.Errors[0], uploaded) || strings.Contains(j.Errors[0], os.TempDir()) {
		t.Errorf("a broken upload: %+v", j)
	}
	var fs FailureList
	d.get("/api/v1/intake/failures", 200, &fs)
	if len(fs.Failures) != 2 {
		t.Errorf("failures: %+v", fs)
	}
	d.send("POST", "/api/v1/intake/failures/retry", `{}`, 202, &j)
	if j = d.ended(j); j.Read != 0 {
		t.Errorf("retry: %+v", j)
	}
	if left, _ := filepath.Glob(filepath.Join(d.s.Uploads, "*", "*")); len(left) != 1 || filepath.Base(left[0]) != "b.json" || j.Failed == 0 {
		t.Errorf("an upload that fails is kept until it is read: %v %+v", left, j)
	} else if err := os.WriteFile(left[0], []byte(`{"text":"أعلن وزير النقل أمس أن جسر الوادي سيفتح للسيارات."}`), 0o600); err != nil {
		t.Fatal(err)
	}
	d.send("POST", "/api/v1/intake/failures/retry", `{"locations":["`+fs.Failures[1].Location+`"]}`, 202, &j)
	if j = d.ended(j); j.Read != 1 || j.State != "done" {
		t.Errorf("retry of an upload: %+v", j)
	}
	if left, _ := filepath.Glob(filepath.Join(d.s.Uploads, "*")); len(left) != 0 {
		t.Errorf("an upload that was read stays: %v", left)
	}
	d.send("POST", "/api/v1/intake/pages", `{"urls":["https://wadi.example/x"]}`, 202, &j)
	if j = d.ended(j); j.Kind != "pages" || j.State != "failed" {
		t.Errorf("pages: %+v", j)
	}
	if w := d.upload("", nil); w.Code != 422 {
		t.Errorf("an upload without a name: %d", w.Code)
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "isnad-upload-*")); len(left) > 0 && os.Getenv("CI") != "" {
		t.Errorf("uploads are left: %v", left)
	}
}

func TestOnlyThisMachineAsks(t *testing.T) {
	d := newBench(t)
	ask := func(method, host, origin string) int {
		r := httptest.NewRequest(method, "/api/v1/intake/failures/retry", strings.NewReader("{}"))
		if method == "GET" {
			r = httptest.NewRequest(method, "/api/v1/stories", nil)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Host = host
		if origin != "" {
			r.Header.Set("Origin", origin)
		}
		w := httptest.NewRecorder()
		d.s.Handler().ServeHTTP(w, r)
		return w.Code
	}
	for _, c := range []struct {
		method, host, origin string
		status               int
	}{
		{"GET", "localhost:8420", "", 200},
		{"GET", "[::1]:8420", "", 200},
		{"GET", "evil.example", "", 421},
		{"GET", "127.0.0.1.evil.example:8420", "", 421},
		{"GET", "", "", 421},
		{"POST", "localhost:8420", "https://evil.example", 403},
		{"POST", "localhost:8420", "http://localhost:8420", 202},
	} {
		if got := ask(c.method, c.host, c.origin); got != c.status {
			t.Errorf("%s %q from %q: %d, not %d", c.method, c.host, c.origin, got, c.status)
		}
	}
}

func TestEvents(t *testing.T) {
	d := newBench(t)
	web := httptest.NewUnstartedServer(d.s.Handler())
	web.Config.ReadTimeout, web.Config.WriteTimeout = 100*time.Millisecond, 100*time.Millisecond
	web.Start()
	defer web.Close()
	resp, err := http.Get(web.URL + eventsPath)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	time.Sleep(300 * time.Millisecond) // the stream outlives the timeouts of requests
	heard := make(chan string, 1)
	go func() {
		var all []byte
		for buf := make([]byte, 4096); ; {
			n, err := resp.Body.Read(buf)
			all = append(all, buf[:n]...)
			s := string(all)
			if strings.Contains(s, "event: article") && strings.Contains(s, "event: story") && strings.Contains(s, "event: job") || err != nil {
				heard <- s
				return
			}
		}
	}()
	d.send("POST", "/api/v1/intake/articles", `{"text":"افتتح رئيس بلدية وادي الزيتون أمس السوق الجديد، وقال إن السوق يضم مئة متجر."}`, 202, nil)
	select {
	case s := <-heard:
		if !strings.Contains(s, "event: job") {
			t.Errorf("the stream ended: %q", s)
		}
	case <-time.After(time.Minute):
		t.Error("no events came")
	}
}

// TestTheReferenceTellsAll holds docs/reference/api.md to the operations and the codes of problems.
func TestTheReferenceTellsAll(t *testing.T) {
	raw, err := os.ReadFile("../docs/reference/api.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	d := newBench(t)
	for path, item := range d.s.api.OpenAPI().Paths {
		short := strings.TrimPrefix(path, "/api/v1")
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "DELETE": item.Delete} {
			told := strings.Contains(page, "`"+method+" "+short+"`") || strings.Contains(page, "`"+method+" "+short+"?q=`")
			if i := strings.LastIndex(short, "/"); !told && i > 0 { // a part of what the row tells of
				told = strings.Contains(page, "`"+short[i:]+"`")
			}
			if op != nil && !told {
				t.Errorf("docs/reference/api.md says nothing of %s %s", method, short)
			}
		}
	}
	if len(messages) < 10 {
		t.Fatalf("%d messages", len(messages))
	}
	for code, m := range messages {
		if !strings.Contains(page, "| `"+code+"` | "+itoa(m.status)+" |") {
			t.Errorf("docs/reference/api.md says nothing of the problem %s, %d", code, m.status)
		}
	}
}
