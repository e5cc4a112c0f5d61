// Package desk makes one desk of many records: entities resolved, lineage found, stories chosen, happenings joined, conflicts stated.
// It must not know stores nor the words of any language.
package desk
