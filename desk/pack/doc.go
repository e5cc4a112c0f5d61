// Package pack writes plain data as compact bytes that know their form and their checksum.
// It must not know what the data mean.
package pack
