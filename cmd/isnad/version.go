package main

import (
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/tagger"
)

// version prints the versions of code, lexicons and model.
func (a *app) version(_ *cobra.Command, _ []string) error {
	l, err := ar.New()
	if err != nil {
		return err
	}
	p := &paper{out: a.stdout}
	code, built := "devel", "an unknown toolchain"
	if info, ok := debug.ReadBuildInfo(); ok {
		built = info.GoVersion
		if v := info.Main.Version; v != "" && v != "(devel)" {
			code = v
		}
	}
	p.printf("isnad    %s, built with %s\n", code, built)
	names, rows := make([]string, 0, len(l.Lexicons)), 0
	for name, x := range l.Lexicons {
		names, rows = append(names, name), rows+len(x.Entries)
	}
	slices.Sort(names)
	p.printf("language %s %s: %d lexicons, %d rows\n", l.Code, l.Version, len(names), rows)
	if a.lexicons {
		for _, n := range names {
			p.printf("  %-18s %6d\n", n, len(l.Lexicons[n].Entries))
		}
	}
	m, err := tagger.Decode(l.NamesModel)
	if err != nil {
		return fmt.Errorf("names model: %w", err)
	}
	p.printf("names    %d bytes, %d feature rows\n", len(l.NamesModel), m.Rows())
	if a.model {
		p.printf("%s\n", m.Section("meta"))
	}
	return p.err
}
