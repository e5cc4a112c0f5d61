// Package desk makes one desk of many records: entities resolved, lineage found, stories chosen, happenings joined, conflicts stated.
// It must not know stores nor the words of any language.
//
// Build makes a desk of records at once. A State is the same desk kept: it is given one more article at a time, saved and loaded in parts, and
// asks for full records only of the stories that a change has touched. Both end in the same desk: whatever is decided across articles is a
// function of the set of articles (and judgements), never of the order in which they came. ADR "A desk that is kept" says how and within which bounds.
package desk
