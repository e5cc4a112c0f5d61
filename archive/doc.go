// Package archive says what a store must do: keep every input that was taken in and every judgement for ever, and beside them what is derived, which
// can be thrown away and made again. Stores live in folders below; archivetest holds the suite that each of them passes.
//
// A store must not know policy: what is read, when it is tried again and what a desk is are decided in newsroom.
package archive
