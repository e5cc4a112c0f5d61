package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/isnad-desk/isnad/server"
)

// TestServe starts the program as a user does, asks it, and stops it as a service manager does.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := program(t.Context(), dir, "add", "--data", "d", "a.txt").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	c := program(t.Context(), dir, "serve", "--data", "d", "--addr", "127.0.0.1:0")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	c.Stderr = &log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("%v: %s", err, log.String())
	}
	for path, want := range map[string]string{"/readyz": "ready", "/api/v1/stories": `"total":1`, "/api/v1/statistics": `"articles":1`} {
		resp, err := http.Get(strings.TrimSpace(line) + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("%s answers %d %.200s", path, resp.StatusCode, body)
		}
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("stopped with %v: %s", err, log.String())
	}
	if !strings.Contains(log.String(), `"msg":"request"`) || !strings.Contains(log.String(), `"msg":"stopping"`) {
		t.Errorf("the log lacks what was done: %s", log.String())
	}
}

func TestServeOnlyHere(t *testing.T) {
	for addr, ok := range map[string]bool{
		"127.0.0.1:0": true, "localhost:80": true, "[::1]:80": true, "127.8.8.8:80": true,
		":80": false, "0.0.0.0:80": false, "[::]:80": false, "192.0.2.1:80": false, "wadi.example:80": false, "80": false,
	} {
		if err := local(addr); (err == nil) != ok {
			t.Errorf("%s: %v", addr, err)
		}
	}
	dir := t.TempDir()
	out, err := program(t.Context(), dir, "serve", "--data", "d", "--addr", "0.0.0.0:0").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "no accounts yet") {
		t.Errorf("%v: %s", err, out)
	}
}

// TestTheClientIsMadeFromThisAPI: the web desk's client is generated from the description that lies in web/.
func TestTheClientIsMadeFromThisAPI(t *testing.T) {
	want, err := server.Describe()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../web/openapi.json")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("web/openapi.json is not what isnad serve --openapi prints: make api (%v)", err)
	}
}
