package times

import (
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// TestWhy: an inferred date carries the rules that led to it; one that is given carries none.
func TestWhy(t *testing.T) {
	l := artest.New(t)
	f := New(l)
	for body, rules := range map[string][]string{
		"قال الرئيس الأمريكي جو بايدن إن الرد آت بعد مقتل ثلاثة جنود أمريكيين في الأردن أول من أمس، وتحدث اليوم الثلاثاء":                               {"terms-of-office: ", "after-event: ", "event-and-time: ", "own-day: "},
		"أعلن الناطق اليوم الخميس 1 فبراير 2018 بدء الحملة":                                                                                             {"own-date"},
		"تستعد بغداد ونحن على أعتاب ذكرى اغتيال قاسم سليماني.\nوقال رئيس الوزراء العراقي مصطفى الكاظمي إن قاآني التقى الكاظمي في بغداد الأربعاء الماضي": {"anniversary: ", "terms-of-office: "},
	} {
		a := &news.Article{Text: body}
		f.Find(l.Read(body), a)
		if a.Published == nil || a.Published.Basis != news.Inferred {
			t.Errorf("no date inferred from %q", body)
			continue
		}
		for _, r := range rules {
			if !strings.Contains(a.Published.Why, r) {
				t.Errorf("%q: why %q does not name %q", body, a.Published.Why, r)
			}
		}
		given := &news.Article{Text: body, Published: &news.Published{Interval: one(news.DayOf(2019, 1, 1)), Basis: news.Given}}
		f.Find(l.Read(body), given)
		if given.Published.Why != "" || given.Published.From != news.DayOf(2019, 1, 1) {
			t.Errorf("%q: a given date was touched: %v", body, given.Published)
		}
	}
}

// TestLandmarks: every row of the file of events says what the code can read.
func TestLandmarks(t *testing.T) {
	f := New(artest.New(t))
	k := f.almanac
	if len(k.events) < 1000 {
		t.Fatalf("%d rows of events", len(k.events))
	}
	for id := range k.events {
		e, row := &k.events[id], k.lex.Entries[id].Cells
		if e.days.From == news.NoDay || e.days.To == news.NoDay && e.kind != period {
			t.Errorf("%v: days", row)
		}
		if _, ok := eventKinds[k.lex.Get(int32(id), "kind")]; !ok {
			t.Errorf("%v: kind", row)
		}
		for _, group := range e.with {
			for _, w := range group {
				if len(w.phrases) == 0 {
					t.Errorf("%v: a state that states.tsv does not list", row)
				}
			}
		}
		if e.act == (acts{}) && k.lex.Get(int32(id), "act") != "" {
			t.Errorf("%v: act", row)
		}
	}
}

// TestTermsMonths: a term that ends in a month ends with its last day.
func TestTermsMonths(t *testing.T) {
	if got := term("2009-05", "2014-06"); got != (news.Interval{From: news.DayOf(2009, 5, 1), To: news.DayOf(2014, 6, 30)}) {
		t.Errorf("%v", got)
	}
	if got := term("2009", ""); got.From != news.DayOf(2009, 1, 1) || got.To != news.NoDay {
		t.Errorf("%v", got)
	}
}

// TestManyEvents: a line made of the names of events costs no more than its length.
func TestManyEvents(t *testing.T) {
	l := artest.New(t)
	f := New(l)
	body := strings.Repeat("اغتيال قاسم سليماني أمس وانفجار مرفأ بيروت مساء أمس ", 5000)
	start := time.Now()
	f.Find(l.Read(body), &news.Article{Text: body})
	if took := time.Since(start); took > 8*time.Second {
		t.Errorf("%v", took)
	}
}
