// Package sqlite keeps an archive in one SQLite file in a data folder: in write-ahead mode, every batch one transaction that is on the disk when it
// is acknowledged, every blob with its checksum.
//
// It must not know why anything is kept, and nothing outside it knows SQL.
package sqlite
