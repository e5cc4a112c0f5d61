package main

import (
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// TestWatch follows a server with good and bad feeds, and a folder, through the real binary: none stops the others.
func TestWatch(t *testing.T) {
	detectRaces(t)
	page := func(title string) string {
		return `<html><head><meta property="og:site_name" content="وادي نيوز"></head><body><article><h1>` + title + `</h1><p>` + story + `</p><p>` + story + `</p></article></body></html>`
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/rss", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<rss version="2.0"><channel><title>وادي نيوز</title><item><title>أ</title><link>/a</link></item><item><title>ب</title><link>/gone</link></item></channel></rss>`)
	})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<rss><channel><item") })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			_, _ = z.Write(make([]byte, 1<<20))
		}
		_ = z.Close()
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/charset", func(w http.ResponseWriter, _ *http.Request) { // windows-1256 that says UTF-8
		body, _ := charmap.Windows1256.NewEncoder().String(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الساحل</title><item><title>ج</title><link>/c</link></item></channel></rss>`)
		fmt.Fprint(w, body)
	})
	mux.HandleFunc("/c", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page("ميناء الساحل"))
	})
	mux.HandleFunc("/map.xml", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://%s/part.xml</loc></sitemap></sitemapindex>`, r.Host)
	})
	mux.HandleFunc("/part.xml", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://%s/d</loc></url></urlset>`, r.Host)
	})
	mux.HandleFunc("/d", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page("سد وادي الزيتون"))
	})
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	mux.HandleFunc("/a", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page("افتتاح السوق"))
	})
	mux.HandleFunc("/b", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page("السوق الجديد"))
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	dir := t.TempDir()
	write := func(name, body string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("inbox/x.txt", story)
	write("inbox/y.bin", "x")
	write("w.yaml", fmt.Sprintf("every: 1h\nfeeds:\n  - %[1]s/endless\n  - %[1]s/bomb\n  - %[1]s/loop\n  - %[1]s/charset\n  - %[1]s/rss\n  - %[1]s/map.xml\n  - %[1]s/broken\n  - url: %[1]s/busy\n    outlet: x\nfolders: [inbox, nowhere]\n", s.URL))
	got := start(t, dir, nil, "watch", "--once", "--allow-private", "--config", "w.yaml", "--data", "kept")
	if got.status != exitSomeFailed || strings.Count(got.stdout, "\n") != 4 || !strings.Contains(got.stdout, s.URL+"/d") || !strings.Contains(got.stdout, s.URL+"/a") || !strings.Contains(got.stdout, s.URL+"/c") || !strings.Contains(got.stdout, "x.txt") {
		t.Errorf("%+v", got)
	}
	for _, want := range []string{"/gone: the server answers 404", "/broken: ", "/endless: larger than", "/bomb: larger than", "/loop: more than 5 redirects", "/busy: the server wants fewer requests", "nowhere: no such file"} {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("nothing of %q:\n%s", want, got.stderr)
		}
	}
	if got := start(t, dir, nil, "feeds", "--data", "kept"); got.status != exitDone || !strings.Contains(got.stdout, "/rss: 1 articles") || !strings.Contains(got.stdout, "/busy: 0 articles") || !strings.Contains(got.stdout, "failed 1 times: "+s.URL+"/broken: broken RSS") {
		t.Errorf("%+v", got)
	}
	if got := start(t, dir, nil, "add", "--data", "kept", s.URL+"/b"); got.status != exitSomeFailed || !strings.Contains(got.stderr, "private") {
		t.Errorf("a private address: %+v", got)
	}
	if got := start(t, dir, nil, "add", "--allow-private", "--data", "kept", s.URL+"/b", s.URL+"/a"); got.status != exitDone || !strings.Contains(got.stdout, "read 1 article ") {
		t.Errorf("%+v", got)
	}
	if got := start(t, dir, nil, "doctor", "--data", "kept"); got.status != exitDone {
		t.Errorf("%+v", got)
	}
	for name, body := range map[string]string{"none.yaml": "every: 1h\n", "bad.yaml": "feeds: [ftp://x]\n", "field.yaml": "feed: x\n", "often.yaml": "every: 1s\nfeeds: [https://x.example/]\n", "opml.yaml": "opml: [missing]\n"} {
		write(name, body)
		if got := start(t, dir, nil, "watch", "--once", "--config", name, "--data", "kept"); got.status != exitUsage || !strings.Contains(got.stderr, name) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
