package tagger_test

import (
	"fmt"
	"strings"

	"github.com/isnad-desk/isnad/tagger"
)

func Example() {
	labels := []string{"O", "B-name", "I-name"}
	features := func(text string) *tagger.Features {
		f := &tagger.Features{}
		before := "^"
		for _, w := range strings.Fields(text) {
			f.Add(tagger.Hash(1, w))
			f.Add(tagger.Hash(2, before))
			f.End()
			before = w
		}
		return f
	}
	model, err := tagger.Train([]tagger.Example{
		{Features: features("today mr Red spoke"), Labels: []uint8{0, 0, 1, 0}},
		{Features: features("mr Green Senior slept"), Labels: []uint8{0, 1, 2, 0}},
	}, tagger.Options{Labels: labels, Allowed: tagger.BIO(labels), Epochs: 5, MinCount: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	var s tagger.Scratch
	for _, y := range model.Tag(features("mr Brown spoke"), nil, &s) {
		fmt.Print(model.Labels()[y], " ")
	}
	// Output: O B-name O
}
