package main

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"net"
	"net/netip"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/server"
	"github.com/isnad-desk/isnad/web"
)

// poll is how often the server looks whether another process has changed the archive.
const poll = 2 * time.Second

// local says why a server may not listen on an address: without accounts only this machine may ask.
func local(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return errUsage{fmt.Errorf("--addr is HOST:PORT, not %q", addr)}
	}
	if ip, err := netip.ParseAddr(host); host == "localhost" || err == nil && ip.IsLoopback() {
		return nil
	}
	return errUsage{fmt.Errorf("--addr %s can be reached from other machines, and there are no accounts yet that say who may do what; listen on 127.0.0.1 or [::1]", addr)}
}

func (a *app) serve(cmd *cobra.Command, _ []string) error {
	if a.openapi {
		raw, err := server.Describe()
		if err == nil {
			_, err = a.stdout.Write(raw)
		}
		return err
	}
	if err := local(a.addr); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGTERM)
	defer stop()
	m, done, err := a.monitor(ctx, false)
	if err != nil {
		return err
	}
	defer done()
	log := slog.New(slog.NewJSONHandler(a.stderr, nil))
	s := server.New(server.Options{
		Monitor: m, Log: log, By: userName(), Version: codeVersion(), Poll: poll, Again: tryAgain, Uploads: filepath.Join(a.data, "uploads"), Web: web.Answer,
		Articles: func(ctx context.Context, from []string) iter.Seq2[news.Input, error] { return a.articles(ctx, m, from) },
	})
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", a.addr)
	if err != nil {
		return fmt.Errorf("the server cannot listen on %s: %w; give another --addr", a.addr, err)
	}
	fmt.Fprintf(a.stdout, "http://%s\n", l.Addr())
	return s.Serve(ctx, l)
}
