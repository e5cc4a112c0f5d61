package newsroom

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"iter"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/intake/fetch"
	"github.com/isnad-desk/isnad/news"
)

// web is an internet of a few documents. An address that is not there fails.
type web struct {
	docs map[string]string
	mu   sync.Mutex
	got  []string
}

func (w *web) Get(_ context.Context, u string, since fetch.Condition) (*fetch.Document, error) {
	w.mu.Lock()
	w.got = append(w.got, u)
	w.mu.Unlock()
	body, ok := w.docs[u]
	if !ok {
		return nil, &intake.Error{Location: u, Reason: "the server answers 500", Do: "try again later"}
	}
	tag := fmt.Sprint(len(body))
	if since.ETag == tag {
		return &fetch.Document{URL: u, Unchanged: true, Condition: since}, nil
	}
	kind := "text/html; charset=utf-8"
	if strings.HasPrefix(body, "<rss") {
		kind = "application/rss+xml"
	}
	return &fetch.Document{URL: u, Body: []byte(body), ContentType: kind, Condition: fetch.Condition{ETag: tag}}, nil
}

func pageOf(in news.Input) string {
	return `<html><head><meta property="og:site_name" content="` + in.Outlet + `"><meta property="article:published_time" content="` + in.Published + `T08:00:00Z"><title>` + in.Title + `</title></head><body><article><h1>` + in.Title + `</h1><p>` + in.Text + `</p><p>` + in.Text + `</p></article></body></html>`
}

func rssOf(ins ...news.Input) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>الخلاصة</title>`)
	for _, in := range ins {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><description>موجز</description></item>", in.Title, in.URL)
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

func none() iter.Seq2[news.Input, error] { return func(func(news.Input, error) bool) {} }

func TestARoundTakesInWhatIsNew(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	now := time.Date(2031, 3, 12, 8, 0, 0, 0, time.UTC)
	m.Now = func() time.Time { return now }
	w := &web{docs: map[string]string{"https://wadi.example/rss": rssOf(told[0], told[3])}}
	for _, in := range told {
		w.docs[in.URL] = pageOf(in)
	}
	delete(w.docs, told[3].URL)
	sources := []Feed{{URL: "https://wadi.example/rss", Every: time.Hour}, {URL: "https://dead.example/rss", Every: time.Hour, Outlet: "x"}}
	var errs []string
	round := func() Tally {
		t.Helper()
		errs = nil
		got, _, err := m.Round(ctx, w, sources, none(), func(o Outcome) {
			if o.Err != nil {
				errs = append(errs, o.Err.Error())
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := round(); got.Read != 1 || got.Failed != 2 || len(errs) != 2 {
		t.Errorf("first round: %+v %q", got, errs)
	}
	a, err := m.Store.Current(ctx, told[0].URL)
	if err != nil || a.Outlet != told[0].Outlet || a.Published.From.String() != told[0].Published || a.Title != told[0].Title {
		t.Errorf("%+v %v", a, err)
	}
	w.got = nil
	if got := round(); got != (Tally{}) || len(w.got) != 0 {
		t.Errorf("nothing was due, but %+v and %q was asked", got, w.got)
	}
	now = now.Add(time.Hour + time.Minute)
	w.docs[told[3].URL] = pageOf(told[3])
	if got := round(); got.Read != 1 || got.Failed != 0 || strings.Contains(strings.Join(w.got, " "), "dead.example") {
		t.Errorf("second round: %+v %q", got, w.got)
	}
	now = now.Add(time.Hour + time.Minute)
	w.got = nil
	if got := round(); got.Read != 0 || len(w.got) != 2 { // the feed has nothing newer; the dead one is asked again
		t.Errorf("third round: %+v %q", got, w.got)
	}
	states, err := m.Feeds(ctx)
	if err != nil || len(states) != 2 || states[1].Articles != 2 || states[0].Failures != 2 || states[0].Reason == "" || !states[0].Due.After(now.Add(2*time.Hour)) {
		t.Errorf("%+v %v", states, err)
	}
}

// TestAFeedThatIsBrokenHasFailed: it is said so, and it is asked less often, until it is whole again.
func TestAFeedThatIsBrokenHasFailed(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	now := time.Date(2031, 3, 12, 8, 0, 0, 0, time.UTC)
	m.Now = func() time.Time { return now }
	w := &web{docs: map[string]string{"https://wadi.example/rss": "<rss><channel><item><title>x", told[0].URL: pageOf(told[0])}}
	sources := []Feed{{URL: "https://wadi.example/rss", Every: time.Hour}}
	round := func() FeedState {
		t.Helper()
		if _, _, err := m.Round(ctx, w, sources, none(), quiet); err != nil {
			t.Fatal(err)
		}
		states, err := m.Feeds(ctx)
		if err != nil || len(states) != 1 {
			t.Fatalf("%+v %v", states, err)
		}
		return states[0]
	}
	if st := round(); st.Failures != 1 || !strings.Contains(st.Reason, "broken RSS") || !st.Due.After(now.Add(time.Hour)) {
		t.Errorf("broken: %+v", st)
	}
	now = now.Add(3 * time.Hour)
	w.docs["https://wadi.example/rss"] = rssOf(told[0])
	st := round()
	if st.Failures != 0 || st.Reason != "" || st.Articles != 1 {
		t.Errorf("mended: %+v", st)
	}
	if _, err := m.Rebuild(ctx, quiet); err != nil {
		t.Fatal(err)
	}
	if states, err := m.Feeds(ctx); err != nil || len(states) != 1 || !reflect.DeepEqual(states[0], st) {
		t.Errorf("after all derived was made again: %+v %v, want %+v", states, err, st)
	}
}

// TestSitemaps: a sitemap is a list like a feed, also one of sitemaps and one that is packed; what it is too much for one round is taken in the next.
func TestSitemaps(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	now := time.Date(2031, 3, 12, 8, 0, 0, 0, time.UTC)
	m.Now = func() time.Time { return now }
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprintf(z, `<urlset><url><loc>%s</loc><lastmod>2031-03-10</lastmod></url></urlset>`, told[2].URL)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	w := &web{docs: map[string]string{
		"https://x.example/all.xml":    `<?xml version="1.0"?><sitemapindex><sitemap><loc>/new.xml</loc></sitemap><sitemap><loc>/old.xml.gz</loc></sitemap><sitemap><loc>/none.xml</loc></sitemap></sitemapindex>`,
		"https://x.example/new.xml":    fmt.Sprintf(`<urlset><url><loc>%s</loc><lastmod>2031-03-09</lastmod></url><url><loc>%s</loc><lastmod>2031-03-11</lastmod></url></urlset>`, told[0].URL, told[3].URL),
		"https://x.example/old.xml.gz": packed.String(),
		"https://x.example/feeds.opml": `<opml><body><outline text="x" xmlUrl="https://x.example/rss"/></body></opml>`,
		"https://x.example/rss":        rssOf(told[1]),
	}}
	for _, in := range told {
		w.docs[in.URL] = pageOf(in)
	}
	got, err := m.Add(ctx, m.Pages(ctx, w, []string{"https://x.example/all.xml", "https://x.example/feeds.opml"}), quiet)
	if err != nil || got != (Tally{Taken: 5, Read: 4, Failed: 1}) {
		t.Errorf("%+v %v", got, err)
	}
	if a, err := m.Store.Article(ctx, idOf(t, m, told[3].URL)); err != nil || a.Seq != 1 {
		t.Errorf("what changed last was not taken first: %+v %v", a, err)
	}
	// watched, a large site is taken in round by round
	var b strings.Builder
	const n = maxOfMap + 20
	b.WriteString("<urlset>")
	for i := range n {
		u := fmt.Sprintf("https://big.example/%d", i)
		fmt.Fprintf(&b, "<url><loc>%s</loc></url>", u)
		in := told[i%len(told)]
		in.Text = fmt.Sprintf("%s وهذا هو الخبر رقم %d.", in.Text, i)
		w.docs[u] = pageOf(in)
	}
	b.WriteString("</urlset>")
	w.docs["https://big.example/map.xml"] = b.String()
	sources := []Feed{{URL: "https://big.example/map.xml", Every: time.Hour}}
	for _, want := range []int{maxOfMap, n - maxOfMap, 0} {
		got, _, err := m.Round(ctx, w, sources, none(), quiet)
		if err != nil || got.Read != want || got.Failed != 0 {
			t.Errorf("%+v %v, want %d", got, err, want)
		}
		now = now.Add(2 * time.Hour)
	}
}

func idOf(t *testing.T, m *Monitor, source string) string {
	t.Helper()
	a, err := m.Store.Current(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func TestPages(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	w := &web{docs: map[string]string{told[0].URL: pageOf(told[0]), "https://x.example/rss": rssOf(told[1]), told[1].URL: pageOf(told[1])}}
	got, err := m.Add(ctx, m.Pages(ctx, w, []string{told[0].URL, "https://x.example/none", "https://x.example/rss"}), quiet)
	if err != nil || got != (Tally{Taken: 3, Read: 2, Failed: 1}) {
		t.Errorf("%+v %v", got, err)
	}
	in, err := m.Store.Input(ctx, 1)
	if err != nil || string(in.Input.Raw) != w.docs[told[0].URL] {
		t.Errorf("the page's bytes were not kept: %v", err)
	}
}
