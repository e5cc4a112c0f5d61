// Package file takes articles in from files: .txt, .json, .jsonl, folders, .zip of these, and standard input.
// It must not know what is done with them.
//
// Whatever a path holds, the walk ends, memory stays bounded and every input that cannot be read is one *intake.Error.
package file
