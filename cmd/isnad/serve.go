package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net"
	"net/netip"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/server"
	"github.com/isnad-desk/isnad/web"
)

// poll is how often the server looks whether another process has changed the archive.
const poll = 2 * time.Second

// local reports whether only this machine can reach an address.
func local(addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, errUsage{fmt.Errorf("--addr is HOST:PORT, not %q", addr)}
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback(), nil
}

// administered says why a server that others can reach may not start: without accounts anybody might do anything.
func administered(ctx context.Context, s archive.Accounts, addr string) error {
	all, err := s.Users(ctx)
	if err != nil || slices.ContainsFunc(all, func(u archive.User) bool { return u.Role == archive.Admin }) {
		return err
	}
	return errUsage{fmt.Errorf("--addr %s can be reached from other machines, and there is no administrator yet who says who may do what; isnad user add NAME --role admin makes one, or listen on 127.0.0.1", addr)}
}

func (a *app) serve(cmd *cobra.Command, _ []string) error {
	if a.openapi {
		raw, err := server.Describe()
		if err == nil {
			_, err = a.stdout.Write(raw)
		}
		return err
	}
	here, err := local(a.addr)
	if err != nil {
		return err
	}
	if (a.certificate == "") != (a.key == "") {
		return errUsage{errors.New("--tls-cert and --tls-key go together")}
	}
	if a.rate < 0 {
		return errUsage{fmt.Errorf("--rate is 0 or more, not %v", a.rate)}
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGTERM)
	defer stop()
	m, done, err := a.monitor(ctx, false)
	if err != nil {
		return err
	}
	defer done()
	m.Once = false
	debug.SetGCPercent(100)           // readers wait while it collects
	if !cmd.Flags().Changed("jobs") { // and for processors
		m.Jobs = max(1, m.Jobs/2)
	}
	keeper, ok := m.Store.(archive.Accounts)
	if !ok {
		return errors.New("this archive keeps no accounts")
	}
	var accounts archive.Accounts
	if a.known || !here {
		accounts = keeper
		if err := administered(ctx, keeper, a.addr); err != nil {
			return err
		}
	}
	log := slog.New(slog.NewJSONHandler(a.stderr, nil))
	s := server.New(server.Options{
		Monitor: m, Log: log, By: userName(), Version: codeVersion(), Poll: poll, Again: tryAgain, Uploads: filepath.Join(a.data, "uploads"), Web: web.Answer,
		Accounts: accounts, Audit: keeper, Hosts: a.hosts, Secure: a.behind || a.certificate != "", Rate: a.rate,
		Articles: func(ctx context.Context, from []string) iter.Seq2[news.Input, error] { return a.articles(ctx, m, from) },
	})
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", a.addr)
	if err != nil {
		return fmt.Errorf("the server cannot listen on %s: %w; give another --addr", a.addr, err)
	}
	scheme := "http"
	if a.certificate != "" {
		pair, err := tls.LoadX509KeyPair(a.certificate, a.key)
		if err != nil {
			return fmt.Errorf("the certificate cannot be used: %w; --tls-cert and --tls-key name files in PEM form", err)
		}
		scheme, l = "https", tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12})
	} else if !here && !a.behind {
		log.Warn("passwords cross the network in clear: give --tls-cert and --tls-key, or --behind-tls where a proxy speaks HTTPS")
	}
	fmt.Fprintf(a.stdout, "%s://%s\n", scheme, l.Addr())
	return s.Serve(ctx, l)
}
