package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func rec(kind, uri, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-03-09T08:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(block), block)
}

func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		if _, err := z.Write([]byte(p)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func all(t *testing.T, b []byte) ([]*Record, error) {
	t.Helper()
	r, err := NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	var out []*Record
	for {
		x, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, x)
	}
}

func TestRecords(t *testing.T) {
	page := "<html><p>نص</p></html>"
	z := string(packed(t, page))
	parts := []string{
		rec("warcinfo", "", "software: test\r\n"), rec("request", "https://wadi.example/1", "GET / HTTP/1.1\r\n\r\n"),
		rec("response", "https://wadi.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+page),
		rec("response", "https://wadi.example/2", fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(z), z)),
		rec("response", "https://wadi.example/3", "this is no HTTP"), rec("response", "https://wadi.example/4", "HTTP/1.1 404 Not Found\r\n\r\nno"),
	}
	for name, b := range map[string][]byte{"plain": []byte(strings.Join(parts, "")), "gzip": packed(t, parts...)} {
		got, err := all(t, b)
		if err != nil || len(got) != 3 {
			t.Fatalf("%s: %d records, %v", name, len(got), err)
		}
		if string(got[0].Body) != page || string(got[1].Body) != page || got[0].ContentType != "text/html; charset=utf-8" || got[0].URL != "https://wadi.example/1" || got[2].Status != 404 || got[0].Date == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	whole := strings.Join(parts[:3], "")
	if got, err := all(t, []byte(whole[:len(whole)-30])); len(got) > 1 || err == nil && len(got) == 0 {
		t.Errorf("cut off: %d records, %v", len(got), err)
	}
	for _, bad := range []string{"<html>", "WARC/1.0\r\n\r\n", "WARC/1.0\r\nContent-Length: -3\r\n\r\n", strings.Repeat("x", 1<<17)} {
		if _, err := all(t, []byte(bad)); err == nil {
			t.Errorf("%.30q is read", bad)
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte(rec("response", "https://x.example/", "HTTP/1.1 200 OK\r\n\r\nx")))
	f.Fuzz(func(_ *testing.T, b []byte) {
		r, err := NewReader(bytes.NewReader(b))
		for n := 0; err == nil && n < 1000; n++ {
			_, err = r.Next()
		}
	})
}
