package archivetest

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Opener opens the store of a place: called again with the same place it finds what was kept there.
type Opener func(ctx context.Context, place string) (archive.Store, error)

var day = time.Date(2031, 3, 9, 7, 30, 0, 0, time.UTC)

// Run runs the suite.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *place)
	}{
		{"AnItemIsKeptOnce", kept},
		{"WhatIsAcknowledgedIsThereAfterOpeningAgain", durable},
		{"ABatchIsKeptWholeOrNotAtAll", whole},
		{"VersionsOfASource", versions},
		{"FailuresAreListedAndRetried", failures},
		{"Parts", parts},
		{"TheIndexHoldsWhatIsCurrent", index},
		{"AnIndexIsOfOneMoment", moment},
		{"JudgementsStandAndAreUndone", judgements},
		{"ForgettingKeepsWhatCannotBeMadeAgain", forget},
		{"OneProcessWorks", lock},
		{"BackupIsAnArchive", backup},
		{"CallsAtOnce", together},
		{"ACancelledCallChangesNothing", cancelled},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &place{t: t, open: open, dir: t.TempDir()}
			p.again()
			c.test(t, p)
			p.sound()
		})
	}
}

// place is one archive under test.
type place struct {
	t     *testing.T
	open  Opener
	dir   string
	store archive.Store
}

// again closes the store, where it is open, and opens it anew.
func (p *place) again() {
	p.t.Helper()
	if p.store != nil {
		if err := p.store.Close(); err != nil {
			p.t.Fatal(err)
		}
	} else {
		p.t.Cleanup(func() { _ = p.store.Close() })
	}
	s, err := p.open(context.Background(), p.dir)
	if err != nil {
		p.t.Fatal(err)
	}
	p.store = s
}

func (p *place) sound() {
	p.t.Helper()
	found, err := p.store.Check(context.Background())
	if err != nil || len(found) > 0 {
		p.t.Errorf("the archive is not sound: %v %v", found, err)
	}
}

func (p *place) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func item(n int) archive.Item {
	in := news.Input{
		Location: fmt.Sprintf("inbox/%d.txt", n), URL: fmt.Sprintf("https://wadi.example/%d", n), Outlet: "وادي نيوز", Title: fmt.Sprintf("افتتاح الجسر رقم %d", n),
		Published: "2031-03-08", Text: fmt.Sprintf("افتتح المحافظ سليم الراوي الجسر رقم %d صباح السبت.", n), Raw: []byte{0, 255, byte(n)},
	}
	return archive.Item{Key: archive.KeyOf(in.URL, &in), Source: in.URL, Input: in, Taken: day}
}

// reading is what a reader could have made of an item.
func reading(it archive.Item) archive.Read {
	a := news.Article{
		ID: "a" + it.Key.String()[:8], Location: it.Input.Location, URL: it.Input.URL, Language: "ar", Outlet: &news.Outlet{Name: it.Input.Outlet, Basis: news.Given},
		Published: &news.Published{Interval: news.Interval{From: 22347, To: 22347}, Basis: news.Given}, Title: &text.Span{Start: 0, End: len(it.Input.Title)},
		Text: it.Input.Title + "\n" + it.Input.Text,
	}
	return archive.Read{
		Seq: it.Seq, Reader: "test 1", Index: archive.Document{Length: 4, Terms: []archive.Term{{Text: "افتتاح", Front: 1, At: []int32{0}}, {Text: "جسر", Front: 1, At: []int32{1, 3}}, {Text: "محافظ", At: []int32{2}}, {Text: "o:وادي"}}},
		Record: &news.Record{
			Article: a, Sentences: []text.Span{{Start: 0, End: len(a.Text)}},
			Entities: []news.Entity{{Kind: news.Person, Name: "سليم الراوي", Names: []string{"سليم الراوي"}, Roles: []news.Role{{Text: "المحافظ", Org: news.None}}}},
			Times:    []news.Time{{Value: news.Unknown, Precision: "vague"}},
			Terms:    []news.Term{{Word: "جسر", Count: 2}},
		},
	}
}

// add takes n items in and returns them with their numbers.
func (p *place) add(from, n int) []archive.Item {
	p.t.Helper()
	items := make([]archive.Item, n)
	for i := range items {
		items[i] = item(from + i)
	}
	entries, err := p.store.Enqueue(context.Background(), items)
	p.must(err)
	for i, e := range entries {
		if !e.Fresh || e.Seq == 0 {
			p.t.Fatalf("item %d: %+v", i, e)
		}
		items[i].Seq = e.Seq
	}
	return items
}

func (p *place) save(items ...archive.Item) {
	p.t.Helper()
	var b archive.Batch
	for _, it := range items {
		b.Read = append(b.Read, reading(it))
	}
	p.must(p.store.Save(context.Background(), &b))
}

func (p *place) waiting() []int64 {
	p.t.Helper()
	items, err := p.store.Waiting(context.Background(), 0, 1000)
	p.must(err)
	var seqs []int64
	for _, it := range items {
		seqs = append(seqs, it.Seq)
	}
	return seqs
}

func kept(t *testing.T, p *place) {
	ctx := context.Background()
	items := p.add(0, 3)
	if !slices.IsSortedFunc(items, func(a, b archive.Item) int { return int(a.Seq - b.Seq) }) {
		t.Error("numbers do not follow the order of arrival")
	}
	twice := []archive.Item{item(1), item(7), item(7)}
	entries, err := p.store.Enqueue(ctx, twice)
	p.must(err)
	if entries[0] != (archive.Entry{Seq: items[1].Seq}) || !entries[1].Fresh || entries[2] != (archive.Entry{Seq: entries[1].Seq}) {
		t.Errorf("entries %+v", entries)
	}
	got, err := p.store.Waiting(ctx, items[0].Seq, 2)
	p.must(err)
	if len(got) != 2 || !reflect.DeepEqual(got[0], items[1]) || !reflect.DeepEqual(got[1], items[2]) {
		t.Errorf("waiting after the first, two at most:\n%+v", got)
	}
	p.save(items...)
	if got := p.waiting(); !slices.Equal(got, []int64{entries[1].Seq}) {
		t.Errorf("after reading three, %v wait", got)
	}
	if entries, err := p.store.Enqueue(ctx, []archive.Item{item(2)}); err != nil || entries[0].Fresh {
		t.Errorf("an item that was read came in again: %+v %v", entries, err)
	}
	if _, err := p.store.Input(ctx, 999); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("an item that does not exist: %v", err)
	}
}

func durable(t *testing.T, p *place) {
	ctx := context.Background()
	items := p.add(0, 4)
	p.save(items[:2]...)
	p.again()
	if got := p.waiting(); !slices.Equal(got, []int64{items[2].Seq, items[3].Seq}) {
		t.Errorf("%v wait", got)
	}
	a, err := p.store.Article(ctx, reading(items[1]).Record.Article.ID)
	p.must(err)
	if a.Seq != items[1].Seq || a.Key != items[1].Key || a.Source != items[1].Source || a.Outlet != "وادي نيوز" || a.Title != items[1].Input.Title ||
		a.Published.From != 22347 || !a.Taken.Equal(day) || a.Reader != "test 1" || a.Next != 0 || a.Location != items[1].Input.Location {
		t.Errorf("%+v", a)
	}
	r, err := p.store.Record(ctx, a.Seq)
	p.must(err)
	if want := reading(items[1]).Record; !reflect.DeepEqual(r, want) {
		t.Errorf("record\n%+v, want\n%+v", r, want)
	}
	it, err := p.store.Input(ctx, a.Seq)
	p.must(err)
	if !reflect.DeepEqual(it, items[1]) {
		t.Errorf("input %+v", it)
	}
	for _, err := range []error{second(p.store.Article(ctx, "nobody")), second(p.store.Current(ctx, "nowhere")), second(p.store.Record(ctx, items[3].Seq))} {
		if !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("what is not there: %v", err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func whole(t *testing.T, p *place) {
	ctx := context.Background()
	items := p.add(0, 3)
	b := archive.Batch{Parts: map[string][]byte{"x": {1}}}
	for _, it := range items {
		b.Read = append(b.Read, reading(it))
	}
	b.Read[2].Seq = 4711 // no such item
	if err := p.store.Save(ctx, &b); err == nil {
		t.Fatal("a batch with an article of no item was kept")
	}
	if got := p.waiting(); len(got) != 3 {
		t.Errorf("%v wait after a batch that failed", got)
	}
	if _, err := p.store.Article(ctx, b.Read[0].Record.Article.ID); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("half a batch is there: %v", err)
	}
	p.must(p.store.Parts(ctx, "", func(key string, _ []byte) error { return errors.New(key + " is there") }))
}

func versions(t *testing.T, p *place) {
	ctx := context.Background()
	old := p.add(0, 2)
	p.save(old...)
	changed := item(0)
	changed.Input.Text += " وأضاف البيان أن الجسر أغلق مساء."
	changed.Key = archive.KeyOf(changed.Source, &changed.Input)
	entries, err := p.store.Enqueue(ctx, []archive.Item{changed})
	p.must(err)
	changed.Seq = entries[0].Seq
	r := reading(changed)
	r.Replaces = old[0].Seq
	p.must(p.store.Save(ctx, &archive.Batch{Read: []archive.Read{r}}))
	cur, err := p.store.Current(ctx, changed.Source)
	p.must(err)
	if cur.Seq != changed.Seq {
		t.Errorf("current is %d, want %d", cur.Seq, changed.Seq)
	}
	all, err := p.store.Versions(ctx, changed.Source)
	p.must(err)
	if len(all) != 2 || all[0].Seq != old[0].Seq || all[0].Next != changed.Seq || all[1].Next != 0 {
		t.Errorf("%+v", all)
	}
	n := 0
	p.must(p.store.Articles(ctx, old[0].Seq, func(archive.Article) error { n++; return nil }))
	if c, err := p.store.Counts(ctx); err != nil || n != 2 || c.Articles != 2 || c.Versions != 1 || c.Items != 3 || c.Text == 0 {
		t.Errorf("%d after the first, %+v, %v", n, c, err)
	}
	stop := errors.New("enough")
	if err := p.store.Articles(ctx, 0, func(archive.Article) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of the caller became %v", err)
	}
}

func failures(t *testing.T, p *place) {
	ctx := context.Background()
	items := p.add(0, 2)
	outside := archive.Failure{Location: "inbox/torn.zip", Reason: "is no archive", Do: "pack it again", At: day}
	p.must(p.store.Fail(ctx, []archive.Failure{outside}))
	outside.At = day.Add(time.Minute)
	p.must(p.store.Fail(ctx, []archive.Failure{outside}))
	inside := archive.Failure{Location: items[0].Input.Location, Seq: items[0].Seq, Reason: "is not Arabic", Do: "leave it out", At: day}
	p.must(p.store.Save(ctx, &archive.Batch{Failed: []archive.Failure{inside}}))
	if got := p.waiting(); !slices.Equal(got, []int64{items[1].Seq}) {
		t.Errorf("%v wait", got)
	}
	fs, err := p.store.Failures(ctx)
	p.must(err)
	if len(fs) != 2 || fs[0].Seq != items[0].Seq || fs[0].Attempts != 1 || fs[1].Location != outside.Location || fs[1].Attempts != 2 || !fs[1].At.Equal(outside.At) || fs[1].Do != outside.Do {
		t.Errorf("%+v", fs)
	}
	again, queued, err := p.store.Retry(ctx, "elsewhere")
	if err != nil || len(again) != 0 || queued != 0 {
		t.Errorf("retrying what did not fail: %v %d %v", again, queued, err)
	}
	again, queued, err = p.store.Retry(ctx)
	p.must(err)
	if len(again) != 1 || again[0].Location != outside.Location || queued != 1 || len(p.waiting()) != 2 {
		t.Errorf("%+v, %d queued, %v wait", again, queued, p.waiting())
	}
	p.save(items...)
	mended := item(9)
	mended.Input.Location = outside.Location
	_, err = p.store.Enqueue(ctx, []archive.Item{mended})
	p.must(err)
	if fs, err := p.store.Failures(ctx); err != nil || len(fs) != 0 {
		t.Errorf("what was mended is still listed: %+v %v", fs, err)
	}
}

func parts(t *testing.T, p *place) {
	ctx := context.Background()
	p.must(p.store.Save(ctx, &archive.Batch{Parts: map[string][]byte{"b": {2}, "a": {1}, "c": {}}}))
	p.must(p.store.Save(ctx, &archive.Batch{Parts: map[string][]byte{"b": nil, "a": {3, 0, 255}}}))
	p.again()
	var got []string
	p.must(p.store.Parts(ctx, "", func(key string, body []byte) error {
		got = append(got, fmt.Sprint(key, body))
		return nil
	}))
	if want := []string{"a[3 0 255]", "c[]"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	var sums [][]byte
	sum := func() {
		p.must(p.store.Sums(ctx, "a", func(key string, sum []byte) error {
			if key != "a" {
				t.Errorf("%q does not begin with a", key)
			}
			sums = append(sums, slices.Clone(sum))
			return nil
		}))
	}
	sum()
	sum()
	p.must(p.store.Save(ctx, &archive.Batch{Parts: map[string][]byte{"a": {3, 0, 254}}}))
	sum()
	p.must(p.store.Save(ctx, &archive.Batch{Parts: map[string][]byte{"a": {3, 0, 255}}}))
	if len(sums) != 3 || !slices.Equal(sums[0], sums[1]) || slices.Equal(sums[1], sums[2]) {
		t.Errorf("sums %x", sums)
	}
	p.must(p.store.Parts(ctx, "c", func(key string, _ []byte) error {
		if key != "c" {
			t.Errorf("%q does not begin with c", key)
		}
		return nil
	}))
	if body, err := p.store.Part(ctx, "a"); err != nil || !slices.Equal(body, []byte{3, 0, 255}) {
		t.Errorf("%v %v", body, err)
	}
	if _, err := p.store.Part(ctx, "b"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a part that was removed: %v", err)
	}
}

func judgements(t *testing.T, p *place) {
	ctx := context.Background()
	j := archive.Judgement{At: day, By: "ليلى", Judgement: news.Judgement{Kind: news.JudgeNotSame, A: news.Subject{Kind: news.Person, Name: "سليم الراوي"}, B: news.Subject{Article: "a1", Name: "سالم الراوي"}}}
	before, err := p.store.Version(ctx)
	p.must(err)
	n, err := p.store.Judge(ctx, j)
	if after, e := p.store.Version(ctx); e != nil || after.Judgements != n || after == before {
		t.Errorf("version %+v after %+v, %v", after, before, e)
	}
	p.must(err)
	undo, err := p.store.Judge(ctx, archive.Judgement{At: day, By: "ليلى", Undoes: n})
	p.must(err)
	if _, err := p.store.Judge(ctx, archive.Judgement{At: day, By: "ليلى", Undoes: n}); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
	all, err := p.store.Judgements(ctx)
	p.must(err)
	j.N, j.Undone = n, undo
	if len(all) != 2 || !reflect.DeepEqual(all[0], j) || all[1].Undoes != n {
		t.Errorf("%+v", all)
	}
	_, err = p.store.Judge(ctx, archive.Judgement{At: day, By: "ليلى", Undoes: undo})
	p.must(err)
	if all, err = p.store.Judgements(ctx); err != nil || all[0].Undone != 0 || all[1].Undone == 0 {
		t.Errorf("an undoing that was undone: %+v %v", all, err)
	}
}

func forget(t *testing.T, p *place) {
	ctx := context.Background()
	items := p.add(0, 3)
	p.save(items[0], items[1])
	p.must(p.store.Save(ctx, &archive.Batch{
		Failed: []archive.Failure{{Location: "x", Seq: items[2].Seq, Reason: "r", Do: "d", At: day}}, Parts: map[string][]byte{"a": {1}},
	}))
	_, err := p.store.Judge(ctx, archive.Judgement{At: day, By: "b", Judgement: news.Judgement{Kind: news.JudgeName, Value: "x"}})
	p.must(err)
	p.must(p.store.Forget(ctx))
	if got := p.waiting(); len(got) != 3 {
		t.Errorf("%v wait", got)
	}
	c, err := p.store.Counts(ctx)
	p.must(err)
	if c.Articles != 0 || c.Items != 3 || c.Judgements != 1 || c.Failures != 0 {
		t.Errorf("%+v", c)
	}
	p.must(p.store.Parts(ctx, "", func(key string, _ []byte) error { return errors.New(key) }))
	p.save(items...)
}

func lock(t *testing.T, p *place) {
	ctx := context.Background()
	other, err := p.open(ctx, p.dir)
	p.must(err)
	defer other.Close()
	unlock, err := p.store.Lock(ctx)
	p.must(err)
	if _, err := other.Lock(ctx); !errors.Is(err, archive.ErrBusy) {
		t.Errorf("two work at once: %v", err)
	}
	if _, err := other.Enqueue(ctx, []archive.Item{item(1)}); err != nil { // taking in needs no lock
		t.Error(err)
	}
	p.must(unlock())
	unlock, err = other.Lock(ctx)
	p.must(err)
	p.must(unlock())
	if len(p.waiting()) != 1 {
		t.Error("what another process took in is not seen")
	}
}

func backup(t *testing.T, p *place) {
	ctx := context.Background()
	items := p.add(0, 5)
	p.save(items[:4]...)
	copyDir := t.TempDir()
	file := filepath.Join(copyDir, "isnad.db")
	p.must(p.store.Backup(ctx, file))
	if err := p.store.Backup(ctx, file); err == nil {
		t.Error("a backup was written over another")
	}
	p.save(items[4])
	s, err := p.open(ctx, copyDir)
	p.must(err)
	defer s.Close()
	c, err := s.Counts(ctx)
	if err != nil || c.Articles != 4 || c.Waiting != 1 {
		t.Errorf("the backup holds %+v, %v", c, err)
	}
	if found, err := s.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("the backup is not sound: %v %v", found, err)
	}
}

func together(t *testing.T, p *place) {
	ctx := context.Background()
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 10 {
				it := item(w*100 + i)
				entries, err := p.store.Enqueue(ctx, []archive.Item{it, item(i)}) // the second is fought over
				if err != nil {
					t.Error(err)
					return
				}
				it.Seq = entries[0].Seq
				if w > 0 {
					if err := p.store.Save(ctx, &archive.Batch{Read: []archive.Read{reading(it)}}); err != nil {
						t.Error(err)
						return
					}
				}
				if _, err := p.store.Counts(ctx); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	c, err := p.store.Counts(ctx)
	p.must(err)
	if c.Items != 40 || c.Articles != 30 || c.Waiting != 10 {
		t.Errorf("%+v", c)
	}
}

func cancelled(t *testing.T, p *place) {
	items := p.add(0, 1)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for i, err := range []error{
		second(p.store.Enqueue(ctx, []archive.Item{item(5)})), p.store.Save(ctx, &archive.Batch{Read: []archive.Read{reading(items[0])}}),
		p.store.Forget(ctx), second(p.store.Judge(ctx, archive.Judgement{At: day})),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("call %d: %v", i, err)
		}
	}
	if got := p.waiting(); !slices.Equal(got, []int64{items[0].Seq}) {
		t.Errorf("%v wait", got)
	}
}
