package web

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func ask(path, accept string) (*httptest.ResponseRecorder, bool) {
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	r.Header.Set("Accept", accept)
	w := httptest.NewRecorder()
	return w, Answer(w, r)
}

func TestEveryPageAddressGetsThePage(t *testing.T) {
	const browser = "text/html,application/xhtml+xml,*/*;q=0.8"
	for _, p := range []string{"/", "/story/S-1", "/article/abc", "/search?q=x"} {
		w, ok := ask(p, browser)
		if !ok || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") || !strings.Contains(w.Body.String(), "<title>") {
			t.Errorf("%s: %v %v", p, ok, w.Header())
		}
		if c := w.Header().Get("Content-Security-Policy"); !strings.Contains(c, "default-src 'none'") || strings.Contains(c, "unsafe") {
			t.Errorf("%s: policy %q", p, c)
		}
	}
}

func TestWhatIsNoPageIsLeftToTheServer(t *testing.T) {
	for p, accept := range map[string]string{"/nothing": "application/json", "/nothing.js": "text/html", "/assets/gone.css": "*/*", "/.gitkeep": "text/html", "/../embed.go": "*/*"} {
		if w, ok := ask(p, accept); ok {
			t.Errorf("%s was answered: %v", p, w.Header())
		}
	}
	if Answer(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/", http.NoBody)) {
		t.Error("POST / was answered")
	}
}

func TestFilesOfThePageHaveTheirTypes(t *testing.T) {
	if !Built() {
		t.Skip("the pages are not built: make web")
	}
	err := fs.WalkDir(dist, "dist", func(p string, d fs.DirEntry, err error) error {
		name := strings.TrimPrefix(p, "dist")
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") || d.Name() == "index.html" {
			return err
		}
		w, ok := ask(name, "*/*")
		if !ok || w.Header().Get("Content-Type") == "" {
			t.Errorf("%s: %v %v", name, ok, w.Header())
		}
		if strings.HasPrefix(name, "/assets/") != strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: Cache-Control %q", name, w.Header().Get("Cache-Control"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
