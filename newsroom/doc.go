// Package newsroom holds the use cases: take in, read, place. Policy lives here. It must not know SQL, HTTP or the terminal.
package newsroom
