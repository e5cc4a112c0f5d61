package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/intake"
)

func quick() Options {
	return Options{AllowPrivate: true, Pause: time.Microsecond, MaxWait: 10 * time.Millisecond, Timeout: 2 * time.Second, MaxBytes: 1 << 20}
}

// TestServersOfAllKinds: each gives a document or an error that says what happened, and none holds the others up.
func TestServersOfAllKinds(t *testing.T) {
	var flaky, busy atomic.Int32
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /private\n")
	})
	mux.HandleFunc("/good", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		fmt.Fprint(w, "نص")
	})
	mux.HandleFunc("/private/x", func(http.ResponseWriter, *http.Request) { t.Error("fetched against robots.txt") })
	mux.HandleFunc("/flaky", func(w http.ResponseWriter, _ *http.Request) {
		if flaky.Add(1) < 3 {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		fmt.Fprint(w, "نص")
	})
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) {
		busy.Add(1)
		w.Header().Set("Retry-After", "86400")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, strings.Repeat("x", 1<<16))
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			_, _ = z.Write(make([]byte, 1<<20))
		}
		z.Close()
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/good", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	o := quick()
	o.Retries = 2
	c := New(o)
	ctx := context.Background()
	for path, want := range map[string]string{
		"/good": "", "/moved": "", "/flaky": "", "/private/x": "robots.txt", "/busy": "429", "/broken": "500", "/endless": "larger than 1 MB", "/bomb": "larger than 1 MB",
		"/slow": "no answer within", "/round": "redirects", "/away": "no http address", "/nothing": "404",
	} {
		doc, err := c.Get(ctx, s.URL+path, Condition{})
		var ie *intake.Error
		switch {
		case want == "" && (err != nil || string(doc.Body) != "نص"):
			t.Errorf("%s: %v", path, err)
		case want != "" && (!errors.As(err, &ie) || !strings.Contains(ie.Reason, want) || ie.Do == "" || ie.Location != s.URL+path || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if n := busy.Load(); n != 3 {
		t.Errorf("a server that asks for fewer requests got %d, want the first and two retries", n)
	}
	doc, err := c.Get(ctx, s.URL+"/good", Condition{})
	if err != nil || doc.ETag != `"1"` {
		t.Fatalf("%+v %v", doc, err)
	}
	if doc, err = c.Get(ctx, s.URL+"/good", doc.Condition); err != nil || !doc.Unchanged || doc.ETag != `"1"` {
		t.Errorf("%+v %v", doc, err)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a private address was fetched") }))
	defer s.Close()
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	o := quick()
	o.AllowPrivate = false
	c := New(o)
	for _, u := range []string{s.URL, "http://localhost" + port, "http://[::1]" + port, "http://0.0.0.0" + port, "http://[::ffff:127.0.0.1]" + port} {
		if _, err := c.Get(context.Background(), u, Condition{}); err == nil {
			t.Errorf("%s was fetched", u)
		}
	}
	for _, a := range []string{"10.1.2.3:80", "192.168.0.1:80", "172.16.0.1:443", "169.254.169.254:80", "100.64.1.1:80", "[fc00::1]:80", "[fe80::1]:80", "[64:ff9b::7f00:1]:80", "224.0.0.1:80", "255.255.255.255:80", "x"} {
		if public("tcp", a, nil) == nil {
			t.Errorf("%s counts as public", a)
		}
	}
	for _, a := range []string{"93.184.215.14:443", "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:443"} {
		if err := public("tcp", a, nil); err != nil {
			t.Errorf("%s: %v", a, err)
		}
	}
}

func TestARedirectHomeIsRefused(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a private address was fetched") }))
	defer inner.Close()
	// the client may reach the outer server only: its own port stands for the public internet
	outer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		http.Redirect(w, r, inner.URL, http.StatusFound)
	}))
	defer outer.Close()
	c := New(quick())
	c.http.HTTPClient.Transport = only(strings.TrimPrefix(outer.URL, "http://"))
	if _, err := c.Get(context.Background(), outer.URL+"/a", Condition{}); err == nil || !strings.Contains(err.Error(), "private") {
		t.Errorf("%v", err)
	}
}

// only is a transport that takes one host for public and all others for private.
type only string

func (o only) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != string(o) {
		return nil, errPrivate
	}
	return http.DefaultTransport.RoundTrip(r)
}

func TestPaceAndCancel(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "") }))
	defer s.Close()
	o := quick()
	o.Pause = 80 * time.Millisecond
	c := New(o)
	began := time.Now()
	for range 3 { // and robots.txt
		if _, err := c.Get(context.Background(), s.URL+"/a", Condition{}); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(began); d < 3*o.Pause-10*time.Millisecond {
		t.Errorf("four requests to one host within %s", d)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Get(ctx, s.URL+"/a", Condition{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	for _, bad := range []string{"", "ftp://x", "x", "http://", "file:///etc/passwd", "http://\x00"} {
		if _, err := c.Get(context.Background(), bad, Condition{}); err == nil {
			t.Errorf("%q was fetched", bad)
		}
	}
}
