package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
)

// MaxBody bounds the bytes of one response, packed and unpacked; what is longer is cut.
const MaxBody = 32 << 20

// Record is one response of a web archive.
type Record struct {
	URL         string
	Date        string // ISO 8601, when it was fetched
	ContentType string // of the response
	Status      int
	Body        []byte
	Cut         bool // the body was longer than MaxBody
}

// ErrFormat says that a file is no web archive, or is one no longer.
var ErrFormat = errors.New("no WARC record where one should begin")

// Reader reads the records of a web archive.
type Reader struct {
	r    *bufio.Reader
	n    int   // records read
	rest int64 // bytes of the record that were not read
}

// NewReader reads from r; gzip is seen by its first bytes.
func NewReader(r io.Reader) (*Reader, error) {
	br := bufio.NewReaderSize(r, 1<<16)
	if head, _ := br.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(br) // members follow one another as one stream
		if err != nil {
			return nil, fmt.Errorf("broken gzip: %w", err)
		}
		br = bufio.NewReaderSize(z, 1<<16)
	}
	return &Reader{r: br}, nil
}

// Next returns the next response, or io.EOF. Records of other kinds are passed over. After an error other than io.EOF the rest cannot be read.
func (r *Reader) Next() (*Record, error) {
	for {
		if r.rest > 0 {
			if _, err := io.CopyN(io.Discard, r.r, r.rest); err != nil {
				return nil, fmt.Errorf("record %d is cut off: %w", r.n, noEOF(err))
			}
			r.rest = 0
		}
		line, err := r.line()
		if errors.Is(err, io.EOF) && line == "" {
			return nil, io.EOF
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if line == "" { // between records
			continue
		}
		r.n++
		if !strings.HasPrefix(line, "WARC/") {
			return nil, fmt.Errorf("record %d: %w", r.n, ErrFormat)
		}
		h, err := textproto.NewReader(r.r).ReadMIMEHeader()
		if err != nil {
			return nil, fmt.Errorf("record %d: broken header: %w", r.n, noEOF(err))
		}
		size, err := strconv.ParseInt(strings.TrimSpace(h.Get("Content-Length")), 10, 64)
		if err != nil || size < 0 {
			return nil, fmt.Errorf("record %d: no length", r.n)
		}
		r.rest = size
		kind := strings.ToLower(h.Get("WARC-Type"))
		if kind != "response" && kind != "resource" && kind != "conversion" {
			continue
		}
		body := io.LimitReader(r.r, size)
		counted := &counter{r: body}
		rec, err := record(kind, h, counted)
		r.rest = size - counted.n
		if err != nil { // one response that is no HTTP takes no other with it
			continue
		}
		return rec, nil
	}
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// line reads a line without its end; a line that never ends is no WARC.
func (r *Reader) line() (string, error) {
	b, err := r.r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", fmt.Errorf("record %d: %w", r.n+1, ErrFormat)
	}
	return strings.TrimRight(string(b), "\r\n"), err
}

func record(kind string, h textproto.MIMEHeader, body io.Reader) (*Record, error) {
	rec := &Record{URL: strings.Trim(h.Get("WARC-Target-URI"), "<> "), Date: h.Get("WARC-Date"), Status: http.StatusOK, ContentType: h.Get("Content-Type")}
	if kind == "response" && strings.HasPrefix(rec.URL, "http") {
		resp, err := http.ReadResponse(bufio.NewReader(body), nil)
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		rec.Status, rec.ContentType = resp.StatusCode, resp.Header.Get("Content-Type")
		body = resp.Body
		switch strings.ToLower(resp.Header.Get("Content-Encoding")) {
		case "gzip", "x-gzip":
			if z, err := gzip.NewReader(body); err == nil {
				body = z
			} else {
				return nil, err
			}
		case "deflate":
			if z, err := zlib.NewReader(body); err == nil {
				body = z
			} else {
				return nil, err
			}
		case "", "identity":
		default:
			return nil, errors.New("an encoding that is not known")
		}
	}
	b, err := io.ReadAll(io.LimitReader(body, MaxBody+1))
	if err != nil && len(b) == 0 {
		return nil, err
	}
	if len(b) > MaxBody {
		b, rec.Cut = b[:MaxBody], true
	}
	rec.Body = b
	return rec, nil
}
