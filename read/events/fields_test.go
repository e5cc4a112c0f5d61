package events

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// TestFields runs the corpus of fields: sentences without names, each with the event that it tells, or none. Other events may stand beside it.
func TestFields(t *testing.T) {
	l := arabic(t)
	f := New(l)
	file, err := os.Open("testdata/fields.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	for n := 1; sc.Scan(); n++ {
		row := strings.TrimSpace(sc.Text())
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		cells := strings.Split(row, "\t")
		if len(cells) != 3 {
			t.Fatalf("fields.tsv:%d: want kind, trigger, sentence", n)
		}
		kind, trigger, sentence := cells[0], cells[1], cells[2]
		e := example{file: "fields.tsv", line: n, text: sentence}
		rec := e.record(t)
		evs := f.Find(l.Read(sentence), rec)
		var got []string
		hit := false
		for i := range evs {
			k, w := strings.TrimSpace(evs[i].Type+" "+evs[i].Mode), evs[i].Trigger.Of(sentence)
			got = append(got, k+" "+w)
			hit = hit || k == kind && w == trigger
		}
		if kind == "none" && len(evs) > 0 || kind != "none" && !hit {
			t.Errorf("fields.tsv:%d: %s\n want %s %s\n got %v", n, sentence, kind, trigger, got)
		}
	}
}
