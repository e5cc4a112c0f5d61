// Package conflict states where the reports of a happening contradict one another, side by side with their sentences.
// It must not know stores nor the words of any language.
package conflict
