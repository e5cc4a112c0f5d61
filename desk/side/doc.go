// Package side does many small things of one sort side by side on all processors. It must not know what they are.
package side
