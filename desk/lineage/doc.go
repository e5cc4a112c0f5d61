// Package lineage finds who took what from whom: reprints, rewrites and relays, each edge with its evidence.
// It must not know stores nor the words of any language.
package lineage
