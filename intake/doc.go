// Package intake says what taking in means: a source yields articles and, between them, errors that name what could not be read.
// Its folders are the places articles come from. It must not know what is done with them.
package intake

import "fmt"

// Error is one input that could not be read. The rest goes on.
type Error struct {
	Location string // path or URL as given
	Reason   string // why, in one line
	Do       string // what to do about it
}

// Error names the input, the reason and the next step in one line.
func (e *Error) Error() string {
	if e.Do == "" {
		return fmt.Sprintf("%s: %s", e.Location, e.Reason)
	}
	return fmt.Sprintf("%s: %s; %s", e.Location, e.Reason, e.Do)
}
