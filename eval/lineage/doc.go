// Command lineage measures how many of the cross-outlet pairs of articles that share half of their four-word shingles stand in one family of the
// lineage, against comparing all pairs. It must not know how lineage finds them.
package main
