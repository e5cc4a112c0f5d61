package times

import (
	"fmt"
	"strings"

	"github.com/isnad-desk/isnad/lang"
)

// class is the sort of a node: a word class of the lexicon, a number, a mark, or what a rule has made.
type class uint8

// classNames lists all classes by their names in patterns and in the column "class" of the lexicon; the order is that of the values.
var classNames = []string{
	// words
	"unit", "indefinite", "deictic", "weekday", "month", "hijri", "persian", "era", "mod", "demonstrative", "far", "part", "phase", "season",
	"decade", "portion", "before", "after", "since", "until", "in", "of", "on", "to", "between", "and", "several", "few", "latest",
	"corresponding", "school", "term", "holiday", "which", "preceded", "vague", "approx", "now", "bareday", "bytime", "within", "agoword", "andhalf",
	// numbers and marks
	"num", "nrange", "dom", "yearno", "comma", "slash", "dash", "open", "close",
	// what the rules make
	"monthname", "yr", "ytail", "today", "wday", "date", "rday", "rel", "mon", "year", "span", "lapse",
}

var classOf = func() map[string]class {
	m := make(map[string]class, len(classNames))
	for i, n := range classNames {
		m[n] = class(i)
	}
	return m
}()

func classID(name string) class {
	c, ok := classOf[name]
	if !ok {
		panic("times: no class " + name) // a fault of the grammar in this package, found by its first test
	}
	return c
}

// trait is a property of a node.
type trait uint16

const (
	weak     trait = 1 << iota // more often something else than a time
	recent                     // "last" in the sense of "of late"
	definite                   // carries the article
	bare                       // counts only inside a longer expression
	inNight                    // of the night
	digits                     // written in digits
	byBound                    // a number together with the words that bound it
	numOne                     // a unit in the singular
	numTwo                     // in the dual
	twoOf                      // in the dual, construct: "the days of" two things
	numMany                    // in the plural
	modded                     // a modifier says which one is meant
	firmed                     // a month named as such ("the month of")
	first                      // the very first day of a month
)

// node is a word, a number or an expression that stands on a run of tokens.
type node struct {
	class       class
	flags       trait
	clitics     lang.Clitics // of the reading under which the first token matched
	first, last int32        // half-open interval of tokens
	start       int          // byte where the first word starts, proclitics left out
	v, w        int          // what it stands for: a day of the week, a number, a direction
	value       *value       // of an expression of time
	rule        string
	next        int32 // next node at the same token, -1 for none
}

// elem is one place of a pattern.
type elem struct {
	mask     uint64
	optional bool
	and      bool // carries the conjunction "and"
	loose    bool // may carry a preposition
}

// rule makes nodes of one class from a pattern over nodes.
type rule struct {
	name    string
	pattern string
	makes   string
	// make fills n (its value, v, flags) from what matched, nil for an absent optional place; it returns false where the rule does not hold.
	make func(p *parser, m []*node, n *node) bool

	elems []elem
	class class
}

// alias are names for several classes.
var alias = map[string]string{
	"DAY":  "today|wday|date|rday",
	"TIME": "today|wday|date|rday|rel|mon|year|span",
	"MON":  "month|hijri|persian",
}

// compile reads a pattern: places apart by blanks, alternatives by |, ? for optional, + before a place that carries "and", ~ before one that may
// carry a conjunction or preposition.
func (r *rule) compile() {
	for _, f := range strings.Fields(r.pattern) {
		var e elem
		f, e.optional = strings.CutSuffix(f, "?")
		f, e.and = strings.CutPrefix(f, "+")
		f, e.loose = strings.CutPrefix(f, "~")
		for a, full := range alias {
			f = strings.ReplaceAll(f, a, full)
		}
		for _, name := range strings.Split(f, "|") {
			e.mask |= 1 << classID(name)
		}
		r.elems = append(r.elems, e)
	}
	r.class = classID(r.makes)
}

func init() {
	if len(classNames) > 64 {
		panic(fmt.Sprintf("times: %d classes, a mask holds 64", len(classNames)))
	}
}

// parser holds the nodes of one text.
type parser struct {
	f     *Finder
	t     *lang.Text
	nodes []node
	head  []int32  // first node at each token, -1
	have  []uint64 // classes of the nodes that start at each token
	ctx   []context
	tails []tail
	match [12]*node
	stack [12]int32
	order uint8 // of dates in digits: 0 not asked yet, 1 day first, 2 month first
}

func (p *parser) add(n node) {
	n.next = p.head[n.first]
	p.nodes = append(p.nodes, n)
	p.head[n.first] = int32(len(p.nodes) - 1)
	p.have[n.first] |= 1 << n.class
}

// run applies a rule at every place; what it makes is seen by the rules after it, not by itself.
func (p *parser) run(r *rule) {
	end := len(p.nodes)
	lead := r.elems[0].mask
	for k := 0; k < end; k++ {
		n := &p.nodes[k]
		if lead>>n.class&1 == 1 {
			p.stack[0] = int32(k)
			p.follow(r, 1, n.last, end)
		}
		if r.elems[0].optional && len(r.elems) > 1 && r.elems[1].mask>>p.nodes[k].class&1 == 1 {
			p.stack[0], p.stack[1] = -1, int32(k)
			p.follow(r, 2, p.nodes[k].last, end)
		}
	}
}

// follow matches the places from e on at token pos; only nodes before end count.
func (p *parser) follow(r *rule, e int, pos int32, end int) {
	if e == len(r.elems) {
		p.reduce(r, e)
		return
	}
	el := &r.elems[e]
	if el.optional {
		p.stack[e] = -1
		p.follow(r, e+1, pos, end)
	}
	if int(pos) >= len(p.head) || p.have[pos]&el.mask == 0 || p.t.Tokens[pos].Sentence != p.t.Tokens[pos-1].Sentence {
		return
	}
	for k := p.head[pos]; k >= 0; k = p.nodes[k].next {
		n := &p.nodes[k]
		if el.mask>>n.class&1 == 0 || int(k) >= end {
			continue
		}
		c := n.clitics &^ lang.The
		switch {
		case el.and && c != lang.And, !el.and && c != 0 && !(el.loose && c&^(lang.Prepositions|lang.And) == 0):
			continue
		}
		p.stack[e] = k
		p.follow(r, e+1, n.last, end)
	}
}

func (p *parser) reduce(r *rule, n int) {
	var head, tail *node
	for i := 0; i < n; i++ {
		p.match[i] = nil
		if k := p.stack[i]; k >= 0 {
			p.match[i] = &p.nodes[k]
			if head == nil {
				head = p.match[i]
			}
			tail = p.match[i]
		}
	}
	out := node{class: r.class, first: head.first, last: tail.last, start: head.start, clitics: head.clitics, rule: r.name}
	if !r.make(p, p.match[:n], &out) {
		return
	}
	if len(p.nodes) > 20*len(p.head)+200 { // a text made to blow up
		return
	}
	p.add(out)
}
