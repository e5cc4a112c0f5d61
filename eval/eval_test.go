package eval

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// A place where a gold set may stand, seen from this folder. The samples are ours; the others stand beside the project.
type place struct{ name, gold, text string }

var places = []place{
	{"samples", "../samples/gold", "../samples/text"},
	{"seeds", "../../shared/gold/seeds", "../../shared/seeds"},
	{"dev", "../../shared/gold/dev/gold", "../../shared/gold/dev/text"},
	{"dev2", "../../shared/gold/dev2/gold", "../../shared/gold/dev2/text"},
}

const reference = "../../shared/gold/score.py"

// load skips the test where a set is not in reach; the samples always are.
func (p place) load(t *testing.T) *Set {
	t.Helper()
	if _, err := os.Stat(p.gold); err != nil && p.name != "samples" {
		t.Skipf("%s is not in reach", p.gold)
	}
	set, err := LoadSet(p.gold, p.text)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func score(t *testing.T, set *Set, records []Record, desk *Desk) Figures {
	t.Helper()
	fs, _, err := Score(set, records, desk)
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

func TestPerfectRecordsScoreFull(t *testing.T) {
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			set := p.load(t)
			records, desk := perfect(set)
			fs, misses, err := Score(set, records, desk)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range fs {
				switch {
				case f.F1 != nil && f.F1.Gold > 0 && f.F1.F1 != 100, f.Share != nil && math.Abs(*f.Share-100) > 1e-9,
					f.Name == "wrong_merges" && *f.Count != 0:
					t.Errorf("%s is not full", f.Name)
				}
			}
			if t.Failed() || len(misses) > 0 {
				t.Errorf("misses: %v\n%s", misses, fs)
			}
		})
	}
}

// TestSameAsReference holds this package to the reference scorer, on perfect and on damaged records.
func TestSameAsReference(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	if _, err := os.Stat(reference); err != nil {
		t.Skipf("%s is not in reach", reference)
	}
	script, err := filepath.Abs(reference)
	if err != nil {
		t.Fatal(err)
	}
	rounds := 4
	if testing.Short() {
		rounds = 2
	}
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			set := p.load(t)
			for seed := range rounds {
				records, desk := perfect(set)
				if seed > 0 {
					damage(records, desk, rand.New(rand.NewPCG(uint64(seed), 7)))
				}
				want := runReference(t, python, script, p, records, desk)
				compare(t, seed, score(t, set, records, desk), want)
			}
		})
	}
}

// TestRolesCounted takes roles away, moves one and gives one to another person: the measure must say so.
func TestRolesCounted(t *testing.T) {
	set := places[0].load(t)
	records, desk := perfect(set)
	roles := func() (f *F1, org float64) {
		for _, g := range score(t, set, records, desk) {
			switch g.Name {
			case "roles":
				f = g.F1
			case "roles_org_right":
				org = *g.Share
			}
		}
		return f, org
	}
	whole, org := roles()
	if whole.F1 != 100 || whole.Gold == 0 || org != 100 {
		t.Fatalf("a perfect record has %v, organisations %v", whole, org)
	}
	for i := range records {
		es := records[i].Entities
		for e := range es {
			for r := range es[e].Roles {
				es[e].Roles[r].Org = nil
			}
		}
	}
	if _, org = roles(); org >= 100 {
		t.Errorf("roles without their organisations have them right: %v", org)
	}
	for i := range records {
		if es := records[i].Entities; len(es) > 1 {
			es[0].Roles, es[1].Roles = es[1].Roles, es[0].Roles
			es[1].Roles = es[1].Roles[1:]
			break
		}
	}
	if f, _ := roles(); f.F1 >= whole.F1 || f.Found != whole.Found-1 {
		t.Errorf("roles of other persons: %v, before %v", f, whole)
	}
}

// runReference gives the records to the reference scorer through a program that only prints them.
func runReference(t *testing.T, python, script string, p place, records []Record, desk *Desk) map[string]any {
	t.Helper()
	dir := t.TempDir()
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i := range records {
		if err := enc.Encode(records[i]); err != nil {
			t.Fatal(err)
		}
	}
	one, err := json.Marshal(desk)
	if err != nil {
		t.Fatal(err)
	}
	program := "case $1 in analyze) cat \"" + dir + "/records\";; desk) cat \"" + dir + "/desk\";; esac\n"
	for name, content := range map[string][]byte{"records": nullsToLists(lines.Bytes()), "desk": nullsToLists(one), "program": []byte(program)} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(python, script, p.gold, p.text, "--json", "--isnad", "sh '"+dir+"/program'")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", cmd, err)
	}
	var figures map[string]any
	if err := json.Unmarshal(out, &figures); err != nil {
		t.Fatal(err)
	}
	return figures
}

// nullsToLists writes empty lists as lists: Go prints a nil slice as null, which Isnad never does for these.
func nullsToLists(b []byte) []byte {
	for _, key := range []string{
		"mentions", "times", "statements", "events", "also", "actors", "recipients", "articles", "entities",
		"stories", "happenings", "conflicts", "lineage", "sides", "reports", "members",
	} {
		b = bytes.ReplaceAll(b, []byte(`"`+key+`":null`), []byte(`"`+key+`":[]`))
	}
	return b
}

func compare(t *testing.T, seed int, got Figures, want map[string]any) {
	t.Helper()
	desk, _ := want["desk"].(map[string]any)
	got = slices.DeleteFunc(slices.Clone(got), func(f Figure) bool { return f.Own })
	if n := len(want) - 1 + len(desk); n != len(got) && len(desk) > 0 {
		t.Errorf("seed %d: %d figures, the reference has %d", seed, len(got), n)
	}
	near := func(name string, got, want float64) {
		if math.Abs(got-want) > 1e-6 {
			t.Errorf("seed %d: %s = %v, the reference has %v", seed, name, got, want)
		}
	}
	for _, f := range got {
		from := want
		if f.Desk {
			from = desk
		}
		v, ok := from[f.Name]
		if !ok {
			t.Errorf("seed %d: the reference has no %s", seed, f.Name)
			continue
		}
		switch {
		case f.F1 != nil:
			w := v.(map[string]any)
			near(f.Name+" p", f.F1.P, w["p"].(float64))
			near(f.Name+" r", f.F1.R, w["r"].(float64))
			near(f.Name+" f1", f.F1.F1, w["f1"].(float64))
			near(f.Name+" found", float64(f.F1.Found), w["found"].(float64))
			near(f.Name+" gold", float64(f.F1.Gold), w["gold"].(float64))
		case f.Share != nil:
			near(f.Name, *f.Share, v.(float64))
		case f.Count != nil:
			near(f.Name, float64(*f.Count), v.(float64))
		case v != nil:
			t.Errorf("seed %d: %s has no value, the reference has %v", seed, f.Name, v)
		}
	}
}

// TestSequenceMatcher holds the alignment to Python's difflib on small alphabets, where runs tie often.
func TestSequenceMatcher(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	rng := rand.New(rand.NewPCG(3, 4))
	type job struct {
		A, B   []int
		Blocks [][3]int
	}
	var jobs []job
	for range 400 {
		j := job{A: []int{}, B: []int{}}
		symbols := 1 + rng.IntN(6)
		for range rng.IntN(30) {
			j.A = append(j.A, rng.IntN(symbols))
		}
		for range rng.IntN(30) {
			j.B = append(j.B, rng.IntN(symbols))
		}
		for _, k := range matchingBlocks(j.A, j.B, symbols) {
			j.Blocks = append(j.Blocks, [3]int{k.a, k.b, k.n})
		}
		jobs = append(jobs, j)
	}
	in, err := json.Marshal(jobs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", `
import difflib, json, sys
for j in json.load(sys.stdin):
    want = [list(m) for m in difflib.SequenceMatcher(None, j["A"], j["B"], autojunk=False).get_matching_blocks()]
    if want != j["Blocks"]:
        sys.exit(f"{j['A']} {j['B']}: {j['Blocks']}, difflib has {want}")
`)
	cmd.Stdin = bytes.NewReader(in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func TestFiguresJSON(t *testing.T) {
	one, half := 1, 100.0/3
	fs := Figures{{Name: "a", F1: f1(1, 2, 3)}, {Name: "b"}, {Name: "c", Share: &half, Desk: true}, {Name: "d", Count: &one, Desk: true}}
	got, err := json.Marshal(fs)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"a":{"p":50,"r":33.333333,"f1":40,"found":2,"gold":3},"b":null,"desk":{"c":33.333333,"d":1}}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	table := "a                            P  50.0  R  33.3  F1  40.0   (found 2, gold 3)\nb                            -\ndesk c                       33.3\ndesk d                       1\n"
	if fs.String() != table {
		t.Errorf("got\n%s\nwant\n%s", fs, table)
	}
}

func TestFaultsAreNamed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "one two one")
	for name, tc := range map[string]struct{ gold, want string }{
		"not found":  {`{"mentions":[{"t":"three","kind":"place","entity":"x"}]}`, `piece not found: "three" n=1`},
		"n too high": {`{"mentions":[{"t":"one","n":3,"kind":"place","entity":"x"}]}`, `piece not found: "one" n=3`},
		"overlap":    {`{"mentions":[{"t":"one two","kind":"place","entity":"x"},{"t":"two","kind":"place","entity":"y"}]}`, "mentions overlap"},
		"bad kind":   {`{"mentions":[{"t":"one","kind":"thing","entity":"x"}]}`, `"thing" is not allowed`},
		"bad date":   {`{"times":[{"t":"one","from":"2020","to":null}]}`, `bad date "2020"`},
	} {
		write("a.json", tc.gold)
		_, err := LoadSet(dir, dir)
		if err == nil || !bytes.Contains([]byte(err.Error()), []byte(tc.want)) {
			t.Errorf("%s: got %v, want an error with %q", name, err, tc.want)
		}
	}
}

func TestScoreNeedsEveryRecord(t *testing.T) {
	set := places[0].load(t)
	records, desk := perfect(set)
	if _, _, err := Score(set, records[1:], desk); err == nil {
		t.Error("no error though an article has no record")
	}
}

func BenchmarkScore(b *testing.B) {
	set, err := LoadSet(places[0].gold, places[0].text)
	if err != nil {
		b.Fatal(err)
	}
	records, desk := perfect(set)
	damage(records, desk, rand.New(rand.NewPCG(1, 1)))
	for b.Loop() {
		if _, _, err := Score(set, records, desk); err != nil {
			b.Fatal(err)
		}
	}
}
