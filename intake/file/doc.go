// Package file takes articles in from files: .txt, .json, folders, standard input and .zip of these.
// It must not know what is done with them.
package file
