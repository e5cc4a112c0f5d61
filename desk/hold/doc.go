// Package hold keeps packed bytes in memory or, where their owner gives a shelf, elsewhere, such as in a file. It knows neither what the bytes are nor
// where the shelf is.
package hold
