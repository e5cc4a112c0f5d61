// Package rank gives articles the order in which everything across them is decided, whatever the order in which they came.
// It must not know what is decided.
package rank
