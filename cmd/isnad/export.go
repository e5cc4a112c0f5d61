package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// exportFormats are what an archive can be written as, by name, with what the help says of them.
var exportFormats = []struct {
	name, what string
	write      func(w io.Writer, m *newsroom.Monitor, d *news.Desk, record func(string) (*news.Record, error)) error
}{
	{"json", "the desk record: stories, happenings, origins, conflicts, lineage", func(w io.Writer, _ *newsroom.Monitor, d *news.Desk, record func(string) (*news.Record, error)) error {
		var failed error
		out := export.NewDesk(d, func(id string) string {
			r, err := record(id)
			if err != nil {
				failed = cmp.Or(failed, err)
				return ""
			}
			return r.Article.Text
		})
		return cmp.Or(failed, encode(w, out))
	}},
	{"jsonl", "the analysis record of each article, one a line", func(w io.Writer, _ *newsroom.Monitor, d *news.Desk, record func(string) (*news.Record, error)) error {
		for _, a := range d.Articles {
			r, err := record(a.ID)
			if err != nil {
				return err
			}
			if err := encode(w, export.NewAnalysis(r)); err != nil {
				return err
			}
		}
		return nil
	}},
	{"csv", "event data: a row for every report of every happening, with its sentence", func(w io.Writer, m *newsroom.Monitor, d *news.Desk, record func(string) (*news.Record, error)) error {
		return export.NewTables(m.Language(), d, record).Reports(w)
	}},
	{"statements", "CSV: a row for every statement, with its source and chain", func(w io.Writer, m *newsroom.Monitor, d *news.Desk, record func(string) (*news.Record, error)) error {
		return export.NewTables(m.Language(), d, record).Statements(w)
	}},
	{"gexf", "the network of who acts upon whom, for Gephi and the like", func(w io.Writer, _ *newsroom.Monitor, d *news.Desk, _ func(string) (*news.Record, error)) error {
		return export.Network(w, d)
	}},
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func exportHelp() string {
	var b strings.Builder
	b.WriteString("Write what the archive holds for other programs. The file appears whole or not at all.\n")
	for _, f := range exportFormats {
		fmt.Fprintf(&b, "\n  %-11s %s", f.name, f.what)
	}
	return b.String()
}

func (a *app) export(cmd *cobra.Command, _ []string) (err error) {
	ctx := cmd.Context()
	for _, f := range exportFormats {
		if f.name != a.format {
			continue
		}
		m, done, err := a.monitor(ctx, true)
		if err != nil {
			return err
		}
		defer done()
		d, err := m.Desk(ctx)
		if err != nil {
			return err
		}
		return a.toFile(func(w io.Writer) error {
			return f.write(w, m, d, func(id string) (*news.Record, error) {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				return m.Record(ctx, id)
			})
		})
	}
	names := make([]string, len(exportFormats))
	for i, f := range exportFormats {
		names[i] = f.name
	}
	return errUsage{fmt.Errorf("--format is one of %s, not %q", strings.Join(names, ", "), a.format)}
}

// toFile writes to the file named by --out through a temporary one beside it, or to standard output.
func (a *app) toFile(write func(io.Writer) error) (err error) {
	if a.out == "-" {
		out := bufio.NewWriterSize(a.stdout, 1<<16)
		return finish(out, write(out))
	}
	tmp, err := os.CreateTemp(filepath.Dir(a.out), ".isnad-*")
	if err != nil {
		return fmt.Errorf("%s: %w; give --out a file in a folder that can be written", a.out, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(tmp.Name()))
		}
	}()
	out := bufio.NewWriterSize(tmp, 1<<16)
	if err = errors.Join(finish(out, write(out)), tmp.Chmod(0o644), tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), a.out)
}
