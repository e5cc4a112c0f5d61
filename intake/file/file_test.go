package file

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
)

// FuzzBytes holds what any content of any kind of file must hold: no panic, text that is valid UTF-8, errors of one line that name the input.
func FuzzBytes(f *testing.F) {
	f.Add([]byte(`{"text": "خبر قصير"}`))
	f.Add([]byte("{\"text\": \"خبر\"}\n{\"text\": 3}\n[]\n"))
	f.Add([]byte("\xff\xfe\x27\x06\x44\x06"))
	f.Add([]byte("PK\x03\x04\x14\x00"))
	f.Add([]byte("\xc7\xe1\xce\xc8\xd1 \xdd\xed \xc7\xe1\xe3\xcf\xed\xe4\xc9"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for k, read := range map[string]func(*walker){
			"text":   func(w *walker) { w.bytes("x", raw, plainText) },
			"object": func(w *walker) { w.bytes("x", raw, oneObject) },
			"lines":  func(w *walker) { w.lines("x", bytes.NewReader(raw)) },
			"zip":    func(w *walker) { w.zip("x", bytes.NewReader(raw), int64(len(raw))) },
			"stream": func(w *walker) { w.stream("x", bytes.NewReader(raw)) },
		} {
			n := 0
			w := &walker{yield: func(in news.Input, err error) bool {
				n++
				var ie *intake.Error
				switch {
				case err != nil && (!errors.As(err, &ie) || ie.Reason == "" || ie.Do == "" || !strings.HasPrefix(ie.Location, "x") || strings.ContainsAny(err.Error(), "\r\n")):
					t.Fatalf("%s: %#v", k, err)
				case err == nil && (!utf8.ValidString(in.Text) || strings.TrimSpace(in.Text) == "" || !strings.HasPrefix(in.Location, "x")):
					t.Fatalf("%s: %q at %q", k, in.Text, in.Location)
				}
				return true
			}}
			read(w)
			if n == 0 {
				t.Fatalf("%s: neither an article nor an error", k)
			}
		}
	})
}

func TestStopsWhenNoMoreIsWanted(t *testing.T) {
	n := 0
	for range Articles([]string{"-", "nowhere", "nowhere"}, strings.NewReader("{\"text\": \"خبر\"}\n{\"text\": \"خبر\"}\n")) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d yields after a stop", n)
	}
}
