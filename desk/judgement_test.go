package desk

import (
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// judged makes the desk of records with judgements in force, by adding them before and after the judging, and fails where that makes a difference.
func judged(t *testing.T, records []*news.Record, js ...news.Judgement) *news.Desk {
	t.Helper()
	l := artest.New(t)
	have := shelf{}
	var desks []*news.Desk
	for _, early := range []bool{true, false} {
		s := New(l)
		if early {
			s.Judge(js)
		}
		for _, r := range records {
			r = news.Correct(r, js)
			have[r.Article.ID] = r
			s.Add(NewDigest(l, r))
		}
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		s.Judge(js)
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		desks = append(desks, s.Desk())
	}
	if !reflect.DeepEqual(desks[0], desks[1]) {
		t.Fatalf("judged before and after:\n%+v\n%+v", desks[0], desks[1])
	}
	return desks[0]
}

// entity returns the desk entity of an article's entity of that name.
func entity(t *testing.T, d *news.Desk, records []*news.Record, article int, name string) *news.DeskEntity {
	t.Helper()
	for i := range records[article].Entities {
		if records[article].Entities[i].Name != name {
			continue
		}
		for k := range d.Entities {
			for _, m := range d.Entities[k].Members {
				if m.Article == records[article].Article.ID && m.Entity == i {
					return &d.Entities[k]
				}
			}
		}
	}
	t.Fatalf("article %d has no %s", article, name)
	return nil
}

func TestJudgementsWin(t *testing.T) {
	l := artest.New(t)
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "زار [p:طاهر جابر النوفلي] سوق السمك في [t:حلب]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-08-01", "مرض [p:طاهر جابر النوفلي] في بيته بعد العيد."),
		desktest.Article(t, l, "c", "الراصد", "2024-11-01", "كتب [p:أبو الوليد الساحلي] قصيدة عن البحر."),
	}
	name := "طاهر جابر النوفلي"
	d := judged(t, records)
	if entity(t, d, records, 0, name) != entity(t, d, records, 1, name) {
		t.Error("one full name of three words is two men")
	}
	d = judged(t, records, news.Judgement{Kind: news.JudgeNotSame, A: news.Subject{Article: "b", Name: name}, B: news.Subject{Article: "a", Name: name}})
	if entity(t, d, records, 0, name) == entity(t, d, records, 1, name) {
		t.Error("judged not the same, and one")
	}
	same := news.Judgement{Kind: news.JudgeSame, A: news.Subject{Name: name}, B: news.Subject{Name: "أبو الوليد الساحلي"}}
	d = judged(t, records, same, news.Judgement{Kind: news.JudgeName, A: news.Subject{Name: name}, Value: "أبو الوليد"})
	if e := entity(t, d, records, 0, name); e != entity(t, d, records, 2, "أبو الوليد الساحلي") || e.Name != "أبو الوليد" {
		t.Errorf("judged the same and named: %+v", e)
	}
	back := same
	back.Kind = news.JudgeNotSame
	d = judged(t, records, same, back)
	if entity(t, d, records, 0, name) == entity(t, d, records, 2, "أبو الوليد الساحلي") {
		t.Error("the later judgement does not hold")
	}
	d = judged(t, records, news.Judgement{Kind: news.JudgeKind, A: news.Subject{Name: "حلب"}, Value: string(news.Organization)})
	if e := entity(t, d, records, 0, "حلب"); e.Kind != news.Organization {
		t.Errorf("judged an organisation: %+v", e)
	}
}

func TestJudgedStories(t *testing.T) {
	records := visit(t, artest.New(t))
	story := func(d *news.Desk, article string) string {
		for _, s := range d.Stories {
			for _, a := range s.Articles {
				if a == article {
					return s.ID
				}
			}
		}
		return ""
	}
	d := judged(t, records)
	if story(d, "a1") != story(d, "a2") || story(d, "a1") == story(d, "b1") {
		t.Fatalf("%+v", d.Stories)
	}
	pair := func(k news.JudgementKind, a, b string) news.Judgement {
		return news.Judgement{Kind: k, A: news.Subject{Article: a}, B: news.Subject{Article: b}}
	}
	if d = judged(t, records, pair(news.JudgeSplit, "a1", "a2")); story(d, "a1") == story(d, "a2") {
		t.Error("split, and one story")
	}
	if d = judged(t, records, pair(news.JudgeMerge, "a1", "b1")); story(d, "a1") != story(d, "b1") {
		t.Error("merged, and two stories")
	}
	if d = judged(t, records, pair(news.JudgeMerge, "a1", "b1"), pair(news.JudgeSplit, "b1", "a1")); story(d, "a1") == story(d, "b1") {
		t.Error("the later judgement does not hold")
	}
}

func TestACorrectedDayPlacesAnArticleAnew(t *testing.T) {
	records := visit(t, artest.New(t))
	d := judged(t, records, news.Judgement{Kind: news.JudgeDate, A: news.Subject{Article: "b2"}, Value: "2024-11-20"})
	for _, s := range d.Stories {
		if len(s.Articles) > 1 && s.Articles[1] == "b2" {
			t.Errorf("eleven weeks later, and one story: %+v", s)
		}
	}
}

// TestLastingIDsStayWithTheLargerPart: a story keeps its id while it grows; an article that is taken away does not end it.
func TestLastingIDsStayWithTheLargerPart(t *testing.T) {
	l := artest.New(t)
	records := visit(t, l)
	s, have := New(l), shelf{}
	id := ""
	for i, r := range []int{1, 2, 0} { // the earliest comes last
		have[records[r].Article.ID] = records[r]
		s.Add(NewDigest(l, records[r]))
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		now, ok := s.StoryOf("a2")
		if !ok || i > 0 && now != id {
			t.Fatalf("the story was %s and is %s", id, now)
		}
		id = now
		if told, ok := s.Story(id); !ok || len(told.Articles) != i+1 {
			t.Fatalf("%+v", told)
		}
	}
	s.Remove("a1")
	c, err := s.Settle(have)
	if err != nil || len(c.Gone) > 0 {
		t.Fatal(c, err)
	}
	if now, _ := s.StoryOf("a3"); now != id {
		t.Errorf("the story was %s and is %s", id, now)
	}
	for _, a := range []string{"a2", "a3"} {
		s.Remove(a)
	}
	if c, err = s.Settle(have); err != nil || len(c.Gone) != 1 || c.Gone[0] != id {
		t.Errorf("%+v %v", c, err)
	}
}

// TestExplain: the reasons name what joined, and who bears the name and is another.
func TestExplain(t *testing.T) {
	l := artest.New(t)
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "قال [p:سالم الحيدري] في [o:نادي المرجان الرياضي] إن المباراة تأجلت."),
		desktest.Article(t, l, "b", "الشاهد", "2024-08-01", "وقع [p:سالم الحيدري] عقدا مع [o:نادي المرجان الرياضي]."),
		desktest.Article(t, l, "c", "الراصد", "2024-11-01", "حكمت المحكمة على [p:سالم الحيدري] بالسجن."),
	}
	s, have := New(l), shelf{}
	for _, r := range records {
		have[r.Article.ID] = r
		s.Add(NewDigest(l, r))
	}
	if _, err := s.Settle(have); err != nil {
		t.Fatal(err)
	}
	found, err := s.Explain("سالم الحيدري", have)
	if err != nil || len(found) != 2 {
		t.Fatalf("%+v %v", found, err)
	}
	if x := found[0]; len(x.Entity.Members) != 2 || len(x.Clues) != 1 || x.Clues[0].Stories != 2 || len(x.Others) != 1 {
		t.Errorf("%+v", x)
	}
}

// TestWhatIsTakenBackIsForgotten: of judgements that were taken back nothing stays, whichever stood before them.
func TestWhatIsTakenBackIsForgotten(t *testing.T) {
	l := artest.New(t)
	var records []*news.Record
	names := []string{"طاهر جابر النوفلي", "أبو الوليد الساحلي", "منير سعد الصافوري", "كاظم هادي الرفاعي"}
	for i, name := range names {
		for k, day := range []string{"2024-05-01", "2024-08-01"} {
			records = append(records, desktest.Article(t, l, string(rune('a'+2*i+k)), "المرقب", day, "زار [p:"+name+"] سوق السمك في [t:حلب] بعد العيد رقم "+day+"."))
		}
	}
	have := shelf{}
	for _, r := range records {
		have[r.Article.ID] = r
	}
	same := func(a, b int) news.Judgement {
		return news.Judgement{Kind: news.JudgeSame, A: news.Subject{Kind: news.Person, Name: names[a]}, B: news.Subject{Kind: news.Person, Name: names[b]}}
	}
	called := news.Judgement{Kind: news.JudgeName, A: news.Subject{Kind: news.Person, Name: names[3]}, Value: "كاظم"}
	s := New(l)
	for _, r := range records {
		s.Add(NewDigest(l, r))
	}
	for _, js := range [][]news.Judgement{nil, {same(0, 1)}, {same(0, 1), same(2, 3)}, {same(2, 3)}, {same(2, 3), called}, {called}, {same(1, 2), same(0, 1)}, nil} {
		s.Judge(js)
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		if got, want := s.Desk(), judged(t, records, js...); !reflect.DeepEqual(got, want) {
			t.Errorf("with %+v:\n%+v\nnot\n%+v", js, got.Entities, want.Entities)
		}
	}
}
