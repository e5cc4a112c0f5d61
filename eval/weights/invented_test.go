package main

import (
	"testing"

	"github.com/isnad-desk/isnad/eval/told"
)

func TestInventedArticles(t *testing.T) {
	told.CheckInvented(t, inventedTexts, inventedEvents, 183)
}
