package main

import (
	"testing"

	"github.com/isnad-desk/isnad/eval/told"
)

// TestInventedArticles: every annotated article is there, and every place of an annotation is of whole letters of it.
func TestInventedArticles(t *testing.T) {
	want, err := told.Read(inventedEvents)
	if err != nil {
		t.Fatal(err)
	}
	articles := told.Invented(inventedTexts)
	if len(articles) != 72 || len(want) != 72 {
		t.Fatalf("%d articles, %d annotated", len(articles), len(want))
	}
	told.CheckPlaces(t, articles, want)
}
