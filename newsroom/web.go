package newsroom

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/intake/feed"
	"github.com/isnad-desk/isnad/intake/fetch"
	"github.com/isnad-desk/isnad/intake/html"
	"github.com/isnad-desk/isnad/news"
)

// Fetcher gets documents from the web.
type Fetcher interface {
	Get(ctx context.Context, url string, since fetch.Condition) (*fetch.Document, error)
}

// Pages yields the articles behind addresses: of a page its article; of a feed, a sitemap or an OPML list all that it lists. Articles that the archive has
// are not fetched again where they are listed.
func (m *Monitor) Pages(ctx context.Context, f Fetcher, urls []string) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		for _, u := range urls {
			doc, err := f.Get(ctx, u, fetch.Condition{})
			if err != nil {
				if !yield(news.Input{}, err) {
					return
				}
				continue
			}
			l, err := listOf(u, doc)
			switch {
			case errors.Is(err, feed.ErrNoFeed):
				if !yield(page(u, doc)) {
					return
				}
			case err != nil:
				if !yield(news.Input{}, err) {
					return
				}
			default:
				left := 0
				if !m.listed(ctx, f, Feed{URL: u}, l, maxDepth, &left, yield) {
					return
				}
			}
		}
	}
}

// page makes an article of a document.
func page(location string, doc *fetch.Document) (news.Input, error) {
	kind, _, _ := strings.Cut(strings.ToLower(doc.ContentType), ";")
	if kind != "" && !strings.Contains(kind, "html") && !strings.Contains(kind, "xml") && kind != "text/plain" {
		return news.Input{}, &intake.Error{Location: location, Reason: "is no page but " + kind, Do: "give the address of an article"}
	}
	in, err := html.Article(location, doc.URL, doc.ContentType, doc.Body)
	if err != nil {
		return news.Input{}, &intake.Error{Location: location, Reason: err.Error(), Do: "give the address of an article"}
	}
	return in, nil
}

// list is what a document tells of: articles, and addresses of other lists.
type list struct {
	items []feed.Item
	lists []string
	site  bool // it is a sitemap: all that a site has
}

// Bounds of lists: how many may stand one in the other, and how many articles of a sitemap are taken in when it is watched and asked once.
const (
	maxDepth = 2
	maxOfMap = 200
)

// listOf reads the feed, sitemap or list of feeds at an address. An error that is feed.ErrNoFeed says that it is none.
func listOf(address string, doc *fetch.Document) (*list, error) {
	body := unzipped(doc.Body)
	if feed.Is(body) {
		fd, err := feed.Parse(address, doc.URL, body)
		if err != nil {
			return nil, &intake.Error{Location: address, Reason: err.Error(), Do: "feeds in RSS, Atom and JSON are read"}
		}
		return &list{items: fd.Items}, nil
	}
	links, err := feed.List(doc.URL, body)
	if err != nil {
		return nil, feed.ErrNoFeed
	}
	slices.SortStableFunc(links, func(a, b feed.Link) int { return strings.Compare(b.Day(), a.Day()) }) // the newest first
	l := &list{site: true}
	for i := range links {
		if x := &links[i]; x.Feed || x.Map {
			l.lists = append(l.lists, x.URL)
		} else {
			l.items = append(l.items, feed.Item{Input: news.Input{URL: x.URL, Title: x.Title, Published: x.Published, Basis: news.Metadata}})
		}
	}
	return l, nil
}

// unzipped opens a document that came packed, as sitemaps do.
func unzipped(body []byte) []byte {
	if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		return body
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return body
	}
	out, err := io.ReadAll(io.LimitReader(z, maxUnzipped))
	if err != nil {
		return body
	}
	return out
}

// maxUnzipped bounds an opened sitemap; the protocol of sitemaps allows 50 MB.
const maxUnzipped = 50 << 20

// listed yields the articles of a list, and of the lists that it names, that the archive does not have. Where left is not 0 it counts down how many
// are taken of sitemaps, to -1 where there are more. It reports whether more are wanted.
func (m *Monitor) listed(ctx context.Context, f Fetcher, src Feed, l *list, depth int, left *int, yield func(news.Input, error) bool) bool {
	for _, u := range l.lists {
		if depth == 0 || *left < 0 || ctx.Err() != nil {
			break
		}
		doc, err := f.Get(ctx, u, fetch.Condition{})
		var inner *list
		if err == nil {
			if inner, err = listOf(u, doc); errors.Is(err, feed.ErrNoFeed) {
				err = &intake.Error{Location: u, Reason: "is no feed and no sitemap", Do: "it was left out of " + src.URL}
			}
		}
		if err != nil {
			if !yield(news.Input{}, err) {
				return false
			}
			continue
		}
		if !m.listed(ctx, f, Feed{URL: u, Outlet: src.Outlet}, inner, depth-1, left, yield) {
			return false
		}
	}
	for _, it := range l.items {
		if ctx.Err() != nil {
			return false
		}
		in := it.Input
		in.Location = in.URL
		if src.Outlet != "" {
			in.Outlet, in.Basis = src.Outlet, ""
		}
		if in.URL == "" { // nothing to look up and nothing to fetch
			in.Location = src.URL
			if strings.TrimSpace(in.Text) != "" && !yield(in, nil) {
				return false
			}
			continue
		}
		if _, err := m.Store.Current(ctx, in.URL); err == nil {
			continue
		} else if !errors.Is(err, archive.ErrNotFound) {
			return yield(news.Input{}, err)
		}
		if l.site && *left != 0 {
			if *left--; *left <= 0 {
				*left = -1
				return true
			}
		}
		if !it.Whole {
			doc, err := f.Get(ctx, in.URL, fetch.Condition{})
			if err == nil {
				var p news.Input
				if p, err = page(in.URL, doc); err == nil {
					p.URL = in.URL // the feed's address is the one by which it is known next time
					for _, x := range []struct{ to, from *string }{{&p.Outlet, &in.Outlet}, {&p.Title, &in.Title}, {&p.Byline, &in.Byline}, {&p.Published, &in.Published}} {
						if *x.to == "" {
							*x.to = *x.from
						}
					}
					if src.Outlet != "" {
						p.Outlet = src.Outlet
					}
					in = p
				}
			}
			if err != nil {
				if !yield(news.Input{}, err) {
					return false
				}
				continue
			}
		}
		if strings.TrimSpace(in.Text) != "" && !yield(in, nil) {
			return false
		}
	}
	return true
}

// Feed is a feed that is watched.
type Feed struct {
	URL    string
	Outlet string        // what its articles' outlet is called; empty: what feed and page say
	Every  time.Duration // how often it is asked
}

// FeedState is what is known of a feed that is watched.
type FeedState struct {
	URL       string
	Condition fetch.Condition
	Asked     time.Time // last
	Due       time.Time // next
	Failures  int       // in a row
	Reason    string    // of the last failure
	Articles  int       // taken in from it so far
}

const feedParts = "feed/"

// Feeds returns the state of the feeds that were ever watched, by address.
func (m *Monitor) Feeds(ctx context.Context) ([]FeedState, error) {
	var all []FeedState
	err := m.Store.Parts(ctx, feedParts, func(_ string, body []byte) error {
		var s FeedState
		_, err := archive.Decode(body, &s)
		all = append(all, s)
		return err
	})
	return all, err
}

// maxPause is the longest time for which a feed that fails is left alone.
const maxPause = 24 * time.Hour

// atOnce is how many feeds are asked at the same time; requests to one host follow one another all the same.
const atOnce = 8

// Round asks every feed that is due, takes in what is new in them and, before it, what files yields, and reads and places it. It returns when the
// next feed is due. What fails is reported and put on the list of failures; it stops nothing.
func (m *Monitor) Round(ctx context.Context, f Fetcher, sources []Feed, files iter.Seq2[news.Input, error], report func(Outcome)) (t Tally, next time.Time, err error) {
	states := map[string]FeedState{}
	known, err := m.Feeds(ctx)
	if err != nil {
		return t, next, err
	}
	for _, s := range known {
		states[s.URL] = s
	}
	var due []Feed
	for _, s := range sources {
		if st := states[s.URL]; !m.Now().Before(st.Due) {
			due = append(due, s)
		}
	}
	type got struct {
		in  news.Input
		err error
	}
	inputs := make(chan got)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	go func() {
		defer close(inputs)
		give := func(in news.Input, err error) bool {
			select {
			case inputs <- got{in, err}:
				return true
			case <-ctx.Done():
				return false
			}
		}
		for in, err := range files {
			if !give(in, err) {
				return
			}
		}
		var wg sync.WaitGroup
		gate := make(chan struct{}, atOnce)
		for _, s := range due {
			gate <- struct{}{}
			wg.Go(func() {
				defer func() { <-gate }()
				mu.Lock()
				st := states[s.URL]
				mu.Unlock()
				st = m.ask(ctx, f, s, st, give)
				mu.Lock()
				states[s.URL] = st
				mu.Unlock()
			})
		}
		wg.Wait()
	}()
	t, err = m.Add(ctx, func(yield func(news.Input, error) bool) {
		for g := range inputs {
			if !yield(g.in, g.err) {
				return
			}
		}
	}, report)
	cancel()
	for range inputs { // until the feeds' goroutines have ended
	}
	if err != nil {
		return t, next, err // states are not kept: what was asked is asked again
	}
	b := archive.Batch{Parts: map[string][]byte{}}
	for _, s := range due {
		if err := keep(b.Parts, feedParts+s.URL, states[s.URL]); err != nil {
			return t, next, err
		}
	}
	for _, s := range sources {
		if d := states[s.URL].Due; next.IsZero() || d.Before(next) {
			next = d
		}
	}
	return t, next, m.Store.Save(context.WithoutCancel(ctx), &b)
}

// ask asks one feed and gives what is new in it.
func (m *Monitor) ask(ctx context.Context, f Fetcher, s Feed, st FeedState, give func(news.Input, error) bool) FeedState {
	now := m.Now()
	st.URL, st.Asked, st.Due = s.URL, now, now.Add(s.Every)
	doc, err := f.Get(ctx, s.URL, st.Condition)
	var l *list
	if err == nil && !doc.Unchanged {
		if l, err = listOf(s.URL, doc); errors.Is(err, feed.ErrNoFeed) {
			err = &intake.Error{Location: s.URL, Reason: err.Error(), Do: "give the address of a feed or a sitemap"}
		}
	}
	if err != nil {
		if ctx.Err() == nil {
			st.Failures++
			st.Reason = err.Error()
			st.Due = now.Add(min(s.Every<<min(st.Failures, 10), maxPause))
			give(news.Input{}, err)
		}
		return st
	}
	st.Failures, st.Reason = 0, ""
	if doc.Unchanged {
		return st
	}
	whole, left := true, maxOfMap+1
	m.listed(ctx, f, s, l, maxDepth, &left, func(in news.Input, err error) bool {
		if err == nil {
			st.Articles++
		} else {
			whole = false
		}
		return give(in, err)
	})
	if whole && left > 0 { // else what failed or was left over is tried again when the feed is asked next
		st.Condition = doc.Condition
	}
	return st
}

// String says in a line how a feed is doing.
func (s FeedState) String() string {
	line := fmt.Sprintf("%s: %d articles, asked %s", s.URL, s.Articles, s.Asked.Format("2006-01-02 15:04"))
	if s.Failures > 0 {
		line += fmt.Sprintf(", failed %d times: %s", s.Failures, s.Reason)
	}
	return line
}
