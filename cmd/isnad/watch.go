package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"github.com/isnad-desk/isnad/intake/feed"
	"github.com/isnad-desk/isnad/intake/fetch"
	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// watchConfig is the file that says what is watched.
type watchConfig struct {
	Every   time.Duration `yaml:"every"`
	Feeds   []watchedFeed `yaml:"feeds"`
	OPML    []string      `yaml:"opml"`
	Folders []string      `yaml:"folders"`
	Agent   string        `yaml:"agent"`
	Private bool          `yaml:"private"`
}

type watchedFeed struct {
	URL    string        `yaml:"url"`
	Outlet string        `yaml:"outlet"`
	Every  time.Duration `yaml:"every"`
}

// UnmarshalYAML takes a bare address too.
func (f *watchedFeed) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		f.URL = n.Value
		return nil
	}
	type plain watchedFeed
	return n.Decode((*plain)(f))
}

const leastPause = time.Minute // between two requests for one feed

// readConfig reads a file that says what is watched. Paths in it are relative to the file.
func readConfig(path string) (*watchConfig, []newsroom.Feed, error) {
	fail := func(reason error) (*watchConfig, []newsroom.Feed, error) {
		return nil, nil, errUsage{fmt.Errorf("configuration %s: %w", path, reason)}
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return fail(fmt.Errorf("%w; the reference says what it holds", err))
	}
	c := watchConfig{Every: 15 * time.Minute}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		return fail(errors.New(strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), "yaml: ")), " ")))
	}
	here := filepath.Dir(path)
	for i, p := range c.Folders {
		if !filepath.IsAbs(p) {
			c.Folders[i] = filepath.Join(here, p)
		}
	}
	for _, p := range c.OPML {
		if !filepath.IsAbs(p) {
			p = filepath.Join(here, p)
		}
		raw, err := os.ReadFile(p)
		if err != nil {
			return fail(err)
		}
		links, err := feed.List("", raw)
		if err != nil {
			return fail(fmt.Errorf("%s: %w", p, err))
		}
		for _, l := range links {
			if l.Feed {
				c.Feeds = append(c.Feeds, watchedFeed{URL: l.URL})
			}
		}
	}
	var feeds []newsroom.Feed
	for _, f := range c.Feeds {
		if !isURL(f.URL) {
			return fail(fmt.Errorf("%q is no web address", f.URL))
		}
		if f.Every == 0 {
			f.Every = c.Every
		}
		if f.Every < leastPause {
			return fail(fmt.Errorf("%s: every %s is too often; %s is the least", f.URL, f.Every, leastPause))
		}
		if !slices.ContainsFunc(feeds, func(x newsroom.Feed) bool { return x.URL == f.URL }) {
			feeds = append(feeds, newsroom.Feed(f))
		}
	}
	if len(feeds)+len(c.Folders) == 0 {
		return fail(errors.New("names neither feeds nor folders"))
	}
	return &c, feeds, nil
}

func isURL(s string) bool { return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") }

// client is how the program fetches.
func (a *app) client(agent string) *fetch.Client {
	return fetch.New(fetch.Options{Agent: agent, AllowPrivate: a.private})
}

// articles yields those of paths and addresses, in order.
func (a *app) articles(ctx context.Context, m *newsroom.Monitor, from []string) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		var c *fetch.Client
		for _, p := range from {
			seq := file.Articles([]string{p}, a.stdin)
			if isURL(p) {
				if c == nil {
					c = a.client("")
				}
				seq = m.Pages(ctx, c, []string{p})
			}
			for in, err := range seq {
				if !yield(in, err) {
					return
				}
			}
		}
	}
}

// tryAgain is what is to be taken in anew where location could not be taken in: an address, or the file that holds it.
func tryAgain(location string) string {
	for p := location; !isURL(location) && p != "" && p != "."; {
		if _, err := os.Stat(p); err == nil {
			return p
		}
		i := strings.LastIndexAny(p, "/:#\\")
		if i < 0 {
			break
		}
		p = p[:i]
	}
	return location
}

// watch takes in what is new, round by round.
func (a *app) watch(cmd *cobra.Command, _ []string) error {
	c, feeds, err := readConfig(a.config)
	if err != nil {
		return err
	}
	a.private = a.private || c.Private
	ctx := cmd.Context()
	m, done, err := a.monitor(ctx, false)
	if err != nil {
		return err
	}
	defer done()
	m.Once = false
	yield()
	client := a.client(c.Agent)
	seen := map[string]time.Time{} // files of the folders, by when they were changed
	for failed := false; ; {
		report, end := a.outcomes()
		took := 0
		t, next, err := m.Round(ctx, client, feeds, a.changed(c.Folders, seen), func(o newsroom.Outcome) {
			report(o)
			if o.Err == nil && o.Article != "" {
				took++
				fmt.Fprintf(a.stdout, "%s  %s  %s\n", time.Now().Format("15:04:05"), o.Article, clean(o.Location))
			}
		})
		end()
		failed = failed || t.Failed > 0
		if err != nil || a.once {
			if err == nil && failed {
				err = errSomeFailed
			}
			return err
		}
		wait := min(time.Until(next), c.Every)
		if len(c.Folders) > 0 || next.IsZero() {
			wait = min(max(wait, 0), 5*time.Second)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(max(wait, time.Second)):
		}
	}
}

// changed yields the articles of files that are new or were changed since the last round. A file that was written to in the last two seconds is left
// for the next round: it may not be whole.
func (a *app) changed(folders []string, seen map[string]time.Time) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		for _, folder := range folders {
			var paths []string
			err := filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
				if err != nil || strings.HasPrefix(d.Name(), ".") && p != folder {
					if d != nil && d.IsDir() {
						return fs.SkipDir
					}
					return nil //nolint:nilerr // what cannot be read is named when it is taken in
				}
				info, err := d.Info()
				if err != nil || !info.Mode().IsRegular() || !file.Known(p) {
					return nil //nolint:nilerr // it went away
				}
				if at := info.ModTime(); !at.Equal(seen[p]) && (a.once || time.Since(at) > 2*time.Second) {
					seen[p] = at
					paths = append(paths, p)
				}
				return nil
			})
			if _, e := os.Stat(folder); e != nil {
				err = e
			}
			if err != nil {
				paths = append(paths, folder) // taking it in says what is wrong
			}
			if len(paths) == 0 {
				continue
			}
			for in, err := range file.Articles(paths, nil) {
				if !yield(in, err) {
					return
				}
			}
		}
	}
}

// feeds lists the feeds that were ever watched.
func (a *app) feeds(cmd *cobra.Command, _ []string) error {
	ctx := cmd.Context()
	m, done, err := a.shelf(ctx)
	if err != nil {
		return err
	}
	defer done()
	all, err := m.Feeds(ctx)
	if err != nil {
		return err
	}
	type state struct {
		URL      string    `json:"url"`
		Articles int       `json:"articles"`
		Asked    time.Time `json:"asked"`
		Due      time.Time `json:"due"`
		Failures int       `json:"failures"`
		Reason   string    `json:"reason,omitempty"`
	}
	list := []state{}
	for _, s := range all {
		list = append(list, state{s.URL, s.Articles, s.Asked, s.Due, s.Failures, s.Reason})
	}
	if a.json {
		return a.print(list)
	}
	for _, s := range all {
		fmt.Fprintln(a.stdout, clean(s.String()))
	}
	return nil
}
