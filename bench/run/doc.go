// Command run measures a built isnad as a whole process and keeps what it measured.
//
//	go run ./bench/run -isnad bin/isnad -articles 5000
//
// It prepares a folder of articles in scratch/bench (once), runs `isnad analyze --json` and `isnad desk --json` on it, and
// writes articles and words per second, processor seconds and peak memory to bench/records/DATE-COMMIT.json. The
// articles come from the reference data beside the project or, where that is missing, are the samples again and again.
//
// Wall seconds are the command's, start included; memory is the process's largest resident set in MiB (2^20 bytes);
// words are blank-free runs of title and text. Figures are comparable on one machine and one set of articles only,
// which the record names. The command knows the program's command line and nothing of its packages.
package main
