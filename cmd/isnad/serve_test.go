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
	detectRaces(t)
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
	for addr, here := range map[string]bool{
		"127.0.0.1:0": true, "localhost:80": true, "[::1]:80": true, "127.8.8.8:80": true,
		":80": false, "0.0.0.0:80": false, "[::]:80": false, "192.0.2.1:80": false, "wadi.example:80": false,
	} {
		if got, err := local(addr); got != here || err != nil {
			t.Errorf("%s: %v %v", addr, got, err)
		}
	}
	if _, err := local("80"); err == nil {
		t.Error("an address without a host")
	}
	dir := t.TempDir()
	for _, args := range [][]string{{"--addr", "0.0.0.0:0"}, {"--addr", "127.0.0.1:0", "--accounts"}} {
		out, err := program(t.Context(), dir, append([]string{"serve", "--data", "d"}, args...)...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "no administrator yet") {
			t.Errorf("%v: %v: %s", args, err, out)
		}
	}
}

// TestUsers makes users as an administrator does, and serves with accounts.
func TestUsers(t *testing.T) {
	detectRaces(t)
	dir := t.TempDir()
	do := func(stdin, want string, args ...string) {
		t.Helper()
		c := program(t.Context(), dir, args...)
		c.Stdin = strings.NewReader(stdin)
		out, err := c.CombinedOutput()
		if (err == nil) != (want == "") || !strings.Contains(string(out), want) {
			t.Errorf("%v: %v: %s", args, err, out)
		}
	}
	do("", "no archive", "user", "list", "--data", "d")
	do("a long password\n", "", "user", "add", "layla", "--role", "admin", "--data", "d")
	do("a long password\n", "already", "user", "add", "layla", "--data", "d")
	do("short\n", "10 characters", "user", "add", "omar", "--data", "d")
	do("a long password\n", "a role is", "user", "add", "omar", "--role", "king", "--data", "d")
	do("a long password\n", "a name has", "user", "add", "<omar>", "--data", "d")
	do("another password", "", "user", "add", "omar", "--data", "d")
	do("", "", "user", "role", "omar", "editor", "--data", "d")
	do("a third password", "", "user", "password", "omar", "--data", "d")
	do("", "no user", "user", "remove", "nobody", "--data", "d")
	do("", "knows no", "user", "bless", "omar")
	out, err := program(t.Context(), dir, "user", "list", "--json", "--data", "d").Output()
	if err != nil || !strings.Contains(string(out), `"name":"omar","role":"editor"`) || strings.Contains(string(out), "argon2") {
		t.Errorf("%v: %s", err, out)
	}
	c := program(t.Context(), dir, "serve", "--data", "d", "--addr", "127.0.0.1:0", "--accounts")
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	line, err := bufio.NewReader(pipe).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	base := strings.TrimSpace(line)
	if resp, err := http.Get(base + "/api/v1/stories"); err != nil || resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("stories without a login: %v %v", resp.StatusCode, err)
	}
	resp, err := http.Post(base+"/api/v1/session", "application/json", strings.NewReader(`{"name":"omar","password":"a third password"}`))
	if err != nil || resp.StatusCode != http.StatusOK || len(resp.Cookies()) != 1 {
		t.Fatalf("login: %v %v", resp.StatusCode, err)
	}
	req, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/api/v1/stories", http.NoBody)
	req.AddCookie(resp.Cookies()[0])
	if resp, err := http.DefaultClient.Do(req); err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("stories with a login: %v %v", resp.StatusCode, err)
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
