// Package statements finds reported speech and thought: cue, source, content, stance, and the isnad of each statement.
// It must not know what kinds of events there are.
package statements
