package archivetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
)

// holds compares what the index says of a term with the articles that hold it, each with its count.
func (p *place) holds(ix archive.Index, term string, want map[int64]uint16) {
	p.t.Helper()
	for _, positions := range []bool{false, true} {
		got, err := ix.Postings(context.Background(), term, positions)
		p.must(err)
		filed := ix.Filed()
		have := map[int64]uint16{}
		for i, seq := range got.Seq {
			if i > 0 && seq <= got.Seq[i-1] {
				p.t.Errorf("%s: article %d after %d", term, seq, got.Seq[i-1])
			}
			if positions && len(got.At[i]) > int(got.Count[i]) {
				p.t.Errorf("%s: article %d: %d positions for a count of %d", term, seq, len(got.At[i]), got.Count[i])
			}
			if seq < int64(len(filed)) && filed[seq].Length > 0 {
				have[seq] = got.Count[i]
			}
		}
		if !reflect.DeepEqual(have, want) {
			p.t.Errorf("%s stands in %v, want %v", term, have, want)
		}
	}
}

func (p *place) index() archive.Index {
	p.t.Helper()
	ix, err := p.store.Index(context.Background())
	p.must(err)
	return ix
}

// index saves many batches of changing size, some of which replace articles, and asks for every term.
func index(_ *testing.T, p *place) {
	ctx := context.Background()
	want := map[string]map[int64]uint16{}
	last := map[int]int64{}
	n := 0
	for batch := range 90 {
		var b archive.Batch
		size := 1 + batch%3
		for range size {
			n++
			it := p.add(1000+n, 1)[0]
			r := reading(it)
			r.Index = archive.Document{Length: 5 + n%7, Terms: []archive.Term{{Text: ""}}} // the empty term is no term
			source := n % 50                                                               // the 51st is a new version of the first
			if old := last[source]; old != 0 && n%2 == 0 {
				r.Replaces = old
				for _, in := range want {
					delete(in, old)
				}
			}
			last[source] = it.Seq
			for k := range 8 {
				t := archive.Term{Text: fmt.Sprintf("كلمة%03d", (n*(k+3))%97), Front: k % 2}
				for i := range 1 + k%3 {
					t.At = append(t.At, int32(10*k+i))
				}
				dup := false
				for _, d := range r.Index.Terms {
					dup = dup || d.Text == t.Text
				}
				if dup {
					continue
				}
				r.Index.Terms = append(r.Index.Terms, t)
				if want[t.Text] == nil {
					want[t.Text] = map[int64]uint16{}
				}
				want[t.Text][it.Seq] = uint16(len(t.At))
			}
			b.Read = append(b.Read, r)
		}
		p.must(p.store.Save(ctx, &b))
	}
	for range 2 {
		ix := p.index()
		for term, in := range want {
			p.holds(ix, term, in)
		}
		p.holds(ix, "كلمة", map[int64]uint16{})
		p.holds(ix, "\xff", map[int64]uint16{})
		a, story, err := ix.Article(ctx, last[1])
		if err != nil || a.Seq != last[1] || story != "" {
			p.t.Errorf("article %d: %+v %q, %v", last[1], a, story, err)
		}
		if f := ix.Filed()[last[1]]; f.Published != (news.Interval{From: 22347, To: 22347}) || f.Length < 5 || f.Standings != 0 {
			p.t.Errorf("filed: %+v", f)
		}
		if _, err := ix.Record(ctx, last[1]); err != nil {
			p.t.Error(err)
		}
		if _, _, err := ix.Article(ctx, 1<<40); !errors.Is(err, archive.ErrNotFound) {
			p.t.Errorf("an article that is not there: %v", err)
		}
		p.must(ix.Close())
		p.again()
	}
	p.must(p.store.Forget(ctx))
	ix := p.index()
	for term := range want {
		p.holds(ix, term, map[int64]uint16{})
	}
	p.must(ix.Close())
}

// moment: what is saved while an index is open does not show in it; stories do once they are known.
func moment(_ *testing.T, p *place) {
	ctx := context.Background()
	items := p.add(1, 2)
	p.save(items[0])
	ix := p.index()
	defer ix.Close()
	p.save(items[1])
	id := reading(items[1]).Record.Article.ID
	p.must(p.store.Save(ctx, &archive.Batch{Placed: []archive.Place{{Article: id, Story: "S7", Standings: archive.Contested, Origins: 300}, {Article: "nobody", Story: "S8"}}}))
	p.holds(ix, "جسر", map[int64]uint16{items[0].Seq: 2})
	later := p.index()
	defer later.Close()
	p.holds(later, "جسر", map[int64]uint16{items[0].Seq: 2, items[1].Seq: 2})
	p.holds(later, "o:وادي", map[int64]uint16{items[0].Seq: 1, items[1].Seq: 1})
	a, story, err := later.Article(ctx, items[1].Seq)
	if err != nil || a.ID != id || story != "S7" {
		p.t.Errorf("%+v %q, %v", a, story, err)
	}
	if f := later.Filed()[items[1].Seq]; f.Standings != archive.Contested || f.Origins != 255 {
		p.t.Errorf("filed: %+v", f)
	}
}
