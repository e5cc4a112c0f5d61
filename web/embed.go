package web

import (
	"embed"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed all:dist
var dist embed.FS

//go:embed unbuilt.html
var unbuilt []byte

// policy is what the pages may load: their own files and nothing else. Pictures that a reader saves are drawn from blob: addresses.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// types are the media types of the files of dist, so that they do not depend on the machine's own list.
var types = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".svg": "image/svg+xml",
	".woff2": "font/woff2", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
}

// Built reports whether the pages were built before the program was.
func Built() bool {
	_, err := fs.Stat(dist, "dist/index.html")
	return err == nil
}

// Answer answers a request for a page or a file of one and reports whether it did; what it does not know is left to the caller.
// Every address that a browser opens as a page gets the one page there is, which draws the view that the address names.
func Answer(w http.ResponseWriter, r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if body, err := fs.ReadFile(dist, "dist/"+name); err == nil && name != "index.html" && !strings.HasPrefix(path.Base(name), ".") {
		h := w.Header()
		kind := types[path.Ext(name)]
		if kind == "" {
			kind = mime.TypeByExtension(path.Ext(name))
		}
		h.Set("Content-Type", kind)
		if strings.HasPrefix(name, "assets/") { // their names change with their content
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		_, _ = w.Write(body)
		return true
	}
	if name != "" && (path.Ext(name) != "" || !strings.Contains(r.Header.Get("Accept"), "text/html")) {
		return false
	}
	body, err := fs.ReadFile(dist, "dist/index.html")
	if err != nil {
		body = unbuilt
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	_, _ = w.Write(body)
	return true
}
