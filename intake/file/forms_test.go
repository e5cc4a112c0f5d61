package file

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
)

const sentence = "افتتح المحافظ سليم الراوي صباح السبت جسر الوادي بعد ثلاث سنوات من العمل."

// take reads a file of the given name and content and returns its articles and its errors.
func take(t *testing.T, name string, content []byte) ([]news.Input, []string) {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, content, 0o600); err != nil {
		t.Fatal(err)
	}
	var ins []news.Input
	var errs []string
	for in, err := range Articles([]string{p}, nil) {
		if err == nil {
			ins = append(ins, in)
			continue
		}
		var ie *intake.Error
		if !errors.As(err, &ie) || ie.Do == "" || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(ie.Location, p) {
			t.Errorf("%s: %v", name, err)
		}
		errs = append(errs, ie.Reason)
	}
	return ins, errs
}

func TestTables(t *testing.T) {
	for name, c := range map[string]string{
		"a.csv":    "\xEF\xBB\xBFtitle,Text,date,source,link\nعنوان,\"" + sentence + "\nثان\",2031-03-09,وادي نيوز,https://wadi.example/1\n,,,,\nعنوان,نص آخر\n",
		"semi.csv": "title;content;published;outlet;url\nعنوان;\"" + sentence + "\nثان\";2031-03-09;وادي نيوز;https://wadi.example/1\n;;;;\nعنوان;نص آخر\n",
		"a.tsv":    "title\tbody\tdate\tpublisher\tuRL\nعنوان\t\"" + sentence + "\nثان\"\t2031-03-09\tوادي نيوز\thttps://wadi.example/1\n\t\t\t\t\nعنوان\tنص آخر\n",
	} {
		ins, errs := take(t, name, []byte(c))
		if len(ins) != 2 || len(errs) != 1 || errs[0] != "the row has no text" {
			t.Fatalf("%s: %d articles, %q", name, len(ins), errs)
		}
		if in := ins[0]; in.Title != "عنوان" || in.Text != sentence+"\nثان" || in.Published != "2031-03-09" || in.Outlet != "وادي نيوز" || in.URL != "https://wadi.example/1" || !strings.HasSuffix(in.Location, ":2") {
			t.Errorf("%s: %+v", name, in)
		}
	}
	for name, c := range map[string]string{"none.csv": "", "names.csv": "a,b\n1,2\n", "head.csv": "text\n"} {
		if ins, errs := take(t, name, []byte(c)); len(ins) != 0 || len(errs) != 1 {
			t.Errorf("%s: %v %q", name, ins, errs)
		}
	}
}

func TestPagesAndFeeds(t *testing.T) {
	page := `<html><head><title>جسر</title><meta property="article:published_time" content="2031-03-09T01:00:00Z"></head><body><article><h1>افتتاح الجسر</h1>` + strings.Repeat("<p>"+sentence+"</p>", 5) + `</article></body></html>`
	ins, errs := take(t, "p.html", []byte(page))
	if len(ins) != 1 || len(errs) != 0 || ins[0].Published != "2031-03-09" || !strings.Contains(ins[0].Text, sentence) || ins[0].Raw == nil {
		t.Errorf("%+v %q", ins, errs)
	}
	ins, errs = take(t, "f.xml", []byte(`<rss version="2.0"><channel><title>وادي نيوز</title><item><title>أ</title><description>`+sentence+`</description></item><item><title>ب</title><link>https://x.example/2</link></item></channel></rss>`))
	if len(ins) != 1 || len(errs) != 0 || ins[0].Outlet != "وادي نيوز" {
		t.Errorf("%+v %q", ins, errs)
	}
	w := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wadi.example/1\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(page)+44, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+page)
	ins, errs = take(t, "w.warc", []byte(w))
	if len(ins) != 1 || len(errs) != 0 || ins[0].URL != "https://wadi.example/1" {
		t.Errorf("%+v %q", ins, errs)
	}
	for name, c := range map[string]string{"no.xml": "<a/>", "no.html": "<p></p>", "no.warc": "x", "cut.warc.gz": "\x1f\x8b"} {
		if ins, errs := take(t, name, []byte(c)); len(ins) != 0 || len(errs) != 1 {
			t.Errorf("%s: %v %q", name, ins, errs)
		}
	}
}

func TestOtherJSON(t *testing.T) {
	for name, c := range map[string]string{
		"ninjs.json": `{"uri":"https://wadi.example/1","headline":"عنوان","body_html":"<p>` + sentence + `</p>","versioncreated":"2031-03-09T01:00:00Z","provider":"وادي نيوز"}`,
		"html.json":  `{"url":"https://wadi.example/1","outlet":"وادي نيوز","published":"2031-03-09","title":"عنوان","html":"<p>` + sentence + `</p>"}`,
	} {
		ins, errs := take(t, name, []byte(c))
		if len(ins) != 1 || len(errs) != 0 || ins[0].Text != sentence || ins[0].Title != "عنوان" || ins[0].Outlet != "وادي نيوز" || ins[0].Published[:10] != "2031-03-09" || ins[0].Basis != "" {
			t.Errorf("%s: %+v %q", name, ins, errs)
		}
	}
	for name, c := range map[string]string{"a.json": `{"html":7}`, "b.json": `{"html":"<p></p>"}`, "c.json": `{"headline":"x"}`} {
		if ins, errs := take(t, name, []byte(c)); len(ins) != 0 || len(errs) != 1 || !strings.Contains(errs[0], "field") {
			t.Errorf("%s: %v %q", name, ins, errs)
		}
	}
}

func tarOf(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, name := range []string{"a/1.txt", "a/2.jsonl", "a/3.exe", "a/.hidden.txt", "a/4.zip", "bomb.txt"} {
		c, ok := files[name]
		if !ok {
			continue
		}
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(c)), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(c)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTar(t *testing.T) {
	b := tarOf(t, map[string]string{"a/1.txt": sentence, "a/2.jsonl": `{"text":"` + sentence + `"}` + "\n" + `{"text":7}`, "a/3.exe": "x", "a/.hidden.txt": "x", "a/4.zip": "x"})
	ins, errs := take(t, "t.tar.gz", b)
	if len(ins) != 2 || len(errs) != 2 {
		t.Errorf("%+v %q", ins, errs)
	}
	if ins, errs := take(t, "cut.tgz", b[:len(b)/2]); len(errs) != 1 {
		t.Errorf("%+v %q", ins, errs)
	}
	bomb := tarOf(t, map[string]string{"a/3.exe": strings.Repeat("\x00", 64<<20), "bomb.txt": sentence})
	if ins, errs := take(t, "bomb.tar.gz", bomb); len(ins) != 0 || len(errs) != 1 || !strings.Contains(errs[0], "times its size") {
		t.Errorf("a bomb of %d bytes: %d articles, %q", len(bomb), len(ins), errs)
	}
	if ins, errs := take(t, "x.tar", []byte(strings.Repeat("no tar ", 200))); len(ins) != 0 || len(errs) != 1 {
		t.Errorf("%+v %q", ins, errs)
	}
}
