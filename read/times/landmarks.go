package times

import "github.com/isnad-desk/isnad/news"

// recall is how many days before publication one of several events of a sort is the one that a lapse is counted from.
const recall = 60

// fromEvent returns the days that a lapse means which is counted from a well known event: "three days after the attack of 7 October".
func (p *parser) fromEvent(n *node, pub *news.Interval) news.Interval {
	if n.rule != "lapse" && n.rule != "ago" && n.rule != "units-before-event" {
		return news.Unknown
	}
	s := &p.t.Sentences[p.t.Tokens[n.first].Sentence]
	tolds := p.tell(n.last, min(n.last+10, int32(s.Last)))
	if len(tolds) == 0 || tolds[0].anniversary || tolds[0].first > n.last+3 {
		return news.Unknown
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
			return news.Unknown // it can be either
		}
		on = days
	}
	u, count := unit(n.w), n.v
	if !on.Known() || u >= month || count > 1000 || count < -1000 {
		return news.Unknown
	}
	several := count
	if count == 0 {
		several = spread(u)
	}
	switch {
	case n.rule == "units-before-event":
		return news.Interval{From: shift(on.From, u, -several), To: on.From - 1}
	case n.rule == "ago" && count == 0:
		return news.Interval{From: shift(on.From, u, -several), To: on.From - 1}
	case n.rule == "ago":
		return one(shift(on.From, u, count))
	case n.value.vague:
		return news.Interval{From: on.From, To: shift(on.To, u, several)}
	case on.From == on.To:
		return one(shift(on.To, u, count))
	}
	return news.Unknown
}
