package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"

	"github.com/isnad-desk/isnad/intake"
)

// Options bound what a client does. The zero value of a field means the default beside it.
type Options struct {
	Agent        string        // what the client calls itself: "Isnad"
	MaxBytes     int64         // of one document, unpacked: 16 MB
	Timeout      time.Duration // of one document with its redirects, each try: 30 s
	Pause        time.Duration // between requests to one host, where robots.txt names none: 1 s
	Retries      int           // after the first try, on 429, 5xx and broken connections: 2; negative for none
	MaxWait      time.Duration // longest wait before a retry, whatever the server asks for: 20 s
	AllowPrivate bool          // fetch from loopback and private networks too
}

// Condition is what is known of a document from the last time; a server that has nothing newer sends nothing.
type Condition struct{ ETag, Modified string }

// Document is what was got.
type Document struct {
	URL         string // after redirects
	ContentType string
	Body        []byte
	Condition
	Unchanged bool // nothing newer than the condition: Body is empty
}

// Client gets documents. It may be used from many goroutines.
type Client struct {
	o     Options
	http  *retryablehttp.Client
	mu    sync.Mutex
	hosts map[string]*host
}

// host is what a client knows of a host.
type host struct {
	gate   sync.Mutex // one request at a time
	pace   *rate.Limiter
	once   sync.Mutex
	robots *robotstxt.Group // nil: everything is allowed
	until  time.Time        // when robots is to be read again
}

// Reasons for which nothing is fetched.
var (
	errPrivate   = errors.New("its address is private or of this machine")
	errRedirects = errors.New("more than 5 redirects")
	errScheme    = errors.New("leads to what is no http address")
	errSize      = errors.New("too large")
)

// New returns a client.
func New(o Options) *Client {
	def := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	def(&o.Timeout, 30*time.Second)
	def(&o.Pause, time.Second)
	def(&o.MaxWait, 20*time.Second)
	if o.Agent == "" {
		o.Agent = "Isnad"
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 16 << 20
	}
	if o.Retries == 0 {
		o.Retries = 2
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !o.AllowPrivate {
		dialer.Control = public // after the name was resolved: a name that leads home is seen through
	}
	c := &Client{o: o, hosts: map[string]*host{}}
	c.http = retryablehttp.NewClient()
	c.http.Logger = slog.New(slog.DiscardHandler)
	c.http.RetryMax = max(o.Retries, 0)
	c.http.RetryWaitMin, c.http.RetryWaitMax = min(500*time.Millisecond, o.MaxWait), o.MaxWait
	c.http.Backoff = func(least, most time.Duration, try int, resp *http.Response) time.Duration {
		return min(retryablehttp.DefaultBackoff(least, most, try, resp), most) // a server may ask for hours
	}
	c.http.CheckRetry = func(ctx context.Context, resp *http.Response, err error) (bool, error) {
		for _, final := range []error{errPrivate, errRedirects, errScheme} {
			if errors.Is(err, final) {
				return false, err
			}
		}
		return retryablehttp.DefaultRetryPolicy(ctx, resp, err)
	}
	c.http.ErrorHandler = retryablehttp.PassthroughErrorHandler
	c.http.HTTPClient = &http.Client{
		Timeout: o.Timeout,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: 1 << 18,
			MaxIdleConnsPerHost: 1, IdleConnTimeout: time.Minute, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > 5 {
				return errRedirects
			}
			if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
				return errScheme
			}
			return nil
		},
	}
	return c
}

// public refuses connections to addresses that are not of the public internet.
func public(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return errPrivate
	}
	a := ap.Addr().Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return errPrivate
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return errPrivate
		}
	}
	return nil
}

// reserved are networks that are neither public nor known to netip as private (IANA special-purpose registries). Of NAT64 the IPv4 address behind
// it cannot be told apart from a private one by every gateway.
var reserved = func() (out []netip.Prefix) {
	for _, s := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
	} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}()

// Get gets a document. Its errors are *intake.Error and name the address, the reason and what to do.
func (c *Client) Get(ctx context.Context, address string, since Condition) (*Document, error) {
	fail := func(do, reason string, args ...any) (*Document, error) {
		return nil, &intake.Error{Location: address, Reason: fmt.Sprintf(reason, args...), Do: do}
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fail("give an address that begins with http:// or https://", "no web address")
	}
	h := c.host(u)
	if err := c.robots(ctx, h, u); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return fail("try again later", "robots.txt of its host cannot be read: %s", c.why(err))
	}
	if h.robots != nil && !h.robots.Test(pathOf(u)) {
		return fail("ask the outlet, or take the article in as a file", "the host's robots.txt asks not to fetch it")
	}
	doc, status, err := c.get(ctx, h, u, since)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, errPrivate):
		return fail("allow private addresses where this is meant", "%s", errPrivate)
	case errors.Is(err, errSize):
		return fail("take the article in as a file", "larger than %d MB", c.o.MaxBytes>>20)
	case err != nil:
		return fail("check the address, or try again later", "%s", c.why(err))
	case status == http.StatusNotModified:
		return doc, nil
	case status == http.StatusTooManyRequests:
		return fail("try again later", "the server wants fewer requests (429)")
	case status >= 500:
		return fail("try again later", "the server is out of order (%d)", status)
	case status != http.StatusOK:
		return fail("check the address", "the server answers %d %s", status, strings.ToLower(http.StatusText(status)))
	}
	return doc, nil
}

func pathOf(u *url.URL) string {
	p := u.EscapedPath()
	if p == "" {
		p = "/"
	}
	if u.RawQuery != "" {
		p += "?" + u.RawQuery
	}
	return p
}

// why is an error in few words, without the address, which the message names already.
func (c *Client) why(err error) string {
	var ue *url.Error
	for errors.As(err, &ue) {
		err = ue.Err
	}
	var dns *net.DNSError
	var ne net.Error
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return "no such host"
	case errors.As(err, &ne) && ne.Timeout():
		return fmt.Sprintf("no answer within %s", c.o.Timeout)
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	h := c.hosts[key]
	if h == nil {
		h = &host{pace: rate.NewLimiter(rate.Every(c.o.Pause), 1)}
		c.hosts[key] = h
	}
	return h
}

// get makes one request in its turn.
func (c *Client) get(ctx context.Context, h *host, u *url.URL, since Condition) (*Document, int, error) {
	h.gate.Lock()
	defer h.gate.Unlock()
	if err := h.pace.Wait(ctx); err != nil {
		return nil, 0, err
	}
	req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, 0, err
	}
	req.Header.Set("User-Agent", c.o.Agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5")
	req.Header.Set("Accept-Language", "ar,en;q=0.5")
	if since.ETag != "" {
		req.Header.Set("If-None-Match", since.ETag)
	}
	if since.Modified != "" {
		req.Header.Set("If-Modified-Since", since.Modified)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, 0, err
	}
	defer resp.Body.Close()
	doc := &Document{
		URL: resp.Request.URL.String(), ContentType: resp.Header.Get("Content-Type"),
		Condition: Condition{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")},
	}
	if resp.StatusCode == http.StatusNotModified {
		doc.Condition, doc.Unchanged = since, true
		return doc, resp.StatusCode, nil
	}
	if resp.StatusCode != http.StatusOK {
		return nil, resp.StatusCode, nil
	}
	// the transport unpacks gzip: what is counted is what comes out of it
	doc.Body, err = io.ReadAll(io.LimitReader(resp.Body, c.o.MaxBytes+1))
	if err != nil {
		return nil, 0, err
	}
	if int64(len(doc.Body)) > c.o.MaxBytes {
		return nil, 0, errSize
	}
	return doc, resp.StatusCode, nil
}

// robots sees to it that the host's robots.txt is known and not older than a day.
func (c *Client) robots(ctx context.Context, h *host, u *url.URL) error {
	h.once.Lock()
	defer h.once.Unlock()
	now := time.Now()
	if now.Before(h.until) {
		return nil
	}
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	doc, status, err := c.get(ctx, h, at, Condition{})
	if err != nil {
		return err
	}
	var body []byte
	if doc != nil {
		body = doc.Body[:min(len(doc.Body), 500<<10)] // what the standard asks a crawler to read
	}
	h.robots, h.until = nil, now.Add(24*time.Hour)
	switch {
	case status >= 500 || status == http.StatusTooManyRequests:
		h.until = time.Time{}
		return fmt.Errorf("the server answers %d", status)
	case status != http.StatusOK:
		return nil // there is none
	}
	data, err := robotstxt.FromBytes(body)
	if err != nil {
		return nil //nolint:nilerr // a robots.txt that cannot be understood forbids nothing
	}
	h.robots = data.FindGroup(c.o.Agent)
	if d := h.robots.CrawlDelay; d > c.o.Pause {
		h.pace.SetLimit(rate.Every(min(d, time.Minute)))
	}
	return nil
}
