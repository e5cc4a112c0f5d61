package words

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"testing"

	"github.com/isnad-desk/isnad/archive"
	"pgregory.net/rapid"
)

// document draws what an index keeps of an article.
func document(t *rapid.T, name string) archive.Document {
	n := rapid.IntRange(0, 40).Draw(t, name+" words")
	at := map[string][]int32{}
	for i := range n {
		w := fmt.Sprintf("w%d", rapid.IntRange(0, 25).Draw(t, fmt.Sprint(name, " word ", i)))
		at[w] = append(at[w], int32(i*rapid.IntRange(1, 300).Draw(t, fmt.Sprint(name, " gap ", i))+i*300))
	}
	d := archive.Document{Length: n}
	for w, p := range at {
		slices.Sort(p)
		d.Terms = append(d.Terms, archive.Term{Text: w, Count: len(p) + rapid.IntRange(-1, 2).Draw(t, name+w+" more"), Front: rapid.IntRange(0, len(p)).Draw(t, name+w), At: p})
	}
	d.Terms = append(d.Terms, archive.Term{Text: "o:x"})
	sort.Slice(d.Terms, func(i, j int) bool { return d.Terms[i].Text < d.Terms[j].Text })
	return d
}

func build(t interface{ Fatal(...any) }, docs []Doc) (bs []Block) {
	if err := Build(docs, func(b Block) error { bs = append(bs, b); return nil }); err != nil {
		t.Fatal(err)
	}
	return bs
}

func source(bs []Block) Source {
	return func() (Block, bool, error) {
		if len(bs) == 0 {
			return Block{}, false, nil
		}
		b := bs[0]
		bs = bs[1:]
		return b, true, nil
	}
}

// read returns what blocks hold, by term.
func read(t interface{ Fatal(...any) }, bs []Block) map[string]archive.Postings {
	out := map[string]archive.Postings{}
	was := ""
	for _, b := range bs {
		r := NewReader(b.Body, append([]byte{}, b.At...))
		for n := 0; r.Next(); n++ {
			if n == 0 && r.Term() != b.First || r.Term() <= was && was != "" {
				t.Fatal("terms are not in order: ", was, r.Term(), b.First)
			}
			was = r.Term()
			var p archive.Postings
			r.Append(&p)
			out[was] = p
		}
		if r.Err() != nil {
			t.Fatal(r.Err())
		}
	}
	return out
}

func want(docs []Doc) map[string]archive.Postings {
	out := map[string]archive.Postings{}
	for _, d := range docs {
		for _, k := range d.Terms {
			p := out[k.Text]
			p.Seq, p.Front = append(p.Seq, d.Seq), append(p.Front, uint16(k.Front))
			p.Count = append(p.Count, uint16(max(k.Count, len(k.At), 1)))
			p.At = append(p.At, append([]int32{}, k.At...))
			out[k.Text] = p
		}
	}
	return out
}

// TestMergedSegmentsHoldWhatOneWould: however articles are split into segments, and without those that are gone.
func TestMergedSegmentsHoldWhatOneWould(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all, live []Doc
		var parts [][]Doc
		gone := map[int64]bool{}
		seq := int64(0)
		for i := range rapid.IntRange(1, 5).Draw(t, "segments") {
			var part []Doc
			for k := range rapid.IntRange(1, 12).Draw(t, fmt.Sprint("articles of ", i)) {
				seq += int64(rapid.IntRange(1, 400).Draw(t, "step"))
				d := Doc{seq, document(t, fmt.Sprint(i, "/", k))}
				gone[seq] = rapid.IntRange(0, 5).Draw(t, "gone") == 0
				part, all = append(part, d), append(all, d)
				if !gone[seq] {
					live = append(live, d)
				}
			}
			parts = append(parts, part)
		}
		if got := read(t, build(t, all)); !reflect.DeepEqual(got, want(all)) {
			t.Fatalf("built %v, want %v", got, want(all))
		}
		order := rapid.Permutation(parts).Draw(t, "order")
		var sources []Source
		for _, p := range order {
			sources = append(sources, source(build(t, p)))
		}
		var merged []Block
		if err := Merge(sources, func(s int64) bool { return !gone[s] }, func(b Block) error { merged = append(merged, b); return nil }); err != nil {
			t.Fatal(err)
		}
		if got := read(t, merged); !reflect.DeepEqual(got, want(live)) {
			t.Fatalf("merged %v, want %v", got, want(live))
		}
	})
}

func TestManyBlocks(t *testing.T) {
	var docs []Doc
	for i := range 300 {
		d := Doc{Seq: int64(i + 1)}
		for k := range 200 {
			d.Terms = append(d.Terms, archive.Term{Text: fmt.Sprintf("term%05d", k*31+i%7), At: []int32{int32(k)}})
		}
		docs = append(docs, d)
	}
	bs := build(t, docs)
	if len(bs) < 4 {
		t.Fatalf("%d blocks", len(bs))
	}
	if !reflect.DeepEqual(read(t, bs), want(docs)) {
		t.Error("blocks do not hold what was put in")
	}
	i := sort.Search(len(bs), func(i int) bool { return bs[i].First > "term00062" }) - 1
	r := NewReader(bs[i].Body, nil)
	if !r.Seek("term00062") {
		t.Fatal("a term is not found")
	}
	if r.Seek("term00000") || NewReader(bs[i].Body, nil).Seek("term") {
		t.Error("a term is found that is not there")
	}
	if err := Build([]Doc{{Seq: 2}, {Seq: 1}}, func(Block) error { return nil }); err == nil {
		t.Error("articles out of order are taken")
	}
}

// FuzzReader: a damaged block is an error or other words, never a panic.
func FuzzReader(f *testing.F) {
	bs := build(f, []Doc{{3, archive.Document{Terms: []archive.Term{{Text: "ab", At: []int32{1, 4}, Front: 1}, {Text: "abc"}}}}})
	f.Add(bs[0].Body, bs[0].At)
	f.Fuzz(func(t *testing.T, body, at []byte) {
		if len(body) > 1<<12 || len(at) > 1<<12 {
			return
		}
		for _, at := range [][]byte{nil, at} {
			r := NewReader(body, at)
			for r.Next() {
				var p archive.Postings
				r.Append(&p)
				if len(p.Seq) != len(p.Count) || at != nil && r.Err() == nil && len(p.At) != len(p.Seq) {
					t.Fatal("lists of different lengths")
				}
			}
			if err := r.Err(); err != nil && !errors.Is(err, archive.ErrDamaged) {
				t.Fatal(err)
			}
		}
	})
}
