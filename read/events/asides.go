package events

import "github.com/isnad-desk/isnad/lang"

// withoutAsides returns the text as it would stand without its invocations ("the king, may God keep him, received"), each with the pair of dashes,
// commas or brackets around it: they part a verb from its subject and its object and are verbs themselves. Spans stay those of the text.
func (f *Finder) withoutAsides(t *lang.Text) *lang.Text {
	var cuts []lang.Hit
	last := 0 // token behind the last cut
	for i := 0; i < len(t.Tokens); i++ {
		if t.Tokens[i].Kind != lang.Word {
			continue
		}
		h, ok := f.asides.Match(t, i, lang.ByHost)
		if !ok {
			continue
		}
		s := t.Sentences[t.Tokens[i].Sentence]
		if from := max(s.First, last); h.First > from && h.Last < s.Last && pair(&t.Tokens[h.First-1], &t.Tokens[h.Last]) {
			h.First--
			h.Last++
		}
		cuts, last = append(cuts, h), h.Last
		i = last - 1
	}
	if cuts == nil {
		return t
	}
	out := &lang.Text{View: t.View, Tokens: make([]lang.Token, 0, len(t.Tokens)), Sentences: make([]lang.Sentence, len(t.Sentences))}
	for n, s := range t.Sentences {
		first := len(out.Tokens)
		for i := s.First; i < s.Last; i++ {
			if len(cuts) > 0 && i == cuts[0].First {
				i, cuts = cuts[0].Last-1, cuts[1:]
				continue
			}
			out.Tokens = append(out.Tokens, t.Tokens[i])
		}
		s.First, s.Last = first, len(out.Tokens)
		out.Sentences[n] = s
	}
	return out
}

// pair reports whether two marks enclose what stands between them.
func pair(a, b *lang.Token) bool {
	return a.Kind == lang.Punct && b.Kind == lang.Punct && a.Fold == b.Fold && (a.Fold == "," || a.Fold == "-") || a.Kind == lang.Open && b.Kind == lang.Close
}
