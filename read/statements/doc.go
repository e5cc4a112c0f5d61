// Package statements finds reported speech and thought: cue, source, content, stance, and the isnad of each statement.
//
// One walk over the tokens finds the cues (verbs by lemma, report nouns, attribution phrases, headline colons, participles) with the
// place where their content opens and the phrase that names their source; a second pass decides where each content ends and which
// report stands inside which; a third resolves sources that are implied or point back, classes them, and builds the chains.
// Which words report, and in which frame, stands in the lexicons reporting, reporting_words, media, hedges, source_heads and
// source_qualifiers. The package must not know what kinds of events there are, nor a word of any language.
package statements
