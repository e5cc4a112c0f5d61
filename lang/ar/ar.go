package ar

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync/atomic"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar/spell"
	"github.com/isnad-desk/isnad/text"
)

//go:embed lex/*.tsv
var lexFiles embed.FS

// namesModel is made by the command eval/train; its sources and licences stand inside.
//
//go:embed model/names.bin
var namesModel []byte

// eventWeights are made by the command eval/weights; their sources and licences stand inside.
//
//go:embed model/events.bin
var eventWeights []byte

// Version names the state of the pack: grammar and lexicons together.
const Version = "0.1.0"

// statistics are word statistics that were read beside the lexicons.
type statistics struct {
	*wordStatistics
	err error
}

// pack is the working state behind the functions of the language value.
type pack struct {
	lexicons      map[string]*lang.Lexicon
	abbreviations map[string]bool
	known         map[string]bool // folded words that start a form of a lexicon: likely whole
	split         *splitter
	spell         *spell.Model
	spelled       [4096]atomic.Pointer[spelling] // the last spelled, by hash; what it holds changes no result
	singular      map[string]string              // folded, of folded broken plurals
	nationality   map[string]string              // folded adjective of a state, masculine, to the English one
}

// New returns Arabic. It reads the embedded lexicons; a fault in one of them is an error that names file and line.
func New() (*lang.Language, error) { return NewWith() }

// finish makes the language of a pack whose lexicons are read.
func finish(p *pack, ready <-chan statistics) (*lang.Language, error) {
	s := <-ready
	if s.err != nil {
		return nil, s.err
	}
	p.split = p.splitter(s.wordStatistics)
	var err error
	if p.spell, err = spell.Decode(spellModel); err != nil {
		return nil, fmt.Errorf("arabic pack: %w", err)
	}
	shares, err := readTermShares(termCounts)
	if err != nil {
		return nil, fmt.Errorf("arabic pack: %w", err)
	}
	numbers := newNumerals(p)
	return &lang.Language{
		Code: "ar", Version: Version,
		Fold: Fold, FoldString: FoldString, Skeleton: Skeleton, Consonants: Consonants,
		Read: p.read, Looks: looks, Bare: bare, Feminine: feminine, Oblique: oblique, Indefinite: indefinite, Ends: ends, PassiveVowel: damma, Accusative: fathatan, Forms: p.forms, Nisba: nisba, Plain: plain, Unfuse: unfuse, Latin: p.latin,
		Numbers: numbers.find, Numeric: numbers.numeric,
		Meet:      p.meet,
		TermShare: func(term string) float64 { return shares[term] },
		Lexicons:  p.lexicons, NamesModel: namesModel, EventWeights: eventWeights,
	}, nil
}

// load reads the lexicons.
func load() (*pack, error) {
	p := &pack{lexicons: map[string]*lang.Lexicon{}, abbreviations: map[string]bool{}, known: map[string]bool{}}
	names, err := fs.Glob(lexFiles, "lex/*.tsv")
	if err != nil {
		return nil, err
	}
	for _, file := range names {
		f, err := lexFiles.Open(file)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(path.Base(file), ".tsv")
		x, err := lang.ParseLexicon(name, f, words)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("arabic pack: %w", err)
		}
		p.lexicons[name] = x
		if name == "verbs" || name == "page" || name == "dated_events" || name == "event_acts" || name == "query" || name == "plurals" || name == "name_english" || name == "closed_words" { // the morphology knows verbs better; words around a text and of well known events say nothing on where one may be cut
			continue
		}
		for _, e := range x.Entries {
			p.learn(e.Form)
		}
	}
	p.singular = map[string]string{}
	for _, e := range p.lexicon("plurals").Entries {
		p.singular[FoldString(e.Form)] = FoldString(e.Cells[1])
	}
	states := p.lexicon("states")
	p.nationality = map[string]string{}
	for id := range states.Entries {
		if english := states.Get(int32(id), "english_adjective"); english != "" {
			for _, d := range strings.Split(states.Get(int32(id), "demonym"), "|") {
				if d != "" {
					p.nationality[FoldString(d)] = english
				}
			}
		}
	}
	for _, e := range p.lexicon("abbreviations").Entries {
		p.abbreviations[FoldString(e.Form)] = true
	}
	return p, nil
}

// learn notes that the word which opens a form is likely whole: later words of a phrase may carry a conjunction.
func (p *pack) learn(form string) {
	form = FoldString(form)
	if n := runOf(form, 0, cLetter); n > 0 {
		p.known[form[:n]] = true
	}
}

func (p *pack) lexicon(name string) *lang.Lexicon {
	if x := p.lexicons[name]; x != nil {
		return x
	}
	return &lang.Lexicon{Name: name}
}

// read implements lang.Language.Read.
func (p *pack) read(s string) *lang.Text {
	v := Fold(s)
	tokens := tokenize(v.Folded())
	sentences := p.sentences(v.Folded(), tokens)
	p.analyse(v, tokens, sentences)
	weigh(tokens)
	for i := range tokens {
		tokens[i].Span = v.Origin(tokens[i].Span)
	}
	for i := range sentences {
		sentences[i].Span = text.Span{Start: tokens[sentences[i].First].Span.Start, End: tokens[sentences[i].Last-1].Span.End}
	}
	return &lang.Text{View: v, Tokens: tokens, Sentences: sentences}
}
