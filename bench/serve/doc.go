// Command serve measures how fast the server answers: each kind of page alone, and many readers at once. It starts the built program on an archive,
// asks it as browsers do, and stops it. It must not know how the program works inside.
package main
