package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/tagger"
)

// TestNoticeNamesEverySource holds NOTICE to the modules of go.mod and to the sources that the names model carries inside.
func TestNoticeNamesEverySource(t *testing.T) {
	raw, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	notice := strings.Join(strings.Fields(string(raw)), " ")

	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	modules := regexp.MustCompile(`(?m)^\t(\S+) v`).FindAllStringSubmatch(string(mod), -1)
	if len(modules) == 0 {
		t.Fatal("go.mod lists no module")
	}
	for _, m := range modules {
		if !strings.Contains(notice, m[1]+" ") {
			t.Errorf("NOTICE does not name module %s", m[1])
		}
	}

	l := artest.New(t)
	model, err := tagger.Decode(l.NamesModel)
	if err != nil {
		t.Fatal(err)
	}
	var meta struct {
		Licence string
		Sources []struct{ Name, Licence string }
	}
	if err := json.Unmarshal(model.Section("meta"), &meta); err != nil {
		t.Fatal(err)
	}
	if len(meta.Sources) == 0 || !strings.Contains(notice, "Licence of the file: "+meta.Licence) {
		t.Errorf("NOTICE does not give the licence of the names model, %q", meta.Licence)
	}
	address := regexp.MustCompile(`\((\S+/\S+)\)`)
	for _, s := range meta.Sources {
		if m := address.FindStringSubmatch(s.Name); m != nil && (!strings.Contains(notice, m[1]) || !strings.Contains(notice, s.Licence)) {
			t.Errorf("NOTICE does not name a source of the names model, %s (%s)", s.Name, s.Licence)
		}
	}
}
