// Package events finds happenings and types them with PLOVER codes and modes.
//
// Its one job: from the frames of a language (which verbs and nouns tell which kind of happening, and where its parties stand) and from what
// earlier stages found (mentions with entities, times, statements) it makes the events of one article: who did what to whom, where and when,
// whether it happened, is planned, demanded or denied, who says so, and with what numbers. One happening told several times is one event.
//
// In: the text as read, the record with mentions, entities, times and statements. Out: events in the order of their triggers; spans are byte
// intervals into Article.Text. It promises to be deterministic, to take time linear in the text, and never to panic.
//
// Files: lexicon.go reads the lexicons, sentence.go labels the tokens, phrases.go cuts noun phrases, clauses.go finds subjects,
// spoken.go says what stands in whose mouth, triggers.go matches frames, arguments.go fills slots, status.go decides polarity and modality, merge.go joins what is one happening, retold.go what merge left apart,
// happens.go and sides.go let weights learnt from annotated events (weights.go) say that a place tells an event, or name another party, where that is likelier by far than what the rules say,
// quantities.go reads numbers.
//
// It must not know other articles, stores, nor any word of a language: words stand in the lexicons events, event_parties and event_words.
// Evidence: testdata/*.txt, and testdata/fields.tsv with a sentence for every field of the news; the weights learn from them, too (eval/weights).
package events
