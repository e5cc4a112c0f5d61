package newsroom

import (
	"context"
	"errors"
	"fmt"
	"iter"
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

// Pages yields the articles behind addresses: of a page its article, of a feed all that it lists. Articles that the archive has are not fetched again
// where a feed lists them.
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
			if !feed.Is(doc.Body) {
				if !yield(page(u, doc)) {
					return
				}
				continue
			}
			fd, err := parsed(u, doc)
			if err != nil {
				if !yield(news.Input{}, err) {
					return
				}
				continue
			}
			if !m.listed(ctx, f, Feed{URL: u}, fd, yield) {
				return
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

// parsed reads the feed at an address.
func parsed(address string, doc *fetch.Document) (feed.Feed, error) {
	fd, err := feed.Parse(address, doc.URL, doc.Body)
	if err != nil {
		err = &intake.Error{Location: address, Reason: err.Error(), Do: "feeds in RSS, Atom and JSON are read"}
	}
	return fd, err
}

// listed yields the articles of a feed that the archive does not have. It reports whether more are wanted.
func (m *Monitor) listed(ctx context.Context, f Fetcher, src Feed, fd feed.Feed, yield func(news.Input, error) bool) bool {
	for _, it := range fd.Items {
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
	if err == nil && !doc.Unchanged && !feed.Is(doc.Body) {
		err = &intake.Error{Location: s.URL, Reason: feed.ErrNoFeed.Error(), Do: "give the address of a feed"}
	}
	var fd feed.Feed
	if err == nil && !doc.Unchanged {
		fd, err = parsed(s.URL, doc)
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
	whole := true
	m.listed(ctx, f, s, fd, func(in news.Input, err error) bool {
		if err == nil {
			st.Articles++
		} else {
			whole = false
		}
		return give(in, err)
	})
	if whole { // else what failed is tried again when the feed is asked next
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
