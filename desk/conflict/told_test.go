package conflict

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read"
)

// TestTold reads two reports of one story and says in which slots they disagree, and by what they are updated. All of them are invented.
func TestTold(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.New(l)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		a, b   string
		want   string // slots of conflicts, "" for none
		update bool
		other  bool // both stand in one outlet
	}{
		{
			name: "two tolls, of an act in words of its own",
			a:    "لقيت خمس معلمات مصرعهن صباح اليوم إثر انقلاب حافلة جنوب القنفذة، بحسب المتحدث باسم المرور.",
			b:    "توفيت سبع معلمات صباح اليوم حين انقلبت حافلة على طريق القنفذة، وفق ما قاله الهلال الأحمر.",
			want: "number",
		},
		{
			name: "at least is met by more",
			a:    "لقي خمسة عمال على الأقل مصرعهم صباح اليوم إثر انهيار مبنى في القنفذة، بحسب المتحدث باسم المرور.",
			b:    "توفي سبعة عمال صباح اليوم حين انهار مبنى في القنفذة، وفق ما قاله الهلال الأحمر.",
		},
		{
			name:   "a toll that rose",
			a:      "لقي خمسة عمال مصرعهم صباح اليوم إثر انهيار مبنى في القنفذة، بحسب المتحدث باسم المرور.",
			b:      "ارتفع عدد قتلى انهيار المبنى في القنفذة إلى سبعة، وفق ما قاله الهلال الأحمر.",
			update: true,
		},
		{
			name: "two places, two accidents",
			a:    "لقي خمسة عمال مصرعهم صباح اليوم إثر انهيار مبنى في القنفذة، بحسب المتحدث باسم المرور.",
			b:    "توفي سبعة عمال صباح اليوم حين انهار مبنى في تبوك، وفق ما قاله الهلال الأحمر.",
		},
		{
			name: "two towns named in the headlines",
			a:    "إصابة 17 عاملا في حريق بالدمام\nأصيب 17 عاملا في حريق بمستودع أمس، بحسب الدفاع المدني.",
			b:    "إصابة 22 عاملا في حريق بجدة\nأصيب 22 عاملا في حريق بمستودع أمس، وفق ما قاله الهلال الأحمر.",
		},
		{
			name: "a denial that nobody says",
			a:    "يظن كثيرون أن الضرائب في أي بلد تزيد الشفافية وتضبط الإنفاق العام، لأن الفكرة نفسها تنفي ذلك.",
			b:    "ناقش المجلس في القنفذة أمس الضرائب في البلد.",
		},
		{
			name:  "two reports of one outlet",
			a:     "لقي خمسة عمال مصرعهم صباح اليوم إثر انهيار مبنى في القنفذة، بحسب المتحدث باسم المرور.",
			b:     "توفي سبعة عمال صباح اليوم حين انهار مبنى في القنفذة، وفق ما قاله الهلال الأحمر.",
			other: true,
		},
		{
			name: "a part of the dead is no other toll",
			a:    "لقي ثلاثة جنود مصرعهم صباح اليوم في الهجوم على فندق في القنفذة، بحسب الشرطة.",
			b:    "قتل ثمانية أشخاص صباح اليوم في الهجوم على فندق في القنفذة، منهم ثلاثة جنود، بحسب الهلال الأحمر.",
		},
		{
			name: "a denial in other forms of the same words",
			a:    "وقعت شركة نور للطاقة أمس عقدا مع شركة هانسونغ لبناء محطة تحلية في الفجيرة.",
			b:    "نفت شركة هانسونغ توقيع عقد محطة الفجيرة، وقالت إن المحادثات مستمرة.",
			want: "polarity",
		},
		{
			name: "who denies something else",
			a:    "وقعت شركة نور للطاقة أمس عقدا مع شركة هانسونغ لبناء محطة تحلية في الفجيرة.",
			b:    "نفت شركة هانسونغ نيتها تسريح موظفيها في فرع دبي قبل نهاية العام.",
		},
		{
			name: "both deny",
			a:    "نفت شركة هانسونغ توقيع عقد لبناء محطة تحلية في الفجيرة.",
			b:    "نفت شركة نور للطاقة توقيع عقد محطة الفجيرة مع شركة هانسونغ.",
		},
	} {
		outlet := []string{"المرقب", "الشاهد"}
		if c.other {
			outlet[1] = outlet[0]
		}
		var records []*news.Record
		for i, s := range []string{c.a, c.b} {
			records = append(records, r.Read(news.Input{Location: outlet[i] + string(rune('a'+i)), Outlet: outlet[i], Published: "2024-05-01", Text: s}))
		}
		in := onDesk(l, records)
		found := Find(in, happening.Find(in))
		var slots []string
		for _, k := range found.Conflicts {
			slots = append(slots, k.Slot)
		}
		slices.Sort(slots)
		if got := strings.Join(slots, " "); got != c.want || (len(found.Updates) > 0) != c.update {
			t.Errorf("%s: conflicts %q, want %q; %d updates", c.name, got, c.want, len(found.Updates))
		}
	}
}
