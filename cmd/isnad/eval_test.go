package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
)

// TestSampleFiguresAreFrozen holds the program to the figures of the samples that were last looked at: what moves them, up
// or down, shows in the diff of that file. It also proves that the same input gives the same figures.
func TestSampleFiguresAreFrozen(t *testing.T) {
	if testing.Short() {
		t.Skip("judges the whole tree, not one change: runs without -short")
	}
	const frozen = "../../eval/results/samples.json"
	var out, errs bytes.Buffer
	if status := run(context.Background(), []string{"eval", "../../samples", "--json"}, strings.NewReader(""), &out, &errs); status != exitDone {
		t.Fatalf("isnad eval: exit %d: %s", status, errs.String())
	}
	want, err := os.ReadFile(frozen)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("the figures of samples/ moved: run `make eval`, look at `git diff eval/results`, and say in the commit what got better and what got worse\n%s",
			lineDiff(string(want), out.String()))
	}
}

func TestEvalUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"no folder":      {"eval"},
		"missing folder": {"eval", t.TempDir() + "/nowhere"},
		"no texts":       {"eval", t.TempDir()},
	} {
		var out, errs bytes.Buffer
		if status := run(context.Background(), args, strings.NewReader(""), &out, &errs); status != exitUsage || errs.Len() == 0 {
			t.Errorf("%s: exit %d with %q, want %d and a line that says why", name, status, errs.String(), exitUsage)
		}
	}
}

// lineDiff shows the lines that differ, in order.
func lineDiff(want, got string) string {
	var out strings.Builder
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			out.WriteString("- " + a + "\n+ " + b + "\n")
		}
	}
	return out.String()
}
