// Package warc reads web archives (ISO 28500, plain or gzip by record) as a stream, whatever their size. It must not know what pages hold.
package warc
