package main

import (
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/tagger"
)

// version prints the versions of code, lexicons and model.
func (a *app) version(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		a.namesModel = args[0]
	}
	l, err := a.language()
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
	lexicons, rows := make([]string, 0, len(l.Lexicons)), 0
	for name, x := range l.Lexicons {
		lexicons, rows = append(lexicons, name), rows+len(x.Entries)
	}
	slices.Sort(lexicons)
	p.printf("language %s %s: %d lexicons, %d rows\n", l.Code, l.Version, len(lexicons), rows)
	if a.lexicons {
		for _, n := range lexicons {
			p.printf("  %-18s %6d\n", n, len(l.Lexicons[n].Entries))
		}
	}
	m, err := tagger.Decode(l.NamesModel)
	if err != nil {
		return fmt.Errorf("names model: %w", err)
	}
	p.printf("names    %d bytes, %d feature rows\n", len(l.NamesModel), m.Rows())
	if a.model {
		p.printf("%s\n", m.Section(names.SectionAbout))
	}
	return p.err
}
