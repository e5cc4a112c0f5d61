package names

import (
	"testing"

	"github.com/isnad-desk/isnad/tagger"
)

// TestSummed holds what is kept and put together to what the model gives all features of a position at once, the
// first time and when all of it was met before.
func TestSummed(t *testing.T) {
	fd := finder(t)
	var p page
	var s tagger.Scratch
	var k summed
	var all, rest tagger.Features
	width := fd.model.Width()
	for range 2 {
		positions := 0
		for _, body := range []string{
			"قال وزير الخارجية اللبناني سامي البحري، الأربعاء، إن \"حزب العدالة\" التركي (المعارض) لن يوقع في 12 نيسان 2024.\nوأضاف البحري أن الوزير بحث مع NATO وبغداد الأمر.",
			"لندن - صالح\nو\n123 ميناء عدن، ودبي؛ والرياض\nوصل أبو علي الكرخي إلى الموصل قادما من أربيل عبر مطار بغداد الدولي يوم الخميس الماضي برفقة علي علي علي.",
		} {
			text := fd.language.Read(body)
			fd.gaz.prepare(text, fd.facts, &p)
			for _, sentence := range text.Sentences {
				ts := p.tokens[sentence.First:sentence.Last]
				all.Reset()
				extract(ts, &all)
				want := make([]uint64, len(ts)*width)
				fd.model.Sum(&all, want, &s)
				got := k.sum(fd.model, ts, &s)
				rest.Reset()
				for i := range ts {
					together(ts, i, company, &rest)
					rest.End()
				}
				fd.model.Sum(&rest, got, &s)
				for i := range ts {
					for n := range width {
						if got[i*width+n] != want[i*width+n] {
							t.Fatalf("%q: sums of token %d (%s): %x, want %x", body, i, ts[i].text, got[i*width:][:width], want[i*width:][:width])
						}
					}
					positions++
				}
			}
		}
		if positions < 50 {
			t.Fatalf("%d positions", positions)
		}
	}
}
