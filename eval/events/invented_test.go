package main

import (
	"testing"

	"github.com/isnad-desk/isnad/eval/told"
)

func TestInventedArticles(t *testing.T) {
	told.CheckInvented(t, inventedTexts, inventedEvents, 72)
}

func TestInventedSentences(t *testing.T) {
	told.CheckInvented(t, sentenceTexts, sentenceEvents, 283)
}
