package times

import (
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// recall is how many days before publication one of several events of a sort is the one that a lapse is counted from.
const recall = 60

// fromEvent returns the days that a lapse means which is counted from a well known event: "three days after the attack of 7 October".
func (p *parser) fromEvent(n *node, pub *news.Interval) anchor {
	none := anchor{days: news.Unknown}
	if n.rule != "lapse" && n.rule != "ago" && n.rule != "units-before-event" {
		return none
	}
	s := &p.t.Sentences[p.t.Tokens[n.first].Sentence]
	tolds := p.tell(n.last, min(n.last+10, int32(s.Last)))
	if len(tolds) == 0 || tolds[0].anniversary || tolds[0].first > n.last+3 {
		return none
	}
	on := news.Unknown
	for _, id := range tolds[0].rows {
		e := &p.f.almanac.events[id]
		days := e.days
		switch {
		case e.kind == period:
			days.To = days.From
		case e.kind == recurring && (pub == nil || days.To >= pub.To || pub.To-days.To > recall):
			continue
		}
		if on.Known() && on != days {
			return none // it can be either
		}
		on = days
	}
	u, count := unit(n.w), n.v
	if !on.Known() || u >= month || count > 1000 || count < -1000 {
		return none
	}
	at := func(i news.Interval) anchor {
		return anchor{i, text.Span{Start: p.t.Tokens[tolds[0].first].Span.Start, End: p.t.Tokens[tolds[0].last-1].Span.End}}
	}
	several := count
	if count == 0 {
		several = spread(u)
	}
	switch {
	case n.rule == "units-before-event":
		return at(news.Interval{From: shift(on.From, u, -several), To: on.From - 1})
	case n.rule == "ago" && count == 0:
		return at(news.Interval{From: shift(on.From, u, -several), To: on.From - 1})
	case n.rule == "ago":
		return at(one(shift(on.From, u, count)))
	case n.value.vague:
		return at(news.Interval{From: on.From, To: shift(on.To, u, several)})
	case on.From == on.To:
		return at(one(shift(on.To, u, count)))
	}
	return none
}
