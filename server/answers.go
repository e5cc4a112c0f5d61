package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// answer is what was answered to a request.
type answer struct {
	status                           int
	kind, disposition, keep, pattern string // headers Content-Type, Content-Disposition and Cache-Control; the route
	body                             []byte

	tagged sync.Once
	tag    string
	packed sync.Once
	small  []byte
}

// sum is the ETag.
func (a *answer) sum() string {
	a.tagged.Do(func() {
		sum := sha256.Sum256(a.body)
		a.tag = `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	})
	return a.tag
}

var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is one there is
	return z
}}

// gzip is the body, compressed.
func (a *answer) gzip() []byte {
	a.packed.Do(func() {
		z := packers.Get().(*gzip.Writer)
		var b bytes.Buffer
		z.Reset(&b)
		_, _ = z.Write(a.body) // a buffer never fails
		_ = z.Close()
		packers.Put(z)
		a.small = b.Bytes()
	})
	return a.small
}

// Bounds of the answers that are kept, in bytes.
const (
	maxAnswer  = 4 << 20
	maxAnswers = 64 << 20
)

// answers keeps what was answered. The zero value is ready; nil keeps nothing.
type answers struct {
	mu   sync.Mutex
	of   map[string]*answer
	size int
}

func (k *answers) get(key string) *answer {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.of[key]
}

func (k *answers) put(key string, a *answer) {
	n := len(a.body) + len(key)
	if n > maxAnswer {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.of == nil || k.size+n > maxAnswers { // what is asked for again comes again
		k.of, k.size = map[string]*answer{}, 0
	}
	if k.of[key] == nil {
		k.of[key] = a
		k.size += n
	}
}

// steady are the paths whose answers change only with the archive and its desk.
var steady = []string{"stories", "articles", "entities", "happenings", "network", "map", "timeline", "facets", "outlets", "search"}

// keptFor returns where the answer to a request is kept, or nil where it is not: it must depend on nothing but the address and the desk, and who asks must
// be allowed to read.
func (s *Server) keptFor(r *http.Request) (*answers, string) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return nil, ""
	}
	what, ok := strings.CutPrefix(r.URL.Path, "/api/v1/")
	if !ok {
		return &s.files, r.URL.Path
	}
	what, _, _ = strings.Cut(what, "/")
	now := s.index.now.Load()
	if now == nil || !slices.Contains(steady, strings.TrimSuffix(what, ".csv")) || strings.Contains(r.Header.Get("Accept"), "cbor") || !slices.Contains(s.who(r.Context()).may, mayRead) {
		return nil, ""
	}
	return &now.answers, r.URL.EscapedPath() + "?" + r.URL.RawQuery
}
