// Package search finds articles, happenings and statements in an archive: it makes what the index keeps of an article, reads the query language,
// ranks and picks the sentences that answer.
//
// It must not know faces: who asks and how the answer is shown.
package search
